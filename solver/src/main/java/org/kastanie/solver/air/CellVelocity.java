package org.kastanie.solver.air;

import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.kernel.vector.ColumnVectors;

/** Velocities in the middle of the voxels from the fluxes through their faces. */
final class CellVelocity {
    private CellVelocity() {}

    /** Velocity in the open part: mean of both faces' fluxes over the wider of both openings. */
    static void of(VoxelSpace space, Faces flux, float[] east, float[] south, float[] up, Workers workers) {
        VoxelGrid grid = space.grid();
        int nz = grid.levels();
        float[] floor = new float[nz];
        java.util.Arrays.fill(floor, (float) (grid.dx() * grid.dx()));
        level(space, flux, east, south, workers);
        workers.forEach(grid.size(), 256, (from, to) -> {
            for (int c = from; c < to; c++) {
                int z = grid.lowestFace(c);
                ColumnVectors.velocity(up, c * nz, flux.z(), space.aperture().z(), z, z + 1, floor, nz);
            }
        });
    }

    /** The same of the level components alone. */
    static void level(VoxelSpace space, Faces flux, float[] east, float[] south, Workers workers) {
        VoxelGrid grid = space.grid();
        int nz = grid.levels();
        int nx = grid.columns();
        float[] side = new float[nz];
        for (int k = 0; k < nz; k++) {
            side[k] = (float) (grid.dx() * grid.thickness(k));
        }
        Faces a = space.aperture();
        workers.forEach(grid.rows(), 4, (from, to) -> {
            for (int j = from; j < to; j++) {
                for (int i = 0; i < nx; i++) {
                    int o = (j * nx + i) * nz;
                    int w = grid.westFace(j, i);
                    int n = grid.northFace(j, i);
                    ColumnVectors.velocity(east, o, flux.x(), a.x(), w, w + nz, side, nz);
                    ColumnVectors.velocity(south, o, flux.y(), a.y(), n, n + nx * nz, side, nz);
                }
            }
        });
    }
}
