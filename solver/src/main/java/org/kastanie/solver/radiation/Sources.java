package org.kastanie.solver.radiation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.WallSegments;
import org.kastanie.solver.grid.Window;

/**
 * Numbering of everything that sends out diffuse radiation: the facets, then the crown cells of the active window, then
 * facets and crown cells of a {@link Halo} if there is one, then what lies outside or too far by class, each at the mean of
 * its class in the whole run.
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
    /** Facets of the halo that are not the window's own, by their number there. */
    final int[] haloFacet;
    /** Places of the halo's window with crowns that are not the window's own. */
    final int[] haloCrown;

    private final Columns columns;
    /** Where sources count as themselves: the active window, or the halo's. */
    private final Window around;
    /** Facets of {@link #around}. */
    private final Facets seen;
    /** Source number of every facet of {@link #around}. */
    private final int[] facetNumber;
    /** Source number of the crown at every place of {@link #around}. */
    private final int[] crownNumber;
    /** Facet of the deck by place of {@link #around}, -1 without; empty if the scene has no slabs. */
    private final int[] deckOf;

    private final int[] firstWall;
    private final int[] wallOrder;
    /** Upper edges in the order of {@link #wallOrder}. */
    private final float[] wallTop;

    /** Horizontal distance up to which sources count as themselves, m. */
    private final double exchangeReach;

    /** Of a whole run that sees everything as it is. */
    Sources(Columns columns, Facets facets) {
        this(columns, facets, null, Double.POSITIVE_INFINITY);
    }

    Sources(Columns columns, Facets facets, @Nullable Halo halo, double exchangeReach) {
        this.columns = columns;
        this.exchangeReach = exchangeReach;
        this.facets = facets;
        around = halo == null ? columns.active : halo.window();
        seen = halo == null ? facets : halo.facets();
        facetCount = facets.count();
        int[] crowned = crowned();
        crownPlace = Arrays.stream(crowned)
                .map(this::ofActive)
                .filter(place -> place >= 0)
                .toArray();
        crownCount = crownPlace.length;
        crownOf = new int[columns.cells.size()];
        Arrays.fill(crownOf, -1);
        for (int c = 0; c < crownCount; c++) {
            crownOf[crownPlace[c]] = c;
        }
        haloCrown = Arrays.stream(crowned).filter(place -> ofActive(place) < 0).toArray();
        facetNumber = new int[seen.count()];
        haloFacet = halo == null ? new int[0] : halo.others();
        for (int f = 0, h = 0; f < facetNumber.length; f++) {
            int own = halo == null ? f : halo.own()[f];
            facetNumber[f] = own >= 0 ? own : facetCount + crownCount + h++;
        }
        crownNumber = new int[around.size()];
        int own = facetCount;
        int other = facetCount + crownCount + haloFacet.length;
        for (int place : crowned) {
            crownNumber[place] = ofActive(place) >= 0 ? own++ : other++;
        }
        deckOf = new int[columns.hasSlabs ? around.size() : 0];
        Arrays.fill(deckOf, -1);
        for (int f = seen.firstSlab(); f < seen.count(); f += 2) {
            deckOf[place(columns.indexOfGrid(seen.slabCell(f)))] = f;
        }
        firstWall = new int[4 * around.size() + 1];
        wallOrder = sortWalls(seen.walls());
        wallTop = new float[wallOrder.length];
        for (int i = 0; i < wallTop.length; i++) {
            wallTop[i] = seen.walls().top()[wallOrder[i]];
        }
    }

    /** Places of {@link #around} with a crown, in their order. */
    private int[] crowned() {
        int[] place = new int[around.size()];
        int n = 0;
        for (int i = 0; i < place.length; i++) {
            int padded = columns.index(around.row() + i / around.columns(), around.column() + i % around.columns());
            if (columns.extinction[padded] > 0) {
                place[n++] = i;
            }
        }
        return Arrays.copyOf(place, n);
    }

    /** Place among the receivers' cells of a place of {@link #around}, or -1. */
    private int ofActive(int place) {
        return columns.cells.number(
                around.row() + place / around.columns(), around.column() + place % around.columns());
    }

    /** Place in {@link #around} of column and row of the padded raster, or -1. */
    private int place(int x, int y) {
        int row = y - columns.pad + columns.active.row();
        int column = x - columns.pad + columns.active.column();
        return around.contains(row, column) ? around.local(row, column) : -1;
    }

    private int place(int padded) {
        int row = padded / columns.stride;
        return place(padded - row * columns.stride, row);
    }

    private int[] sortWalls(WallSegments walls) {
        int[] key = new int[walls.count()];
        for (int s = 0; s < key.length; s++) {
            int local = place(columns.indexOfGrid(walls.cell()[s]));
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
        return outside(0) + OUTSIDE;
    }

    int outside(int kind) {
        return facetCount + crownCount + haloFacet.length + haloCrown.length + kind;
    }

    /** Whether a source whose cell a ray enters after so many metres, horizontally, counts as itself. */
    boolean near(double way) {
        return way <= exchangeReach;
    }

    /**
     * Source of the horizontal face of a column of the padded raster.
     *
     * @param near whether it counts as itself
     */
    int horizontal(int x, int y, boolean near) {
        int local = near ? place(x, y) : -1;
        return local >= 0 ? facetNumber[local] : outside(columns.building[y * columns.stride + x] ? ROOF : GROUND);
    }

    /** Source of the upper side of a column's slab. */
    int deck(int x, int y, boolean near) {
        int local = near ? place(x, y) : -1;
        return local >= 0 ? facetNumber[deckOf[local]] : outside(ROOF);
    }

    /** Source of the underside of a column's slab. */
    int ceiling(int x, int y, boolean near) {
        int local = near ? place(x, y) : -1;
        return local >= 0 ? facetNumber[deckOf[local] + 1] : outside(WALL);
    }

    /** Whether a column has sides of its own: a building or a slab. */
    private boolean stands(int x, int y) {
        int at = y * columns.stride + x;
        return columns.building[at] || (columns.hasSlabs && columns.slabTop[at] > Columns.NOTHING);
    }

    /** Source of the crown of a column. */
    int crown(int padded, boolean near) {
        int local = near ? place(padded) : -1;
        return local >= 0 ? crownNumber[local] : outside(CROWN);
    }

    /** Source of the side of a column (x, y), hit at height z from the open cell before it across a face. */
    int wall(int x, int y, int face, double z, boolean near) {
        int local = near ? place(x - STEP_X[face], y - STEP_Y[face]) : -1;
        if (local < 0) {
            return stands(x, y) ? outside(WALL) : horizontal(x, y, near);
        }
        int from = firstWall[4 * local + face];
        int last = firstWall[4 * local + face + 1] - 1;
        if (from > last) {
            // a step in the terrain or in one roof carries no wall of its own, a skyline beyond the scene no facet
            boolean skyline = columns.building[y * columns.stride + x] && place(x, y) < 0;
            return skyline ? outside(WALL) : horizontal(x, y, near);
        }
        return facetNumber[seen.horizontal() + wallOrder[piece(from, last, z)]];
    }

    /** Which of the pieces from..last of one wall is hit at height z. */
    private int piece(int from, int last, double z) {
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
        return at;
    }
}
