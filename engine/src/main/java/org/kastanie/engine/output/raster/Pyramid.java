package org.kastanie.engine.output.raster;

import java.util.ArrayList;
import java.util.List;

/**
 * Sizes of a raster and its overviews, each half the one before.
 *
 * @param columns of every level, full resolution first
 * @param rows of every level
 * @param edge of a tile, cells
 */
record Pyramid(List<Integer> columns, List<Integer> rows, int edge) {
    private static final int SMALL = 512;

    /** Tiles of 512 cells, 256 for rasters no larger than that; halved until one 256-cell tile would do. */
    static Pyramid of(int columns, int rows) {
        List<Integer> c = new ArrayList<>(List.of(columns));
        List<Integer> r = new ArrayList<>(List.of(rows));
        while (Math.max(c.getLast(), r.getLast()) > SMALL / 2) {
            c.add((c.getLast() + 1) / 2);
            r.add((r.getLast() + 1) / 2);
        }
        return new Pyramid(c, r, Math.max(columns, rows) > SMALL ? SMALL : SMALL / 2);
    }

    int levels() {
        return columns.size();
    }

    int tiles(int level) {
        return ((columns.get(level) + edge - 1) / edge) * ((rows.get(level) + edge - 1) / edge);
    }

    /** The values of every level: each overview cell is the mean of the up to four valid cells below it. */
    List<float[]> build(float[] full) {
        List<float[]> levels = new ArrayList<>(List.of(full));
        for (int level = 1; level < levels(); level++) {
            levels.add(halve(levels.getLast(), columns.get(level - 1), rows.get(level - 1)));
        }
        return levels;
    }

    static float[] halve(float[] fine, int columns, int rows) {
        int halfColumns = (columns + 1) / 2;
        int halfRows = (rows + 1) / 2;
        float[] coarse = new float[halfColumns * halfRows];
        for (int r = 0; r < halfRows; r++) {
            for (int c = 0; c < halfColumns; c++) {
                float sum = 0;
                int valid = 0;
                for (int fr = 2 * r; fr < Math.min(rows, 2 * r + 2); fr++) {
                    for (int fc = 2 * c; fc < Math.min(columns, 2 * c + 2); fc++) {
                        float value = fine[fr * columns + fc];
                        if (!Float.isNaN(value)) {
                            sum += value;
                            valid++;
                        }
                    }
                }
                coarse[r * halfColumns + c] = valid == 0 ? Float.NaN : sum / valid;
            }
        }
        return coarse;
    }
}
