package org.kastanie.solver.radiation;

import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.WallSegments;

/**
 * Where the facets look from: the centre of a cell at a height in m. Nothing here depends on where in the padded raster the
 * cell lies.
 */
final class Places {
    /** Lifts a receiver off its own surface, m; far below the accuracy of any height. */
    static final float CLEARANCE = 1e-3f;

    private static final int[] FACE_X = {0, 1, 0, -1};
    private static final int[] FACE_Y = {-1, 0, 1, 0};

    final float[] z;
    /** Padded index of the cell. */
    final int[] cell;
    /** Rise of the own slope to the next cell, m; horizontal facets only. */
    final float[] rise;

    Places(Columns columns, Facets facets) {
        int n = facets.count();
        z = new float[n];
        cell = new int[n];
        rise = new float[facets.horizontal()];
        for (int i = 0; i < facets.horizontal(); i++) {
            int p = columns.ofLocal(i);
            cell[i] = p;
            rise[i] = columns.rise(p);
            z[i] = columns.top[p] + 0.5f * rise[i] + CLEARANCE;
        }
        WallSegments walls = facets.walls();
        for (int s = 0; s < walls.count(); s++) {
            int i = facets.horizontal() + s;
            int open = columns.indexOfGrid(walls.cell()[s]);
            int face = walls.face()[s];
            z[i] = Math.max(walls.middle(s), columns.top[open] + CLEARANCE);
            // the cell half a cell off the wall along its true normal: for a staircase this clears the teeth beside it
            int across = (int) Math.floor(0.5f + 0.5f * (FACE_X[face] + facets.normalX()[i]));
            int down = (int) Math.floor(0.5f + 0.5f * (FACE_Y[face] - facets.normalY()[i]));
            int off = open + down * columns.stride + across;
            cell[i] = columns.top[off] >= z[i] || columns.inSlab(off, z[i]) ? open : off;
        }
        for (int i = facets.firstSlab(); i < n; i++) {
            int p = columns.indexOfGrid(facets.slabCell(i));
            cell[i] = p;
            z[i] = facets.isDeck(i) ? columns.slabTop[p] + CLEARANCE : columns.slabBase[p] - CLEARANCE;
        }
    }
}
