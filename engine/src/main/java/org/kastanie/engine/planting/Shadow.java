package org.kastanie.engine.planting;

import java.util.List;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.sun.SunPosition;

/** Where the shadow of a tree can fall. */
final class Shadow {
    /** Shadows count no farther than this, m: beyond it a crown's is thin and mostly on walls. A choice. */
    private static final double FARTHEST = 60;

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
}
