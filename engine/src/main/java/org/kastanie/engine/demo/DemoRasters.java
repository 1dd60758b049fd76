package org.kastanie.engine.demo;

import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import org.kastanie.engine.demo.DemoLayout.Box;

/** Terrain and land cover of the quarter as ESRI ASCII grids. */
final class DemoRasters {
    /** The data reach beyond the quarter by this, m, so that its edge is not the edge of the data. */
    private static final double BEYOND = 50;

    // Feature class codes as in the scene's table "osm".
    private static final int STREET = 5122;
    private static final int PAVEMENT = 5153;
    private static final int PLAZA = 2801;
    private static final int LAWN = 7202;
    private static final int YARD_LAWN = 7218;
    private static final int WATER = 8200;
    private static final int RUBBER = 2501;
    private static final int PARKING = 5260;

    private DemoRasters() {}

    static String terrain() {
        return grid(10, "%.2f", DemoLayout::ground);
    }

    static String landCover() {
        return grid(2, "%.0f", DemoRasters::cover);
    }

    private static double cover(double x, double y) {
        if (DemoLayout.POND.contains(x, y)) {
            return WATER;
        }
        if (DemoLayout.PLAYGROUND.contains(x, y)) {
            return RUBBER;
        }
        if (DemoLayout.PARK.contains(x, y)) {
            // One gravelled-over path would be narrower than a cell counts for; the paved path crosses the park.
            return Math.abs(y - 433 + 0.2 * (x - 128)) < 2 ? PAVEMENT : LAWN;
        }
        if (DemoLayout.SQUARE.contains(x, y)) {
            return PLAZA;
        }
        if (DemoLayout.SCHOOL_YARD.contains(x, y)) {
            return PARKING;
        }
        for (Box yard : DemoLayout.courtyards()) {
            if (yard.contains(x, y)) {
                return yard.inset(12).contains(x, y) ? YARD_LAWN : PAVEMENT;
            }
        }
        return street(x, y);
    }

    /** Carriageway in the middle of every street, pavements of 3.5 m (avenue: 6 m) along the houses. */
    private static double street(double x, double y) {
        if (DemoLayout.AVENUE.contains(x, y)) {
            return Math.abs(y - 250) < 6 ? STREET : PAVEMENT;
        }
        for (double middle : new double[] {7, 125, 250, 375, 493}) {
            if (Math.abs(x - middle) < 3.5) {
                return STREET;
            }
        }
        for (double middle : new double[] {7, 127, 373, 493}) {
            if (Math.abs(y - middle) < 3.5) {
                return STREET;
            }
        }
        return x < 0 || y < 0 || x > DemoLayout.SIZE || y > DemoLayout.SIZE ? STREET : PAVEMENT;
    }

    private static String grid(double cell, String format, DoubleBinaryOperator value) {
        int n = (int) Math.round((DemoLayout.SIZE + 2 * BEYOND) / cell);
        StringBuilder out = new StringBuilder();
        out.append("ncols ").append(n).append("\nnrows ").append(n);
        out.append(String.format(
                Locale.ROOT,
                "\nxllcorner %.1f\nyllcorner %.1f\n",
                DemoLayout.WEST - BEYOND,
                DemoLayout.SOUTH - BEYOND));
        out.append("cellsize ").append(cell).append("\nNODATA_value -9999\n");
        for (int r = n - 1; r >= 0; r--) {
            for (int c = 0; c < n; c++) {
                double x = (c + 0.5) * cell - BEYOND;
                double y = (r + 0.5) * cell - BEYOND;
                out.append(c > 0 ? " " : "").append(String.format(Locale.ROOT, format, value.applyAsDouble(x, y)));
            }
            out.append('\n');
        }
        return out.toString();
    }
}
