package org.kastanie.solver.surface;

import static org.kastanie.solver.quantity.PhysicalConstants.DENSITY_WATER;

import org.kastanie.solver.kernel.vector.SoilWaterKernel;

/**
 * How readily the soil of a material and the plants on it give off water in steps of one length: what does not differ from
 * facet to facet, prepared in double, used in single precision.
 *
 * @param cover share of the ground under plants
 * @param leafArea index, m2 m-2
 * @param leaf largest conductance of a leaf, m s-1
 * @param light response to shortwave radiation, m2 W-1
 * @param closed opening in the dark
 * @param wilted water of the lower store that plants cannot use, kg m-2
 * @param thirst opening per usable water, m2 kg-1
 * @param wetness per water of the upper store, m2 kg-1
 * @param wetResistance of wet bare soil, s m-1
 * @param rate one over the length of the step, s-1
 */
record SoilSurface(
        float cover,
        float leafArea,
        float leaf,
        float light,
        float closed,
        float wilted,
        float thirst,
        float wetness,
        float wetResistance,
        float rate) {
    /** Share of ground that low vegetation shades: 1 - exp(-0.5 LAI) (Best et al. 2011, Geosci. Model Dev. 4, 677, eq. 2). */
    static final double COVER = 0.5;
    /** Shortwave at which low vegetation opens, W m-2 (Noilhan and Planton 1989: 100 for crops, 30 for forest). */
    static final double LIGHT = 100;

    static final double LIGHT_SHARE = 0.55;
    /** Surface resistance of wet bare soil, s m-1: exp(8.206 - 4.255) of Sellers, Heiser and Hall (1992, eq. 19). */
    static final double WET_SOIL = 52.0;

    static SoilSurface of(WaterBehaviour.Soil soil, double seconds) {
        double leaves = soil.leafAreaIndex();
        boolean plants = leaves > 0;
        double root = soil.rootDepth() * DENSITY_WATER;
        double usable = (soil.fieldCapacity() - soil.wiltingPoint()) * root;
        return new SoilSurface(
                (float) (1 - Math.exp(-COVER * leaves)),
                (float) leaves,
                (float) (1 / soil.minimumResistance()),
                (float) (plants ? LIGHT_SHARE / LIGHT * 2 / leaves : 0),
                (float) (soil.minimumResistance() / Stomata.LARGEST),
                (float) (soil.wiltingPoint() * root),
                (float) (1 / ((1 - Stomata.DEPLETION) * usable)),
                (float) (1 / (soil.fieldCapacity() * soil.topDepth() * DENSITY_WATER)),
                (float) (plants ? WET_SOIL : soil.minimumResistance()),
                (float) (1 / seconds));
    }

    /** Fills kappa, cap and the upper store's share of a block. */
    void conductances(FacetBlock b, double pressure) {
        for (int i = 0; i < b.count; i++) {
            b.usable[i] = Math.max(b.lower[i] - wilted, 0f);
        }
        SoilWaterKernel.conductances(
                b.count,
                cover,
                leafArea,
                leaf,
                light,
                closed,
                thirst,
                wetness,
                wetResistance,
                rate,
                (float) pressure,
                b.air,
                b.humidity,
                b.shortwave,
                b.h,
                b.heat,
                b.saturation,
                b.upper,
                b.usable,
                b.kappa,
                b.cap,
                b.upperShare,
                b.spare1,
                b.spare2);
    }
}
