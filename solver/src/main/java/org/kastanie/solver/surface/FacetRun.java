package org.kastanie.solver.surface;

import org.kastanie.solver.quantity.PhysicalConstants;

/**
 * Facets of one material and kind, neighbours in the model's own order, so that all factors are scalars.
 *
 * @param first place of the first one in that order
 * @param stateOffset of its first layer in the state; layer j of facet i stands at {@code stateOffset + j * count + i}
 * @param behind temperature behind the last layer, degC
 */
record FacetRun(
        Material material, FacetKind kind, int first, int count, int stateOffset, LayerMesh mesh, float behind) {
    /** Inner surface resistance for horizontal heat flow, advised where the direction varies (ISO 6946:2017, table 7). */
    static final double INNER_RESISTANCE = 0.13;

    static double resistanceBehind(FacetKind kind, SurfaceOptions options) {
        if (kind == FacetKind.GROUND) {
            return LayerMesh.FIXED_AT_FACE;
        }
        return switch (options.indoor()) {
            case SurfaceOptions.Indoor.Fixed fixed -> INNER_RESISTANCE;
            case SurfaceOptions.Indoor.Conditioned rooms -> INNER_RESISTANCE;
            case SurfaceOptions.Indoor.Free free -> LayerMesh.INSULATED;
        };
    }

    static double temperatureBehind(FacetKind kind, SurfaceOptions options) {
        if (kind == FacetKind.GROUND) {
            return options.deepTemperature();
        }
        return switch (options.indoor()) {
            case SurfaceOptions.Indoor.Fixed fixed -> fixed.temperature();
            case SurfaceOptions.Indoor.Conditioned rooms -> 0.5 * (rooms.heating() + rooms.cooling());
            case SurfaceOptions.Indoor.Free free -> options.initialTemperature();
        };
    }

    float emission() {
        return (float) (material.emissivity() * PhysicalConstants.STEFAN_BOLTZMANN);
    }
}
