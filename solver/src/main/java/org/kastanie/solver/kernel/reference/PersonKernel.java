package org.kastanie.solver.kernel.reference;

/** What a person sees besides the sky, ray by ray, weighted into six directions for two kinds of radiation at once. */
public final class PersonKernel {
    /** Weights per ray in the table: six directions and two unused. */
    public static final int WIDTH = 8;

    private PersonKernel() {}

    /**
     * Sums over the entries of each of the first {@code count} persons, which begin at {@code start[i]} and end at {@code
     * start[i + 1]}: {@code out[2 WIDTH i + d] = sum pair[2 source] w table[ray][d]}, {@code out[2 WIDTH i + WIDTH + d]} the
     * same of {@code pair[2 source + 1]}. Every other entry goes into a second sum, so that additions do not wait for each
     * other.
     *
     * @param ray number of the ray of every entry, unsigned
     * @param share of every entry in 1/255, unsigned
     */
    public static void gather(
            int[] source, byte[] ray, byte[] share, int[] start, int count, float[] pair, float[] table, float[] out) {
        for (int i = 0; i < count; i++) {
            for (int d = 0; d < WIDTH; d++) {
                float[] a = new float[2];
                float[] b = new float[2];
                for (int k = start[i]; k < start[i + 1]; k++) {
                    int turn = (k - start[i]) & 1;
                    float w = share[k] & 255;
                    float t = table[(ray[k] & 255) * WIDTH + d];
                    a[turn] = Math.fma(t, w * pair[2 * source[k]], a[turn]);
                    b[turn] = Math.fma(t, w * pair[2 * source[k] + 1], b[turn]);
                }
                out[2 * WIDTH * i + d] = a[0] + a[1];
                out[2 * WIDTH * i + WIDTH + d] = b[0] + b[1];
            }
        }
    }
}
