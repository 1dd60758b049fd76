package org.kastanie.solver.comfort;

import org.kastanie.solver.kernel.reference.PetBody;
import org.kastanie.solver.kernel.reference.PetScalar;
import org.kastanie.solver.quantity.PhysicalConstants;

/**
 * Physiologically Equivalent Temperature (Hoeppe 1999, Int. J. Biometeorol. 43, 71; corrected by Walther and Goestchel 2018,
 * Build. Environ. 137, 1) of the standing reference person.
 *
 * <p>Inputs are clamped to the range in which the balance has a solution between the bounds of the solver: air and radiant
 * temperature -50..60 and -60..100 degC, wind 0..40 m s-1, vapour pressure 0..7000 Pa (a choice, wider than outdoor air).
 */
public final class Pet {
    static final float LOW_AIR = -50;
    static final float HIGH_AIR = 60;
    static final float LOW_RADIANT = -60;
    static final float HIGH_RADIANT = 100;
    static final float HIGH_WIND = 40;
    static final float HIGH_VAPOUR = 70;

    private Pet() {}

    /**
     * PET of one person, K.
     *
     * @param airTemperature K
     * @param meanRadiantTemperature K
     * @param windSpeed at 1.1 m, m s-1
     * @param vapourPressure Pa
     * @param pressure Pa
     */
    public static double of(
            double airTemperature,
            double meanRadiantTemperature,
            double windSpeed,
            double vapourPressure,
            double pressure) {
        return PhysicalConstants.ZERO_CELSIUS
                + PetScalar.pet(
                        clamp(airTemperature - PhysicalConstants.ZERO_CELSIUS, LOW_AIR, HIGH_AIR),
                        clamp(meanRadiantTemperature - PhysicalConstants.ZERO_CELSIUS, LOW_RADIANT, HIGH_RADIANT),
                        clamp(windSpeed, 0, HIGH_WIND),
                        clamp(vapourPressure * 0.01, 0, HIGH_VAPOUR),
                        pressure * 0.01,
                        PetBody.CLOTHING);
    }

    /** Keeps NaN. */
    private static double clamp(double value, double low, double high) {
        return Math.min(high, Math.max(low, value));
    }
}
