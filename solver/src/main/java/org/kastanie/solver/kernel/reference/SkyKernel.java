package org.kastanie.solver.kernel.reference;

/**
 * Contraction of packed sky visibility with weights. Visibility of a block of receivers is laid out {@code
 * words[group * lanes + receiver]}; a word holds {@link #FIELDS} consecutive patches: the bands of two azimuths, lowest
 * azimuth in the lower half, in each the {@link #FINE} lowest bands by two bits and the others by one, lowest band first.
 */
public final class SkyKernel {
    /** Bands of an azimuth. */
    public static final int BANDS = 12;

    /** Bands near the horizon with four levels; the others have two. */
    public static final int FINE = 4;

    /** Patches of a word. */
    public static final int FIELDS = 2 * BANDS;

    private static final int[] SHIFT = new int[FIELDS];
    private static final int[] MASK = new int[FIELDS];

    static {
        for (int f = 0; f < FIELDS; f++) {
            int band = f % BANDS;
            SHIFT[f] = 16 * (f / BANDS) + (band < FINE ? 2 * band : FINE + band);
            MASK[f] = band < FINE ? 3 : 1;
        }
    }

    private SkyKernel() {}

    /** Lowest bit of a field of a word. */
    public static int shift(int field) {
        return SHIFT[field];
    }

    /** Highest level of a field. */
    public static int mask(int field) {
        return MASK[field];
    }

    /**
     * {@code out[k * lanes + i] = sum over patches p of level(p, i) * weight[p * sums + k]}.
     *
     * @param lanes receivers of the block
     * @param groups words per receiver
     * @param sums weights per patch
     */
    public static void contract(int[] words, int lanes, int groups, float[] weight, int sums, float[] out) {
        for (int k = 0; k < sums; k++) {
            for (int i = 0; i < lanes; i++) {
                float sum = 0;
                for (int g = 0; g < groups; g++) {
                    int word = words[g * lanes + i];
                    for (int f = 0; f < FIELDS; f++) {
                        float level = (word >>> SHIFT[f]) & MASK[f];
                        sum = Math.fma(level, weight[(FIELDS * g + f) * sums + k], sum);
                    }
                }
                out[k * lanes + i] = sum;
            }
        }
    }
}
