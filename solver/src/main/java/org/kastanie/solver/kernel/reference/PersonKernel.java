package org.kastanie.solver.kernel.reference;

/** What a person sees besides the sky, ray by ray, weighted into six directions for two kinds of radiation at once. */
public final class PersonKernel {
    /** Weights per ray in the table: six directions and two unused. */
    public static final int WIDTH = 8;

    private PersonKernel() {}

    /**
     * Sums over the entries of each of the first {@code count} persons, which begin at {@code start[i]} and end at {@code
     * start[i + 1]}: {@code out[2 (WIDTH i + d)] = sum first(source) w table[2 (WIDTH ray + d)]}, the same of the second kind
     * beside it. Every other entry goes into a second sum, so that additions do not wait for each other.
     *
     * @param ray number of the ray of every entry, unsigned
     * @param share of every entry in 1/255, unsigned
     * @param pair both kinds of every source: the first in the low, the second in the high half
     * @param table weights, each twice
     */
    public static void gather(
            int[] source, byte[] ray, byte[] share, int[] start, int count, long[] pair, float[] table, float[] out) {
        for (int i = 0; i < count; i++) {
            for (int d = 0; d < 2 * WIDTH; d++) {
                float[] a = new float[2];
                for (int k = start[i]; k < start[i + 1]; k++) {
                    int turn = (k - start[i]) & 1;
                    float value = Float.intBitsToFloat((int) (pair[source[k]] >>> (32 * (d & 1))));
                    float t = table[(ray[k] & 255) * 2 * WIDTH + d];
                    a[turn] = Math.fma(t, (share[k] & 255) * value, a[turn]);
                }
                out[2 * WIDTH * i + d] = a[0] + a[1];
            }
        }
    }

    /** Two values as {@link #gather} reads them. */
    public static long pair(float first, float second) {
        return (long) Float.floatToRawIntBits(second) << 32 | Float.floatToRawIntBits(first) & 0xffffffffL;
    }
}
