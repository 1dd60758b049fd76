package org.kastanie.solver.air;

import static org.kastanie.solver.quantity.PhysicalConstants.VON_KARMAN;

import org.kastanie.solver.grid.Workers;

/**
 * Prandtl's mixing length between buildings: kappa times the distance to the nearest solid, at most 0.3 H inside the
 * canopy (the bound that scored best on AIJ A and the EPA cube array, see the wind page) and kappa (z - d) above it.
 *
 * @param space the voxels
 * @param length per voxel, m
 */
record MixingLength(VoxelSpace space, float[] length) {
    private static final double CANOPY_LENGTH = 0.3;
    /**
     * Most friction velocity as share of the wind at the blending height: sqrt(0.3 k) with k = 0.17 U_H^2, the largest measured
     * around the AIJ case A building (Meng and Hibi 1998). The strain of flow squeezed around an edge is not all turbulence.
     */
    private static final double MOST_FRICTION = 0.226;

    static MixingLength of(VoxelSpace space, Canopy canopy) {
        VoxelGrid grid = space.grid();
        int nz = grid.levels();
        float[] length = new float[grid.voxels()];
        float[] away = new float[grid.size()];
        for (int k = 0; k < nz; k++) {
            distance(space, k, away);
            for (int c = 0; c < grid.size(); c++) {
                double floor = surface(space, c, k);
                double up = grid.centre(k) - floor;
                double near = Math.min(up, away[c]);
                double height = canopy.height()[c];
                double most = height > 0
                        ? Math.max(CANOPY_LENGTH * height, VON_KARMAN * (grid.centre(k) - canopy.displacement()[c]))
                        : Double.POSITIVE_INFINITY;
                length[c * nz + k] = (float) Math.min(VON_KARMAN * near, most);
            }
        }
        return new MixingLength(space, length);
    }

    /** Height of what lies below a voxel: the ground or the roofs of a built column; at most a quarter level from its centre. */
    static double surface(VoxelSpace space, int column, int level) {
        VoxelGrid grid = space.grid();
        double roof = space.built()[column] > 0.5 ? space.roof()[column] : 0;
        return Math.min(roof, grid.centre(level) - 0.25 * grid.thickness(level));
    }

    /** Distance to the nearest column that is mostly solid at a level, by chamfer steps of 1 and sqrt 2; m. */
    private static void distance(VoxelSpace space, int level, float[] away) {
        VoxelGrid grid = space.grid();
        int nx = grid.columns();
        int ny = grid.rows();
        float far = 1e6f;
        for (int c = 0; c < away.length; c++) {
            away[c] = space.open()[c * grid.levels() + level] < 0.5f ? 0 : far;
        }
        float one = (float) grid.dx();
        float diagonal = (float) (Math.sqrt(2) * grid.dx());
        for (int pass = 0; pass < 2; pass++) {
            int step = pass == 0 ? 1 : -1;
            for (int b = 0; b < ny; b++) {
                int j = pass == 0 ? b : ny - 1 - b;
                for (int a = 0; a < nx; a++) {
                    int i = pass == 0 ? a : nx - 1 - a;
                    float best = away[j * nx + i];
                    if (a > 0) {
                        best = Math.min(best, away[j * nx + i - step] + one);
                    }
                    if (b > 0) {
                        int row = (j - step) * nx;
                        best = Math.min(best, away[row + i] + one);
                        best = i > 0 ? Math.min(best, away[row + i - 1] + diagonal) : best;
                        best = i < nx - 1 ? Math.min(best, away[row + i + 1] + diagonal) : best;
                    }
                    away[j * nx + i] = best;
                }
            }
        }
        for (int c = 0; c < away.length; c++) {
            away[c] = Math.max(away[c] - 0.5f * one, 0.25f * one);
        }
    }

    /** Length times rate of strain, m s-1, from fluxes; over the ground by the logarithmic law. */
    float[] friction(Faces flux, Workers workers) {
        VoxelGrid grid = space.grid();
        float[] u = new float[grid.voxels()];
        float[] v = new float[grid.voxels()];
        float[] w = new float[grid.voxels()];
        CellVelocity.of(space, flux, u, v, w, workers);
        float[] friction = new float[grid.voxels()];
        workers.forEach(grid.rows(), 4, (from, to) -> {
            for (int j = from; j < to; j++) {
                for (int i = 0; i < grid.columns(); i++) {
                    column(friction, u, v, w, j, i);
                }
            }
        });
        return friction;
    }

    private void column(float[] friction, float[] u, float[] v, float[] w, int j, int i) {
        VoxelGrid grid = space.grid();
        int nz = grid.levels();
        int nx = grid.columns();
        int c = j * nx + i;
        for (int k = 0; k < nz; k++) {
            int o = c * nz + k;
            if (space.open()[o] <= 0) {
                continue;
            }
            int west = open(i > 0, o, -nz);
            int east = open(i < nx - 1, o, nz);
            int north = open(j > 0, o, -nx * nz);
            int south = open(j < grid.rows() - 1, o, nx * nz);
            double dx = grid.dx() * Math.max(1, (east - west) / nz);
            double dy = grid.dx() * Math.max(1, (south - north) / (nx * nz));
            double ux = (u[east] - u[west]) / dx;
            double vx = (v[east] - v[west]) / dx;
            double wx = (w[east] - w[west]) / dx;
            double uy = (u[south] - u[north]) / dy;
            double vy = (v[south] - v[north]) / dy;
            double wy = (w[south] - w[north]) / dy;
            int below = open(k > 0, o, -1);
            int above = open(k < nz - 1, o, 1);
            double uz;
            double vz;
            if (below == o) {
                double height = grid.centre(k) - surface(space, c, k);
                double slope = 1 / (height * StrictMath.log(Math.max(height, 0.1) / Canopy.GROUND_ROUGHNESS));
                uz = u[o] * slope;
                vz = v[o] * slope;
            } else {
                double dz = grid.centre(above - c * nz) - grid.centre(below - c * nz);
                uz = (u[above] - u[below]) / dz;
                vz = (v[above] - v[below]) / dz;
            }
            double shear = (uy + vx) * (uy + vx) + (uz + wx) * (uz + wx) + (vz + wy) * (vz + wy);
            friction[o] = (float) Math.min(MOST_FRICTION, length[o] * Math.sqrt(2 * (ux * ux + vy * vy) + shear));
        }
    }

    private int open(boolean exists, int here, int step) {
        return exists && space.open()[here + step] > 0 ? here + step : here;
    }
}
