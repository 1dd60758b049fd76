package org.kastanie.solver.grid;

/**
 * The columns of the city: ground, buildings and crowns of every cell of the scene grid (domain and margin). Immutable
 * during a run; arrays have {@link Grid#size()} elements and belong to the geometry (do not write).
 *
 * @param grid the scene grid
 * @param domain the cells results are asked for
 * @param active the cells that have facets with a temperature of their own: the domain and a halo around it
 * @param ground height of the ground, m above the height datum, never NaN
 * @param top height of what stands on the cell without crowns: the roof where {@code building} is set, else the ground; m
 *     above the datum
 * @param building true where the column is a building (majority of the cell)
 * @param buildingFraction share of the cell's area covered by buildings, 0..1
 * @param crowns crowns by cell
 * @param slabs what hangs over open ground; {@code top} and {@code building} know nothing of it
 */
public record UrbanGeometry(
        Grid grid,
        Window domain,
        Window active,
        float[] ground,
        float[] top,
        boolean[] building,
        float[] buildingFraction,
        Crowns crowns,
        Slabs slabs) {

    /** A scene without slabs. */
    public UrbanGeometry(
            Grid grid,
            Window domain,
            Window active,
            float[] ground,
            float[] top,
            boolean[] building,
            float[] buildingFraction,
            Crowns crowns) {
        this(grid, domain, active, ground, top, building, buildingFraction, crowns, Slabs.none());
    }

    public UrbanGeometry {
        int n = grid.size();
        if (ground.length != n || top.length != n || building.length != n || buildingFraction.length != n) {
            throw new IllegalArgumentException("arrays of the geometry do not fit its grid of " + n + " cells");
        }
        for (int i = 0; i < slabs.top().length; i++) {
            if (slabs.at(i) && (building[i] || slabs.base()[i] <= top[i])) {
                throw new IllegalArgumentException("the slab of cell " + i + " does not hang over open ground");
            }
        }
    }

    /** Highest top, crowns included, above the lowest ground, m: the reach of a shadow is this over tan(elevation). */
    public float relief() {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < ground.length; i++) {
            low = Math.min(low, ground[i]);
            high = Math.max(high, Math.max(top[i], crowns.leafAreaDensity()[i] > 0 ? crowns.top()[i] : top[i]));
            high = slabs.at(i) ? Math.max(high, slabs.top()[i]) : high;
        }
        return high - low;
    }
}
