package org.kastanie.engine.scene;

import org.kastanie.solver.grid.Grid;

/**
 * Normals of walls known from rasters only: the direction in which the covered share falls, over 7 x 7 cells round the face
 * with weights that fade outward (a least-squares plane through the mask), so that a staircase becomes one straight wall.
 */
final class FootprintNormals {
    private static final int RADIUS = 3;

    private final Grid grid;
    private final Columns columns;

    FootprintNormals(Grid grid, Columns columns) {
        this.grid = grid;
        this.columns = columns;
    }

    /** Writes the unit normal of the face between two cells; the raster normal where the mask has no direction. */
    void normal(int low, int high, double fx, double fy, double[] out) {
        double row = 0.5 * (low / grid.columns() + high / grid.columns());
        double column = 0.5 * (low % grid.columns() + high % grid.columns());
        float level = 0.5f * (columns.top()[low] + columns.top()[high]);
        double gx = 0;
        double gy = 0;
        for (int r = (int) Math.ceil(row - RADIUS); r <= row + RADIUS; r++) {
            for (int c = (int) Math.ceil(column - RADIUS); c <= column + RADIUS; c++) {
                if (grid.contains(r, c) && columns.building()[grid.index(r, c)]) {
                    int i = grid.index(r, c);
                    double d2 = (r - row) * (r - row) + (c - column) * (c - column);
                    double w = columns.top()[i] > level ? Math.exp(-d2 / 4) : 0;
                    gx -= w * (c - column);
                    gy += w * (r - row);
                }
            }
        }
        double length = Math.hypot(gx, gy);
        boolean clear = length > 1e-6 && (gx * fx + gy * fy) / length > 0.1;
        out[0] = clear ? gx / length : fx;
        out[1] = clear ? gy / length : fy;
    }
}
