package org.kastanie.engine.scenario;

import org.jspecify.annotations.Nullable;
import org.kastanie.engine.twin.Facing;
import org.kastanie.solver.surface.Irrigation;
import org.locationtech.jts.geom.Geometry;

/** One change to objects of the twin. */
public sealed interface Edit {
    /**
     * Takes trees away.
     *
     * @param which trees
     */
    record Fell(Selection which) implements Edit {
        public Fell(String id) {
            this(Selection.of(id));
        }
    }

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
     * @param planted year from which the table of species gives its size; 0 for none
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
            double pit,
            int planted)
            implements Edit {
        public Plant(double x, double y, @Nullable String species, double height, double crownDiameter) {
            this(null, x, y, species, height, crownDiameter, Double.NaN, Double.NaN, Double.NaN, 0);
        }

        /** A tree whose age does not matter. */
        @SuppressWarnings("TooManyParameters")
        public Plant(
                @Nullable String id,
                double x,
                double y,
                @Nullable String species,
                double height,
                double crownDiameter,
                double crownBase,
                double leafAreaIndex,
                double pit) {
            this(id, x, y, species, height, crownDiameter, crownBase, leafAreaIndex, pit, 0);
        }
    }

    /**
     * Gives the ground another surface: unsealing, repaving, water.
     *
     * @param key of the job that asked for it: unseal, repave or water
     * @param area where
     * @param groundClass class of the library or of the job
     * @param share of the cells in the area that change, 0..1
     */
    record Ground(String key, Geometry area, String groundClass, double share) implements Edit {}

    /**
     * Gives water to surfaces every day.
     *
     * @param key of the job that asked for it: irrigate (an edit) or irrigation (all variants)
     * @param area where, or null for everywhere
     * @param material such as ground.grass, or null for all open ground but water
     * @param how it is given, or null to end what the job gives
     */
    record Irrigate(
            String key,
            @Nullable Geometry area,
            @Nullable String material,
            @Nullable Irrigation how) implements Edit {
        /** How messages name it. */
        public String label() {
            return key.equals("irrigate") ? "scenario: irrigate" : key;
        }
    }

    /**
     * Gives buildings another roof.
     *
     * @param which buildings
     * @param roofClass class of the library or of the job
     */
    record Roof(Selection which, String roofClass) implements Edit {}

    /**
     * Gives buildings other walls.
     *
     * @param which buildings
     * @param wallClass class of the library or of the job
     * @param facing directions of the walls that change
     */
    record Facade(Selection which, String wallClass, Facing facing) implements Edit {
        /** All walls. */
        public Facade(Selection which, String wallClass) {
            this(which, wallClass, Facing.ALL);
        }
    }

    /**
     * Hangs an opaque roof over open ground: a sail, a canopy.
     *
     * @param id of the new object, or null for a running name
     * @param area where
     * @param height of its underside above the ground, m
     */
    record Sail(@Nullable String id, Geometry area, double height) implements Edit {}

    /**
     * Puts up a building.
     *
     * @param id of the new building, or null for a running name
     * @param footprint where
     * @param height above the ground, m
     * @param roofClass or null for the job's
     * @param wallClass or null for the job's
     */
    record Build(
            @Nullable String id,
            Geometry footprint,
            double height,
            @Nullable String roofClass,
            @Nullable String wallClass)
            implements Edit {}

    /**
     * Pulls buildings down.
     *
     * @param which buildings
     */
    record Demolish(Selection which) implements Edit {}

    /**
     * Makes buildings higher or lower.
     *
     * @param which buildings
     * @param by m; NaN if {@code to} is given
     * @param to height above the ground, m; NaN if {@code by} is given
     */
    record Raise(Selection which, double by, double to) implements Edit {}
}
