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

    /** Sides of {@link #sides}: north, east, south, west. */
    public static final int SIDES = 4;

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

    /**
     * Two kinds of radiation from above and from every azimuth. Every other band goes into a second sum, so that additions do
     * not wait for each other. From above comes to {@code out[5 kind lanes + i]}, from azimuth a to {@code aside[(2 a + kind)
     * lanes + i]}.
     *
     * @param weight per patch: first kind from above and from its azimuth, second kind the same
     */
    public static void azimuths(int[] words, int lanes, int groups, float[] weight, float[] aside, float[] out) {
        for (int kind = 0; kind < 2; kind++) {
            for (int i = 0; i < lanes; i++) {
                float[] above = new float[2];
                for (int a = 0; a < 2 * groups; a++) {
                    float[] sum = new float[2];
                    for (int b = 0; b < BANDS; b++) {
                        int f = a % 2 * BANDS + b;
                        float level = (words[a / 2 * lanes + i] >>> SHIFT[f]) & MASK[f];
                        int at = 4 * (a * BANDS + b) + 2 * kind;
                        above[b % 2] = Math.fma(level, weight[at], above[b % 2]);
                        sum[b % 2] = Math.fma(level, weight[at + 1], sum[b % 2]);
                    }
                    aside[(2 * a + kind) * lanes + i] = sum[0] + sum[1];
                }
                out[(1 + SIDES) * kind * lanes + i] = above[0] + above[1];
            }
        }
    }

    /**
     * What {@link #azimuths} has found, on four sides: {@code out[(5 kind + 1 + d) lanes + i] = sum over azimuths of aside
     * across[4 azimuth + d]}.
     */
    public static void sides(float[] aside, int azimuths, int lanes, float[] across, float[] out) {
        for (int kind = 0; kind < 2; kind++) {
            for (int d = 0; d < SIDES; d++) {
                for (int i = 0; i < lanes; i++) {
                    float sum = 0;
                    for (int a = 0; a < azimuths; a++) {
                        sum = Math.fma(aside[(2 * a + kind) * lanes + i], across[SIDES * a + d], sum);
                    }
                    out[((1 + SIDES) * kind + 1 + d) * lanes + i] = sum;
                }
            }
        }
    }
}
