package org.kastanie.solver.kernel.reference;

/**
 * What persons see besides the sky, weighted into six directions for two kinds of radiation at once. Persons of {@link
 * #LANES} neighbouring cells lie side by side: first everything that a ray of each of them meets is added up, then every ray
 * is weighted into the three directions that it comes from. Both kinds of a person lie side by side too, so a row has {@link
 * #ROW} numbers.
 */
public final class PersonKernel {
    /** Neighbouring cells of a strip. */
    public static final int LANES = 16;
    /** Numbers of a ray or a direction of a strip: both kinds of every cell. */
    public static final int ROW = 2 * LANES;
    /** Directions a ray has weight in. */
    public static final int WEIGHTS = 3;
    /** Largest share of an entry; what runs have. */
    public static final int FULL = 255;

    private PersonKernel() {}

    /**
     * Entries one by one, in their order: {@code values[2 place + kind] += share pair[2 source + kind]}. Has no vector twin:
     * what it does is scattered loads.
     *
     * @param place ray times {@link #LANES} plus cell of every entry
     * @param share of every entry in 1/255, unsigned
     * @param pair both kinds of every source side by side
     */
    public static void scatter(
            int[] source, char[] place, byte[] share, int from, int to, float[] pair, float[] values) {
        for (int k = from; k < to; k++) {
            int at = 2 * place[k];
            int s = 2 * source[k];
            float w = share[k] & FULL;
            values[at] = Math.fma(w, pair[s], values[at]);
            values[at + 1] = Math.fma(w, pair[s + 1], values[at + 1]);
        }
    }

    /**
     * Runs, in which a ray of neighbouring cells meets sources of successive numbers in full: for the cells whose bits are
     * set, {@code values[ROW ray + 2 cell + kind] += 255 pair[2 (base + cell) + kind]}.
     *
     * @param cells two equal bits for every cell of each run
     * @param base number of the source that the first cell's ray would meet
     */
    public static void runs(int[] base, int[] cells, byte[] ray, int from, int to, float[] pair, float[] values) {
        for (int k = from; k < to; k++) {
            int at = ROW * (ray[k] & 255);
            for (int i = 0; i < ROW; i++) {
                if ((cells[k] >>> i & 1) != 0) {
                    values[at + i] = Math.fma(FULL, pair[2 * base[k] + i], values[at + i]);
                }
            }
        }
    }

    /**
     * Adds rays that come from one octant to three of the six directions: {@code out[ROW d + i] += sum over rays of weight
     * values[ROW ray + i]}.
     *
     * @param weight {@link #WEIGHTS} a ray
     * @param across directions of the three weights
     */
    public static void weigh(float[] values, float[] weight, int from, int to, int[] across, float[] out) {
        for (int k = 0; k < WEIGHTS; k++) {
            for (int i = 0; i < ROW; i++) {
                float sum = out[ROW * across[k] + i];
                for (int r = from; r < to; r++) {
                    sum = Math.fma(weight[WEIGHTS * r + k], values[ROW * r + i], sum);
                }
                out[ROW * across[k] + i] = sum;
            }
        }
    }
}
