package org.kastanie.solver.kernel.reference;

/**
 * Contraction of packed sky visibility with weights. Visibility of a block of receivers is laid out {@code
 * words[group * lanes + receiver]}; the four bytes of a word are four consecutive patches, lowest byte first.
 */
public final class SkyKernel {
    private SkyKernel() {}

    /**
     * {@code out[k * lanes + i] = sum over patches p of byte(p, i) * weight[p * sums + k]}.
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
                    for (int b = 0; b < 4; b++) {
                        sum = Math.fma((float) ((word >>> (8 * b)) & 255), weight[(4 * g + b) * sums + k], sum);
                    }
                }
                out[k * lanes + i] = sum;
            }
        }
    }
}
