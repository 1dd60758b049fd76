package org.kastanie.solver.surface;

import org.kastanie.solver.kernel.vector.ConvectionKernel;

/**
 * How the air takes heat from the facets of one material.
 *
 * @param kind horizontal facets and walls follow different laws
 * @param logHeight ln(height of the wind / z0m)
 * @param reynolds roughness Reynolds number at 1 m s-1
 * @param muSlope see {@link org.kastanie.solver.kernel.reference.ConvectionKernel#horizontal}
 * @param muConstant likewise
 * @param roughnessFactor of DOE-2, for walls
 */
record Convection(
        FacetKind kind, float logHeight, float reynolds, float muSlope, float muConstant, float roughnessFactor) {
    /** Height of the wind beside a horizontal facet, m: the middle of the lowest air, by the contract of the forcing. */
    static final double HEIGHT = 2;
    /** Kinematic viscosity of air at 20 degC, m2 s-1 (Campbell and Norman 1998, table A.1). */
    static final double VISCOSITY = 1.51e-5;
    /** ln(z0m/z0h) = 2.46 Re^(1/4) - 2 over bluff roughness (Brutsaert 1982, Evaporation into the Atmosphere, eq. 5.26): bare soil. */
    static final double BLUFF = 2.46;
    /** The same with 1.29 over what people build (Kanda et al. 2007, J. Appl. Meteorol. Climatol. 46, 1067, eq. 9): paving, roofs. */
    static final double BUILT = 1.29;

    static final double BLUFF_CONSTANT = -2;
    /** ln(z0m/z0h) = ln 10 over low vegetation (Garratt 1992, The Atmospheric Boundary Layer, section 4.2). */
    static final double VEGETATION = Math.log(10);

    static Convection of(Material material, FacetKind kind) {
        // A roughness near the height of the wind has no logarithm left: 2.5 is the least ratio the profile can carry.
        double logHeight = Math.log(Math.max(HEIGHT / material.roughness(), 2.5));
        boolean plants = material.water() instanceof WaterBehaviour.Soil soil && soil.leafAreaIndex() > 0;
        double reynolds = org.kastanie.solver.quantity.PhysicalConstants.VON_KARMAN
                * material.roughness()
                / (VISCOSITY * logHeight);
        return new Convection(
                kind,
                (float) logHeight,
                (float) reynolds,
                (float) (plants ? 0 : material.water() instanceof WaterBehaviour.Sealed ? BUILT : BLUFF),
                (float) (plants ? VEGETATION : BLUFF_CONSTANT),
                (float) roughnessFactor(material.roughness()));
    }

    /**
     * Roughness factors of DOE-2 (Walton 1981; EnergyPlus Engineering Reference, table of the DOE-2 model): 1.00 glass,
     * 1.11 smooth plaster, 1.52 concrete, 1.67 brick, 2.17 stucco. Which length in metres stands for which finish is a
     * choice: half decades around 1 mm for brick.
     */
    static double roughnessFactor(double roughness) {
        if (roughness < 1e-5) {
            return 1.00;
        } else if (roughness < 1e-4) {
            return 1.11;
        } else if (roughness < 5e-4) {
            return 1.52;
        } else if (roughness < 2e-3) {
            return 1.67;
        }
        return 2.17;
    }

    void apply(FacetBlock b, double pressure) {
        if (kind == FacetKind.WALL) {
            ConvectionKernel.wall(b.count, roughnessFactor, b.air, b.skin, b.wind, b.h, b.spare1);
        } else {
            ConvectionKernel.horizontal(
                    b.count,
                    (float) HEIGHT,
                    logHeight,
                    reynolds,
                    muSlope,
                    muConstant,
                    (float) pressure,
                    b.air,
                    b.skin,
                    b.wind,
                    b.humidity,
                    b.h,
                    b.spare1,
                    b.spare2,
                    b.spare3);
        }
    }
}
