package org.kastanie.solver.radiation;

import java.util.Arrays;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.kernel.reference.PersonKernel;
import org.kastanie.solver.sun.SkyPatches;

/**
 * What persons see: the sky by patches, all else by rays over the whole sphere, each weighted into six directions. Per
 * direction the rays are scaled so that sky and rays together make one.
 */
final class PersonView {
    /** Directions that see sky: down, north, east, south, west. */
    private static final int[] UPPER = {0, 2, 3, 4, 5};

    private static final int DIRECTIONS = PersonField.DIRECTIONS;
    private static final int SIDES = UPPER.length - 1;
    private static final int AZIMUTHS = 16;
    private static final int RINGS = 8;

    /** Integral of the cosine to north, east, south and west over every azimuth, and its share of the azimuth's width. */
    private static final float[] ACROSS = new float[SkyPatches.AZIMUTHS * SIDES];

    static {
        double half = 0.5 * SkyPatches.AZIMUTH_WIDTH;
        for (int i = 0; i < ACROSS.length; i++) {
            double turn = Math.IEEEremainder(SkyPatches.azimuth(i / SIDES) - i % SIDES * Math.PI / 2, 2 * Math.PI);
            double lo = Math.max(-Math.PI / 2, Math.min(Math.PI / 2, turn - half));
            double hi = Math.max(-Math.PI / 2, Math.min(Math.PI / 2, turn + half));
            ACROSS[i] = (float) ((Math.sin(hi) - Math.sin(lo)) / SkyPatches.AZIMUTH_WIDTH);
        }
    }

    private final PackedSky sky;
    private final PersonRays rays;
    private final PersonStrips[] strips;
    /** Scale of the rays per person and direction. */
    private final float[] scale;

    PersonView(Columns columns, Sources sources, Persons persons, PackedSky sky, double reach, Workers workers) {
        this.sky = sky;
        Directions directions = Directions.sphere(AZIMUTHS, RINGS);
        Course[] courses = Course.all(columns, reach, directions);
        rays = new PersonRays(directions);
        strips = new PersonStrips[(persons.count() + PackedSky.LANES - 1) / PackedSky.LANES];
        scale = new float[persons.count() * DIRECTIONS];
        workers.forEach(strips.length, 8, (from, to) -> {
            Bundle bundle = new Bundle(columns, sources, courses[0]);
            Hits hits = new Hits(courses.length);
            PersonStrips.Builder builder = new PersonStrips.Builder(rays, sources.count());
            for (int b = from; b < to; b++) {
                cast(columns, persons, courses, bundle, hits, builder, b);
            }
        });
        float[] unit = new float[SkyPatches.COUNT];
        Arrays.fill(unit, 1);
        sky.around(weights(unit, new float[SkyPatches.BANDS]), ACROSS, workers, () -> (first, count, sums) -> {
            for (int i = 0; i < count; i++) {
                normalise(first + i, sums, i);
            }
        });
    }

    /** Weights of the patches of two skies, from above and from the side, W m-2 per share. */
    private static float[] weights(float[] diffuse, float[] longwave) {
        float[] out = new float[4 * SkyPatches.COUNT];
        for (int p = 0; p < SkyPatches.COUNT; p++) {
            int band = p % SkyPatches.BANDS;
            float above = (float) SkyPatches.horizontalWeight(band);
            float aside = (float) SkyPatches.verticalWeight(band);
            out[4 * p] = above * diffuse[p];
            out[4 * p + 1] = aside * diffuse[p];
            out[4 * p + 2] = above * longwave[band];
            out[4 * p + 3] = aside * longwave[band];
        }
        return out;
    }

    private void cast(
            Columns columns,
            Persons persons,
            Course[] courses,
            Bundle bundle,
            Hits hits,
            PersonStrips.Builder builder,
            int block) {
        int first = block * PackedSky.LANES;
        int n = Math.min(PackedSky.LANES, persons.count() - first);
        float[] seen = new float[DIRECTIONS * n];
        for (int i = 0; i < n; ) {
            int cell = columns.ofLocal(persons.activePlace[first + i]);
            int together = neighbours(columns, persons, first + i, first + n);
            int standing = 0;
            for (int end = i + together; i < end; i++) {
                standing |= 1 << columns.ofLocal(persons.activePlace[first + i]) - cell;
            }
            march(persons, courses, bundle, hits, cell, Integer.SIZE - Integer.numberOfLeadingZeros(standing));
            builder.take(hits, standing, seen);
        }
        strips[block] = builder.pack();
        System.arraycopy(seen, 0, scale, first * DIRECTIONS, seen.length);
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

    /** Turns what a person's rays see into their scale. */
    private void normalise(int person, float[] sums, int lane) {
        double[] left = {1, 1, 1, 1, 1, 1};
        for (int k = 0; k < UPPER.length; k++) {
            left[UPPER[k]] = 1 - sums[k * PackedSky.LANES + lane] / Math.PI;
        }
        for (int d = 0; d < DIRECTIONS; d++) {
            int at = person * DIRECTIONS + d;
            scale[at] = scale[at] > 0 ? (float) (Math.max(0, left[d]) / scale[at]) : 0;
        }
    }

    /** Means of the twelve fluxes over the intervals of {@code seen}, without the beam. */
    void fluxes(Surroundings seen, Persons persons, PersonField out, Workers workers) {
        float share = 1f / seen.intervals();
        float[] weights = weights(seen.mean(seen.diffuse), seen.mean(seen.longwave));
        sky.around(weights, ACROSS, workers, () -> {
            float[] values = new float[PersonKernel.ROW * rays.count];
            float[] flux = new float[PersonKernel.ROW * DIRECTIONS];
            return (first, count, sums) -> {
                PersonStrips block = strips[first / PackedSky.LANES];
                for (int s = 0; s < block.strips(); s++) {
                    block.gather(s, rays, seen.pair, values, flux);
                    put(block, s, first, share, flux, persons.domainPlace, out);
                }
                for (int k = 0; k < UPPER.length; k++) {
                    add(sums, k, persons.domainPlace, first, count, out.shortwave()[UPPER[k]]);
                    add(sums, UPPER.length + k, persons.domainPlace, first, count, out.longwave()[UPPER[k]]);
                }
            };
        });
    }

    /** Fluxes of one strip to their places. */
    private void put(PersonStrips block, int s, int first, float share, float[] flux, int[] place, PersonField out) {
        for (int d = 0; d < DIRECTIONS; d++) {
            float[] shortwave = out.shortwave()[d];
            float[] longwave = out.longwave()[d];
            for (int i = block.firstPerson()[s]; i < block.firstPerson()[s + 1]; i++) {
                int at = PersonKernel.ROW * d + 2 * block.cell()[i];
                float f = share * scale[(first + i) * DIRECTIONS + d];
                shortwave[place[first + i]] = f * flux[at];
                longwave[place[first + i]] = f * flux[at + 1];
            }
        }
    }

    /** Marks all sources that anybody sees. */
    void mark(boolean[] seen) {
        for (PersonStrips block : strips) {
            block.mark(seen);
        }
    }

    private static void add(float[] sums, int k, int[] place, int first, int count, float[] out) {
        for (int i = 0; i < count; i++) {
            out[place[first + i]] += sums[k * PackedSky.LANES + i];
        }
    }

    long bytes() {
        long sum = 4L * scale.length;
        for (PersonStrips block : strips) {
            sum += block.bytes();
        }
        return sum;
    }
}
