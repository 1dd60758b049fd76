package org.kastanie.solver.air;

import org.kastanie.solver.grid.Crowns;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;

/**
 * Boxes of air: square columns over the scene grid, levels stretched upwards, heights above the local ground.
 *
 * <p>Columns run row by row as in the scene grid (row 0 in the north); within a column the levels are contiguous, so
 * voxel = column * levels + level. The grid follows the terrain; the wind ignores its slope.
 *
 * @param columns number of columns from west to east
 * @param rows number of columns from north to south
 * @param dx edge of a column, m
 * @param edges heights of the levels' edges above the ground, m; levels + 1 of them
 * @param cells edge of a column in cells of the scene grid
 * @param firstColumn scene column of the western edge; negative where the air reaches beyond the scene
 * @param firstRow scene row of the northern edge
 */
record VoxelGrid(int columns, int rows, double dx, float[] edges, int cells, int firstColumn, int firstRow) {
    /** Choice: levels are half a voxel thick in the lowest 8 m (first centre near 1 m), where people and facets are. */
    private static final int EVEN_LEVELS = 4;
    /** Most growth from level to level above; COST 732 (Franke et al. 2007) allows 1.3, 1.2 is the choice here. */
    private static final double GROWTH = 1.2;
    /**
     * Height of the air over the tallest obstacle's: COST 732 (Franke et al. 2007) asks for 5 H above the roof where the
     * lid is closed; here the top is open and adds no blockage, so 3 H (choice), at least 60 m, the blending height.
     */
    private static final double TOP = 3;

    private static final double LOWEST_TOP = 60;
    /**
     * Distance of the open sides from the active window: 5 H (Franke et al. 2007), bounded by these columns. Choice: around a
     * quarter of blocks of 15 to 23 m and a tower of 36 m, 17 columns instead of 25 change the air beside the facets by 0.03 K in
     * the mean (0.06 K rms) of an excess of 3.5 K, and save a sixth of the voxels.
     */
    private static final int FEWEST_FETCH = 8;

    private static final int MOST_FETCH = 17;

    static VoxelGrid build(UrbanGeometry geometry, double voxel) {
        double cell = geometry.grid().cell();
        int cells = Math.max(1, (int) Math.round(voxel / cell));
        double dx = cells * cell;
        double tallest = tallest(geometry);
        int fetch = cells * (int) Math.clamp(Math.ceil(5 * tallest / dx), FEWEST_FETCH, MOST_FETCH);
        Window active = geometry.active();
        int nx = padded((active.columns() + 2 * fetch + cells - 1) / cells);
        int ny = padded((active.rows() + 2 * fetch + cells - 1) / cells);
        int spareX = nx * cells - active.columns() - 2 * fetch;
        int spareY = ny * cells - active.rows() - 2 * fetch;
        return new VoxelGrid(
                nx,
                ny,
                dx,
                levels(dx, Math.max(LOWEST_TOP, TOP * tallest)),
                cells,
                active.column() - fetch - spareX / 2,
                active.row() - fetch - spareY / 2);
    }

    private static int padded(int count) {
        int multiple = count > 96 ? 16 : 8;
        return (count + multiple - 1) / multiple * multiple;
    }

    /** The fewest levels, a multiple of eight for the kernels' sake, that reach the top with a bearable growth. */
    static float[] levels(double dx, double top) {
        double dz = Math.clamp(dx / 2, 1, 3);
        int n = 16;
        while (sum(dz, n, GROWTH) < top) {
            n += 8;
        }
        double low = 1;
        double high = GROWTH;
        for (int i = 0; i < 60; i++) {
            double middle = 0.5 * (low + high);
            if (sum(dz, n, middle) < top) {
                low = middle;
            } else {
                high = middle;
            }
        }
        float[] edges = new float[n + 1];
        for (int k = 1; k <= n; k++) {
            edges[k] = (float) sum(dz, k, high);
        }
        return edges;
    }

    /** Height of n levels. */
    private static double sum(double dz, int n, double growth) {
        double z = 0;
        double thickness = dz;
        for (int k = 0; k < n; k++) {
            thickness = k < EVEN_LEVELS ? dz : thickness * growth;
            z += thickness;
        }
        return z;
    }

    /** Height of the tallest building or crown above its ground, m. */
    static double tallest(UrbanGeometry geometry) {
        float highest = 0;
        Crowns crowns = geometry.crowns();
        for (int i = 0; i < geometry.ground().length; i++) {
            if (geometry.building()[i]) {
                highest = Math.max(highest, geometry.top()[i] - geometry.ground()[i]);
            }
            if (crowns.leafAreaDensity()[i] > 0) {
                highest = Math.max(highest, crowns.top()[i] - geometry.ground()[i]);
            }
        }
        return highest;
    }

    int levels() {
        return edges.length - 1;
    }

    /** Number of columns in all. */
    int size() {
        return columns * rows;
    }

    int voxels() {
        return size() * levels();
    }

    double thickness(int level) {
        return edges[level + 1] - edges[level];
    }

    double centre(int level) {
        return 0.5 * (edges[level + 1] + edges[level]);
    }

    /** Level that holds a height above ground, the last one above the top. */
    int levelAt(double height) {
        int k = 0;
        while (k < levels() - 1 && height >= edges[k + 1]) {
            k++;
        }
        return k;
    }

    /** Column over a cell of the scene grid, which must lie inside. */
    int columnOf(int sceneRow, int sceneColumn) {
        return (sceneRow - firstRow) / cells * columns + (sceneColumn - firstColumn) / cells;
    }

    /** Offset of the western face of a column in the faces across x. */
    int westFace(int row, int column) {
        return (row * (columns + 1) + column) * levels();
    }

    /** Offset of the northern face of a column in the faces across y. */
    int northFace(int row, int column) {
        return (row * columns + column) * levels();
    }

    /** Offset of the lowest face of a column in the faces across z. */
    int lowestFace(int column) {
        return column * (levels() + 1);
    }

    /** Fluxes or apertures of this grid, all 0. */
    Faces faces() {
        return new Faces(
                new float[(columns + 1) * rows * levels()],
                new float[columns * (rows + 1) * levels()],
                new float[size() * (levels() + 1)]);
    }
}
