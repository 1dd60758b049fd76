package org.kastanie.solver.model;

/**
 * Closure of the budgets over an interval.
 *
 * @param facetImbalance area mean of |Q* - H - LE - G| over facets and steps, W m-2
 * @param worstFacetImbalance largest |Q* - H - LE - G| of any facet and step, W m-2
 * @param airSources heat given to the air by facets and crowns, J
 * @param airStorage heat kept by the air, J
 * @param airOutflow net heat leaving through the open sides, J
 * @param vapourSources water vapour given to the air, kg
 * @param vapourResidual vapour sources - storage - outflow, kg
 * @param throughput sum over steps of the larger of |sources| and |outflow|, J: what the residual is compared with
 * @param storeImbalance mean of |G - change of the heat found in the layers - heat lost behind| over the facets looked at
 *     (one block in 16 a step, in turn), W m-2
 * @param waterImbalance mean of |change of the water found - rain - irrigation + evaporation| of the same, kg m-2 a step
 * @param irrigation mean water given to irrigated facets, kg m-2
 */
public record BudgetReport(
        double facetImbalance,
        double worstFacetImbalance,
        double airSources,
        double airStorage,
        double airOutflow,
        double vapourSources,
        double vapourResidual,
        double throughput,
        double storeImbalance,
        double waterImbalance,
        double irrigation) {
    /** Share of the heat given to the air that the air's budget cannot account for. */
    public double airResidualShare() {
        double residual = Math.abs(airSources - airStorage - airOutflow);
        return throughput > 0 ? residual / throughput : 0;
    }
}
