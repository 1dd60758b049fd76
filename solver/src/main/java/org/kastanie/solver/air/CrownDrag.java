package org.kastanie.solver.air;

import java.util.Arrays;

/**
 * How much of the wind is left in the crowns.
 *
 * <p>Deep inside a wide canopy the profile is Inoue's exponential, U = U_h exp(-Cd A / (2 beta^2)), A = leaf area above
 * per ground area (mixing length 2 beta^3 / (Cd LAD): Harman and Finnigan 2007, Boundary-Layer Meteorol. 123, 339, eq. 7
 * with beta = u_star / U_h = 0.3 of Raupach, Finnigan and Brunet 1996). A single crown is too short for that: its leaves take
 * no more than the drag on the way through it, U = U_0 exp(-Cd x LAD). The larger of both factors holds. No wake is added
 * behind a crown.
 */
final class CrownDrag {
    /** Drag coefficient of leaves per one-sided area (Amiro 1990, Boundary-Layer Meteorol. 51, 99: 0.15-0.2). */
    static final double COEFFICIENT = 0.2;

    private static final double BETA = 0.3;

    private CrownDrag() {}

    /** Factor per voxel on the undisturbed wind that blows towards (east, south). */
    static float[] factors(VoxelSpace space, double east, double south) {
        VoxelGrid grid = space.grid();
        int nz = grid.levels();
        int nx = grid.columns();
        int ny = grid.rows();
        float[] factor = new float[grid.voxels()];
        Arrays.fill(factor, 1);
        float[] path = new float[grid.voxels()];
        double ax = Math.abs(east) / (Math.abs(east) + Math.abs(south));
        double length = grid.dx() / (Math.abs(east) + Math.abs(south));
        int upX = east >= 0 ? -1 : 1;
        int upY = south >= 0 ? -1 : 1;
        for (int j = 0; j < ny; j++) {
            int row = south >= 0 ? j : ny - 1 - j;
            for (int i = 0; i < nx; i++) {
                int column = east >= 0 ? i : nx - 1 - i;
                int o = (row * nx + column) * nz;
                boolean hasX = i > 0;
                boolean hasY = j > 0;
                double above = 0;
                for (int k = nz - 1; k >= 0; k--) {
                    float leaves = space.leafArea()[o + k];
                    if (leaves <= 0) {
                        continue;
                    }
                    double up = (hasX ? ax * path[o + upX * nz + k] : 0)
                            + (hasY ? (1 - ax) * path[o + upY * nx * nz + k] : 0);
                    double own = leaves * grid.thickness(k);
                    double deep = COEFFICIENT * (above + 0.5 * own) / (2 * BETA * BETA);
                    double along = COEFFICIENT * (up + 0.5 * leaves * length);
                    factor[o + k] = (float) StrictMath.exp(-Math.min(deep, along));
                    path[o + k] = (float) (up + leaves * length);
                    above += own;
                }
            }
        }
        return factor;
    }
}
