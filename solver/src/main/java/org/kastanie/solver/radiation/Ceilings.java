package org.kastanie.solver.radiation;

import java.util.Arrays;

/** Height above which nothing stands, per cell and per square tile: a ray above it need not look closer. */
final class Ceilings {
    /** Tiles are 2^BITS cells wide: a choice, a choice; 4 and 16 were not measurably different. */
    static final int BITS = 3;

    /** Higher of top and crown top per cell; infinite where the data end, so that no ray passes unnoticed. */
    final float[] cell;

    final float[] tile;
    final int tileStride;

    Ceilings(Columns columns) {
        cell = new float[columns.top.length];
        for (int i = 0; i < cell.length; i++) {
            cell[i] = columns.top[i] <= Columns.NOTHING
                    ? Float.POSITIVE_INFINITY
                    : Math.max(columns.top[i], columns.crownTop[i]);
            cell[i] = columns.hasSlabs ? Math.max(cell[i], columns.slabTop[i]) : cell[i];
        }
        tileStride = (columns.stride >> BITS) + 1;
        tile = new float[tileStride * ((columns.rows >> BITS) + 1)];
        Arrays.fill(tile, Float.NEGATIVE_INFINITY);
        for (int y = 0; y < columns.rows; y++) {
            for (int x = 0; x < columns.stride; x++) {
                int t = (y >> BITS) * tileStride + (x >> BITS);
                tile[t] = Math.max(tile[t], cell[y * columns.stride + x]);
            }
        }
    }
}
