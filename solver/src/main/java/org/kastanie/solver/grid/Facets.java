package org.kastanie.solver.grid;

/**
 * All facets with a temperature of their own, in one numbering: first one horizontal facet (ground or roof) for every
 * cell of the active window, row by row, then the wall segments.
 *
 * <p>{@code area} is the true area in m2, not that of the raster staircase: sums over a building equal the vector
 * model's. {@code normalX/Y/Z} is the true outward unit normal (x east, y north, z up).
 *
 * @param horizontal number of ground and roof facets = size of the active window
 * @param walls wall segments; facet number of segment i is {@code horizontal + i}
 * @param material index into the scene's list of materials, per facet
 * @param area m2, per facet
 * @param normalX east component of the outward normal, per facet
 * @param normalY north component, per facet
 * @param normalZ upward component, per facet
 * @param building ordinal of the building the facet belongs to, -1 for ground, per facet
 */
public record Facets(
        int horizontal,
        WallSegments walls,
        int[] material,
        float[] area,
        float[] normalX,
        float[] normalY,
        float[] normalZ,
        int[] building) {

    public Facets {
        int n = horizontal + walls.count();
        if (material.length != n || area.length != n || normalX.length != n || building.length != n) {
            throw new IllegalArgumentException("arrays of the facets do not fit their number " + n);
        }
    }

    public int count() {
        return horizontal + walls.count();
    }
}
