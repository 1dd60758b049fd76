package org.kastanie.solver.kernel.reference;

/**
 * Sparse rows times two vectors at once. Rows lie in slices of {@link #LANES}, four entries of a row (a quad) side by side:
 * quad k of lane i of a slice that starts at s holds four weights of a byte each in {@code weight[s + k * LANES + i]}, lowest
 * byte first, and four places of 16 bits in {@code index[2 * (s + k * LANES) + i]} and {@code index[2 * (s + k * LANES) +
 * LANES + i]}, lower half first. Short rows are filled up with weights of zero.
 *
 * <p>Two rows run side by side, so that their sums do not wait for each other. No vector twin: gathers of 16 lanes were
 * measured at the time of the scalar loads (docs/performance.md).
 */
public final class RowsKernel {
    /** Rows per slice. */
    public static final int LANES = 16;

    private RowsKernel() {}

    /**
     * {@code firstSum[slice * LANES + i] = sum over the entries of weight times pair[2 * place]}, in their order; {@code
     * secondSum} the same of {@code pair[2 * place + 1]}.
     */
    public static void gather(
            int[] index,
            int[] weight,
            int[] sliceStart,
            int slices,
            float[] pair,
            float[] firstSum,
            float[] secondSum) {
        for (int s = 0; s < slices; s++) {
            for (int i = 0; i < LANES; i += 2) {
                two(index, weight, sliceStart[s], sliceStart[s + 1], i, pair, firstSum, secondSum, s * LANES + i);
            }
        }
    }

    /** The same of one vector alone. */
    public static void gather(int[] index, int[] weight, int[] sliceStart, int slices, float[] value, float[] sum) {
        for (int s = 0; s < slices; s++) {
            for (int i = 0; i < LANES; i += 2) {
                two(index, weight, sliceStart[s], sliceStart[s + 1], i, value, sum, s * LANES + i);
            }
        }
    }

    private static void two(int[] index, int[] weight, int from, int to, int lane, float[] value, float[] sum, int at) {
        float a = 0;
        float b = 0;
        for (int q = from; q < to; q += LANES) {
            int w = weight[q + lane];
            int v = weight[q + lane + 1];
            int x = index[2 * q + lane];
            int y = index[2 * q + lane + 1];
            a = Math.fma(w & 255, value[x & 0xffff], a);
            b = Math.fma(v & 255, value[y & 0xffff], b);
            a = Math.fma(w >>> 8 & 255, value[x >>> 16], a);
            b = Math.fma(v >>> 8 & 255, value[y >>> 16], b);
            x = index[2 * q + LANES + lane];
            y = index[2 * q + LANES + lane + 1];
            a = Math.fma(w >>> 16 & 255, value[x & 0xffff], a);
            b = Math.fma(v >>> 16 & 255, value[y & 0xffff], b);
            a = Math.fma(w >>> 24, value[x >>> 16], a);
            b = Math.fma(v >>> 24, value[y >>> 16], b);
        }
        sum[at] = a;
        sum[at + 1] = b;
    }

    private static void two(
            int[] index,
            int[] weight,
            int from,
            int to,
            int lane,
            float[] pair,
            float[] firstSum,
            float[] secondSum,
            int at) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        for (int q = from; q < to; q += LANES) {
            int w = weight[q + lane];
            int v = weight[q + lane + 1];
            int x = index[2 * q + lane];
            int y = index[2 * q + lane + 1];
            int p = (x & 0xffff) << 1;
            int r = (y & 0xffff) << 1;
            a = Math.fma(w & 255, pair[p], a);
            b = Math.fma(w & 255, pair[p + 1], b);
            c = Math.fma(v & 255, pair[r], c);
            d = Math.fma(v & 255, pair[r + 1], d);
            p = x >>> 16 << 1;
            r = y >>> 16 << 1;
            a = Math.fma(w >>> 8 & 255, pair[p], a);
            b = Math.fma(w >>> 8 & 255, pair[p + 1], b);
            c = Math.fma(v >>> 8 & 255, pair[r], c);
            d = Math.fma(v >>> 8 & 255, pair[r + 1], d);
            x = index[2 * q + LANES + lane];
            y = index[2 * q + LANES + lane + 1];
            p = (x & 0xffff) << 1;
            r = (y & 0xffff) << 1;
            a = Math.fma(w >>> 16 & 255, pair[p], a);
            b = Math.fma(w >>> 16 & 255, pair[p + 1], b);
            c = Math.fma(v >>> 16 & 255, pair[r], c);
            d = Math.fma(v >>> 16 & 255, pair[r + 1], d);
            p = x >>> 16 << 1;
            r = y >>> 16 << 1;
            a = Math.fma(w >>> 24, pair[p], a);
            b = Math.fma(w >>> 24, pair[p + 1], b);
            c = Math.fma(v >>> 24, pair[r], c);
            d = Math.fma(v >>> 24, pair[r + 1], d);
        }
        firstSum[at] = a;
        secondSum[at] = b;
        firstSum[at + 1] = c;
        secondSum[at + 1] = d;
    }
}
