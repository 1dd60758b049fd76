package org.kastanie.solver.kernel.reference;

/**
 * Saturation specific humidity and its slope in temperature: the Magnus form of WMO-No. 8 (2021), Annex 4.B, as in
 * {@link org.kastanie.solver.quantity.PhysicalConstants#saturationVapourPressure}, in single precision.
 */
public final class SaturationKernel {
    public static final float E0 = 611.2f;
    public static final float A = 17.62f;
    public static final float B = 243.12f;
    public static final float RATIO = (float) org.kastanie.solver.quantity.PhysicalConstants.VAPOUR_RATIO;
    /** A wet skin never comes near: above, vapour pressure would pass the air's and the humidity its pole. */
    public static final float HOTTEST = 95f;
    /** Below, the Magnus form nears its pole; no weather goes there. */
    public static final float COLDEST = -90f;

    private SaturationKernel() {}

    /**
     * For the first n elements.
     *
     * @param celsius temperature, degC
     * @param pressure Pa
     * @param humidity receives the saturation specific humidity, kg kg-1
     * @param slope receives its derivative, K-1
     */
    public static void apply(int n, float[] celsius, float pressure, float[] humidity, float[] slope) {
        for (int i = 0; i < n; i++) {
            float t = Math.min(Math.max(celsius[i], COLDEST), HOTTEST);
            float inverse = 1f / (t + B);
            float e = E0 * Exp.of(A * t * inverse);
            float d = 1f / Math.fma(RATIO - 1f, e, pressure);
            float q = RATIO * e * d;
            humidity[i] = q;
            slope[i] = q * pressure * d * ((A * B) * inverse * inverse);
        }
    }
}
