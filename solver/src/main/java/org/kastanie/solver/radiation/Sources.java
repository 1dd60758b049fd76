package org.kastanie.solver.radiation;

import java.util.Arrays;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.WallSegments;

/**
 * Numbering of everything that sends out diffuse radiation: the facets, then the crown cells of the active window, then
 * what lies outside the active window by class, each at the mean of its class inside.
 */
final class Sources {
    static final int GROUND = 0;
    static final int ROOF = 1;
    static final int WALL = 2;
    static final int CROWN = 3;
    /** Mean of all facets: where a receiver sees something too small for its rays. */
    static final int ANY = 4;

    static final int OUTSIDE = 5;

    /** Columns and rows from an open cell to the column behind its face. */
    private static final int[] STEP_X = {0, 1, 0, -1};

    private static final int[] STEP_Y = {-1, 0, 1, 0};

    final Facets facets;
    final int facetCount;
    final int crownCount;
    /** Crown number by place in the active window, -1 without. */
    final int[] crownOf;
    /** Place in the active window by crown number. */
    final int[] crownPlace;

    private final Columns columns;
    private final int[] firstWall;
    private final int[] wallOrder;
    /** Upper edges in the order of {@link #wallOrder}. */
    private final float[] wallTop;

    Sources(Columns columns, Facets facets) {
        this.columns = columns;
        this.facets = facets;
        facetCount = facets.count();
        int places = columns.active.size();
        crownOf = new int[places];
        int n = 0;
        int[] place = new int[places];
        for (int i = 0; i < places; i++) {
            boolean crown = columns.extinction[columns.ofLocal(i)] > 0;
            crownOf[i] = crown ? n : -1;
            if (crown) {
                place[n++] = i;
            }
        }
        crownCount = n;
        crownPlace = Arrays.copyOf(place, n);
        firstWall = new int[4 * places + 1];
        wallOrder = sortWalls(facets.walls());
        wallTop = new float[wallOrder.length];
        for (int i = 0; i < wallTop.length; i++) {
            wallTop[i] = facets.walls().top()[wallOrder[i]];
        }
    }

    private int[] sortWalls(WallSegments walls) {
        int[] key = new int[walls.count()];
        for (int s = 0; s < key.length; s++) {
            int local = columns.local(columns.indexOfGrid(walls.cell()[s]));
            key[s] = local < 0 ? -1 : 4 * local + walls.face()[s];
            if (local >= 0) {
                firstWall[key[s] + 1]++;
            }
        }
        for (int i = 1; i < firstWall.length; i++) {
            firstWall[i] += firstWall[i - 1];
        }
        int[] fill = firstWall.clone();
        int[] order = new int[walls.count()];
        for (int s = 0; s < key.length; s++) {
            if (key[s] < 0) {
                continue;
            }
            int at = fill[key[s]]++;
            while (at > firstWall[key[s]] && walls.bottom()[order[at - 1]] > walls.bottom()[s]) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = s;
        }
        return order;
    }

    int count() {
        return facetCount + crownCount + OUTSIDE;
    }

    int outside(int kind) {
        return facetCount + crownCount + kind;
    }

    /** Source of the horizontal face of a column of the padded raster. */
    int horizontal(int x, int y) {
        int local = columns.local(x, y);
        return local >= 0 ? local : outside(columns.building[y * columns.stride + x] ? ROOF : GROUND);
    }

    /** Source of the crown of a column. */
    int crown(int padded) {
        int local = columns.local(padded);
        return local >= 0 ? facetCount + crownOf[local] : outside(CROWN);
    }

    /** Source of the side of a column (x, y), hit at height z from the open cell before it across a face. */
    int wall(int x, int y, int face, double z) {
        int local = columns.local(x - STEP_X[face], y - STEP_Y[face]);
        if (local < 0) {
            return columns.building[y * columns.stride + x] ? outside(WALL) : horizontal(x, y);
        }
        int from = firstWall[4 * local + face];
        int last = firstWall[4 * local + face + 1] - 1;
        if (from > last) {
            // a step in the terrain or in one roof carries no wall of its own, a skyline beyond the scene no facet
            boolean skyline = columns.building[y * columns.stride + x] && columns.local(x, y) < 0;
            return skyline ? outside(WALL) : horizontal(x, y);
        }
        // pieces of one wall are alike: count them off from the top of the lowest, then look whether that was right
        int at = from;
        if (last > from && z > wallTop[from]) {
            at = from + (int) Math.min(last - from, 1 + (z - wallTop[from]) / (wallTop[from + 1] - wallTop[from]));
            while (at > from && z <= wallTop[at - 1]) {
                at--;
            }
            while (at < last && z > wallTop[at]) {
                at++;
            }
        }
        return facets.horizontal() + wallOrder[at];
    }
}
