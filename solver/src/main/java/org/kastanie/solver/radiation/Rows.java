package org.kastanie.solver.radiation;

import java.util.Arrays;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.kernel.reference.RowsKernel;
import org.kastanie.solver.kernel.vector.RowsVectors;

/**
 * Sparse rows of weights: what each receiver sees of which source. Kept in blocks of receivers, so that they are built and
 * used in parallel and in the same order whatever the number of threads; within a block in slices of rows of nearly one
 * length, one row in each lane of a vector.
 */
final class Rows {
    private static final int BLOCK = 1024;
    private static final int LANES = RowsKernel.LANES;

    /** One row under construction; entries of one source are merged. */
    static final class Row {
        private static final int LARGEST = 1024;
        private static final int SLOTS = 2 * LARGEST;
        private static final int SHIFT = 32 - 11;
        /** Knuth's multiplicative hash, 2^32 over the golden section. */
        private static final int SPREAD = 0x9E3779B1;

        private final int[] index = new int[LARGEST];
        private final float[] weight = new float[LARGEST];
        /** Place of a source in the row, plus one and plus {@link #begun}; smaller numbers are left from rows before. */
        private final int[] slot = new int[SLOTS];

        private int begun;
        private int size;

        void clear() {
            begun += size;
            size = 0;
        }

        void add(int source, double w) {
            if (w <= 0) {
                return;
            }
            int at = source * SPREAD >>> SHIFT;
            for (; slot[at] > begun; at = (at + 1) & (SLOTS - 1)) {
                int i = slot[at] - begun - 1;
                if (index[i] == source) {
                    weight[i] += (float) w;
                    return;
                }
            }
            if (size == index.length) {
                throw new IllegalStateException("more than " + size + " sources in one row");
            }
            slot[at] = begun + size + 1;
            index[size] = source;
            weight[size++] = (float) w;
        }

        double sum() {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += weight[i];
            }
            return sum;
        }

        void scale(double factor) {
            for (int i = 0; i < size; i++) {
                weight[i] *= (float) factor;
            }
        }
    }

    /** Fills the row of one receiver. */
    interface Filler {
        void fill(int receiver, Row row, Ray ray);
    }

    /** Fills two rows of one receiver. */
    interface PairFiller {
        void fill(int receiver, Row row, Row second, Ray ray);
    }

    final int count;
    /** Place of every receiver of a block among its slices. */
    private final int[][] slot;

    private final int[][] sliceStart;
    private final int[][] index;
    private final float[][] weight;

    private Rows(int count) {
        this.count = count;
        int blocks = (count + BLOCK - 1) / BLOCK;
        slot = new int[blocks][];
        sliceStart = new int[blocks][];
        index = new int[blocks][];
        weight = new float[blocks][];
    }

    static Rows build(int count, Workers workers, Filler filler) {
        return pair(count, workers, (receiver, row, second, ray) -> filler.fill(receiver, row, ray))[0];
    }

    /** Two sets of rows whose fillers share the work. */
    static Rows[] pair(int count, Workers workers, PairFiller filler) {
        Rows[] rows = {new Rows(count), new Rows(count)};
        workers.forEach(rows[0].slot.length, 1, (from, to) -> {
            Ray ray = new Ray();
            for (int b = from; b < to; b++) {
                Block[] block = {new Block(), new Block()};
                for (int i = b * BLOCK; i < Math.min(count, (b + 1) * BLOCK); i++) {
                    block[0].row.clear();
                    block[1].row.clear();
                    filler.fill(i, block[0].row, block[1].row, ray);
                    block[0].end();
                    block[1].end();
                }
                block[0].store(rows[0], b);
                block[1].store(rows[1], b);
            }
        });
        return rows;
    }

    /** Rows of one block while they grow. */
    private static final class Block {
        final Row row = new Row();
        private final int[] begin = new int[BLOCK + 1];
        private int[] sources = new int[BLOCK];
        private float[] weights = new float[BLOCK];
        private int n;

        void end() {
            int at = begin[n];
            if (at + row.size > sources.length) {
                int more = Math.max(2 * sources.length, at + row.size);
                sources = Arrays.copyOf(sources, more);
                weights = Arrays.copyOf(weights, more);
            }
            System.arraycopy(row.index, 0, sources, at, row.size);
            System.arraycopy(row.weight, 0, weights, at, row.size);
            begin[++n] = at + row.size;
        }

        void store(Rows rows, int block) {
            int[] order = byLength();
            int slices = (n + LANES - 1) / LANES;
            int[] begins = new int[slices + 1];
            for (int s = 0; s < slices; s++) {
                begins[s + 1] = begins[s] + LANES * length(order[s * LANES]);
            }
            int[] index = new int[begins[slices]];
            float[] weight = new float[begins[slices]];
            int[] slot = new int[n];
            for (int place = 0; place < n; place++) {
                int r = order[place];
                slot[r] = place;
                int at = begins[place / LANES] + place % LANES;
                for (int k = begin[r]; k < begin[r + 1]; k++, at += LANES) {
                    index[at] = sources[k];
                    weight[at] = weights[k];
                }
            }
            rows.sliceStart[block] = begins;
            rows.index[block] = index;
            rows.weight[block] = weight;
            rows.slot[block] = slot;
        }

        private int length(int r) {
            return begin[r + 1] - begin[r];
        }

        /** Longest rows first, those of one length in their order: slices then hold rows of nearly one length. */
        private int[] byLength() {
            int[] first = new int[Row.LARGEST + 2];
            for (int r = 0; r < n; r++) {
                first[Row.LARGEST - length(r) + 1]++;
            }
            for (int l = 1; l < first.length; l++) {
                first[l] += first[l - 1];
            }
            int[] order = new int[n];
            for (int r = 0; r < n; r++) {
                order[first[Row.LARGEST - length(r)]++] = r;
            }
            return order;
        }
    }

    /** {@code out[outStart + i] = base[outStart + i] + scale x sum of weight times source}. */
    void gather(float[] source, float scale, float[] base, float[] out, int outStart, Workers workers) {
        workers.forEach(slot.length, 4, (from, to) -> {
            float[] sums = new float[BLOCK];
            for (int b = from; b < to; b++) {
                RowsVectors.gather(index[b], weight[b], sliceStart[b], sliceStart[b].length - 1, source, sums);
                int[] at = slot[b];
                int o = outStart + b * BLOCK;
                for (int i = 0; i < at.length; i++) {
                    out[o + i] = base[o + i] + scale * sums[at[i]];
                }
            }
        });
    }

    /** Sum of the weights of one receiver over the sources in [from, to). */
    double weight(int receiver, int from, int to) {
        int b = receiver / BLOCK;
        int place = slot[b][receiver % BLOCK];
        int end = sliceStart[b][place / LANES + 1];
        double sum = 0;
        for (int k = sliceStart[b][place / LANES] + place % LANES; k < end; k += LANES) {
            if (index[b][k] >= from && index[b][k] < to) {
                sum += weight[b][k];
            }
        }
        return sum;
    }

    long bytes() {
        long sum = 0;
        for (int b = 0; b < slot.length; b++) {
            sum += 4L * slot[b].length + 8L * index[b].length;
        }
        return sum;
    }
}
