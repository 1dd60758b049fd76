package org.kastanie.solver.air;

import java.util.Arrays;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;

/**
 * What is in the voxels: how much of each is air, how open its faces are, how many leaves it holds.
 *
 * <p>A building need not fill its voxels. The aperture between two columns is the share of lines from centre to centre
 * that no building cell cuts, so that a wall thinner than a voxel still stops the wind.
 *
 * @param grid the voxels
 * @param aperture share of each face that is open, 0..1
 * @param open share of each voxel that is air, 0..1
 * @param leafArea one-sided leaf area per volume, m2 m-3
 * @param built plan area of buildings per column, 0..1
 * @param roof mean height of those buildings above ground, m; 0 without
 * @param wall area of walls per ground area of the column, raster steps and all
 */
record VoxelSpace(
        VoxelGrid grid, Faces aperture, float[] open, float[] leafArea, float[] built, float[] roof, float[] wall) {

    static VoxelSpace build(UrbanGeometry geometry, VoxelGrid grid) {
        VoxelSpace space = new VoxelSpace(
                grid,
                grid.faces(),
                new float[grid.voxels()],
                new float[grid.voxels()],
                new float[grid.size()],
                new float[grid.size()],
                new float[grid.size()]);
        Heights heights = new Heights(geometry, grid);
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                space.fillColumn(heights, row, column);
                space.openWest(heights, row, column);
                space.openNorth(heights, row, column);
            }
            space.openWest(heights, row, grid.columns());
        }
        for (int column = 0; column < grid.columns(); column++) {
            space.openNorth(heights, grid.rows(), column);
        }
        space.addLeaves(geometry);
        return space;
    }

    private void fillColumn(Heights heights, int row, int column) {
        int m = grid.cells();
        int nz = grid.levels();
        int c = row * grid.columns() + column;
        float[] edges = grid.edges();
        double sum = 0;
        int count = 0;
        double walls = 0;
        for (int r = row * m; r < (row + 1) * m; r++) {
            for (int q = column * m; q < (column + 1) * m; q++) {
                float h = heights.at(r, q);
                for (int k = 0; k < nz; k++) {
                    open[c * nz + k] += share(edges, k, h) / (m * m);
                    aperture.z()[grid.lowestFace(c) + k + 1] += h < edges[k + 1] ? 1f / (m * m) : 0;
                }
                if (h > 0) {
                    sum += h;
                    count++;
                    walls += Math.max(0, h - heights.at(r - 1, q)) + Math.max(0, h - heights.at(r + 1, q));
                    walls += Math.max(0, h - heights.at(r, q - 1)) + Math.max(0, h - heights.at(r, q + 1));
                }
            }
        }
        built[c] = (float) count / (m * m);
        roof[c] = count > 0 ? (float) (sum / count) : 0;
        wall[c] = (float) (walls * grid.dx() / m / (grid.dx() * grid.dx()));
    }

    /** Share of a level above a height. */
    private static float share(float[] edges, int level, float height) {
        return Math.clamp((edges[level + 1] - height) / (edges[level + 1] - edges[level]), 0f, 1f);
    }

    private void openWest(Heights heights, int row, int column) {
        int m = grid.cells();
        int half = (m + 1) / 2;
        int offset = grid.westFace(row, column);
        int from = Math.max(0, column * m - half);
        int to = Math.min(grid.columns() * m, column * m + half);
        for (int r = row * m; r < (row + 1) * m; r++) {
            float highest = 0;
            for (int q = from; q < to; q++) {
                highest = Math.max(highest, heights.at(r, q));
            }
            for (int k = 0; k < grid.levels(); k++) {
                aperture.x()[offset + k] += share(grid.edges(), k, highest) / m;
            }
        }
    }

    private void openNorth(Heights heights, int row, int column) {
        int m = grid.cells();
        int half = (m + 1) / 2;
        int offset = grid.northFace(row, column);
        int from = Math.max(0, row * m - half);
        int to = Math.min(grid.rows() * m, row * m + half);
        for (int q = column * m; q < (column + 1) * m; q++) {
            float highest = 0;
            for (int r = from; r < to; r++) {
                highest = Math.max(highest, heights.at(r, q));
            }
            for (int k = 0; k < grid.levels(); k++) {
                aperture.y()[offset + k] += share(grid.edges(), k, highest) / m;
            }
        }
    }

    private void addLeaves(UrbanGeometry geometry) {
        Grid scene = geometry.grid();
        float[] density = geometry.crowns().leafAreaDensity();
        int m = grid.cells();
        int nz = grid.levels();
        for (int cell = 0; cell < density.length; cell++) {
            int row = scene.row(cell) - grid.firstRow();
            int column = scene.column(cell) - grid.firstColumn();
            if (!(density[cell] > 0) || !inside(row, column)) {
                continue;
            }
            int c = row / m * grid.columns() + column / m;
            float base = geometry.crowns().base()[cell] - geometry.ground()[cell];
            float top = geometry.crowns().top()[cell] - geometry.ground()[cell];
            for (int k = 0; k < nz; k++) {
                float overlap = Math.min(top, grid.edges()[k + 1]) - Math.max(base, grid.edges()[k]);
                if (overlap > 0) {
                    leafArea[c * nz + k] += density[cell] * overlap / (float) grid.thickness(k) / (m * m);
                }
            }
        }
    }

    private boolean inside(int row, int column) {
        return row >= 0 && column >= 0 && row < grid.rows() * grid.cells() && column < grid.columns() * grid.cells();
    }

    boolean empty() {
        for (float share : built) {
            if (share > 0) {
                return false;
            }
        }
        return true;
    }

    /** Heights of buildings above their ground in cells counted from the grid's corner; flat and open beyond the scene. */
    private record Heights(UrbanGeometry geometry, VoxelGrid grid) {
        float at(int row, int column) {
            int r = row + grid.firstRow();
            int q = column + grid.firstColumn();
            if (!geometry.grid().contains(r, q)) {
                return 0;
            }
            int cell = geometry.grid().index(r, q);
            return geometry.building()[cell] ? Math.max(0, geometry.top()[cell] - geometry.ground()[cell]) : 0;
        }
    }

    /** An empty space of a grid: for tests and for open fields. */
    static VoxelSpace openField(VoxelGrid grid) {
        VoxelSpace space = new VoxelSpace(
                grid,
                grid.faces(),
                new float[grid.voxels()],
                new float[grid.voxels()],
                new float[grid.size()],
                new float[grid.size()],
                new float[grid.size()]);
        Arrays.fill(space.open, 1);
        Arrays.fill(space.aperture.x(), 1);
        Arrays.fill(space.aperture.y(), 1);
        for (int c = 0; c < grid.size(); c++) {
            Arrays.fill(space.aperture.z(), grid.lowestFace(c) + 1, grid.lowestFace(c + 1), 1f);
        }
        return space;
    }
}
