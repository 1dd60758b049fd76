package org.kastanie.solver.kernel.reference;

/**
 * Exponential function in single precision, about 1 ulp, the same bits on every machine.
 *
 * <p>Cody and Waite (1980, Software Manual for the Elementary Functions) reduction x = n ln 2 + r with ln 2 in two parts,
 * then e^r = 1 + r + r^2 P(r) with P of degree 4 fitted by this project (relative error 3e-9 on |r| &le; ln 2 / 2).
 */
public final class Exp {
    public static final float LOG2_E = 1.4426950408889634f;
    /** Adding it rounds to the nearest integer and leaves that integer in the low bits. */
    public static final float ROUND = 12582912f;
    /** ln 2 with 9 significant bits, so that n times it is exact. */
    public static final float LN2_HIGH = 0.693359375f;

    public static final float LN2_LOW = -2.12194440e-4f;
    public static final float P0 = 0.49999993f;
    public static final float P1 = 0.16666521f;
    public static final float P2 = 0.04166839f;
    public static final float P3 = 0.00836871f;
    public static final float P4 = 0.00138146f;

    private Exp() {}

    /** e^x; x must lie in -87..88 (the caller clamps). */
    public static float of(float x) {
        float shifted = Math.fma(x, LOG2_E, ROUND);
        float n = shifted - ROUND;
        float r = Math.fma(-n, LN2_LOW, Math.fma(-n, LN2_HIGH, x));
        float p = Math.fma(Math.fma(Math.fma(Math.fma(P4, r, P3), r, P2), r, P1), r, P0);
        float power = Math.fma(r * r, p, r) + 1f;
        return power * Float.intBitsToFloat((Float.floatToRawIntBits(shifted) << 23) + 0x3f800000);
    }

    /** out[i] = e^x[i] for the first n elements. */
    public static void apply(int n, float[] x, float[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = of(x[i]);
        }
    }
}
