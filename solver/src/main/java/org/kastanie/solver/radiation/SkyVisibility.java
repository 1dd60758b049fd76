package org.kastanie.solver.radiation;

import java.util.Arrays;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.sun.SkyPatches;

/**
 * What facets and persons see of every sky patch: bytes for shortwave radiation, and for longwave radiation, which differs
 * by band only, twelve cosine-weighted solid angles per facet.
 */
final class SkyVisibility {
    /** Share times mean cosine of incidence, per facet. */
    final PackedSky facetSky;
    /** Share, per person. */
    final PackedSky personSky;
    /** Sky view factor per facet. */
    private final float[] viewFactor;

    /**
     * What is added before bytes are cut, per azimuth: evenly spread over 0..1, so that the equal cosines of one band do not
     * round all the same way.
     */
    private static final float[] ROUNDING = new float[SkyPatches.AZIMUTHS];

    /** Bytes of a level facet under the open sky, by band, at the least rounding. */
    private static final int[] LEVEL = new int[Bands.COUNT];

    static {
        double[] level = new double[Bands.COUNT];
        PatchCosine.fill(0, 1, 0, level);
        for (int b = 0; b < LEVEL.length; b++) {
            LEVEL[b] = (int) (PackedSky.FULL * (float) level[b]);
        }
        // alike in all four quarters, so that turned scenes stay the same
        int quarter = SkyPatches.AZIMUTHS / 4;
        for (int a = 0; a < ROUNDING.length; a++) {
            ROUNDING[a] = (a * 3 % quarter + 0.5f) / quarter;
        }
    }

    private final Columns columns;
    private final Facets facets;
    private final Places places;
    private final Persons persons;
    /** Azimuth of every normal that is not level, rad; needed while building only. */
    private double[] facing;

    SkyVisibility(
            Columns columns, Facets facets, Places places, Persons persons, RadiationOptions options, Workers workers) {
        this.columns = columns;
        this.facets = facets;
        this.places = places;
        this.persons = persons;
        facetSky = new PackedSky(facets.count());
        personSky = new PackedSky(persons.count());
        facing = new double[facets.count()];
        workers.forEach(facing.length, 4096, (from, to) -> {
            for (int f = from; f < to; f++) {
                facing[f] = PatchCosine.flat(facets.normalZ()[f])
                        ? 0
                        : PatchCosine.facing(facets.normalX()[f], facets.normalY()[f]);
            }
        });
        float[][] buffers = null;
        for (int a = 0; a < SkyPatches.AZIMUTHS; a++) {
            int azimuth = a;
            Panorama panorama = new Panorama(columns, SkyPatches.azimuth(a), options.reach());
            if (buffers == null) {
                buffers = new float[panorama.levels()][columns.top.length];
                for (float[] buffer : buffers) {
                    Arrays.fill(buffer, Columns.NOTHING);
                }
            }
            panorama.prepare(SkyPatches.azimuth(a), buffers, workers);
            workers.forEach(columns.active.rows(), 8, (from, to) -> rows(panorama, azimuth, from, to));
            workers.forEach(facets.walls().count(), 1024, (from, to) -> walls(panorama, azimuth, from, to));
        }
        facing = new double[0];
        float[] even = new float[SkyPatches.COUNT];
        for (int p = 0; p < even.length; p++) {
            even[p] = (float) (SkyPatches.solidAngle(p % SkyPatches.BANDS) / Math.PI);
        }
        viewFactor = new float[facets.count()];
        facetSky.contract(even, 1, workers, (first, count, sums) -> {
            for (int i = 0; i < count; i++) {
                viewFactor[first + i] = Math.min(1, sums[i]);
            }
        });
    }

    private void rows(Panorama panorama, int azimuth, int from, int to) {
        Panorama.Scratch s = new Panorama.Scratch();
        double[] flat = new double[Bands.COUNT];
        double[] cosine = new double[Bands.COUNT];
        PatchCosine.fill(0, 1, 0, flat);
        int columnsInRow = columns.active.columns();
        for (int r = from; r < to; r++) {
            for (int c = 0; c < columnsInRow; c += Panorama.BLOCK) {
                int n = Math.min(Panorama.BLOCK, columnsInRow - c);
                int first = r * columnsInRow + c;
                int start = columns.ofLocal(first);
                System.arraycopy(places.z, first, s.height, 0, n);
                panorama.look(start, n, s, true);
                store(first, n, azimuth, s, flat);
                for (int i = 0; i < n; i++) {
                    int f = first + i;
                    if (!PatchCosine.flat(facets.normalZ()[f])) {
                        PatchCosine.fill(facing[f], facets.normalZ()[f], azimuth, cosine);
                        storeOne(f, i, azimuth, s, cosine);
                    }
                }
                people(panorama, azimuth, s, first, start, n);
            }
        }
    }

    private void people(Panorama panorama, int azimuth, Panorama.Scratch s, int first, int start, int n) {
        boolean any = false;
        for (int i = 0; i < n; i++) {
            s.height[i] = persons.height(start + i);
            any |= persons.ofPlace(first + i) >= 0;
        }
        if (!any) {
            return;
        }
        panorama.look(start, n, s, false);
        for (int i = 0; i < n; i++) {
            int p = persons.ofPlace(first + i);
            if (p >= 0) {
                for (int g = 0; g < Bands.COUNT / 4; g++) {
                    int word = 0;
                    for (int k = 3; k >= 0; k--) {
                        word = word << 8 | (int) (PackedSky.FULL * s.share[(4 * g + k) * Panorama.BLOCK + i] + 0.5f);
                    }
                    personSky.set(p, azimuth * Bands.COUNT / 4 + g, word);
                }
            }
        }
    }

    private void walls(Panorama panorama, int azimuth, int from, int to) {
        Panorama.Scratch s = new Panorama.Scratch();
        double[] cosine = new double[Bands.COUNT];
        for (int w = from; w < to; w++) {
            int f = facets.horizontal() + w;
            if (PatchCosine.fill(facing[f], facets.normalZ()[f], azimuth, cosine)) {
                s.height[0] = places.z[f];
                panorama.look(places.cell[f], 1, s, false);
                storeOne(f, 0, azimuth, s, cosine);
            }
        }
    }

    private void store(int first, int n, int azimuth, Panorama.Scratch s, double[] cosine) {
        for (int i = 0; i < n; i++) {
            storeOne(first + i, i, azimuth, s, cosine);
        }
    }

    private void storeOne(int facet, int lane, int azimuth, Panorama.Scratch s, double[] cosine) {
        for (int g = 0; g < Bands.COUNT / 4; g++) {
            int word = 0;
            for (int k = 3; k >= 0; k--) {
                int b = 4 * g + k;
                float seen = PackedSky.FULL * (float) cosine[b] * s.share[b * Panorama.BLOCK + lane];
                word = word << 8 | (int) (seen + ROUNDING[azimuth]);
            }
            facetSky.set(facet, azimuth * Bands.COUNT / 4 + g, word);
        }
    }

    /** True if a level facet sees the whole of a patch. */
    boolean open(int facet, int patch) {
        return facetSky.get(facet, patch) >= LEVEL[patch % Bands.COUNT];
    }

    /** Sky view factor per facet. */
    float[] viewFactor() {
        return viewFactor;
    }

    long bytes() {
        return facetSky.bytes() + personSky.bytes() + 4L * viewFactor.length;
    }
}
