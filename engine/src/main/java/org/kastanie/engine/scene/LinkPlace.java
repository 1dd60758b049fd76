package org.kastanie.engine.scene;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;

/** Facets of a scene by cell: the roof or deck over it, the ceiling, the walls it sees. */
final class LinkPlace {
    private final UrbanGeometry geometry;
    private final Facets facets;
    private final boolean @Nullable [] inside;
    private final int[] slabOfCell;
    private final int[] firstWall;
    private final int[] wall;

    LinkPlace(Scene scene, boolean @Nullable [] inside) {
        this.geometry = scene.geometry();
        this.facets = scene.facets();
        this.inside = inside;
        Grid grid = geometry.grid();
        slabOfCell = new int[facets.slab().length == 0 ? 0 : grid.size()];
        Arrays.fill(slabOfCell, -1);
        for (int s = 0; s < facets.slab().length; s++) {
            slabOfCell[facets.slab()[s]] = s;
        }
        int[] cell = facets.walls().cell();
        firstWall = new int[grid.size() + 1];
        for (int c : cell) {
            firstWall[c + 1]++;
        }
        for (int i = 0; i < grid.size(); i++) {
            firstWall[i + 1] += firstWall[i];
        }
        wall = new int[cell.length];
        int[] next = Arrays.copyOf(firstWall, grid.size());
        for (int s = 0; s < cell.length; s++) {
            wall[next[cell[s]]++] = s;
        }
    }

    Grid grid() {
        return geometry.grid();
    }

    Facets facets() {
        return facets;
    }

    /** A cell of the grid counts: it lies in the domain and in the job's polygon. */
    boolean counts(int row, int column) {
        Window domain = geometry.domain();
        return domain.contains(row, column) && (inside == null || inside[domain.local(row, column)]);
    }

    boolean isBuilding(int cell) {
        return geometry.building()[cell];
    }

    /** The facet of the roof over a cell that belongs to a building, -1 if there is none. */
    int roof(int row, int column, int building) {
        if (!geometry.active().contains(row, column)) {
            return -1;
        }
        int k = geometry.active().local(row, column);
        if (facets.building()[k] == building) {
            return k;
        }
        int deck = slab(row, column);
        return deck >= 0 && facets.building()[deck] == building ? deck : -1;
    }

    /** The same, or that of the nearest cell up to two away: half-covered cells at eaves are ground. */
    int nearestRoof(int row, int column, int building) {
        for (int ring = 0; ring <= 2; ring++) {
            int best = -1;
            int least = Integer.MAX_VALUE;
            for (int dr = -ring; dr <= ring; dr++) {
                for (int dc = -ring; dc <= ring; dc++) {
                    boolean rim = Math.max(Math.abs(dr), Math.abs(dc)) == ring;
                    int facet =
                            rim && grid().contains(row + dr, column + dc) ? roof(row + dr, column + dc, building) : -1;
                    if (facet >= 0 && dr * dr + dc * dc < least) {
                        least = dr * dr + dc * dc;
                        best = facet;
                    }
                }
            }
            if (best >= 0) {
                return best;
            }
        }
        return -1;
    }

    /** Number of the deck that hangs over a cell, -1 if none; the ceiling is the next one. */
    int slab(int row, int column) {
        int s = slabOfCell.length == 0 ? -1 : slabOfCell[grid().index(row, column)];
        return s < 0 ? -1 : facets.firstSlab() + 2 * s;
    }

    /** Wall segments that a cell sees: {@code wallAt(i)} for i from here to {@link #endOfWalls}. */
    int firstWall(int cell) {
        return firstWall[cell];
    }

    int endOfWalls(int cell) {
        return firstWall[cell + 1];
    }

    int wallAt(int i) {
        return wall[i];
    }
}
