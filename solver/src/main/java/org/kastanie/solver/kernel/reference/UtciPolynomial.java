package org.kastanie.solver.kernel.reference;

/**
 * The UTCI polynomial: once plainly in double precision, once in float over blocks of cells.
 *
 * <p>A method with all 210 terms would not be inlined, so the block form walks over the table: powers of the slow variables
 * live in scratch that stays in the first-level cache, and each group of terms in the air temperature is one short Horner
 * loop that the compiler turns into vector code.
 */
public final class UtciPolynomial {
    /** Cells of a block. */
    public static final int BLOCK = 256;

    private static final float[] FLOATS = new float[UtciCoefficients.ALL.length];

    static {
        for (int i = 0; i < FLOATS.length; i++) {
            FLOATS[i] = (float) UtciCoefficients.ALL[i];
        }
    }

    private UtciPolynomial() {}

    /**
     * UTCI minus air temperature, K.
     *
     * @param t air temperature, degC
     * @param d mean radiant temperature minus air temperature, K
     * @param v wind speed at 10 m, m s-1
     * @param p vapour pressure, kPa
     */
    public static double offset(double t, double d, double v, double p) {
        int next = 0;
        double sum = 0;
        double powP = 1;
        for (int i = 0; i <= UtciCoefficients.ORDER; i++, powP *= p) {
            double powD = powP;
            for (int j = 0; j <= UtciCoefficients.ORDER - i; j++, powD *= d) {
                double powV = powD;
                for (int k = 0; k <= UtciCoefficients.ORDER - i - j; k++, powV *= v) {
                    double powT = powV;
                    for (int l = 0; l <= UtciCoefficients.ORDER - i - j - k; l++, powT *= t) {
                        sum += UtciCoefficients.ALL[next++] * powT;
                    }
                }
            }
        }
        return sum;
    }

    /** Scratch of one thread. */
    public static final class Scratch {
        final float[] powP = new float[BLOCK];
        final float[] powD = new float[BLOCK];
        final float[] powV = new float[BLOCK];
    }

    /** The same for the first {@code n} cells of a block, at most {@link #BLOCK}; arrays have the length of a block. */
    public static void offset(float[] t, float[] d, float[] v, float[] p, float[] sum, int n, Scratch scratch) {
        float[] powP = scratch.powP;
        float[] powD = scratch.powD;
        float[] powV = scratch.powV;
        java.util.Arrays.fill(powP, 0, n, 1f);
        java.util.Arrays.fill(sum, 0, n, 0f);
        int next = 0;
        for (int i = 0; i <= UtciCoefficients.ORDER; i++) {
            System.arraycopy(powP, 0, powD, 0, n);
            for (int j = 0; j <= UtciCoefficients.ORDER - i; j++) {
                System.arraycopy(powD, 0, powV, 0, n);
                for (int k = 0; k <= UtciCoefficients.ORDER - i - j; k++) {
                    int degree = UtciCoefficients.ORDER - i - j - k;
                    group(t, powV, sum, n, next, degree);
                    next += degree + 1;
                    multiply(powV, v, n);
                }
                multiply(powD, d, n);
            }
            multiply(powP, p, n);
        }
    }

    private static void multiply(float[] power, float[] by, int n) {
        for (int c = 0; c < n; c++) {
            power[c] *= by[c];
        }
    }

    private static void group(float[] t, float[] m, float[] sum, int n, int at, int degree) {
        float[] a = FLOATS;
        switch (degree) {
            case 0 -> linear(t, m, sum, n, a[at], 0);
            case 1 -> linear(t, m, sum, n, a[at], a[at + 1]);
            case 2 -> cubic(t, m, sum, n, a[at], a[at + 1], a[at + 2], 0);
            case 3 -> cubic(t, m, sum, n, a[at], a[at + 1], a[at + 2], a[at + 3]);
            default -> high(t, m, sum, n, at, degree);
        }
    }

    private static void linear(float[] t, float[] m, float[] sum, int n, float a0, float a1) {
        for (int c = 0; c < n; c++) {
            sum[c] += m[c] * (a1 * t[c] + a0);
        }
    }

    private static void cubic(float[] t, float[] m, float[] sum, int n, float a0, float a1, float a2, float a3) {
        for (int c = 0; c < n; c++) {
            sum[c] += m[c] * (((a3 * t[c] + a2) * t[c] + a1) * t[c] + a0);
        }
    }

    private static void high(float[] t, float[] m, float[] sum, int n, int at, int degree) {
        float a0 = FLOATS[at];
        float a1 = FLOATS[at + 1];
        float a2 = FLOATS[at + 2];
        float a3 = FLOATS[at + 3];
        float a4 = FLOATS[at + 4];
        float a5 = degree > 4 ? FLOATS[at + 5] : 0;
        float a6 = degree > 5 ? FLOATS[at + 6] : 0;
        for (int c = 0; c < n; c++) {
            float x = t[c];
            sum[c] += m[c] * ((((((a6 * x + a5) * x + a4) * x + a3) * x + a2) * x + a1) * x + a0);
        }
    }
}
