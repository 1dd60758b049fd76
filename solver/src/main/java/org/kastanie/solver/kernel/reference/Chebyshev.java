package org.kastanie.solver.kernel.reference;

import java.util.function.DoubleUnaryOperator;

/**
 * A smooth function of one variable as a polynomial through Chebyshev points (Press et al. 2007, Numerical Recipes, 5.8 and
 * 5.10), so that loops over it need plain arithmetic only. The largest error is known by test, not by theory.
 *
 * @param middle of the range
 * @param scale takes the range to -1..1
 * @param power coefficient of every power of (x - middle) scale
 */
record Chebyshev(float middle, float scale, float[] power) {

    /** Fits a function between two bounds; only arithmetic, so that the same function gives the same bits everywhere. */
    static Chebyshev fit(DoubleUnaryOperator function, double low, double high, int degree) {
        int n = degree + 1;
        double middle = 0.5 * (low + high);
        double half = 0.5 * (high - low);
        double[] series = new double[n];
        for (int k = 0; k < n; k++) {
            double angle = Math.PI * (k + 0.5) / n;
            double value = function.applyAsDouble(middle + half * StrictMath.cos(angle));
            for (int j = 0; j < n; j++) {
                series[j] += (j == 0 ? 1.0 : 2.0) / n * value * StrictMath.cos(j * angle);
            }
        }
        return new Chebyshev((float) middle, (float) (1 / half), powers(series));
    }

    private static float[] powers(double[] series) {
        int n = series.length;
        double[] sum = new double[n];
        double[] before = new double[n];
        double[] now = new double[n];
        before[0] = 1;
        now[1] = 1;
        for (int j = 0; j < n; j++) {
            double[] next = new double[n];
            for (int i = 0; i < n; i++) {
                sum[i] += series[j] * before[i];
                next[i] = (i > 0 ? 2 * now[i - 1] : 0) - before[i];
            }
            before = now;
            now = next;
        }
        float[] power = new float[n];
        for (int i = 0; i < n; i++) {
            power[i] = (float) sum[i];
        }
        return power;
    }

    /** Values at the first n places; {@code out} may be {@code x}, {@code scratch} may not. */
    void apply(float[] x, float[] scratch, float[] out, int n) {
        for (int c = 0; c < n; c++) {
            scratch[c] = (x[c] - middle) * scale;
        }
        horner(power, scratch, out, n);
    }

    /** A polynomial at the first n places, two powers a pass. */
    static void horner(float[] power, float[] x, float[] out, int n) {
        int at = power.length - 1;
        java.util.Arrays.fill(out, 0, n, power[at--]);
        for (; at > 0; at -= 2) {
            two(power[at], power[at - 1], x, out, n);
        }
        if (at == 0) {
            one(power[0], x, out, n);
        }
    }

    private static void one(float a, float[] x, float[] out, int n) {
        for (int c = 0; c < n; c++) {
            out[c] = Math.fma(out[c], x[c], a);
        }
    }

    private static void two(float a, float b, float[] x, float[] out, int n) {
        for (int c = 0; c < n; c++) {
            out[c] = Math.fma(Math.fma(out[c], x[c], a), x[c], b);
        }
    }
}
