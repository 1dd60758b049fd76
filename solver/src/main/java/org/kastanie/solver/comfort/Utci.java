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
    static final float LOW_AIR = -50;
    static final float HIGH_AIR = 50;
    static final float LOW_RADIANT = -30;
    static final float HIGH_RADIANT = 70;
    static final float LOW_WIND = 0.5f;
    static final float HIGH_WIND = 17;
    static final float HIGH_VAPOUR = 5;

    /** Wind at 10 m over wind at 1.1 m in the UTCI's own profile (Broede et al. 2012, eq. 2): ln(10/0.01)/ln(1.1/0.01). */
    public static final double WIND_FACTOR = Math.log(10 / 0.01) / Math.log(1.1 / 0.01);

    private Utci() {}

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
        double t = clamp(airTemperature - PhysicalConstants.ZERO_CELSIUS, LOW_AIR, HIGH_AIR);
        double d = clamp(meanRadiantTemperature - airTemperature, LOW_RADIANT, HIGH_RADIANT);
        double v = clamp(windSpeedAt10m, LOW_WIND, HIGH_WIND);
        double p = clamp(vapourPressure * 1e-3, 0, HIGH_VAPOUR);
        return PhysicalConstants.ZERO_CELSIUS + t + UtciPolynomial.offset(t, d, v, p);
    }

    /** Keeps NaN. */
    private static double clamp(double value, double low, double high) {
        return Math.min(high, Math.max(low, value));
    }
}
