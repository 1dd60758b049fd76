package org.kastanie.solver.air;

import org.kastanie.solver.grid.Workers;

/** Velocities in the middle of the voxels from the fluxes through their faces. */
final class CellVelocity {
    private CellVelocity() {}

    /** Velocity in the open part: mean of both faces' fluxes over the wider of both openings. */
    static void of(VoxelSpace space, Faces flux, float[] east, float[] south, float[] up, Workers workers) {
        VoxelGrid grid = space.grid();
        int nz = grid.levels();
        int nx = grid.columns();
        Faces a = space.aperture();
        workers.forEach(grid.rows(), 4, (from, to) -> {
            for (int j = from; j < to; j++) {
                for (int i = 0; i < nx; i++) {
                    int o = (j * nx + i) * nz;
                    int w = grid.westFace(j, i);
                    int n = grid.northFace(j, i);
                    int z = grid.lowestFace(j * nx + i);
                    for (int k = 0; k < nz; k++) {
                        float side = (float) (grid.dx() * grid.thickness(k));
                        east[o + k] = mean(flux.x(), a.x(), w + k, w + nz + k, side);
                        south[o + k] = mean(flux.y(), a.y(), n + k, n + nx * nz + k, side);
                        up[o + k] = mean(flux.z(), a.z(), z + k, z + k + 1, (float) (grid.dx() * grid.dx()));
                    }
                }
            }
        });
    }

    private static float mean(float[] flux, float[] aperture, int one, int other, float area) {
        float wider = Math.max(aperture[one], aperture[other]);
        return wider > 0 ? 0.5f * (flux[one] + flux[other]) / (wider * area) : 0;
    }
}
