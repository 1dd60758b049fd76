package org.kastanie.solver.comfort;

import org.kastanie.solver.kernel.reference.PetBlock;
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
    static final Block.Range AIR = new Block.Range(-50, 60);
    static final Block.Range RADIANT = new Block.Range(-60, 100);
    static final Block.Range WIND = new Block.Range(0, PetBlock.MOST_WIND);
    static final Block.Range VAPOUR = new Block.Range(0, 70);

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
                        clamp(airTemperature - PhysicalConstants.ZERO_CELSIUS, AIR),
                        clamp(meanRadiantTemperature - PhysicalConstants.ZERO_CELSIUS, RADIANT),
                        clamp(windSpeed, WIND),
                        clamp(vapourPressure * 0.01, VAPOUR),
                        pressure * 0.01,
                        PetBody.CLOTHING);
    }

    /** Keeps NaN. */
    private static double clamp(double value, Block.Range range) {
        return Math.min(range.high(), Math.max(range.low(), value));
    }
}
