package org.kastanie.engine.twin;

import org.locationtech.jts.geom.Envelope;

/**
 * A raster with rectangular cells, row 0 in the north, NaN where it has no data.
 *
 * @param columns cells west to east
 * @param rows cells north to south
 * @param west x of the western edge, m
 * @param north y of the northern edge, m
 * @param cellX width of a cell, m
 * @param cellY height of a cell, m
 * @param values row by row
 */
public record Raster(int columns, int rows, double west, double north, double cellX, double cellY, float[] values) {
    public Envelope extent() {
        return new Envelope(west, west + columns * cellX, north - rows * cellY, north);
    }
}
