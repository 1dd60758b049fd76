package org.kastanie.solver.radiation;

import java.util.Arrays;
import java.util.function.Supplier;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.kernel.reference.PatchKernel;
import org.kastanie.solver.kernel.reference.SkyKernel;
import org.kastanie.solver.kernel.vector.PatchVectors;
import org.kastanie.solver.kernel.vector.SkyVectors;
import org.kastanie.solver.sun.SkyPatches;

/**
 * What every receiver sees of every sky patch, 64 bytes each, in blocks of {@link #LANES} receivers that stay in cache while
 * they are contracted with a sky.
 *
 * <p>Bands near the horizon have four levels, the others two. What a patch loses or gains by that is carried on to the next
 * patch, band after band and azimuth after azimuth within a quarter of the compass, so that sums over neighbouring patches
 * are right; a factor for every facet makes its sky view exact. Shares are those of the patches themselves: the cosine of
 * incidence is linear in the normal, so a facet's irradiance is a sum of three.
 */
final class PackedSky {
    static final int LANES = 64;
    /** Words of a receiver. */
    static final int GROUPS = SkyPatches.COUNT / SkyKernel.FIELDS;

    /** Azimuths over which residues are carried: alike in all four quarters, so that turned scenes stay the same. */
    private static final int QUARTER = SkyPatches.AZIMUTHS / 4;

    /** By band: where its bits lie, and its highest level. */
    private static final int[] SHIFT = new int[Bands.COUNT];

    private static final float[] MOST = new float[Bands.COUNT];

    static {
        for (int b = 0; b < Bands.COUNT; b++) {
            SHIFT[b] = SkyKernel.shift(b);
            MOST[b] = SkyKernel.mask(b);
        }
    }

    /** Receives sum k of receiver {@code first + i} at {@code sums[k * LANES + i]}. */
    interface Sink {
        void take(int first, int count, float[] sums);
    }

    final int count;
    private final int[][] words;
    /** Normals by component; none: receivers without a direction. */
    private final float[][] normal;
    /** By receiver with a normal. */
    private final float[] factor;

    private PackedSky(int count, float[][] normal) {
        this.count = count;
        this.normal = normal;
        words = new int[(count + LANES - 1) / LANES][GROUPS * LANES];
        factor = new float[normal.length == 0 ? 0 : count];
        Arrays.fill(factor, 1);
    }

    static PackedSky ofFacets(Facets facets) {
        return new PackedSky(facets.count(), new float[][] {facets.normalX(), facets.normalY(), facets.normalZ()});
    }

    /** Of receivers that take patches as they are. */
    static PackedSky ofPersons(int count) {
        return new PackedSky(count, new float[0][]);
    }

    /**
     * Cuts the shares of neighbouring receivers along one azimuth into {@code bits}.
     *
     * @param carry what the azimuth before has left, in and out, from index {@code first} on
     */
    static void cut(
            float[] share, float[] weight, int first, int count, int lanes, int azimuth, float[] carry, int[] bits) {
        if (azimuth % QUARTER == 0) {
            Arrays.fill(carry, first, first + count, 0);
        }
        PatchVectors.pack(share, weight, first, count, lanes, azimuth % 2 == 0, SHIFT, MOST, carry, bits);
    }

    /** Stores one azimuth of one receiver; no other thread may store another azimuth of it meanwhile. */
    void set(int receiver, int azimuth, int bits) {
        words[receiver / LANES][azimuth / 2 * LANES + receiver % LANES] |= bits << (16 * (azimuth & 1));
    }

    /** Stores one azimuth of neighbouring receivers. */
    void set(int first, int receivers, int azimuth, int[] bits) {
        int shift = 16 * (azimuth & 1);
        for (int done = 0; done < receivers; ) {
            int lane = (first + done) % LANES;
            int n = Math.min(LANES - lane, receivers - done);
            int[] block = words[(first + done) / LANES];
            int at = azimuth / 2 * LANES + lane;
            for (int i = 0; i < n; i++) {
                block[at + i] |= bits[done + i] << shift;
            }
            done += n;
        }
    }

    /** Makes the irradiance of every facet under an even sky of radiance one what it is. */
    void calibrate(float[] exact, Workers workers) {
        float[] even = new float[SkyPatches.COUNT];
        for (int p = 0; p < even.length; p++) {
            even[p] = (float) SkyPatches.solidAngle(p % Bands.COUNT);
        }
        contract(even, 1, workers, (first, n, sums) -> {
            for (int i = 0; i < n; i++) {
                factor[first + i] = sums[i] > 0 ? exact[first + i] / sums[i] : 1;
            }
        });
    }

    /**
     * Of facets: sums over all patches of share times {@code weight[patch * sums + k]} times the cosine of incidence.
     */
    void contract(float[] weight, int sums, Workers workers, Sink sink) {
        float[][] parts = byComponent(weight, sums);
        workers.forEach(words.length, 32, (from, to) -> {
            float[] out = new float[whole(sums) * LANES];
            float[] three = new float[whole(3 * sums) * LANES];
            for (int b = from; b < to; b++) {
                int n = Math.min(LANES, count - b * LANES);
                int kind = kind(b * LANES, n);
                int all = whole(COMPONENTS[kind] * sums);
                SkyVectors.contract(words[b], LANES, GROUPS, parts[kind], all, three);
                add(b * LANES, n, sums, kind, three, out);
                sink.take(b * LANES, n, out);
            }
        });
    }

    /**
     * Sums of two kinds from above and from four sides, for receivers without a direction. What reaches an upright plane from
     * one azimuth is weighted with the cosine of that azimuth once, after its bands have been added up. Sum {@code 5 kind + d}:
     * d = 0 from above, 1 to 4 the sides.
     *
     * @param weight per patch and share: first kind from above and from its azimuth, second kind the same
     * @param across per azimuth: weight in each of the four sides
     * @param sinks one for every piece of the work
     */
    void around(float[] weight, float[] across, Workers workers, Supplier<Sink> sinks) {
        float[] level = weight.clone();
        for (int i = 0; i < level.length; i++) {
            level[i] /= MOST[i / 4 % Bands.COUNT];
        }
        workers.forEach(words.length, 16, (from, to) -> {
            float[] out = new float[2 * (1 + SkyKernel.SIDES) * LANES];
            float[] aside = new float[2 * SkyPatches.AZIMUTHS * LANES];
            Sink sink = sinks.get();
            for (int b = from; b < to; b++) {
                SkyVectors.azimuths(words[b], LANES, GROUPS, level, aside, out);
                SkyVectors.sides(aside, SkyPatches.AZIMUTHS, LANES, across, out);
                sink.take(b * LANES, Math.min(LANES, count - b * LANES), out);
            }
        });
    }

    /** Next number of sums that the kernel makes in one go. */
    private static int whole(int sums) {
        return (sums + SkyVectors.SUMS - 1) / SkyVectors.SUMS * SkyVectors.SUMS;
    }

    /** Kinds of blocks: level facets, walls, anything; and how many components of the irradiance each needs. */
    private static final int ALL_LEVEL = 0;

    private static final int ALL_WALLS = 1;
    private static final int ANY = 2;
    private static final int[] COMPONENTS = {1, 2, 3};

    private int kind(int first, int n) {
        int level = 0;
        int walls = 0;
        for (int i = first; i < first + n; i++) {
            level += normal[2][i] > PatchKernel.LEVEL ? 1 : 0;
            walls += normal[2][i] == 0 ? 1 : 0;
        }
        return level == n ? ALL_LEVEL : walls == n ? ALL_WALLS : ANY;
    }

    /** Weights per level, one component after another: upwards; east and north; all three. */
    private static float[][] byComponent(float[] weight, int sums) {
        float[] up = weight.clone();
        float[] east = weight.clone();
        float[] north = weight.clone();
        for (int i = 0; i < weight.length; i++) {
            int patch = i / sums;
            int band = patch % Bands.COUNT;
            double azimuth = SkyPatches.azimuth(patch / Bands.COUNT);
            up[i] *= Bands.UP[band];
            east[i] *= (float) (Bands.ASIDE[band] * Math.sin(azimuth));
            north[i] *= (float) (Bands.ASIDE[band] * Math.cos(azimuth));
        }
        return new float[][] {mix(up, sums), mix(east, sums, north), mix(east, sums, north, up)};
    }

    /** Sets of weights side by side, per level instead of per share. */
    private static float[] mix(float[] first, int sums, float[]... others) {
        int sets = 1 + others.length;
        int row = whole(sets * sums);
        float[] out = new float[first.length / sums * row];
        for (int i = 0; i < first.length; i++) {
            int patch = i / sums;
            for (int s = 0; s < sets; s++) {
                float w = s == 0 ? first[i] : others[s - 1][i];
                out[patch * row + s * sums + i % sums] = w / MOST[patch % Bands.COUNT];
            }
        }
        return out;
    }

    private void add(int first, int n, int sums, int kind, float[] part, float[] out) {
        int next = sums * LANES;
        int up = kind == ANY ? 2 * next : 0;
        for (int k = 0; k < sums * LANES; k += LANES) {
            for (int i = 0; i < n; i++) {
                int f = first + i;
                float z = normal[2][f];
                float sum;
                if (z > PatchKernel.LEVEL) {
                    sum = part[up + k + i];
                } else {
                    sum = Math.fma(normal[1][f], part[next + k + i], normal[0][f] * part[k + i]);
                    sum = kind == ANY ? Math.fma(z, part[up + k + i], sum) : sum;
                }
                out[k + i] = factor[f] * sum;
            }
        }
    }

    long bytes() {
        return 4L * (GROUPS * LANES * words.length + factor.length);
    }
}
