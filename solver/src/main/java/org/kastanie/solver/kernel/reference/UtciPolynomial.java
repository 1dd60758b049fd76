package org.kastanie.solver.kernel.reference;

/** The UTCI polynomial: plainly in double precision, and in float as nested Horner schemes for blocks of cells. */
public final class UtciPolynomial {
    public static final int ORDER = UtciCoefficients.ORDER;

    /** The coefficients in the order in which {@link #offset(float[], float[], float[], float[], float[], int)} needs them. */
    private static final float[] NESTED = nested();

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
        for (int i = 0; i <= ORDER; i++, powP *= p) {
            double powD = powP;
            for (int j = 0; j <= ORDER - i; j++, powD *= d) {
                double powV = powD;
                for (int k = 0; k <= ORDER - i - j; k++, powV *= v) {
                    double powT = powV;
                    for (int l = 0; l <= ORDER - i - j - k; l++, powT *= t) {
                        sum += UtciCoefficients.ALL[next++] * powT;
                    }
                }
            }
        }
        return sum;
    }

    /** Coefficients from the highest power down, vapour pressure outermost and air temperature innermost. */
    public static float[] coefficients() {
        return NESTED.clone();
    }

    private static float[] nested() {
        float[] nested = new float[UtciCoefficients.ALL.length];
        for (int i = 0; i < nested.length; i++) {
            // Each of the four loops runs backwards, so the whole table does.
            nested[nested.length - 1 - i] = (float) UtciCoefficients.ALL[i];
        }
        return nested;
    }

    /** The same for the first {@code n} cells. */
    public static void offset(float[] t, float[] d, float[] v, float[] p, float[] out, int n) {
        for (int c = 0; c < n; c++) {
            out[c] = one(t[c], d[c], v[c], p[c]);
        }
    }

    private static float one(float t, float d, float v, float p) {
        float[] a = NESTED;
        int next = 0;
        float sumP = 0;
        for (int i = 0; i <= ORDER; i++) {
            float sumD = 0;
            for (int j = 0; j <= i; j++) {
                float sumV = 0;
                for (int k = 0; k <= j; k++) {
                    float sumT = a[next++];
                    for (int l = 0; l < k; l++) {
                        sumT = Math.fma(sumT, t, a[next++]);
                    }
                    sumV = Math.fma(sumV, v, sumT);
                }
                sumD = Math.fma(sumD, d, sumV);
            }
            sumP = Math.fma(sumP, p, sumD);
        }
        return sumP;
    }
}
