package org.kastanie.solver.kernel.reference;

import org.kastanie.solver.quantity.PhysicalConstants;

/**
 * How readily soil and the low plants on it give off water: Penman-Monteith conductances of both, side by side, none above
 * what its store can feed. Written with conductances in place of resistances, which saves divisions.
 *
 * <p>Stomata: Jarvis factors of Noilhan and Planton (1989, Mon. Weather Rev. 117, 536, eqs. 28-36) with the vapour pressure
 * factor of Jacquemin and Noilhan (1990, Boundary-Layer Meteorol. 52, 93); thirst by FAO-56 (eq. 84). Bare soil: Sellers,
 * Heiser and Hall (1992, J. Geophys. Res. 97, 19033, eq. 19).
 */
public final class SoilWaterKernel {
    /** Smallest conductance of a leaf, m s-1: largest resistance 5000 s m-1 (Noilhan and Planton 1989). */
    public static final float LEAST = 1f / 5000f;
    /** Closure by dry air, Pa-1: 0.025 hPa-1 (Jacquemin and Noilhan 1990); the factor keeps at least a quarter. */
    public static final float DRYNESS = 0.025e-2f;

    public static final float LEAST_DRYNESS = 0.25f;
    /** Optimum 298 K in degC and curvature, K-2 (Dickinson 1984, used by Noilhan and Planton 1989). */
    public static final float OPTIMUM = (float) (298 - PhysicalConstants.ZERO_CELSIUS);

    public static final float CURVATURE = 0.0016f;
    /** Slope of ln(soil surface resistance) in wetness (Sellers, Heiser and Hall 1992, eq. 19). */
    public static final float SLOPE = 4.255f;

    public static final float ZERO_CELSIUS = (float) PhysicalConstants.ZERO_CELSIUS;
    public static final float GAS = (float) PhysicalConstants.GAS_CONSTANT_DRY_AIR;
    public static final float CP = (float) PhysicalConstants.HEAT_CAPACITY_AIR;
    public static final float RATIO = (float) PhysicalConstants.VAPOUR_RATIO;
    public static final float VIRTUAL = (float) (1 / PhysicalConstants.VAPOUR_RATIO - 1);
    /** Stands for no limit. */
    public static final float NO_LIMIT = 1e30f;

    private SoilWaterKernel() {}

    /**
     * For the first n facets.
     *
     * @param cover share of the ground under plants
     * @param leafArea index, m2 m-2
     * @param leaf largest conductance of a leaf, m s-1
     * @param light response to shortwave radiation, m2 W-1
     * @param closed opening in the dark
     * @param thirst opening per usable water of the root zone, m2 kg-1
     * @param wetness per water of the upper store, m2 kg-1
     * @param wetResistance of wet bare soil, s m-1
     * @param rate one over the length of the step, s-1
     * @param pressure Pa
     * @param air degC
     * @param humidity kg kg-1
     * @param shortwave W m-2
     * @param h convection, W m-2 K-1, above 0
     * @param heat of vaporisation, J kg-1
     * @param saturation specific humidity at the skin, kg kg-1
     * @param upper water of the upper store, kg m-2
     * @param usable water of the lower store that plants can use, kg m-2, not negative
     * @param kappa receives the conductance of both, W m-2 per kg kg-1
     * @param cap receives the largest latent heat flux both stores can feed, W m-2
     * @param share receives the share of the flux that the upper store feeds
     */
    public static void conductances(
            int n,
            float cover,
            float leafArea,
            float leaf,
            float light,
            float closed,
            float thirst,
            float wetness,
            float wetResistance,
            float rate,
            float pressure,
            float[] air,
            float[] humidity,
            float[] shortwave,
            float[] h,
            float[] heat,
            float[] saturation,
            float[] upper,
            float[] usable,
            float[] kappa,
            float[] cap,
            float[] share) {
        for (int i = 0; i < n; i++) {
            float t = Math.min(Math.max(air[i], SaturationKernel.COLDEST), SaturationKernel.HOTTEST);
            float e = SaturationKernel.E0 * Exp.of(SaturationKernel.A * t * (1f / (t + SaturationKernel.B)));
            float vapour = humidity[i] * pressure / Math.fma(1f - RATIO, humidity[i], RATIO);
            float dryness = Math.max(Math.fma(-DRYNESS, Math.max(e - vapour, 0f), 1f), LEAST_DRYNESS);
            float off = OPTIMUM - air[i];
            float warmth = Math.max(Math.fma(-CURVATURE * off, off, 1f), 0f);
            float lit = light * shortwave[i];
            float opening = (lit + closed) / (1f + lit);
            float stomata = opening * Math.min(thirst * usable[i], 1f) * dryness * warmth;
            float g = leafArea * Math.max(leaf * stomata, LEAST);
            float density = pressure / ((air[i] + ZERO_CELSIUS) * GAS * Math.fma(VIRTUAL, humidity[i], 1f));
            float capacity = density * CP;
            float unit = density * heat[i] * h[i];
            float ofPlants = usable[i] > 0f ? cover * unit * g / Math.fma(capacity, g, h[i]) : 0f;
            float dry = wetResistance * Exp.of(Math.fma(-SLOPE, Math.min(wetness * upper[i], 1f), SLOPE));
            float ofSoil = (1f - cover) * unit / Math.fma(dry, h[i], capacity);
            float deficit = saturation[i] - humidity[i];
            // An empty store must not hold back the other one: no more than it can feed at today's deficit.
            float feed = rate * heat[i];
            ofPlants = Math.min(ofPlants, feed * usable[i] / deficit);
            ofSoil = Math.min(ofSoil, feed * upper[i] / deficit);
            float sum = ofPlants + ofSoil;
            float bySoil = ofSoil > 0f ? upper[i] * sum / ofSoil : NO_LIMIT;
            float byPlants = ofPlants > 0f ? usable[i] * sum / ofPlants : NO_LIMIT;
            boolean dew = !(deficit > 0f);
            kappa[i] = dew ? h[i] * heat[i] * (1f / CP) : sum;
            cap[i] = dew ? 0f : Math.min(feed * Math.min(bySoil, byPlants), NO_LIMIT);
            share[i] = dew || !(sum > 0f) ? 1f : ofSoil / sum;
        }
    }
}
