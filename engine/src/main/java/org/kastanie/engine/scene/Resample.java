package org.kastanie.engine.scene;

import org.kastanie.engine.twin.Raster;
import org.kastanie.solver.grid.Grid;

/** Reads rasters of the twin at other places and cell sizes. */
final class Resample {
    private Resample() {}

    /** Hears the parts of a raster's cells that lie in a rectangle. */
    @FunctionalInterface
    interface Part {
        /**
         * @param value of the raster's cell, may be NaN
         * @param share of the rectangle this part covers, 0..1
         */
        void of(float value, double share);
    }

    /** Bilinear between cell centres; neighbours without data are left out; NaN where none has data or outside. */
    static double bilinear(Raster raster, double x, double y) {
        double u = (x - raster.west()) / raster.cellX();
        double v = (raster.north() - y) / raster.cellY();
        if (u < 0 || v < 0 || u > raster.columns() || v > raster.rows()) {
            return Double.NaN;
        }
        u = Math.clamp(u - 0.5, 0, raster.columns() - 1);
        v = Math.clamp(v - 0.5, 0, raster.rows() - 1);
        int c = Math.min((int) u, Math.max(0, raster.columns() - 2));
        int r = Math.min((int) v, Math.max(0, raster.rows() - 2));
        double fx = u - c;
        double fy = v - r;
        double sum = 0;
        double weight = 0;
        for (int k = 0; k < 4; k++) {
            int cc = c + (k & 1);
            int rr = r + (k >> 1);
            double w = ((k & 1) == 0 ? 1 - fx : fx) * ((k >> 1) == 0 ? 1 - fy : fy);
            if (w > 0) {
                float value = raster.values()[rr * raster.columns() + cc];
                if (!Float.isNaN(value)) {
                    sum += w * value;
                    weight += w;
                }
            }
        }
        return weight > 0 ? sum / weight : Double.NaN;
    }

    /** Bilinear in a field of the grid, clamped at its edge. */
    static double bilinear(Grid grid, float[] field, double x, double y) {
        double u = Math.clamp((x - grid.west()) / grid.cell() - 0.5, 0, grid.columns() - 1);
        double v = Math.clamp((grid.north() - y) / grid.cell() - 0.5, 0, grid.rows() - 1);
        int c = Math.min((int) u, Math.max(0, grid.columns() - 2));
        int r = Math.min((int) v, Math.max(0, grid.rows() - 2));
        int c1 = Math.min(c + 1, grid.columns() - 1);
        int r1 = Math.min(r + 1, grid.rows() - 1);
        double fx = u - c;
        double fy = v - r;
        double north = (1 - fx) * field[grid.index(r, c)] + fx * field[grid.index(r, c1)];
        double south = (1 - fx) * field[grid.index(r1, c)] + fx * field[grid.index(r1, c1)];
        return (1 - fy) * north + fy * south;
    }

    /** Visits every part of the raster inside a cell of the grid with its exact share of the cell's area. */
    static void overlap(Raster raster, Grid grid, int row, int column, Part part) {
        double w = (grid.west() + column * grid.cell() - raster.west()) / raster.cellX();
        double e = w + grid.cell() / raster.cellX();
        double n = (raster.north() - grid.north() + row * grid.cell()) / raster.cellY();
        double s = n + grid.cell() / raster.cellY();
        int c0 = Math.max(0, (int) Math.floor(w + 1e-6));
        int c1 = Math.min(raster.columns() - 1, (int) Math.ceil(e - 1e-6) - 1);
        int r0 = Math.max(0, (int) Math.floor(n + 1e-6));
        int r1 = Math.min(raster.rows() - 1, (int) Math.ceil(s - 1e-6) - 1);
        double whole = (e - w) * (s - n);
        for (int r = r0; r <= r1; r++) {
            double dy = Math.min(s, r + 1) - Math.max(n, r);
            for (int c = c0; c <= c1; c++) {
                double dx = Math.min(e, c + 1) - Math.max(w, c);
                part.of(raster.values()[r * raster.columns() + c], dx * dy / whole);
            }
        }
    }
}
