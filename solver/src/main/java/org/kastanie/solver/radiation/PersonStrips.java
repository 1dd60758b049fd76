package org.kastanie.solver.radiation;

import java.util.Arrays;
import org.kastanie.solver.kernel.reference.PersonKernel;
import org.kastanie.solver.kernel.vector.PersonVectors;

/**
 * What the persons of one block see besides the sky, strip by strip of neighbouring cells. Rays of neighbours that end on
 * level ground, or along one wall, mostly meet sources of successive numbers: those are kept as one run, all others entry by
 * entry. What a person receives is the same bits either way, so neighbours do not matter.
 *
 * @param cell cell in its strip of every person
 * @param firstPerson of every strip, and the end
 * @param entries of every strip: first, and the end
 * @param runs of every strip: first, and the end
 * @param used rays of every octant of every strip up to the last that meets anything
 */
record PersonStrips(byte[] cell, byte[] firstPerson, int[] entries, Single single, int[] runs, Run run, byte[] used) {
    private static final int LANES = PersonKernel.LANES;
    private static final int ROW = PersonKernel.ROW;
    private static final int OCTANTS = PersonRays.OCTANTS;
    /** Fewest cells that are worth a run: one costs as much as two entries. */
    private static final int LEAST = 2;

    /** Entries one by one. */
    record Single(int[] source, char[] place, byte[] share) {}

    /** Runs one by one; cells as two bits each. */
    record Run(int[] base, int[] cells, byte[] ray) {}

    int strips() {
        return firstPerson.length - 1;
    }

    /**
     * Sums of both kinds over what the persons of one strip see: {@code out[ROW direction + 2 cell + kind]}, not yet scaled.
     *
     * @param pair both kinds of every source side by side
     * @param values scratch of a row for every ray
     */
    void gather(int strip, PersonRays rays, float[] pair, float[] values, float[] out) {
        for (int o = 0; o < OCTANTS; o++) {
            int first = ROW * rays.start[o];
            Arrays.fill(values, first, first + ROW * used[OCTANTS * strip + o], 0);
        }
        PersonVectors.runs(run.base, run.cells, run.ray, runs[strip], runs[strip + 1], pair, values);
        PersonKernel.scatter(
                single.source, single.place, single.share, entries[strip], entries[strip + 1], pair, values);
        Arrays.fill(out, 0);
        for (int o = 0; o < OCTANTS; o++) {
            int from = rays.start[o];
            PersonVectors.weigh(values, rays.weight, from, from + used[OCTANTS * strip + o], rays.across[o], out);
        }
    }

    /** Marks all sources that are seen. */
    void mark(boolean[] seen) {
        for (int s : single.source) {
            seen[s] = true;
        }
        for (int r = 0; r < run.base.length; r++) {
            for (int i = 0; i < LANES; i++) {
                if ((run.cells[r] >>> 2 * i & 1) != 0) {
                    seen[run.base[r] + i] = true;
                }
            }
        }
    }

    long bytes() {
        return cell.length
                + firstPerson.length
                + used.length
                + 4L * (entries.length + runs.length)
                + 7L * single.source.length
                + 9L * run.base.length;
    }

    /** Takes the strips of a block one after another; belongs to one thread. */
    static final class Builder {
        private final PersonRays rays;
        /** Sources there are. */
        private final int sources;

        private final byte[] cell = new byte[PackedSky.LANES];
        private final byte[] firstPerson = new byte[PackedSky.LANES + 1];
        private final int[] entries = new int[PackedSky.LANES + 1];
        private final int[] runs = new int[PackedSky.LANES + 1];
        private final byte[] used = new byte[PackedSky.LANES * OCTANTS];
        private int[] source = new int[1 << 12];
        private char[] place = new char[1 << 12];
        private byte[] share = new byte[1 << 12];
        private int[] base = new int[1 << 10];
        private int[] cells = new int[1 << 10];
        private byte[] runRay = new byte[1 << 10];
        private int strips;
        private int persons;
        private int single;
        private int run;

        Builder(PersonRays rays, int sources) {
            this.rays = rays;
            this.sources = sources;
        }

        /**
         * Takes one strip.
         *
         * @param standing cells with a person
         * @param seen added for each of its persons: weights of what his rays meet, by direction
         */
        void take(Hits hits, int standing, float[] seen) {
            int first = persons;
            for (int i = 0; i < LANES; i++) {
                if ((standing >>> i & 1) != 0) {
                    cell[persons++] = (byte) i;
                }
            }
            room(rays.count * LANES);
            for (int o = 0; o < OCTANTS; o++) {
                byte last = 0;
                for (int r = rays.start[o]; r < rays.start[o + 1]; r++) {
                    if (ray(hits, r, o, standing, seen, first)) {
                        last = (byte) (r + 1 - rays.start[o]);
                    }
                }
                used[OCTANTS * strips + o] = last;
            }
            strips++;
            firstPerson[strips] = (byte) persons;
            entries[strips] = single;
            runs[strips] = run;
        }

        /** One ray of all persons of a strip; whether any of them meets anything. */
        private boolean ray(Hits hits, int r, int octant, int standing, float[] seen, int first) {
            int k = rays.original[r];
            int whole = 0;
            int person = first;
            boolean any = false;
            for (int left = standing; left != 0; left &= left - 1) {
                int i = Integer.numberOfTrailingZeros(left);
                int target = hits.target(k, i);
                int sum = pack(hits.ownShare(k, i)) + pack(hits.crownShare(k, i));
                if (target != Ray.SKY) {
                    int end = pack(hits.transmitted(k, i));
                    if (end == PersonKernel.FULL && sum == 0) {
                        whole |= 1 << i;
                    } else {
                        put(target, hits.transmitted(k, i), r, i);
                    }
                    sum += end;
                }
                put(hits.ownCrown(i), hits.ownShare(k, i), r, i);
                put(hits.crown(k, i), hits.crownShare(k, i), r, i);
                for (int d = 0; d < PersonKernel.WEIGHTS; d++) {
                    seen[PersonField.DIRECTIONS * person + rays.across[octant][d]] +=
                            rays.weight[PersonKernel.WEIGHTS * r + d] * sum;
                }
                any |= sum > 0;
                person++;
            }
            while (whole != 0) {
                int i = Integer.numberOfTrailingZeros(whole);
                int alike = alike(hits, k, whole, i);
                int from = hits.target(k, i) - i;
                if (Integer.bitCount(alike) >= LEAST && from >= 0 && from + LANES <= sources) {
                    base[run] = from;
                    cells[run] = twice(alike);
                    runRay[run++] = (byte) r;
                } else {
                    for (int left = alike; left != 0; left &= left - 1) {
                        int one = Integer.numberOfTrailingZeros(left);
                        put(hits.target(k, one), 1, r, one);
                    }
                }
                whole &= ~alike;
            }
            return any;
        }

        /** Those of some cells whose targets are numbered in the order of the cells, as seen from one of them. */
        private static int alike(Hits hits, int k, int cells, int one) {
            int from = hits.target(k, one) - one;
            int alike = 0;
            for (int left = cells; left != 0; left &= left - 1) {
                int i = Integer.numberOfTrailingZeros(left);
                alike |= hits.target(k, i) - i == from ? 1 << i : 0;
            }
            return alike;
        }

        private static int twice(int cells) {
            return (int) Long.expand(cells, 0x55555555L) * 3;
        }

        private static int pack(double weight) {
            return (int) (PersonKernel.FULL * weight + 0.5);
        }

        private void put(int target, double weight, int r, int i) {
            int packed = pack(weight);
            if (packed > 0) {
                source[single] = target;
                place[single] = (char) (r * LANES + i);
                share[single++] = (byte) packed;
            }
        }

        /** Makes room for so many rays. */
        private void room(int more) {
            if (single + 3 * more > source.length) {
                int length = Math.max(2 * source.length, single + 3 * more);
                source = Arrays.copyOf(source, length);
                place = Arrays.copyOf(place, length);
                share = Arrays.copyOf(share, length);
            }
            if (run + more > base.length) {
                int length = Math.max(2 * base.length, run + more);
                base = Arrays.copyOf(base, length);
                cells = Arrays.copyOf(cells, length);
                runRay = Arrays.copyOf(runRay, length);
            }
        }

        /** The strips taken since the last call. */
        PersonStrips pack() {
            PersonStrips block = new PersonStrips(
                    Arrays.copyOf(cell, persons),
                    Arrays.copyOf(firstPerson, strips + 1),
                    Arrays.copyOf(entries, strips + 1),
                    new Single(
                            Arrays.copyOf(source, single), Arrays.copyOf(place, single), Arrays.copyOf(share, single)),
                    Arrays.copyOf(runs, strips + 1),
                    new Run(Arrays.copyOf(base, run), Arrays.copyOf(cells, run), Arrays.copyOf(runRay, run)),
                    Arrays.copyOf(used, OCTANTS * strips));
            strips = 0;
            persons = 0;
            single = 0;
            run = 0;
            return block;
        }
    }
}
