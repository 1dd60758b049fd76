package org.kastanie.solver.surface;

import org.kastanie.solver.quantity.PhysicalConstants;

/**
 * What opens and closes the leaves of trees, and what low vegetation has in common with them (its own factors are in
 * {@link org.kastanie.solver.kernel.reference.SoilWaterKernel}).
 */
final class Stomata {
    /** Largest resistance of a leaf, s m-1 (Noilhan and Planton 1989). */
    static final double LARGEST = 5000;
    /** Optimum 298 K and curvature, K-2 (Dickinson 1984, used by Noilhan and Planton 1989). */
    static final double OPTIMUM = 298;

    static final double CURVATURE = 0.0016;
    /**
     * Share of the root zone's water that can be drawn before stomata close; below it they close in proportion (Allen et al.
     * 1998, FAO-56, eq. 84; table 22: cool and warm season turf 0.40 and 0.50, pasture 0.60, most trees 0.50).
     */
    static final double DEPLETION = 0.5;

    private Stomata() {}

    /** Factor of the root zone's water, 0..1, from its share of what plants can use. */
    static double thirst(double available) {
        return Math.min(1, Math.max(0, available) / (1 - DEPLETION));
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
