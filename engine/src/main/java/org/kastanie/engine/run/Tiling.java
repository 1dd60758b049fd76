package org.kastanie.engine.run;

import org.kastanie.engine.GeoReference;
import org.kastanie.engine.output.zarr.ChunkGrid;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.Window;
import org.locationtech.jts.geom.Envelope;

/**
 * How a domain is cut into tiles, row by row from the north-west.
 *
 * @param domain the whole domain
 * @param edge of a tile, cells; the last ones may be smaller
 */
record Tiling(GeoReference domain, int edge) {
    /** Edges that are tried, cells, largest first: whole chunks of the usual size before parts of one. */
    private static final int[] EDGES = {8192, 6144, 4096, 3072, 2048, 1536, 1024, 512, 256, 128, 64};

    /** Share of the memory a tile may fill by the estimate made before its scene is known. */
    private static final double CAUTION = 0.9;

    private Grid grid() {
        return domain.grid();
    }

    int down() {
        return Math.ceilDiv(grid().rows(), edge);
    }

    int across() {
        return Math.ceilDiv(grid().columns(), edge);
    }

    int count() {
        return down() * across();
    }

    Window window(int tile) {
        int row = tile / across() * edge;
        int column = tile % across() * edge;
        return new Window(row, column, Math.min(edge, grid().rows() - row), Math.min(edge, grid().columns() - column));
    }

    /** Row and column of a tile, as its folder and the manifest call it. */
    String name(int tile) {
        return tile / across() + "-" + tile % across();
    }

    ChunkGrid chunks() {
        return ChunkGrid.tiled(grid().rows(), grid().columns(), edge);
    }

    static Envelope bounds(Grid grid) {
        return new Envelope(grid.west(), grid.east(), grid.south(), grid.north());
    }

    /** Edge of the largest tiles smaller than the domain that fit into memory by the estimate; 0 if none does. */
    static int fitting(RunSpec spec, Grid domain, long memory) {
        for (int edge : EDGES) {
            Grid tile = new Grid(Math.min(edge, domain.columns()), Math.min(edge, domain.rows()), domain.cell(), 0, 0);
            boolean smaller = edge < Math.max(domain.columns(), domain.rows());
            if (smaller && Estimate.ahead(spec, tile, 1, 0, 0).memory() <= CAUTION * memory) {
                return edge;
            }
        }
        return 0;
    }
}
