package org.kastanie.engine.scene;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kastanie.engine.twin.Building;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.Slabs;

/**
 * What hangs over open ground: cells whose building has its underside well above the terrain and nothing below.
 *
 * @param slabs underside and upper side by cell
 * @param owner ordinal of the building, -1 elsewhere; empty without slabs
 */
record Hanging(Slabs slabs, int[] owner) {
    /** Undersides lower than this above the terrain are plinths, slopes or errors of the heights, m: a choice. */
    static final double LEAST = 2.5;
    /** Roofs up to this above the terrain do not count as something that stands below, m: a choice. */
    private static final double LEVEL = 0.5;
    /** Least thickness, m: a choice. */
    private static final float THICKNESS = 0.1f;

    static Hanging none() {
        return new Hanging(Slabs.none(), new int[0]);
    }

    boolean at(int cell) {
        return slabs.at(cell);
    }

    /** Finds them, and makes their cells open ground in {@code columns}. */
    static Columns lift(Grid grid, Columns columns, RoofMesh roofs, List<Building> buildings, QualityReport quality) {
        boolean possible =
                buildings.stream().anyMatch(b -> b.base() > 0 || !b.undersides().isEmpty());
        if (!possible) {
            return columns;
        }
        RoofMesh under = RoofReader.undersides(grid, columns.ground(), buildings, quality);
        float[] base = nothing(grid.size());
        float[] top = nothing(grid.size());
        int[] owner = new int[grid.size()];
        Arrays.fill(owner, -1);
        Set<Integer> whose = new HashSet<>();
        int cells = 0;
        int low = 0;
        for (int i = 0; i < grid.size(); i++) {
            int b = columns.owner()[i];
            if (!columns.building()[i] || b >= columns.fromRaster() || !under.touches(i)) {
                continue;
            }
            double x = (i % grid.columns() + 0.5) * grid.cell();
            double y = -(i / grid.columns() + 0.5) * grid.cell();
            double underside = under.lowest(i, x, y, b);
            if (underside - columns.ground()[i] > LEAST && open(roofs, i, x, y, underside, columns.ground()[i], b)) {
                base[i] = (float) Math.min(underside, columns.top()[i] - THICKNESS);
                top[i] = columns.top()[i];
                owner[i] = b;
                columns.building()[i] = false;
                columns.owner()[i] = -1;
                columns.top()[i] = columns.ground()[i];
                columns.fraction()[i] = 0;
                whose.add(b);
                cells++;
            } else if (isDeck(buildings.get(b)) && columns.top()[i] - columns.ground()[i] < LEAST) {
                columns.building()[i] = false;
                columns.owner()[i] = -1;
                columns.top()[i] = columns.ground()[i];
                columns.fraction()[i] = 0;
                low++;
            }
        }
        if (low > 0) {
            quality.add(
                    Kind.NOTE,
                    "scene",
                    "",
                    low + " cells of bridges less than 2.5 m above the terrain count as ground");
        }
        if (cells == 0) {
            return columns;
        }
        quality.add(
                Kind.NOTE,
                "scene",
                "",
                cells + " cells under " + whose.size()
                        + " buildings are open ground (passages, bridges, canopies); the wind passes as if nothing hung there");
        return columns.withHanging(new Hanging(new Slabs(base, top), owner));
    }

    /** A bridge: decks and undersides without walls between. */
    private static boolean isDeck(Building building) {
        return building.walls().isEmpty()
                && !building.roofs().isEmpty()
                && !building.undersides().isEmpty();
    }

    /** Nothing stands below an underside: neither another building nor a lower roof of the same one. */
    private static boolean open(RoofMesh roofs, int cell, double x, double y, double low, double ground, int building) {
        double other = roofs.highestBelow(cell, x, y, low + LEVEL, building, true);
        double own = roofs.highestBelow(cell, x, y, low - 0.01, building, false);
        return !(other > ground + LEVEL) && !(own > ground + LEVEL);
    }

    private static float[] nothing(int n) {
        float[] a = new float[n];
        Arrays.fill(a, Float.NaN);
        return a;
    }
}
