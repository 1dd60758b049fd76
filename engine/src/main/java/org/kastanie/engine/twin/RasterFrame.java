package org.kastanie.engine.twin;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * Where a raster lies, without its values.
 *
 * @param columns cells west to east
 * @param rows cells north to south
 * @param west x of the western edge, m
 * @param north y of the northern edge, m
 * @param cellX width of a cell, m
 * @param cellY height of a cell, m
 */
record RasterFrame(int columns, int rows, double west, double north, double cellX, double cellY) {
    /** Cells read round a window: between cell centres values are mixed with the next ones. */
    static final int RIM = 2;

    /**
     * A rectangle of cells.
     *
     * @param row first row
     * @param column first column
     * @param rows number of rows
     * @param columns number of columns
     */
    record Part(int row, int column, int rows, int columns) {}

    static RasterFrame of(Raster raster) {
        return new RasterFrame(
                raster.columns(), raster.rows(), raster.west(), raster.north(), raster.cellX(), raster.cellY());
    }

    Envelope extent() {
        return new Envelope(west, west + columns * cellX, north - rows * cellY, north);
    }

    Part whole() {
        return new Part(0, 0, rows, columns);
    }

    /** The cells in a window and a rim round it; null if there are none. */
    @Nullable
    Part part(Envelope window) {
        if (!extent().intersects(window)) {
            return null;
        }
        int c0 = (int) Math.clamp(Math.floor((window.getMinX() - west) / cellX) - RIM, 0, columns - 1.0);
        int c1 = (int) Math.clamp(Math.ceil((window.getMaxX() - west) / cellX) + RIM, 1, (double) columns);
        int r0 = (int) Math.clamp(Math.floor((north - window.getMaxY()) / cellY) - RIM, 0, rows - 1.0);
        int r1 = (int) Math.clamp(Math.ceil((north - window.getMinY()) / cellY) + RIM, 1, (double) rows);
        return new Part(r0, c0, Math.max(1, r1 - r0), Math.max(1, c1 - c0));
    }

    /** The raster of a part with these values. */
    Raster raster(Part part, float[] values) {
        return new Raster(
                part.columns,
                part.rows,
                part.column == 0 ? west : west + part.column * cellX,
                part.row == 0 ? north : north - part.row * cellY,
                cellX,
                cellY,
                values);
    }

    /** A part of a raster that was read as a whole. */
    Raster cut(Raster raster, Part part) {
        if (part.equals(whole())) {
            return raster;
        }
        float[] values = new float[part.rows * part.columns];
        for (int r = 0; r < part.rows; r++) {
            System.arraycopy(
                    raster.values(), (part.row + r) * columns + part.column, values, r * part.columns, part.columns);
        }
        return raster(part, values);
    }
}
