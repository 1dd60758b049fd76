package org.kastanie.solver.kernel.reference;

/**
 * Sparse rows times a vector. Rows lie in slices of {@link #LANES}: entry k of lane i of a slice that starts at s is at
 * {@code s + k * LANES + i}; short rows are filled up with entries of weight zero.
 */
public final class RowsKernel {
    /** Rows per slice, a multiple of every vector's length. */
    public static final int LANES = 16;

    private RowsKernel() {}

    /** {@code sums[slice * LANES + i] = sum over k of weight times source[index]}, in the order of k. */
    public static void gather(int[] index, float[] weight, int[] sliceStart, int slices, float[] source, float[] sums) {
        for (int s = 0; s < slices; s++) {
            for (int i = 0; i < LANES; i++) {
                float sum = 0;
                for (int k = sliceStart[s] + i; k < sliceStart[s + 1]; k += LANES) {
                    sum = Math.fma(weight[k], source[index[k]], sum);
                }
                sums[s * LANES + i] = sum;
            }
        }
    }
}
