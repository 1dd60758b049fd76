package org.kastanie.solver.kernel.reference;

/**
 * Natural logarithm in single precision, about 2 ulp, the same bits on every machine.
 *
 * <p>x = m 2^e with m in [sqrt(1/2), sqrt(2)), log m = f - f^2/2 + f^3 P(f) with f = m - 1 and P of degree 6 fitted by
 * this project (relative error 3e-8).
 */
public final class Log {
    /** Bits of sqrt(1/2): subtracting them makes the exponent field count from there. */
    public static final int SQRT_HALF = 0x3f3504f3;

    public static final float LN2_HIGH = 0.693359375f;
    public static final float LN2_LOW = -2.12194440e-4f;
    public static final float P0 = 0.33333911f;
    public static final float P1 = -0.25001337f;
    public static final float P2 = 0.19963062f;
    public static final float P3 = -0.16577586f;
    public static final float P4 = 0.14914787f;
    public static final float P5 = -0.14267476f;
    public static final float P6 = 0.0870036f;

    private Log() {}

    /** ln x; x must be positive and normal (the caller clamps). */
    public static float of(float x) {
        int bits = Float.floatToRawIntBits(x);
        int exponent = (bits - SQRT_HALF) >> 23;
        float f = Float.intBitsToFloat(bits - (exponent << 23)) - 1f;
        float e = exponent;
        float p = Math.fma(Math.fma(Math.fma(P6, f, P5), f, P4), f, P3);
        p = Math.fma(Math.fma(Math.fma(p, f, P2), f, P1), f, P0);
        float f2 = f * f;
        float tail = Math.fma(f2 * f, p, Math.fma(e, LN2_LOW, -0.5f * f2));
        return Math.fma(e, LN2_HIGH, f + tail);
    }

    /** out[i] = ln x[i] for the first n elements. */
    public static void apply(int n, float[] x, float[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = of(x[i]);
        }
    }
}
