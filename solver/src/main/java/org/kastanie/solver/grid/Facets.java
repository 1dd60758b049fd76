package org.kastanie.solver.grid;

/**
 * All facets with a temperature of their own, in one numbering: first one horizontal facet (ground or roof) for every
 * cell of the active window, row by row, then the wall segments (sides of slabs among them), then two facets for every
 * slab: its deck, which looks up, and its ceiling, which looks down.
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
 * @param slab index in the scene grid of the cell of every slab in the active window
 */
public record Facets(
        int horizontal,
        WallSegments walls,
        int[] material,
        float[] area,
        float[] normalX,
        float[] normalY,
        float[] normalZ,
        int[] building,
        int[] slab) {

    /** Facets of a scene without slabs. */
    public Facets(
            int horizontal,
            WallSegments walls,
            int[] material,
            float[] area,
            float[] normalX,
            float[] normalY,
            float[] normalZ,
            int[] building) {
        this(horizontal, walls, material, area, normalX, normalY, normalZ, building, new int[0]);
    }

    public Facets {
        int n = horizontal + walls.count() + 2 * slab.length;
        if (material.length != n || area.length != n || normalX.length != n || building.length != n) {
            throw new IllegalArgumentException("arrays of the facets do not fit their number " + n);
        }
    }

    public int count() {
        return firstSlab() + 2 * slab.length;
    }

    /** Number of the first slab's deck; its ceiling is the next one, then comes the next slab's deck. */
    public int firstSlab() {
        return horizontal + walls.count();
    }

    public boolean isWall(int facet) {
        return facet >= horizontal && facet < firstSlab();
    }

    public boolean isDeck(int facet) {
        return facet >= firstSlab() && (facet - firstSlab()) % 2 == 0;
    }

    public boolean isCeiling(int facet) {
        return facet >= firstSlab() && (facet - firstSlab()) % 2 == 1;
    }

    /** Index in the scene grid of the cell of a deck or ceiling. */
    public int slabCell(int facet) {
        return slab[(facet - firstSlab()) / 2];
    }
}
