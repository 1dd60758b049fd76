package org.kastanie.solver.model;

import java.util.List;
import org.kastanie.solver.grid.CellSet;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;

/**
 * Which cells can see a new thing over the roofs: those whose sky, sun or surroundings it changes. The others can only hear of
 * it from these. For choosing the cells of a {@link WindowedRun}, whose result inside does not hang on the choice.
 */
public final class Sight {
    private static final int[][] BESIDE = {{-1, 0}, {1, 0}, {0, -1}, {0, 1}};

    /**
     * @param x m
     * @param y m
     * @param height above the datum, m
     */
    public record Point(double x, double y, double height) {}

    private final UrbanGeometry geometry;
    private final double person;

    /** @param person height at which people look, m */
    public Sight(UrbanGeometry geometry, double person) {
        this.geometry = geometry;
        this.person = person;
    }

    /**
     * Cells of a window from which one of some points can be seen, from a person's height or from the walls before the cell,
     * and all cells within some metres of the first point.
     */
    public CellSet cells(Window window, List<Point> points, double near) {
        Grid grid = geometry.grid();
        boolean[] in = new boolean[window.size()];
        Point middle = points.getFirst();
        for (int i = 0; i < in.length; i++) {
            int row = window.row() + i / window.columns();
            int column = window.column() + i % window.columns();
            double away = Math.hypot(grid.x(column) - middle.x(), grid.y(row) - middle.y());
            double eye = eye(row, column);
            in[i] = away <= near;
            for (int k = 0; k < points.size() && !in[i]; k++) {
                in[i] = sees(row, column, eye, points.get(k));
            }
        }
        return CellSet.of(window, geometry.domain(), in);
    }

    /** Height from which a cell looks: of a person in it, or of the walls before it. */
    private double eye(int row, int column) {
        Grid grid = geometry.grid();
        double eye = geometry.top()[grid.index(row, column)] + person;
        for (int[] step : BESIDE) {
            int r = row + step[0];
            int c = column + step[1];
            if (grid.contains(r, c) && geometry.building()[grid.index(r, c)]) {
                eye = Math.max(eye, geometry.top()[grid.index(r, c)]);
            }
        }
        return eye;
    }

    /** Whether no column stands on the line from the middle of a cell to a point. */
    private boolean sees(int row, int column, double eye, Point point) {
        Grid grid = geometry.grid();
        double down = (grid.north() - point.y()) / grid.cell() - row - 0.5;
        double across = (point.x() - grid.west()) / grid.cell() - column - 0.5;
        int steps = (int) Math.ceil(Math.hypot(down, across));
        for (int k = 1; k < steps; k++) {
            double way = (double) k / steps;
            int r = (int) Math.floor(row + 0.5 + way * down);
            int c = (int) Math.floor(column + 0.5 + way * across);
            if (grid.contains(r, c) && geometry.top()[grid.index(r, c)] > eye + way * (point.height() - eye)) {
                return false;
            }
        }
        return true;
    }
}
