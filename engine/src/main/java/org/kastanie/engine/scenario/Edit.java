package org.kastanie.engine.scenario;

import org.jspecify.annotations.Nullable;

/** One change to an object of the twin. */
public sealed interface Edit {
    /**
     * Takes a tree away.
     *
     * @param id of the tree in the twin
     */
    record Fell(String id) implements Edit {}

    /**
     * Plants a tree; NaN where the rules for trees without dimensions shall decide.
     *
     * @param id of the new tree, or null for a running name
     * @param x m
     * @param y m
     * @param species botanical name, or null
     * @param height m
     * @param crownDiameter m
     * @param crownBase m above its foot
     * @param leafAreaIndex m2 leaf per m2 crown projection
     * @param pit room for roots in its pit, m3; NaN for the 36 m3 of Munich's rule
     */
    record Plant(
            @Nullable String id,
            double x,
            double y,
            @Nullable String species,
            double height,
            double crownDiameter,
            double crownBase,
            double leafAreaIndex,
            double pit)
            implements Edit {
        public Plant(double x, double y, @Nullable String species, double height, double crownDiameter) {
            this(null, x, y, species, height, crownDiameter, Double.NaN, Double.NaN, Double.NaN);
        }
    }
}
