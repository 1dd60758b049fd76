package org.kastanie.solver.kernel.reference;

/**
 * Column kernels of the mass-consistency problem: sum over faces of conductance times (x_here - x_there) = b.
 *
 * <p>Offsets: {@code o} the column itself, {@code w, e, n, s} its neighbours (a column of zeros beyond the rim), {@code
 * fw, fe, fn, fs} its faces across x and y, {@code fz} its lowest face across z; {@code nz} levels.
 */
public final class PoissonKernels {
    private PoissonKernels() {}

    /** Inverse pivots of the columns' tridiagonal matrices; 0 where a voxel has no open face. */
    public static void pivots(
            float[] pivot, float[] cx, float[] cy, float[] cz, int nz, int o, int fw, int fe, int fn, int fs, int fz) {
        float below = 0;
        for (int k = 0; k < nz; k++) {
            float diagonal = cx[fw + k] + cx[fe + k] + cy[fn + k] + cy[fs + k] + cz[fz + k] + cz[fz + k + 1];
            float reduced = diagonal - cz[fz + k] * below;
            float inverse = diagonal > 0 && reduced > 1e-6f * diagonal ? 1 / reduced : 0;
            pivot[o + k] = inverse;
            below = cz[fz + k + 1] * inverse;
        }
    }

    /** Solves the tridiagonal system of one column in place; the right-hand side comes in x. */
    public static void solve(float[] x, float[] pivot, float[] cz, int nz, int o, int fz) {
        float below = 0;
        for (int k = 0; k < nz; k++) {
            below = Math.fma(cz[fz + k] * pivot[o + k], below, x[o + k] * pivot[o + k]);
            x[o + k] = below;
        }
        float above = 0;
        for (int k = nz - 1; k >= 0; k--) {
            above = Math.fma(cz[fz + k + 1] * pivot[o + k], above, x[o + k]);
            x[o + k] = above;
        }
    }

    /** r = b - A x for one column. */
    public static void residual(
            float[] r,
            float[] x,
            float[] b,
            float[] cx,
            float[] cy,
            float[] cz,
            int nz,
            int o,
            int w,
            int e,
            int n,
            int s,
            int fw,
            int fe,
            int fn,
            int fs,
            int fz) {
        for (int k = 0; k < nz; k++) {
            float here = x[o + k];
            float sides = cx[fw + k] * (x[w + k] - here)
                    + cx[fe + k] * (x[e + k] - here)
                    + (cy[fn + k] * (x[n + k] - here) + cy[fs + k] * (x[s + k] - here));
            float below = k > 0 ? x[o + k - 1] : here;
            float above = k < nz - 1 ? x[o + k + 1] : 0;
            r[o + k] = b[o + k] + sides + cz[fz + k] * (below - here) + cz[fz + k + 1] * (above - here);
        }
    }

    /** q = A p for one column in double precision; returns p . q of the column. */
    public static double apply(
            double[] q,
            double[] p,
            float[] cx,
            float[] cy,
            float[] cz,
            int nz,
            int o,
            int w,
            int e,
            int n,
            int s,
            int fw,
            int fe,
            int fn,
            int fs,
            int fz) {
        double sum = 0;
        for (int k = 0; k < nz; k++) {
            double here = p[o + k];
            double sides = cx[fw + k] * (here - p[w + k])
                    + cx[fe + k] * (here - p[e + k])
                    + (cy[fn + k] * (here - p[n + k]) + cy[fs + k] * (here - p[s + k]));
            double below = k > 0 ? p[o + k - 1] : here;
            double above = k < nz - 1 ? p[o + k + 1] : 0;
            double value = sides + cz[fz + k] * (here - below) + cz[fz + k + 1] * (here - above);
            q[o + k] = value;
            sum += here * value;
        }
        return sum;
    }
}
