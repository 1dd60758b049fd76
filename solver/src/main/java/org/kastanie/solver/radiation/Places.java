package org.kastanie.solver.radiation;

import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.WallSegments;

/**
 * Where the facets look from: columns and rows of the padded raster with fractions, height in m, padded index.
 */
final class Places {
    /** Lifts a receiver off its own surface, m; far below the accuracy of any height. */
    static final float CLEARANCE = 1e-3f;

    private static final int[] FACE_X = {0, 1, 0, -1};
    private static final int[] FACE_Y = {-1, 0, 1, 0};

    final float[] x;
    final float[] y;
    final float[] z;
    final int[] cell;
    /** Rise of the own slope to the next cell, m; horizontal facets only. */
    final float[] rise;

    Places(Columns columns, Facets facets) {
        int n = facets.count();
        x = new float[n];
        y = new float[n];
        z = new float[n];
        cell = new int[n];
        rise = new float[facets.horizontal()];
        for (int i = 0; i < facets.horizontal(); i++) {
            int p = columns.ofLocal(i);
            cell[i] = p;
            x[i] = p % columns.stride + 0.5f;
            y[i] = p / columns.stride + 0.5f;
            rise[i] = columns.rise(p);
            z[i] = columns.top[p] + 0.5f * rise[i] + CLEARANCE;
        }
        WallSegments walls = facets.walls();
        for (int s = 0; s < walls.count(); s++) {
            int i = facets.horizontal() + s;
            int open = columns.indexOfGrid(walls.cell()[s]);
            int face = walls.face()[s];
            z[i] = Math.max(walls.middle(s), columns.top[open] + CLEARANCE);
            float cx = open % columns.stride + 0.5f;
            float cy = open / columns.stride + 0.5f;
            // half a cell off the wall along its true normal: for a staircase this clears the teeth beside it
            x[i] = cx + 0.5f * (FACE_X[face] + facets.normalX()[i]);
            y[i] = cy + 0.5f * (FACE_Y[face] - facets.normalY()[i]);
            cell[i] = (int) y[i] * columns.stride + (int) x[i];
            if (columns.top[cell[i]] >= z[i]) {
                x[i] = cx;
                y[i] = cy;
                cell[i] = open;
            }
        }
    }
}
