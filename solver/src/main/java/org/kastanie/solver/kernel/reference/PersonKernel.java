package org.kastanie.solver.kernel.reference;

/** What a person sees besides the sky, ray by ray, weighted into six directions for two kinds of radiation at once. */
public final class PersonKernel {
    /** Weights per ray in the table: six directions and two unused. */
    public static final int WIDTH = 8;

    private PersonKernel() {}

    /**
     * Adds up entries [from, to): {@code out[d] = sum pair[2 source] w table[ray][d]}, {@code out[WIDTH + d]} the same of
     * {@code pair[2 source + 1]}.
     *
     * @param ray number of the ray of every entry, unsigned
     * @param share of every entry in 1/255, unsigned
     */
    public static void gather(
            int[] source, byte[] ray, byte[] share, int from, int to, float[] pair, float[] table, float[] out) {
        for (int d = 0; d < WIDTH; d++) {
            float a = 0;
            float b = 0;
            for (int k = from; k < to; k++) {
                float w = share[k] & 255;
                float t = table[(ray[k] & 255) * WIDTH + d];
                a = Math.fma(t, w * pair[2 * source[k]], a);
                b = Math.fma(t, w * pair[2 * source[k] + 1], b);
            }
            out[d] = a;
            out[WIDTH + d] = b;
        }
    }
}
