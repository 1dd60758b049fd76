package org.kastanie.solver.sun;

/**
 * Longwave radiance of the sky over elevation: even + path * shape, the shape that of the logarithm of the slant path
 * (Unsworth and Monteith 1975, QJRMS 101, 13, eq. 9), less its hemispheric mean. Two numbers describe any sky, so two sums
 * over what a receiver sees of the bands serve all of them.
 *
 * @param even mean radiance by horizontal weight, W m-2 sr-1: the downward irradiance over pi
 * @param path W m-2 sr-1 for one unit of the logarithm; 0 is an even sky
 */
public record LongwaveRadiance(float even, float path) {
    private static final float[] SHAPE = shape();

    /** Of an even sky with a downward irradiance, W m-2. */
    public static LongwaveRadiance even(double irradiance) {
        return new LongwaveRadiance((float) (irradiance / Math.PI), 0);
    }

    /** Mean of -ln(sin e) - 1/2 over a band with the weight sin e cos e; 1/2 is the mean over the hemisphere. */
    public static float shape(int band) {
        return SHAPE[band];
    }

    /** Radiance of a band of elevation, W m-2 sr-1. */
    public float of(int band) {
        return Math.fma(path, SHAPE[band], even);
    }

    private static float[] shape() {
        float[] shape = new float[SkyPatches.BANDS];
        for (int b = 0; b < shape.length; b++) {
            double low = Math.sin(SkyPatches.lowerElevation(b));
            double high = Math.sin(SkyPatches.lowerElevation(b + 1));
            shape[b] = (float) ((primitive(high) - primitive(low)) / (0.5 * (high * high - low * low)) - 0.5);
        }
        return shape;
    }

    /** Integral of -s ln s. */
    private static double primitive(double s) {
        return s <= 0 ? 0 : 0.5 * s * s * (0.5 - Math.log(s));
    }
}
