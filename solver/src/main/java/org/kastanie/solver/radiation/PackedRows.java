package org.kastanie.solver.radiation;

import java.util.Arrays;
import org.kastanie.solver.kernel.reference.RowsKernel;

/**
 * Rows of one block of receivers, packed as {@link RowsKernel} reads them: rows of nearly one length share a slice.
 *
 * @param source sources the block sees, each once
 * @param place place of every receiver among the slices
 * @param sliceStart where each slice's weights begin, and the end
 * @param index places among {@code source}
 * @param weight weights in shares of {@code scale}
 * @param scale of every place
 */
record PackedRows(int[] source, char[] place, int[] sliceStart, int[] index, int[] weight, float[] scale) {
    private static final int LANES = RowsKernel.LANES;
    private static final int MOST_SOURCES = 1 << 16;
    private static final int MOST_RECEIVERS = 512;
    private static final int FULL = 255;

    /** Receivers of a block whose rows have at most so many entries: their sources can be counted by 16 bits. */
    static int receivers(int entries) {
        return Math.min(MOST_RECEIVERS, MOST_SOURCES / entries / LANES * LANES);
    }

    /** Scratch of one thread. */
    static final class Scratch {
        /** Both quantities of the sources a block sees, side by side. */
        private float[] pair = new float[0];

        final float[] firstSum;
        final float[] secondSum;

        Scratch(int receivers) {
            firstSum = new float[receivers];
            secondSum = new float[receivers];
        }

        private float[] pair(int sources) {
            if (pair.length < 2 * sources) {
                pair = new float[2 * sources];
            }
            return pair;
        }
    }

    int count() {
        return place.length;
    }

    int place(int receiver) {
        return place[receiver];
    }

    /** Fills the sums of {@code s} by place, without scale. */
    void gather(float[] first, float[] second, Scratch s) {
        float[] pair = s.pair(source.length);
        for (int u = 0; u < source.length; u++) {
            int from = source[u];
            pair[2 * u] = first[from];
            pair[2 * u + 1] = second[from];
        }
        RowsKernel.gather(index, weight, sliceStart, sliceStart.length - 1, pair, s.firstSum, s.secondSum);
    }

    /** Fills the first sums of {@code s} by place, without scale. */
    void gather(float[] only, Scratch s) {
        float[] value = s.pair(source.length);
        for (int u = 0; u < source.length; u++) {
            value[u] = only[source[u]];
        }
        RowsKernel.gather(index, weight, sliceStart, sliceStart.length - 1, value, s.firstSum);
    }

    /** Sum of the weights of one receiver over the sources in [from, to). */
    double weight(int receiver, int from, int to) {
        int slice = place[receiver] / LANES;
        int lane = place[receiver] % LANES;
        double sum = 0;
        for (int q = sliceStart[slice]; q < sliceStart[slice + 1]; q += LANES) {
            for (int e = 0; e < 4; e++) {
                int at = source[index[2 * q + LANES * (e >> 1) + lane] >>> (16 * (e & 1)) & 0xffff];
                sum += at >= from && at < to ? weight[q + lane] >>> (8 * e) & FULL : 0;
            }
        }
        return sum * scale[place[receiver]];
    }

    long bytes() {
        return 4L * (source.length + sliceStart.length + index.length + weight.length + scale.length)
                + 2L * place.length;
    }

    /** Takes the rows of one block after another. */
    static final class Builder {
        private final int[] begin;
        private int[] sources = new int[1 << 14];
        private float[] weights = new float[1 << 14];
        private int n;
        private final SourceList list = new SourceList();

        Builder(int receivers) {
            begin = new int[receivers + 1];
        }

        void end(Row row) {
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

        /** The rows taken since the last call. */
        PackedRows pack() {
            int[] order = byLength();
            int slices = (n + LANES - 1) / LANES;
            int[] starts = new int[slices + 1];
            for (int s = 0; s < slices; s++) {
                starts[s + 1] = starts[s] + LANES * ((length(order[s * LANES]) + 3) / 4);
            }
            PackedRows rows = new PackedRows(
                    new int[0],
                    new char[n],
                    starts,
                    new int[2 * starts[slices]],
                    new int[starts[slices]],
                    new float[slices * LANES]);
            list.clear();
            for (int p = 0; p < n; p++) {
                rows.place[order[p]] = (char) p;
                row(order[p], p, rows);
            }
            n = 0;
            return new PackedRows(list.toArray(), rows.place, starts, rows.index, rows.weight, rows.scale);
        }

        private void row(int r, int place, PackedRows out) {
            float largest = 0;
            double sum = 0;
            for (int k = begin[r]; k < begin[r + 1]; k++) {
                largest = Math.max(largest, weights[k]);
                sum += weights[k];
            }
            int start = out.sliceStart[place / LANES];
            int lane = place % LANES;
            long whole = 0;
            double carried = 0;
            for (int k = begin[r]; k < begin[r + 1]; k++) {
                int e = k - begin[r];
                double exact = weights[k] / largest * FULL + carried;
                int cut = (int) Math.max(0, Math.min(FULL, Math.rint(exact)));
                carried = exact - cut;
                whole += cut;
                int q = start + e / 4 * LANES;
                out.weight[q + lane] |= cut << (8 * (e & 3));
                out.index[2 * q + LANES * (e >> 1 & 1) + lane] |= list.place(sources[k]) << (16 * (e & 1));
            }
            out.scale[place] = whole > 0 ? (float) (sum / whole) : 0;
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
}
