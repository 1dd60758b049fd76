package org.kastanie.solver.surface;

/**
 * How well the stores of facets agree with their fluxes, found by adding up the stores: sums over {@code facets}.
 *
 * @param facets looked at
 * @param heat |G - change of the layers' heat - heat lost behind|, W m-2 each
 * @param water |change of the water - rain - irrigation + evaporation|, kg m-2 each
 * @param irrigated mean water given to irrigated facets, looked at or not, kg m-2
 */
public record StoreBalance(long facets, double heat, double water, double irrigated) {
    public static final StoreBalance NONE = new StoreBalance(0, 0, 0, 0);

    StoreBalance plus(StoreBalance other) {
        return new StoreBalance(
                facets + other.facets, heat + other.heat, water + other.water, irrigated + other.irrigated);
    }

    /** Mean of the missing heat, W m-2. */
    public double meanHeat() {
        return facets > 0 ? heat / facets : 0;
    }

    /** Mean of the missing water of a step, kg m-2 or mm. */
    public double meanWater() {
        return facets > 0 ? water / facets : 0;
    }
}
