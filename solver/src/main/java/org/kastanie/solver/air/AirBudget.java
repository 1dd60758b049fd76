package org.kastanie.solver.air;

/**
 * Heat budget of the air over one step, W over the whole voxel domain.
 *
 * @param sources heat given by facets and crowns
 * @param storage heat kept
 * @param outflow net heat carried and diffused out through the open sides, against the inflow air
 * @param vapourSources vapour given, kg s-1
 * @param vapourResidual sources - storage - outflow of vapour, kg s-1
 */
public record AirBudget(double sources, double storage, double outflow, double vapourSources, double vapourResidual) {
    /** What is missing, W. */
    public double residual() {
        return sources - storage - outflow;
    }
}
