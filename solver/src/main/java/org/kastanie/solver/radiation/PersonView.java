package org.kastanie.solver.radiation;

import java.util.Arrays;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.kernel.reference.PersonKernel;
import org.kastanie.solver.kernel.vector.PersonVectors;
import org.kastanie.solver.sun.SkyPatches;

/**
 * What persons see: the sky by patches, all else by rays over the whole sphere, each weighted into six directions. Per
 * direction the rays are scaled so that sky and rays together make one.
 */
final class PersonView {
    /** Directions that see sky: down, north, east, south, west. */
    static final int UPPER = 5;

    private static final int[] DIRECTION = {0, 2, 3, 4, 5};
    private static final int AZIMUTHS = 16;
    private static final int RINGS = 8;
    private static final int WIDTH = PersonKernel.WIDTH;
    private static final int GRAIN = 1 << 14;

    /** Integral of the cosine to north, east, south and west over every azimuth. */
    private static final double[][] ACROSS = new double[SkyPatches.AZIMUTHS][UPPER - 1];

    static {
        double half = 0.5 * SkyPatches.AZIMUTH_WIDTH;
        for (int a = 0; a < ACROSS.length; a++) {
            for (int d = 0; d < UPPER - 1; d++) {
                double turn = Math.IEEEremainder(SkyPatches.azimuth(a) - d * Math.PI / 2, 2 * Math.PI);
                double lo = Math.max(-Math.PI / 2, Math.min(Math.PI / 2, turn - half));
                double hi = Math.max(-Math.PI / 2, Math.min(Math.PI / 2, turn + half));
                ACROSS[a][d] = Math.sin(hi) - Math.sin(lo);
            }
        }
    }

    private final PackedSky sky;
    private final int[][] start;
    private final int[][] source;
    private final byte[][] ray;
    private final byte[][] shares;
    private final float[] table;
    /** The table with every weight twice, once for each kind of radiation. */
    private final float[] twice;
    /** Short- and longwave radiosity of every source in one word. */
    private final long[] pair;
    /** Scale of the rays per person and direction. */
    private final float[] scale;

    PersonView(Columns columns, Sources sources, Persons persons, PackedSky sky, double reach, Workers workers) {
        this.sky = sky;
        Directions rays = Directions.sphere(AZIMUTHS, RINGS);
        Course[] courses = Course.all(columns, reach, rays);
        table = table(rays);
        twice = new float[2 * table.length];
        for (int i = 0; i < twice.length; i++) {
            twice[i] = table[i / 2];
        }
        pair = new long[sources.count()];
        int blocks = (persons.count() + PackedSky.LANES - 1) / PackedSky.LANES;
        start = new int[blocks][];
        source = new int[blocks][];
        ray = new byte[blocks][];
        shares = new byte[blocks][];
        scale = new float[persons.count() * WIDTH];
        workers.forEach(blocks, 8, (from, to) -> {
            for (int b = from; b < to; b++) {
                cast(columns, sources, persons, courses, b);
            }
        });
        float[] unit = new float[SkyPatches.COUNT];
        Arrays.fill(unit, 1);
        sky.contract(weights(unit, 0), UPPER, workers, (first, count, sums) -> {
            for (int i = 0; i < count; i++) {
                normalise(first + i, sums, i);
            }
        });
    }

    /** Weight of every direction of a unit sphere in six irradiances, each summing to one. */
    static float[] table(Directions rays) {
        float[] table = new float[rays.count() * WIDTH];
        double[] sum = new double[WIDTH];
        for (int pass = 0; pass < 2; pass++) {
            for (int k = 0; k < rays.count(); k++) {
                double[] along = {
                    rays.z()[k], -rays.z()[k], rays.y()[k], rays.x()[k], -rays.y()[k], -rays.x()[k],
                };
                for (int d = 0; d < along.length; d++) {
                    double w = Math.max(0, along[d]);
                    if (pass == 0) {
                        sum[d] += w;
                    } else {
                        table[k * WIDTH + d] = (float) (w / sum[d]);
                    }
                }
            }
        }
        return table;
    }

    /**
     * Weights of the patches of one sky in the five directions that see it, W m-2 per share.
     *
     * @param radiance per patch, or per band if shorter
     */
    static float[] weights(float[] radiance, int at) {
        return weights(radiance, at, UPPER, new float[SkyPatches.COUNT * UPPER]);
    }

    static float[] weights(float[] radiance, int at, int sums, float[] out) {
        for (int p = 0; p < SkyPatches.COUNT; p++) {
            int band = p % SkyPatches.BANDS;
            float r = radiance[radiance.length == SkyPatches.COUNT ? p : band];
            out[p * sums + at] = (float) SkyPatches.horizontalWeight(band) * r;
            double side = SkyPatches.verticalWeight(band) / SkyPatches.AZIMUTH_WIDTH * r;
            for (int d = 1; d < UPPER; d++) {
                out[p * sums + at + d] = (float) (side * ACROSS[p / SkyPatches.BANDS][d - 1]);
            }
        }
        return out;
    }

    private void cast(Columns columns, Sources sources, Persons persons, Course[] courses, int block) {
        int first = block * PackedSky.LANES;
        int n = Math.min(PackedSky.LANES, persons.count() - first);
        int[] begin = new int[n + 1];
        int[] seen = new int[3 * courses.length * n];
        byte[] numbers = new byte[seen.length];
        byte[] weights = new byte[seen.length];
        Bundle bundle = new Bundle(columns, sources, courses[0]);
        Hits hits = new Hits(courses.length);
        int at = 0;
        for (int i = 0; i < n; ) {
            int cell = columns.ofLocal(persons.activePlace[first + i]);
            int together = neighbours(columns, persons, first + i, first + n);
            int count = columns.ofLocal(persons.activePlace[first + i + together - 1]) - cell + 1;
            march(persons, courses, bundle, hits, cell, count);
            for (int end = i + together; i < end; i++) {
                int lane = columns.ofLocal(persons.activePlace[first + i]) - cell;
                for (int k = 0; k < courses.length; k++) {
                    int before = at;
                    at = put(hits.ownCrown(lane), hits.ownShare(k, lane), at, seen, weights);
                    at = put(hits.crown(k, lane), hits.crownShare(k, lane), at, seen, weights);
                    int target = hits.target(k, lane);
                    at = target == Ray.SKY ? at : put(target, hits.transmitted(k, lane), at, seen, weights);
                    Arrays.fill(numbers, before, at, (byte) k);
                }
                begin[i + 1] = at;
            }
        }
        start[block] = begin;
        source[block] = Arrays.copyOf(seen, at);
        ray[block] = Arrays.copyOf(numbers, at);
        shares[block] = Arrays.copyOf(weights, at);
    }

    private static void march(Persons persons, Course[] courses, Bundle bundle, Hits hits, int cell, int count) {
        for (int i = 0; i < count; i++) {
            bundle.height[i] = persons.height(cell + i);
        }
        for (int k = 0; k < courses.length; k++) {
            bundle.cast(courses[k], cell, count);
            if (bundle.open(count)) {
                hits.open(k, count);
            } else {
                hits.take(k, bundle, count);
            }
        }
    }

    /** Number of persons from the first on who stand in one row within the width of a bundle. */
    private static int neighbours(Columns columns, Persons persons, int first, int end) {
        int cell = columns.ofLocal(persons.activePlace[first]);
        int row = cell / columns.stride;
        int n = 1;
        while (first + n < end) {
            int next = columns.ofLocal(persons.activePlace[first + n]);
            if (next - cell >= Bundle.LANES || next / columns.stride != row) {
                break;
            }
            n++;
        }
        return n;
    }

    private static int put(int target, double weight, int at, int[] sources, byte[] shares) {
        int packed = (int) (255 * weight + 0.5);
        if (packed == 0) {
            return at;
        }
        sources[at] = target;
        shares[at] = (byte) packed;
        return at + 1;
    }

    private void normalise(int person, float[] sums, int lane) {
        double[] seen = new double[WIDTH];
        int b = person / PackedSky.LANES;
        int i = person % PackedSky.LANES;
        for (int k = start[b][i]; k < start[b][i + 1]; k++) {
            for (int d = 0; d < 6; d++) {
                seen[d] += table[(ray[b][k] & 255) * WIDTH + d] * (shares[b][k] & 255);
            }
        }
        double[] left = {1, 1, 1, 1, 1, 1};
        for (int k = 0; k < UPPER; k++) {
            left[DIRECTION[k]] = 1 - sums[k * PackedSky.LANES + lane] / Math.PI;
        }
        for (int d = 0; d < 6; d++) {
            scale[person * WIDTH + d] = seen[d] > 0 ? (float) (Math.max(0, left[d]) / seen[d]) : 0;
        }
    }

    /** Means of the twelve fluxes over the intervals of {@code seen}, without the beam. */
    void fluxes(Surroundings seen, Persons persons, PersonField out, Workers workers) {
        int warm = seen.dark() ? 0 : UPPER;
        int kinds = warm / UPPER + 1;
        float[] skyWeights = new float[SkyPatches.COUNT * (warm + UPPER)];
        if (warm > 0) {
            weights(seen.mean(seen.diffuse), 0, warm + UPPER, skyWeights);
        }
        weights(seen.mean(seen.longwave), warm, warm + UPPER, skyWeights);
        float share = 1f / seen.intervals();
        float[] sums = seen.pair;
        workers.forEach(pair.length, GRAIN, (from, to) -> {
            for (int i = from; i < to; i++) {
                pair[i] = PersonKernel.pair(sums[2 * i], sums[2 * i + 1]);
            }
        });
        fluxes(skyWeights, kinds, share, persons, out, workers);
    }

    private void fluxes(float[] skyWeights, int kinds, float share, Persons persons, PersonField out, Workers workers) {
        int warm = (kinds - 1) * UPPER;
        sky.contract(skyWeights, kinds * UPPER, workers, (first, count, sums) -> {
            float[] seen = new float[2 * WIDTH * PackedSky.LANES];
            int b = first / PackedSky.LANES;
            PersonVectors.gather(source[b], ray[b], shares[b], start[b], count, pair, twice, seen);
            for (int i = 0; i < count; i++) {
                int place = persons.domainPlace[first + i];
                for (int d = 0; d < 6; d++) {
                    float f = share * scale[(first + i) * WIDTH + d];
                    out.shortwave()[d][place] = f * seen[2 * (WIDTH * i + d)];
                    out.longwave()[d][place] = f * seen[2 * (WIDTH * i + d) + 1];
                }
            }
            for (int k = 0; k < UPPER; k++) {
                add(sums, warm + k, persons.domainPlace, first, count, out.longwave()[DIRECTION[k]]);
            }
            for (int k = 0; k < warm; k++) {
                add(sums, k, persons.domainPlace, first, count, out.shortwave()[DIRECTION[k]]);
            }
        });
    }

    private static void add(float[] sums, int k, int[] place, int first, int count, float[] out) {
        for (int i = 0; i < count; i++) {
            out[place[first + i]] += sums[k * PackedSky.LANES + i];
        }
    }

    long bytes() {
        long sum = 4L * scale.length + 8L * pair.length;
        for (int b = 0; b < start.length; b++) {
            sum += 4L * start[b].length + 6L * source[b].length;
        }
        return sum;
    }
}
