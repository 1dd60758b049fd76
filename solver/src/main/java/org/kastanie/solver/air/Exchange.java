package org.kastanie.solver.air;

import static org.kastanie.solver.quantity.PhysicalConstants.GRAVITY;
import static org.kastanie.solver.quantity.PhysicalConstants.VON_KARMAN;

import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.kernel.vector.Exp;
import org.kastanie.solver.kernel.vector.HorizonVectors;
import org.kastanie.solver.kernel.vector.Log;

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
    private static final float LEAST = 0.01f;

    private static final double STABLE = 5;
    /** Growth of the exchange of heat with instability (Grachev, Fairall and Bradley 2000, a_h). */
    private static final double UNSTABLE = 34.15;

    void fill(float[] out, float[] friction, double temperature, double buoyancy, Workers workers) {
        VoxelGrid grid = space.grid();
        int nz = grid.levels();
        double force = GRAVITY / temperature * buoyancy;
        float[] work = new float[nz];
        for (int k = 0; k < nz; k++) {
            work[k] = (float) (VON_KARMAN * force * grid.centre(k));
        }
        workers.forEach(grid.size(), 64, (from, to) -> {
            float[] velocity = new float[nz + HorizonVectors.SLACK];
            for (int c = from; c < to; c++) {
                int o = c * nz;
                if (force > 0) {
                    unstable(velocity, friction, o, work);
                } else {
                    stable(velocity, friction, o, work);
                }
                for (int k = 0; k < nz; k++) {
                    float mixing = Math.max(LEAST, length.length()[o + k] * velocity[k]);
                    out[o + k] = space.open()[o + k] > 0 ? mixing : 0;
                }
            }
        });
    }

    /** The cube root by logarithm and exponential: to 2e-6, and the same bits everywhere. */
    private static void unstable(float[] out, float[] friction, int o, float[] work) {
        for (int k = 0; k < work.length; k++) {
            float shear = friction[o + k] * (float) (1 / PRANDTL);
            out[k] = Math.max(Float.MIN_NORMAL, shear * shear * shear + (float) UNSTABLE * work[k]);
        }
        Log.apply(work.length, out, out);
        for (int k = 0; k < work.length; k++) {
            out[k] *= 1 / 3f;
        }
        Exp.apply(work.length, out, out);
    }

    private static void stable(float[] out, float[] friction, int o, float[] work) {
        for (int k = 0; k < work.length; k++) {
            float u = friction[o + k];
            float cube = u * u * u;
            float zl = cube > 0 ? Math.min(1, -work[k] / cube) : 1;
            out[k] = u * (float) (1 / PRANDTL) / (1 + (float) STABLE * zl);
        }
    }
}
