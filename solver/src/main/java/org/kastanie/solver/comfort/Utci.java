package org.kastanie.solver.comfort;

import org.kastanie.solver.kernel.reference.UtciPolynomial;
import org.kastanie.solver.quantity.PhysicalConstants;

/**
 * Universal Thermal Climate Index by the polynomial of Broede et al. (2012, Int. J. Biometeorol. 56, 481).
 *
 * <p>Inputs outside the range of the polynomial are clamped to it: air -50..50 degC, Tmrt - Ta -30..70 K, wind at 10 m
 * 0.5..17 m s-1, vapour pressure 0..5 kPa (section "Operational procedure" there).
 */
public final class Utci {
    static final Block.Range AIR = new Block.Range(-50, 50);
    static final Block.Range RADIANT = new Block.Range(-30, 70);
    static final Block.Range WIND = new Block.Range(0.5f, 17);
    static final Block.Range VAPOUR = new Block.Range(0, 5);
    /** Height of the person the index is made for, m. */
    public static final double PERSON_HEIGHT = 1.1;
    /** Roughness length of the index's wind profile, m. */
    public static final double ROUGHNESS = 0.01;

    /** Wind at 10 m over wind at 1.1 m in the UTCI's own profile. */
    public static final double WIND_FACTOR = windFactor(PERSON_HEIGHT);

    private Utci() {}

    /** Wind at 10 m over wind at a height in m in the UTCI's own profile (Broede et al. 2012, eq. 2). */
    public static double windFactor(double height) {
        return Math.log(10 / ROUGHNESS) / Math.log(height / ROUGHNESS);
    }

    /**
     * UTCI of one person, K.
     *
     * @param airTemperature K
     * @param meanRadiantTemperature K
     * @param windSpeedAt10m m s-1
     * @param vapourPressure Pa
     */
    public static double of(
            double airTemperature, double meanRadiantTemperature, double windSpeedAt10m, double vapourPressure) {
        double t = clamp(airTemperature - PhysicalConstants.ZERO_CELSIUS, AIR);
        double d = clamp(meanRadiantTemperature - airTemperature, RADIANT);
        double v = clamp(windSpeedAt10m, WIND);
        double p = clamp(vapourPressure * 1e-3, VAPOUR);
        return PhysicalConstants.ZERO_CELSIUS + t + UtciPolynomial.offset(t, d, v, p);
    }

    /** Keeps NaN. */
    private static double clamp(double value, Block.Range range) {
        return Math.min(range.high(), Math.max(range.low(), value));
    }
}
