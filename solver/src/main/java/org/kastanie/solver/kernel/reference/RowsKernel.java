package org.kastanie.solver.kernel.reference;

/**
 * Sparse rows times two vectors at once. Rows lie in slices of {@link #LANES}, four entries of a row (a quad) side by side:
 * quad k of lane i of a slice that starts at s holds four weights of a byte each in {@code weight[s + k * LANES + i]}, lowest
 * byte first, and four places of 16 bits in {@code index[2 * (s + k * LANES) + i]} and {@code index[2 * (s + k * LANES) +
 * LANES + i]}, lower half first. Short rows are filled up with weights of zero.
 */
public final class RowsKernel {
    /** Rows per slice, a multiple of every vector's length. */
    public static final int LANES = 16;

    private RowsKernel() {}

    /**
     * {@code firstSum[slice * LANES + i] = sum over the entries of weight times first[place]}, in their order; the same of
     * {@code second}.
     */
    public static void gather(
            int[] index,
            int[] weight,
            int[] sliceStart,
            int slices,
            float[] first,
            float[] second,
            float[] firstSum,
            float[] secondSum) {
        for (int s = 0; s < slices; s++) {
            for (int i = 0; i < LANES; i++) {
                float a = 0;
                float b = 0;
                for (int q = sliceStart[s]; q < sliceStart[s + 1]; q += LANES) {
                    for (int e = 0; e < 4; e++) {
                        int place = index[2 * q + LANES * (e >> 1) + i] >>> (16 * (e & 1)) & 0xffff;
                        float w = weight[q + i] >>> (8 * e) & 255;
                        a = Math.fma(w, first[place], a);
                        b = Math.fma(w, second[place], b);
                    }
                }
                firstSum[s * LANES + i] = a;
                secondSum[s * LANES + i] = b;
            }
        }
    }
}
