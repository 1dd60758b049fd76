package org.kastanie.solver.radiation;

import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.kernel.reference.PatchKernel;
import org.kastanie.solver.kernel.vector.HorizonVectors;
import org.kastanie.solver.kernel.vector.PatchVectors;
import org.kastanie.solver.sun.SkyPatches;

/**
 * What facets and persons see of every sky patch.
 */
final class SkyVisibility {
    final PackedSky facetSky;
    /** Share, per person. */
    final PackedSky personSky;
    /** Sky view factor per facet. */
    private final float[] viewFactor;

    private static final double HALF = 0.5 * SkyPatches.AZIMUTH_WIDTH;
    /** Lines of sight averaged over the width of a patch: one alone leaves p99 above 0.02 (SkyViewAccuracyTest). */
    static final int LINES = 2;
    /** Weights of patches for persons, receiver by receiver. */
    private static final float[] EVEN = new float[Bands.COUNT * Panorama.BLOCK + HorizonVectors.SLACK];
    /** Weights of the patches of an azimuth for a level facet. */
    private static final float[] UPRIGHT = new float[Bands.COUNT];
    /** The same for every receiver. */
    private static final float[] LEVEL = new float[Bands.COUNT * Panorama.BLOCK + HorizonVectors.SLACK];

    static {
        for (int i = 0; i < Bands.COUNT * Panorama.BLOCK; i++) {
            EVEN[i] = Bands.SOLID[i / Panorama.BLOCK];
            UPRIGHT[i / Panorama.BLOCK] = Bands.UP[i / Panorama.BLOCK] * EVEN[i];
            LEVEL[i] = UPRIGHT[i / Panorama.BLOCK];
        }
    }

    private final Columns columns;
    private final Facets facets;
    private final Places places;
    private final Persons persons;
    private final WallStacks stacks;
    /** Residues of facets and persons from one azimuth to the next; needed while building only. */
    private float[] carried;

    private float[] carriedByPlace;

    SkyVisibility(
            Columns columns,
            Facets facets,
            Places places,
            WallStacks stacks,
            Persons persons,
            RadiationOptions options,
            Workers workers) {
        this.columns = columns;
        this.facets = facets;
        this.places = places;
        this.stacks = stacks;
        this.persons = persons;
        viewFactor = new float[facets.count()];
        facetSky = PackedSky.ofFacets(facets);
        personSky = PackedSky.ofPersons(persons.count());
        carried = new float[facets.count()];
        carriedByPlace = new float[columns.cells.size()];
        Maxima[] maxima = Maxima.ofLines(columns, options.reach());
        for (int a = 0; a < SkyPatches.AZIMUTHS; a++) {
            int azimuth = a;
            Panorama[] panorama = lines(columns, azimuth, options.reach(), maxima, workers);
            workers.forEach(columns.cells.runCount(), 8, (from, to) -> rows(panorama, azimuth, from, to));
            workers.forEach(stacks.count(), 128, (from, to) -> walls(panorama, azimuth, from, to));
            workers.forEach(facets.slab().length, 128, (from, to) -> decks(panorama, azimuth, from, to));
        }
        carried = new float[0];
        carriedByPlace = carried;
        facetSky.calibrate(viewFactor, workers);
        for (int f = 0; f < viewFactor.length; f++) {
            viewFactor[f] = Math.min(1, viewFactor[f] / (float) Math.PI);
        }
    }

    /**
     * Lines of sight of one azimuth.
     *
     * @param maxima one a line, used again at the next azimuth
     */
    static Panorama[] lines(Columns columns, int azimuth, double reach, Maxima[] maxima, Workers workers) {
        Panorama[] lines = new Panorama[LINES];
        for (int q = 0; q < LINES; q++) {
            double line = SkyPatches.azimuth(azimuth) + ((q + 0.5) / LINES - 0.5) * SkyPatches.AZIMUTH_WIDTH;
            lines[q] = new Panorama(columns, line, reach);
            lines[q].prepare(line, maxima[q], workers);
        }
        return lines;
    }

    private void rows(Panorama[] panorama, int azimuth, int from, int to) {
        Panorama.Scratch s = new Panorama.Scratch();
        Panorama.Scratch above = new Panorama.Scratch();
        for (int r = from; r < to; r++) {
            int end = columns.cells.run(r + 1);
            for (int first = columns.cells.run(r); first < end; first += Panorama.BLOCK) {
                int n = Math.min(Panorama.BLOCK, end - first);
                int start = columns.ofLocal(first);
                System.arraycopy(places.z, first, s.height, 0, n);
                if (anybody(first, start, n, above)) {
                    look(panorama, start, n, s, above);
                    people(azimuth, above, first, n);
                } else {
                    look(panorama, start, n, s, true);
                }
                float[] weight = LEVEL;
                if (level(first, n)) {
                    // what incidence does where all are level
                    PatchVectors.sum(s.share, UPRIGHT, first, n, s.lanes, viewFactor);
                } else {
                    incidence(facets, first, n, azimuth, s, viewFactor);
                    weight = s.weight;
                }
                PackedSky.cut(s.share, weight, first, n, Panorama.BLOCK, azimuth, carried, s.bits);
                facetSky.set(first, n, azimuth, s.bits);
            }
        }
    }

    /** Mean of the lines of sight of one patch, in {@code s.share}. */
    static void look(Panorama[] panorama, int start, int n, Panorama.Scratch s, boolean horizontal) {
        panorama[0].look(start, n, s, horizontal);
        s.keep();
        panorama[1].look(start, n, s, horizontal);
        s.mean();
    }

    /** The same for facets and for the people above them. */
    private static void look(Panorama[] panorama, int start, int n, Panorama.Scratch s, Panorama.Scratch above) {
        panorama[0].look(start, n, s, above);
        s.keep();
        above.keep();
        panorama[1].look(start, n, s, above);
        s.mean();
        above.mean();
    }

    /** The same for heights over one cell. */
    static void lookStack(Panorama[] panorama, int cell, int n, Panorama.Scratch s) {
        panorama[0].lookStack(cell, n, s);
        s.keep();
        panorama[1].lookStack(cell, n, s);
        s.mean();
    }

    private boolean level(int first, int n) {
        boolean level = true;
        for (int i = first; i < first + n; i++) {
            level &= facets.normalZ()[i] > PatchKernel.LEVEL;
        }
        return level;
    }

    /** Weighs patches by the cosine of incidence; adds to {@code whole} the irradiance under an even sky of radiance one. */
    static void incidence(Facets facets, int first, int n, int azimuth, Panorama.Scratch s, float[] whole) {
        PatchVectors.incidence(
                facets.normalX(),
                facets.normalY(),
                facets.normalZ(),
                first,
                n,
                s.lanes,
                (float) Math.sin(SkyPatches.azimuth(azimuth)),
                (float) Math.cos(SkyPatches.azimuth(azimuth)),
                Bands.UP,
                Bands.ASIDE,
                (float) HALF,
                (float) (0.5 * SkyPatches.BAND_WIDTH),
                Bands.SOLID,
                s.share,
                s.weight,
                whole);
    }

    /** Fills in the heights of people; false if nobody stands there. */
    private boolean anybody(int first, int start, int n, Panorama.Scratch s) {
        boolean any = false;
        for (int i = 0; i < n; i++) {
            s.height[i] = persons.height(start + i);
            any |= persons.ofPlace(first + i) >= 0;
        }
        return any;
    }

    private void people(int azimuth, Panorama.Scratch s, int first, int n) {
        PackedSky.cut(s.share, EVEN, first, n, Panorama.BLOCK, azimuth, carriedByPlace, s.bits);
        for (int i = 0; i < n; i++) {
            int p = persons.ofPlace(first + i);
            if (p >= 0) {
                personSky.set(p, azimuth, s.bits[i]);
            }
        }
    }

    private void walls(Panorama[] panorama, int azimuth, int from, int to) {
        Panorama.Scratch s = new Panorama.Scratch();
        double sine = Math.sin(SkyPatches.azimuth(azimuth));
        double cosine = Math.cos(SkyPatches.azimuth(azimuth));
        float[] nx = facets.normalX();
        float[] ny = facets.normalY();
        float[] nz = facets.normalZ();
        for (int stack = from; stack < to; stack++) {
            int f = stacks.first(stack);
            int n = stacks.size(stack);
            if (nx[f] * sine + ny[f] * cosine + nz[f] < -HALF) {
                continue;
            }
            System.arraycopy(places.z, f, s.height, 0, n);
            lookStack(panorama, places.cell[f], n, s);
            incidence(facets, f, n, azimuth, s, viewFactor);
            PackedSky.cut(s.share, s.weight, f, n, s.lanes, azimuth, carried, s.bits);
            facetSky.set(f, n, azimuth, s.bits);
        }
    }

    /** Decks of slabs; their ceilings see no sky. */
    private void decks(Panorama[] panorama, int azimuth, int from, int to) {
        Panorama.Scratch s = new Panorama.Scratch();
        for (int k = from; k < to; k++) {
            int f = facets.firstSlab() + 2 * k;
            s.height[0] = places.z[f];
            look(panorama, places.cell[f], 1, s, true);
            incidence(facets, f, 1, azimuth, s, viewFactor);
            PackedSky.cut(s.share, s.weight, f, 1, s.lanes, azimuth, carried, s.bits);
            facetSky.set(f, azimuth, s.bits[0]);
        }
    }

    /** Sky view factor per facet. */
    float[] viewFactor() {
        return viewFactor;
    }

    long bytes() {
        return facetSky.bytes() + personSky.bytes() + 4L * viewFactor.length;
    }
}
