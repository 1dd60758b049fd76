package org.kastanie.solver.radiation;

import java.util.Arrays;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.kernel.vector.HorizonVectors;

/**
 * Rasters of the highest column over 2, 4, 8 ... cells along an azimuth, made where the active window looks and kept from one
 * azimuth to the next: the shortest stretches point the same way for several azimuths in a row. Elsewhere nothing stands, or
 * what earlier azimuths have left.
 */
final class Maxima {
    private static final int GRAIN = 64;

    private final Columns columns;
    private final float[][] level;
    /** By level: the step from one half of a stretch to the other, then first and end of its rows and columns. */
    private final int[][] made;

    private Maxima(Columns columns, int levels) {
        this.columns = columns;
        level = new float[levels][columns.top.length];
        for (float[] raster : level) {
            Arrays.fill(raster, Columns.NOTHING);
        }
        made = new int[levels][0];
    }

    /** One for every line of sight of a patch. */
    static Maxima[] ofLines(Columns columns, double reach) {
        Maxima[] all = new Maxima[SkyVisibility.LINES];
        for (int q = 0; q < all.length; q++) {
            all[q] = new Maxima(columns, Panorama.levels(columns, reach));
        }
        return all;
    }

    float[] level(int l) {
        return level[l];
    }

    /** @param shift from a cell to the one half a stretch of each level farther */
    void along(double azimuth, int[] shift, Workers workers) {
        int[] row = ahead(-Math.cos(azimuth), columns.active.rows(), columns.dataRow, columns.dataRows);
        int[] column = ahead(Math.sin(azimuth), columns.active.columns(), columns.dataColumn, columns.dataColumns);
        boolean same = true;
        for (int l = 0; l < level.length; l++) {
            int[] wanted = {shift[l], row[0], row[1], column[0], column[1]};
            same &= Arrays.equals(made[l], wanted);
            if (same) {
                continue;
            }
            made[l] = wanted;
            float[] from = l == 0 ? columns.top : level[l - 1];
            float[] to = level[l];
            workers.forEach(row[1] - row[0], GRAIN, (a, b) -> {
                for (int r = row[0] + a; r < row[0] + b; r++) {
                    doubled(from, to, wanted[0], r * columns.stride + column[0], r * columns.stride + column[1]);
                }
            });
        }
    }

    /** First and end of those rows or columns with data at which anybody looks: the active ones and what lies before them. */
    private int[] ahead(double towards, int active, int data, int count) {
        int from = towards < 0 ? data : Math.max(data, columns.pad - Columns.MARGIN);
        int to = data + count;
        if (towards < 0) {
            to = Math.min(to, columns.pad + active + Columns.MARGIN);
        }
        return new int[] {from, Math.max(from, to)};
    }

    private static void doubled(float[] from, float[] to, int shift, int a, int b) {
        int lo = Math.min(b, Math.max(a, -shift));
        int hi = Math.max(lo, Math.min(b, from.length - Math.max(0, shift)));
        System.arraycopy(from, a, to, a, lo - a);
        HorizonVectors.larger(from, lo, hi, shift, to);
        System.arraycopy(from, hi, to, hi, b - hi);
    }
}
