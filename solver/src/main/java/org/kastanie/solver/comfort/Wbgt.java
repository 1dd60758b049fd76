package org.kastanie.solver.comfort;

/**
 * Wet bulb globe temperature by the energy balances of its instruments (Liljegren et al. 2008, J. Occup. Environ. Hyg. 5,
 * 645): 0.7 natural wet bulb + 0.2 globe + 0.1 air. Properties of air and both balances are theirs; what the instruments
 * receive is an input here, so that a place in a street has its own radiation. {@link OpenSite} gives that of the paper.
 *
 * <p>Inside degC and hPa, as there; wind below 0.13 m s-1 counts as 0.13 m s-1.
 */
public final class Wbgt {
    static final Block.Range AIR = new Block.Range(-40, 60);
    static final Block.Range WIND = new Block.Range(0.13f, 40);
    static final Block.Range VAPOUR = new Block.Range(0, 70);
    /** Radiation an instrument may absorb, W m-2: from surroundings at -100 degC to twice a desert noon. */
    static final Block.Range ABSORBED = new Block.Range(50, 1500);

    /** W m-2 K-4, as in the published program whose tables are compared with; {@code PhysicalConstants} is 1.2e-4 above. */
    static final double STEFAN = 5.6696e-8;

    private static final double HEAT_CAPACITY = 1003.5;
    private static final double MASS_AIR = 28.97;
    private static final double MASS_WATER = 18.015;
    private static final double GAS = 8314.34 / MASS_AIR;
    private static final double PRANDTL = HEAT_CAPACITY / (HEAT_CAPACITY + 1.25 * GAS);
    static final double GLOBE_EMISSIVITY = 0.95;
    static final double GLOBE_ALBEDO = 0.05;
    private static final double GLOBE_DIAMETER = 0.0508;
    static final double WICK_EMISSIVITY = 0.95;
    static final double WICK_ALBEDO = 0.4;
    private static final double WICK_DIAMETER = 0.007;
    private static final double WICK_LENGTH = 0.0254;
    /** Area of the wick's top over that of its side. */
    static final double WICK_TOP = 0.25 * WICK_DIAMETER / WICK_LENGTH;

    private static final int STEPS = 20;
    /** No wick gets this hot, K: it would evaporate kilowatts. */
    private static final double HOTTEST_WICK = 350;

    private Wbgt() {}

    /**
     * Air at the instruments.
     *
     * @param temperature K
     * @param vapour pressure, Pa
     * @param pressure Pa
     * @param wind m s-1
     */
    public record Air(double temperature, double vapour, double pressure, double wind) {
        private Air clamped() {
            return new Air(
                    273.15 + limit(temperature - 273.15, AIR),
                    limit(vapour * 0.01, VAPOUR) * 100,
                    pressure,
                    limit(wind, WIND));
        }
    }

    /**
     * Absorbed radiation over the instruments' surface, W m-2.
     *
     * @param globe (1 - albedo) shortwave + emissivity longwave
     * @param wick the same, per area of its side
     */
    public record Absorbed(double globe, double wick) {
        /**
         * From irradiances, W m-2: mean over a sphere, mean round the side of an upright cylinder, from above.
         *
         * @param sphere shortwave, {@code sphereLongwave} longwave on a sphere
         * @param around shortwave, {@code aroundLongwave} longwave round the side
         * @param down shortwave on the upper end
         */
        public static Absorbed of(
                double sphere, double sphereLongwave, double around, double aroundLongwave, double down) {
            return new Absorbed(
                    (1 - GLOBE_ALBEDO) * sphere + GLOBE_EMISSIVITY * sphereLongwave,
                    (1 - WICK_ALBEDO) * (around + WICK_TOP * down) + WICK_EMISSIVITY * aroundLongwave);
        }
    }

    /** WBGT, K. */
    public static double of(Air at, Absorbed absorbed) {
        Air air = at.clamped();
        return 0.7 * naturalWetBulb(air, absorbed.wick) + 0.2 * globe(air, absorbed.globe) + 0.1 * air.temperature;
    }

    /** WBGT from its instruments' readings outdoors, K (ISO 7243). */
    public static double of(double naturalWetBulb, double globe, double air) {
        return 0.7 * naturalWetBulb + 0.2 * globe + 0.1 * air;
    }

    /** Temperature of a black globe of 50 mm, K. */
    public static double globe(Air at, double received) {
        Air air = at.clamped();
        double absorbed = limit(received, ABSORBED);
        double t = air.temperature;
        for (int i = 0; i < STEPS; i++) {
            double h = sphere(0.5 * (t + air.temperature), air);
            double cube = GLOBE_EMISSIVITY * STEFAN * t * t * t;
            t += (absorbed - cube * t - h * (t - air.temperature)) / (4 * cube + h);
        }
        return t;
    }

    /** Temperature of a wet wick in the sun and the wind, K. */
    public static double naturalWetBulb(Air at, double received) {
        Air air = at.clamped();
        double absorbed = limit(received, ABSORBED);
        double t = air.temperature;
        double hpa = air.pressure * 0.01;
        double vapour = air.vapour * 0.01;
        for (int i = 0; i < STEPS; i++) {
            double mean = 0.5 * (t + air.temperature);
            double h = cylinder(mean, air);
            double density = air.pressure / (GAS * mean);
            double schmidt = viscosity(mean) / (density * diffusivity(mean, hpa));
            double wet = saturation(t);
            double psychrometer =
                    latentHeat(mean) * MASS_WATER / (HEAT_CAPACITY * MASS_AIR) * Math.pow(PRANDTL / schmidt, 0.56);
            double cube = WICK_EMISSIVITY * STEFAN * t * t * t;
            double gap = air.temperature - t - psychrometer * (wet - vapour) / (hpa - wet) + (absorbed - cube * t) / h;
            double rate = wet * 17.502 * 240.97 / ((t - 32.18) * (t - 32.18));
            double slope = 1 + psychrometer * rate * (hpa - vapour) / ((hpa - wet) * (hpa - wet)) + 4 * cube / h;
            // A cold, dry start overshoots; from above the way down is sure, as evaporation bends one way only.
            t = Math.min(HOTTEST_WICK, t + gap / slope);
        }
        return t;
    }

    /** Saturation vapour pressure over water, hPa (Buck 1981 with an enhancement factor of 1.004). */
    static double saturation(double kelvin) {
        return 1.004 * 6.1121 * Math.exp(17.502 * (kelvin - 273.15) / (kelvin - 32.18));
    }

    private static double viscosity(double kelvin) {
        double omega = (kelvin / 97 - 2.9) / 0.4 * -0.034 + 1.048;
        return 2.6693e-6 * Math.sqrt(MASS_AIR * kelvin) / (3.617 * 3.617 * omega);
    }

    private static double conductivity(double kelvin) {
        return (HEAT_CAPACITY + 1.25 * GAS) * viscosity(kelvin);
    }

    /** Of water vapour in air, m2 s-1. */
    private static double diffusivity(double kelvin, double hpa) {
        double pressures = Math.cbrt(36.4 * 218);
        double temperatures = Math.pow(132 * 647.3, 5.0 / 12);
        double masses = Math.sqrt(1 / MASS_AIR + 1 / MASS_WATER);
        return 3.640e-4
                * Math.pow(kelvin / Math.sqrt(132 * 647.3), 2.334)
                * pressures
                * temperatures
                * masses
                / (hpa / 1013.25)
                * 1e-4;
    }

    private static double latentHeat(double kelvin) {
        return (313.15 - kelvin) / 30 * -71100 + 2.4073e6;
    }

    private static double sphere(double kelvin, Air air) {
        double reynolds = air.wind * air.pressure / (GAS * kelvin) * GLOBE_DIAMETER / viscosity(kelvin);
        return (2 + 0.6 * Math.sqrt(reynolds) * Math.pow(PRANDTL, 0.3333)) * conductivity(kelvin) / GLOBE_DIAMETER;
    }

    private static double cylinder(double kelvin, Air air) {
        double reynolds = air.wind * air.pressure / (GAS * kelvin) * WICK_DIAMETER / viscosity(kelvin);
        return 0.281 * Math.pow(reynolds, 0.6) * Math.pow(PRANDTL, 0.44) * conductivity(kelvin) / WICK_DIAMETER;
    }

    private static double limit(double value, Block.Range range) {
        return Math.min(range.high(), Math.max(range.low(), value));
    }
}
