package org.kastanie.solver.kernel.reference;

/**
 * Part of the sun's disc that stands above a level edge, averaged over receivers at evenly spread heights.
 *
 * <p>The part of an even disc above a chord at t radii from its centre is the circle segment C(t) = 1/2 + (t sqrt(1 - t^2) +
 * asin t) / pi. Its mean over a stretch of heights is the difference of its integral t/2 + E(t) at both ends; E is even and
 * replaced by a polynomial in t^2 that keeps value and slope at the rim, E(1) = 1/2 - 2/(3 pi) and E'(1) = 1/2, so that what
 * lies outside the disc stays exactly lit or dark. C is met to 0.0013.
 */
public final class DiscKernel {
    // the best of third degree: least largest error of its slope (linear programme over 2001 points)
    public static final float E1 = 0.31590414f;
    public static final float E2 = -0.01842806f;
    public static final float E3 = -0.00968268f;
    /** Least half width of a blur, in stretches: keeps quotients finite where nothing blurs. */
    public static final float LEAST = 1e-6f;

    private DiscKernel() {}

    /**
     * Lowers the shares of level receivers, each of which stands for a stretch of heights about its own, to what one edge a
     * receiver leaves them.
     *
     * @param height middle of the stretch, m
     * @param limb height below which the edge hides one limb of the disc, m
     * @param blur half the heights in which it hides a part, m
     * @param side 1 if the limb is the lower one (of the penumbra), -1 if it is the upper one (of the umbra)
     * @param stretch of heights a receiver stands for, m
     */
    public static void lower(
            float[] height, float[] limb, float[] blur, float side, int count, float stretch, float[] share) {
        for (int i = 0; i < count; i++) {
            float y = height[i] - Math.fma(-side, blur[i], limb[i]);
            share[i] = Math.min(share[i], share(y, blur[i], stretch));
        }
    }

    /**
     * Lit share of one receiver beside one edge.
     *
     * @param y height of the middle of its stretch above the line from the edge to the middle of the disc, m
     */
    public static float share(float y, float blur, float stretch) {
        float half = 0.5f * stretch;
        float w = Math.max(blur, LEAST * stretch);
        float high = y + half;
        float low = y - half;
        if (low - w >= 0) {
            return 1;
        }
        if (high + w <= 0) {
            return 0;
        }
        return Math.fma(integral(Math.abs(high), w) - integral(Math.abs(low), w), 1 / stretch, 0.5f);
    }

    /** E(y / w) w. */
    private static float integral(float y, float w) {
        float t = Math.min(y / w, 1);
        float s = t * t;
        float e = s * Math.fma(s, Math.fma(s, E3, E2), E1);
        return Math.fma(w, e, 0.5f * Math.max(y - w, 0));
    }
}
