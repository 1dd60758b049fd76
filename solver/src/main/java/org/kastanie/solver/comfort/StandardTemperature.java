package org.kastanie.solver.comfort;

import org.kastanie.solver.kernel.reference.TwoNodes;
import org.kastanie.solver.quantity.PhysicalConstants;

/**
 * Standard effective temperature SET* by the two-node model (Gagge, Fobelets and Berglund 1986, ASHRAE Trans. 92, 709; in the
 * form of ASHRAE 55-2020, normative appendix D): the air of a room at 50 % humidity in which a person in standard clothing
 * would have the same skin temperature and wettedness after an hour.
 */
public final class StandardTemperature {
    static final Block.Range AIR = new Block.Range(-20, 60);
    static final Block.Range RADIANT = new Block.Range(-40, 100);
    static final Block.Range WIND = new Block.Range(0.1f, 20);
    static final Block.Range VAPOUR = new Block.Range(0, 70);

    /** Metabolism of a person standing relaxed, met (ASHRAE 55-2020, table 5-1). */
    public static final double ACTIVITY = 1.2;
    /** Summer clothing, clo (ASHRAE 55-2020: typical for the warm season). */
    public static final double CLOTHING = 0.5;

    private StandardTemperature() {}

    /**
     * SET* of one person standing in summer clothing, K.
     *
     * @param airTemperature K
     * @param meanRadiantTemperature K
     * @param windSpeed at the person, m s-1
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
                + TwoNodes.standard(
                        clamp(airTemperature - PhysicalConstants.ZERO_CELSIUS, AIR),
                        clamp(meanRadiantTemperature - PhysicalConstants.ZERO_CELSIUS, RADIANT),
                        clamp(windSpeed, WIND),
                        clamp(vapourPressure * 0.01, VAPOUR) * TwoNodes.TORR_PER_HPA,
                        new TwoNodes.Person(ACTIVITY, CLOTHING, pressure / 101325));
    }

    private static double clamp(double value, Block.Range range) {
        return Math.min(range.high(), Math.max(range.low(), value));
    }
}
