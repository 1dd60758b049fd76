package org.kastanie.solver.radiation;

import java.util.Arrays;
import org.kastanie.solver.grid.Workers;

/**
 * Sparse rows of weights: what each receiver sees of which source. Kept in blocks of receivers, so that they are built and
 * used in parallel and in the same order whatever the number of threads.
 */
final class Rows {
    private static final int BLOCK = 1024;

    /** One row under construction; entries of one source are merged. */
    static final class Row {
        private int[] index = new int[256];
        private float[] weight = new float[256];
        private int size;

        void add(int source, double w) {
            if (w <= 0) {
                return;
            }
            for (int i = 0; i < size; i++) {
                if (index[i] == source) {
                    weight[i] += (float) w;
                    return;
                }
            }
            if (size == index.length) {
                index = Arrays.copyOf(index, 2 * size);
                weight = Arrays.copyOf(weight, 2 * size);
            }
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

    final int count;
    private final int[][] start;
    private final int[][] index;
    private final float[][] weight;

    Rows(int count, Workers workers, Filler filler) {
        this.count = count;
        int blocks = (count + BLOCK - 1) / BLOCK;
        start = new int[blocks][];
        index = new int[blocks][];
        weight = new float[blocks][];
        workers.forEach(blocks, 1, (from, to) -> {
            for (int b = from; b < to; b++) {
                build(b, filler);
            }
        });
    }

    private void build(int block, Filler filler) {
        int first = block * BLOCK;
        int n = Math.min(BLOCK, count - first);
        int[] begin = new int[n + 1];
        int[] sources = new int[32 * n];
        float[] weights = new float[32 * n];
        Row row = new Row();
        Ray ray = new Ray();
        for (int i = 0; i < n; i++) {
            row.size = 0;
            filler.fill(first + i, row, ray);
            int at = begin[i];
            if (at + row.size > sources.length) {
                int more = Math.max(2 * sources.length, at + row.size);
                sources = Arrays.copyOf(sources, more);
                weights = Arrays.copyOf(weights, more);
            }
            System.arraycopy(row.index, 0, sources, at, row.size);
            System.arraycopy(row.weight, 0, weights, at, row.size);
            begin[i + 1] = at + row.size;
        }
        start[block] = begin;
        index[block] = Arrays.copyOf(sources, begin[n]);
        weight[block] = Arrays.copyOf(weights, begin[n]);
    }

    /** {@code out[outStart + i] = base[outStart + i] + scale x sum of weight times source}. */
    void gather(float[] source, float scale, float[] base, float[] out, int outStart, Workers workers) {
        workers.forEach(start.length, 4, (from, to) -> {
            for (int b = from; b < to; b++) {
                int[] begin = start[b];
                int[] idx = index[b];
                float[] w = weight[b];
                int o = outStart + b * BLOCK;
                for (int i = 0; i + 1 < begin.length; i++) {
                    float sum = 0;
                    for (int k = begin[i]; k < begin[i + 1]; k++) {
                        sum += w[k] * source[idx[k]];
                    }
                    out[o + i] = base[o + i] + scale * sum;
                }
            }
        });
    }

    /** Sum of the weights of one receiver over the sources in [from, to). */
    double weight(int receiver, int from, int to) {
        int b = receiver / BLOCK;
        int i = receiver % BLOCK;
        double sum = 0;
        for (int k = start[b][i]; k < start[b][i + 1]; k++) {
            if (index[b][k] >= from && index[b][k] < to) {
                sum += weight[b][k];
            }
        }
        return sum;
    }

    long bytes() {
        long sum = 0;
        for (int b = 0; b < start.length; b++) {
            sum += 4L * start[b].length + 8L * index[b].length;
        }
        return sum;
    }
}
