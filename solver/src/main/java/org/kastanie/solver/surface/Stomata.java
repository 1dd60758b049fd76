package org.kastanie.solver.surface;

import org.kastanie.solver.quantity.PhysicalConstants;

/**
 * Resistance of leaves to transpiration.
 *
 * <p>Low vegetation: Jarvis factors of Noilhan and Planton (1989, Mon. Weather Rev. 117, 536, eqs. 28-36) with the vapour
 * pressure factor of Jacquemin and Noilhan (1990, Boundary-Layer Meteorol. 52, 93).
 */
final class Stomata {
    /** Largest resistance of a leaf, s m-1 (Noilhan and Planton 1989). */
    static final double LARGEST = 5000;
    /** Shortwave at which low vegetation opens, W m-2 (Noilhan and Planton 1989: 100 for crops, 30 for forest). */
    static final double LIGHT = 100;

    static final double LIGHT_SHARE = 0.55;
    /** Closure by dry air, Pa-1: 0.025 hPa-1 (Jacquemin and Noilhan 1990); the factor keeps at least a quarter. */
    static final double DRYNESS = 0.025e-2;

    static final double LEAST_DRYNESS_FACTOR = 0.25;
    /** Optimum 298 K and curvature, K-2 (Dickinson 1984, used by Noilhan and Planton 1989). */
    static final double OPTIMUM = 298;

    static final double CURVATURE = 0.0016;
    /**
     * Share of the root zone's water that can be drawn before stomata close; below it they close in proportion (Allen et al.
     * 1998, FAO-56, eq. 84; table 22: cool and warm season turf 0.40 and 0.50, pasture 0.60, most trees 0.50).
     */
    static final double DEPLETION = 0.5;
    /** Surface resistance of wet bare soil, s m-1: exp(8.206 - 4.255) of Sellers, Heiser and Hall (1992, eq. 19). */
    static final double WET_SOIL = 52.0;

    private Stomata() {}

    /** Canopy resistance of low vegetation, s m-1. */
    static double grass(WaterBehaviour.Soil soil, FacetBlock b, int i, double moisture, double pressure) {
        double light = LIGHT_SHARE * b.shortwave[i] / LIGHT * 2 / soil.leafAreaIndex();
        double opening = (light + soil.minimumResistance() / LARGEST) / (1 + light);
        double airCelsius = b.air[i];
        double factors = opening
                * thirst(moisture)
                * dryness(airCelsius, b.humidity[i], pressure)
                * warmth(airCelsius + PhysicalConstants.ZERO_CELSIUS);
        double leaf = Math.min(LARGEST, soil.minimumResistance() / Math.max(factors, 1e-9));
        return leaf / soil.leafAreaIndex();
    }

    /** Factor of the root zone's water, 0..1, from its share of what plants can use. */
    static double thirst(double available) {
        return Math.min(1, Math.max(0, available) / (1 - DEPLETION));
    }

    private static double dryness(double airCelsius, double humidity, double pressure) {
        double deficit = saturationPressure(airCelsius) - PhysicalConstants.vapourPressure(humidity, pressure);
        return Math.max(LEAST_DRYNESS_FACTOR, 1 - DRYNESS * Math.max(0, deficit));
    }

    /** Factor of the air's temperature, 0..1. */
    static double warmth(double kelvin) {
        double off = OPTIMUM - kelvin;
        return Math.max(0, 1 - CURVATURE * off * off);
    }

    /** Magnus form as in {@link PhysicalConstants}, with the exponential that has the same bits everywhere. */
    static double saturationPressure(double celsius) {
        double t = Math.max(-90, Math.min(95, celsius));
        return 611.2 * org.kastanie.solver.kernel.reference.Exp.of((float) (17.62 * t / (243.12 + t)));
    }
}
