package org.kastanie.engine.twin;

import org.jspecify.annotations.Nullable;

/**
 * A tree as the twin has it; NaN where the file says nothing (the scene fills gaps by rule and reports it).
 *
 * @param id id in the twin, or file name and ordinal
 * @param x m
 * @param y m
 * @param ground height of its foot, m above the datum; NaN if unknown
 * @param height top above its foot, m; NaN if unknown
 * @param crownDiameter m; NaN if unknown
 * @param crownBase lower end of the crown above its foot, m; NaN if unknown
 * @param leafAreaIndex m2 leaf per m2 crown projection; NaN if unknown
 * @param species botanical name as in the file, or null
 * @param planted year, or 0 if unknown
 * @param rootVolume room its roots have in a prepared pit, m3; NaN if unknown
 */
public record Tree(
        String id,
        double x,
        double y,
        double ground,
        double height,
        double crownDiameter,
        double crownBase,
        double leafAreaIndex,
        @Nullable String species,
        int planted,
        double rootVolume) {
    /** A tree of which no pit is known. */
    public Tree(
            String id,
            double x,
            double y,
            double ground,
            double height,
            double crownDiameter,
            double crownBase,
            double leafAreaIndex,
            @Nullable String species,
            int planted) {
        this(id, x, y, ground, height, crownDiameter, crownBase, leafAreaIndex, species, planted, Double.NaN);
    }
}
