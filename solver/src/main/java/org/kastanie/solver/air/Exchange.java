package org.kastanie.solver.air;

import static org.kastanie.solver.quantity.PhysicalConstants.GRAVITY;
import static org.kastanie.solver.quantity.PhysicalConstants.VON_KARMAN;

import org.kastanie.solver.grid.Workers;

/**
 * Turbulent exchange of heat and vapour, m2 s-1: K = l ((u/Pr)^3 + 34.15 kappa g/T B z)^(1/3) when the ground heats the air,
 * with l and u = l S of the wind; K = l u / (1 + 5 z/L) / Pr when it cools it (Dyer 1974, Boundary-Layer Meteorol. 7, 363),
 * z/L at most 1, beyond which mixing no longer falls in the measurements (Holtslag and De Bruin 1988).
 *
 * <p>Heated, that is phi_h = (1 - 34.15 z/L)^(-1/3) of Grachev, Fairall and Bradley (2000, Boundary-Layer Meteorol. 94, 495),
 * which has the limit of free convection without wind and lies within 15 % of Dyer's (1 - 16 z/L)^(-1/2) down to z/L = -0.5.
 *
 * <p>Pr = 0.85 (Kays 1994, J. Heat Transfer 116, 284) in shear; what rises by its own heat needs none. B is the mean
 * kinematic heat flux of the active window, one step old: single places have no stability of their own in this version.
 *
 * @param space the voxels
 * @param length mixing length
 */
record Exchange(VoxelSpace space, MixingLength length) {
    private static final double PRANDTL = 0.85;
    /** Least exchange, m2 s-1. Choice: keeps closed courts at night above molecular diffusion (2e-5) by calm-air stirring. */
    private static final double LEAST = 0.01;

    private static final double STABLE = 5;
    /** Growth of the exchange of heat with instability (Grachev, Fairall and Bradley 2000, a_h). */
    private static final double UNSTABLE = 34.15;

    void fill(float[] out, float[] friction, double temperature, double buoyancy, Workers workers) {
        VoxelGrid grid = space.grid();
        int nz = grid.levels();
        double force = GRAVITY / temperature * buoyancy;
        workers.forEach(grid.size(), 64, (from, to) -> {
            for (int c = from; c < to; c++) {
                for (int k = 0; k < nz; k++) {
                    int v = c * nz + k;
                    if (space.open()[v] <= 0) {
                        out[v] = 0;
                        continue;
                    }
                    double u = friction[v];
                    double velocity =
                            force > 0 ? unstable(u, force * grid.centre(k)) : stable(u, force * grid.centre(k));
                    out[v] = (float) Math.max(LEAST, length.length()[v] * velocity);
                }
            }
        });
    }

    private static double unstable(double u, double work) {
        double shear = u / PRANDTL;
        return StrictMath.cbrt(shear * shear * shear + UNSTABLE * VON_KARMAN * work);
    }

    private static double stable(double u, double work) {
        double cube = u * u * u;
        double zl = cube > 0 ? Math.min(1, -VON_KARMAN * work / cube) : 1;
        return u / PRANDTL / (1 + STABLE * zl);
    }
}
