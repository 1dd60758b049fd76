package org.kastanie.solver.kernel.reference;

import org.kastanie.solver.quantity.PhysicalConstants;

/** Coefficients of convective heat exchange h, W m-2 K-1, of facets with the air beside them. */
public final class ConvectionKernel {
    public static final float ZERO_CELSIUS = (float) PhysicalConstants.ZERO_CELSIUS;
    public static final float GAS = (float) PhysicalConstants.GAS_CONSTANT_DRY_AIR;
    public static final float CP = (float) PhysicalConstants.HEAT_CAPACITY_AIR;
    public static final float GRAVITY = (float) PhysicalConstants.GRAVITY;
    public static final float KARMAN2 = (float) (PhysicalConstants.VON_KARMAN * PhysicalConstants.VON_KARMAN);
    /** Choice: keeps the Richardson number finite; natural convection rules long before. */
    public static final float LEAST_WIND = 0.1f;
    /** Louis (1979); both the unstable and the stable form of Louis, Tiedtke and Geleyn (1982) use 15 for heat. */
    public static final float LOUIS_B = 15f;

    public static final float LOUIS_D = 5f;
    /** Mascart, Noilhan and Giordani (1995, Boundary-Layer Meteorol. 72, 331), cubic fits in mu = ln(z0m/z0h). */
    public static final float CH0 = 3.2165f;

    public static final float CH1 = 4.3431f;
    public static final float CH2 = 0.5360f;
    public static final float CH3 = -0.0781f;

    public static final float PH0 = 0.5802f;
    public static final float PH1 = -0.1571f;
    public static final float PH2 = 0.0327f;
    public static final float PH3 = -0.0026f;
    /** The fits were made up to here; beyond, the cubics turn. */
    public static final float LARGEST_MU = 8f;
    /** Walton (1983, TARP): 1.31 on walls, 9.482/(7.283 - 1) upward unstable, 1.810/(1.382 + 1) stable, cubed. */
    public static final float WALL3 = 1.31f * 1.31f * 1.31f;

    public static final float UNSTABLE3 = 1.5093f * 1.5093f * 1.5093f;
    public static final float STABLE3 = 0.7599f * 0.7599f * 0.7599f;
    public static final float THIRD = 1f / 3f;
    /** Least argument of the logarithm, K times a coefficient cubed: 1e-6 changes no h that matters. */
    public static final float LEAST = 1e-6f;
    /** DOE-2 (Yazdanian and Klems 1994, ASHRAE Trans. 100(1), 1087): windward surface, h = 3.26 V^0.89. */
    public static final float DOE_A = 3.26f;

    public static final float DOE_B = 0.89f;

    private ConvectionKernel() {}

    /**
     * Upward facets: surface-layer similarity with the stability functions of Louis et al. (1982) and Mascart et al.
     * (1995), not less than natural convection of Walton (1983).
     *
     * @param height of the wind above the facet, m
     * @param logHeight ln(height / z0m)
     * @param reynolds roughness Reynolds number at 1 m s-1: karman z0m / (viscosity logHeight)
     * @param muSlope mu = ln(z0m/z0h) = max(0, muSlope Re^(1/4) + muConstant)
     * @param air degC
     * @param skin degC
     * @param wind m s-1
     * @param humidity kg kg-1
     */
    public static void horizontal(
            int n,
            float height,
            float logHeight,
            float reynolds,
            float muSlope,
            float muConstant,
            float pressure,
            float[] air,
            float[] skin,
            float[] wind,
            float[] humidity,
            float[] h) {
        for (int i = 0; i < n; i++) {
            float rise = skin[i] - air[i];
            float kelvin = air[i] + ZERO_CELSIUS;
            float u = Math.max(wind[i], LEAST_WIND);
            float mu = Math.fma(muSlope, (float) Math.sqrt((float) Math.sqrt(reynolds * u)), muConstant);
            mu = Math.min(Math.max(mu, 0f), LARGEST_MU);
            float logHeat = logHeight + mu;
            float chStar = Math.fma(Math.fma(Math.fma(CH3, mu, CH2), mu, CH1), mu, CH0);
            float ph = Math.fma(Math.fma(Math.fma(PH3, mu, PH2), mu, PH1), mu, PH0);
            float neutral = KARMAN2 / (logHeight * logHeat);
            float c = LOUIS_B * chStar * neutral * Exp.of(ph * logHeat);
            float richardson = (GRAVITY * height) * rise / (kelvin * u * u);
            float unstable = Math.max(richardson, 0f);
            float stable = Math.max(-richardson, 0f);
            float stability = (1f + LOUIS_B * unstable / Math.fma(c, (float) Math.sqrt(unstable), 1f))
                    / Math.fma(LOUIS_B * stable, (float) Math.sqrt(Math.fma(LOUIS_D, stable, 1f)), 1f);
            float density = pressure / (GAS * kelvin * Math.fma(0.608f, humidity[i], 1f));
            float forced = density * CP * neutral * u * stability;
            float drive = Math.max(Math.max(UNSTABLE3 * rise, -STABLE3 * rise), LEAST);
            h[i] = Math.max(forced, Exp.of(THIRD * Log.of(drive)));
        }
    }

    /**
     * Walls: DOE-2 (Yazdanian and Klems 1994) with the natural part of Walton (1983): h = hn + f (sqrt(hn^2 + hf^2) - hn).
     *
     * @param roughnessFactor f of the finish, 1 (glass) to 2.17 (stucco)
     */
    public static void wall(int n, float roughnessFactor, float[] air, float[] skin, float[] wind, float[] h) {
        for (int i = 0; i < n; i++) {
            float rise = skin[i] - air[i];
            float natural = Exp.of(THIRD * Log.of(Math.max(WALL3 * Math.abs(rise), LEAST)));
            float forced = DOE_A * Exp.of(DOE_B * Log.of(Math.max(wind[i], LEAST_WIND)));
            float smooth = (float) Math.sqrt(Math.fma(natural, natural, forced * forced));
            h[i] = Math.fma(roughnessFactor, smooth - natural, natural);
        }
    }
}
