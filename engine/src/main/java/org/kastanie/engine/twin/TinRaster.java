package org.kastanie.engine.twin;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Polygon;

/** Triangles of a city model's terrain, gathered one by one and then laid on a raster: the height of the plane at cell centres. */
final class TinRaster {
    /** Edge of a cell, m: as fine as the height models of the German surveys. */
    private static final double CELL = 1;
    /** Larger terrain gets larger cells. */
    private static final double MOST_CELLS = 64e6;

    private static final int NUMBERS = 9;

    private final Envelope extent = new Envelope();
    private double[] corners = new double[NUMBERS * 64];
    private int count;

    /** Adds a triangle, or a larger flat polygon as a fan round its first corner. */
    void add(Polygon polygon) {
        Coordinate[] ring = polygon.getExteriorRing().getCoordinates();
        for (int i = 1; i + 2 < ring.length; i++) {
            add(ring[0], ring[i], ring[i + 1]);
        }
    }

    private void add(Coordinate... triangle) {
        for (Coordinate c : triangle) {
            if (!Double.isFinite(c.getZ())) {
                return;
            }
        }
        if (corners.length < NUMBERS * (count + 1)) {
            corners = Arrays.copyOf(corners, 2 * corners.length);
        }
        int at = NUMBERS * count++;
        for (Coordinate c : triangle) {
            extent.expandToInclude(c);
            corners[at++] = c.x;
            corners[at++] = c.y;
            corners[at++] = c.getZ();
        }
    }

    int count() {
        return count;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** The terrain in a window, cells without a triangle over their centre without data; null if nothing lies there. */
    @Nullable
    Raster raster(@Nullable Envelope window) {
        Envelope box = window == null ? extent : window.intersection(extent);
        if (box.isNull() || count == 0) {
            return null;
        }
        double cell = CELL;
        while (box.getWidth() / cell * (box.getHeight() / cell) > MOST_CELLS) {
            cell *= 2;
        }
        double west = Math.floor(box.getMinX() / cell) * cell;
        double north = Math.ceil(box.getMaxY() / cell) * cell;
        int columns = (int) Math.max(1, Math.ceil((box.getMaxX() - west) / cell));
        int rows = (int) Math.max(1, Math.ceil((north - box.getMinY()) / cell));
        Raster raster = new Raster(columns, rows, west, north, cell, cell, new float[columns * rows]);
        Arrays.fill(raster.values(), Float.NaN);
        for (int i = 0; i < count; i++) {
            lay(raster, NUMBERS * i);
        }
        return raster;
    }

    private void lay(Raster raster, int at) {
        double[] c = corners;
        double ux = c[at + 3] - c[at];
        double uy = c[at + 4] - c[at + 1];
        double vx = c[at + 6] - c[at];
        double vy = c[at + 7] - c[at + 1];
        double area = ux * vy - uy * vx;
        if (area == 0) {
            return; // seen from above it is a line
        }
        double cell = raster.cellX();
        double low = Math.min(c[at + 1], Math.min(c[at + 4], c[at + 7]));
        double high = Math.max(c[at + 1], Math.max(c[at + 4], c[at + 7]));
        double left = Math.min(c[at], Math.min(c[at + 3], c[at + 6]));
        double right = Math.max(c[at], Math.max(c[at + 3], c[at + 6]));
        int firstRow = (int) Math.max(0, Math.ceil((raster.north() - high) / cell - 0.5));
        int lastRow = (int) Math.min(raster.rows() - 1.0, Math.floor((raster.north() - low) / cell - 0.5));
        int firstColumn = (int) Math.max(0, Math.ceil((left - raster.west()) / cell - 0.5));
        int lastColumn = (int) Math.min(raster.columns() - 1.0, Math.floor((right - raster.west()) / cell - 0.5));
        for (int row = firstRow; row <= lastRow; row++) {
            double dy = raster.north() - (row + 0.5) * cell - c[at + 1];
            for (int column = firstColumn; column <= lastColumn; column++) {
                double dx = raster.west() + (column + 0.5) * cell - c[at];
                double s = (dx * vy - dy * vx) / area;
                double t = (ux * dy - uy * dx) / area;
                if (s >= -1e-9 && t >= -1e-9 && s + t <= 1 + 1e-9) {
                    raster.values()[row * raster.columns() + column] =
                            (float) (c[at + 2] + s * (c[at + 5] - c[at + 2]) + t * (c[at + 8] - c[at + 2]));
                }
            }
        }
    }
}
