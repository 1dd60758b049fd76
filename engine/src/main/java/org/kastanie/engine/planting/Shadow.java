package org.kastanie.engine.planting;

import java.util.ArrayList;
import java.util.List;
import org.kastanie.solver.grid.CellSet;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.model.ModelSetup;
import org.kastanie.solver.model.Sight;
import org.kastanie.solver.sun.SunPosition;

/** Where the shadow of a tree can fall, and who can see its crown. */
final class Shadow {
    /** Shadows count no farther than this, m: beyond it a crown's is thin and mostly on walls. A choice. */
    private static final double FARTHEST = 60;
    /** Points of a crown: east and north in radii, height in that of the tree. */
    private static final double[][] POINTS = {{0, 0, 1}, {0.9, 0, 0.7}, {-0.9, 0, 0.7}, {0, 0.9, 0.7}, {0, -0.9, 0.7}};

    private Shadow() {}

    /** Where the middle of the shadow of something of a height lies from its foot, m; nothing while the sun is down. */
    static double[] offset(SunPosition sun, double height) {
        double length = sun.elevation() > 0 ? Math.min(FARTHEST, height / Math.tan(sun.elevation())) : 0;
        return new double[] {-length * Math.sin(sun.azimuth()), -length * Math.cos(sun.azimuth())};
    }

    /**
     * The cells a tree is tried on: its crown, its shadow under every sun of the hours that count, and a margin all round in
     * which what the shaded ground no longer sends is felt.
     */
    static Window window(Option option, List<SunPosition> suns, double margin, UrbanGeometry g) {
        double radius = option.tree().crownDiameter() / 2;
        double west = 0;
        double east = 0;
        double south = 0;
        double north = 0;
        for (SunPosition sun : suns) {
            double[] off = offset(sun, option.tree().height());
            west = Math.min(west, off[0]);
            east = Math.max(east, off[0]);
            south = Math.min(south, off[1]);
            north = Math.max(north, off[1]);
        }
        double more = radius + margin;
        Grid grid = g.grid();
        Window a = g.active();
        double x = option.site().x();
        double y = option.site().y();
        int r0 = Math.max(a.row(), grid.rowAt(y + north + more));
        int r1 = Math.min(a.row() + a.rows() - 1, grid.rowAt(y + south - more));
        int c0 = Math.max(a.column(), grid.columnAt(x + west - more));
        int c1 = Math.min(a.column() + a.columns() - 1, grid.columnAt(x + east + more));
        return new Window(r0, c0, r1 - r0 + 1, c1 - c0 + 1);
    }

    /**
     * The cells of {@link #window} that can see the crown. The others neither lie in its shadow nor lose sky to it; what they
     * lose is light and warmth that others no longer send.
     */
    static CellSet cells(Option option, List<SunPosition> suns, double margin, ModelSetup setup) {
        UrbanGeometry g = setup.geometry();
        Grid grid = g.grid();
        double x = option.site().x();
        double y = option.site().y();
        double radius = option.tree().crownDiameter() / 2;
        double foot = g.ground()[grid.index(grid.rowAt(y), grid.columnAt(x))];
        List<Sight.Point> crown = new ArrayList<>();
        for (double[] p : POINTS) {
            crown.add(new Sight.Point(
                    x + radius * p[0], y + radius * p[1], foot + option.tree().height() * p[2]));
        }
        return new Sight(g, setup.radiation().personHeight())
                .cells(window(option, suns, margin, g), crown, radius + 2 * grid.cell());
    }
}
