package org.kastanie.solver.grid;

/**
 * Crowns by cell of the scene grid: where {@code leafAreaDensity > 0} leaves fill the column from base to top.
 *
 * @param base lower end of the leaves in this column, m above the height datum; NaN without crown
 * @param top upper end, m above the height datum; NaN without crown
 * @param leafAreaDensity one-sided leaf area per volume between base and top, m2 m-3; 0 without crown
 * @param tree ordinal of the tree in the scene's list of trees; -1 without crown, -2 for canopy from a raster
 */
public record Crowns(float[] base, float[] top, float[] leafAreaDensity, int[] tree) {
    /** Leaf area index of a column, m2 m-2. */
    public float leafAreaIndex(int cell) {
        return leafAreaDensity[cell] > 0 ? leafAreaDensity[cell] * (top[cell] - base[cell]) : 0;
    }
}
