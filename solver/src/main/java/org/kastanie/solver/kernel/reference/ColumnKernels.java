package org.kastanie.solver.kernel.reference;

/**
 * Scalar truth of the kernels that run over the levels of a column: {@code o} its offset, {@code w, e, n, s} those of its
 * neighbours (a column of zeros beyond the rim), {@code nz} levels.
 */
public final class ColumnKernels {
    private ColumnKernels() {}

    /** x[o] = b[o] + sum over the four sides of coefficient * x[neighbour]; each coefficient at an offset of its own. */
    public static void sides(
            float[] x, float[] b, float[] aw, int ow, float[] ae, int oe, float[] an, int on, float[] as, int os,
            int nz, int o, int w, int e, int n, int s) {
        for (int k = 0; k < nz; k++) {
            x[o + k] = b[o + k]
                    + aw[ow + k] * x[w + k]
                    + ae[oe + k] * x[e + k]
                    + (an[on + k] * x[n + k] + as[os + k] * x[s + k]);
        }
    }

    /** r = b + sides - diagonal x, the vertical neighbours left out. */
    public static void residualSides(
            float[] r, float[] x, float[] b, float[] diagonal, float[] west, float[] east, float[] north, float[] south,
            int nz, int o, int w, int e, int n, int s) {
        for (int k = 0; k < nz; k++) {
            float sum = west[o + k] * x[w + k] + east[o + k] * x[e + k];
            float other = north[o + k] * x[n + k] + south[o + k] * x[s + k];
            r[o + k] = b[o + k] + (sum + other) - diagonal[o + k] * x[o + k];
        }
    }

    /**
     * What a second-order face value adds to the upwind flux, for faces between columns a b | c d (b behind the face, c
     * ahead): flux times van Leer's (1974, J. Comput. Phys. 14, 361) limited half difference; 0 where the upwind voxel has no
     * neighbour behind it. Both signs of the flux give |flux| times the limited difference from b to c.
     */
    public static void correction(
            float[] out, int oo, float[] x, float[] flux, int f, float[] aperture, int fa, int fd, int nz,
            int a, int b, int c, int d) {
        for (int k = 0; k < nz; k++) {
            float v = flux[f + k];
            boolean forth = v > 0;
            float step = x[c + k] - x[b + k];
            float behind = forth ? x[b + k] - x[a + k] : x[d + k] - x[c + k];
            float open = forth ? aperture[fa + k] : aperture[fd + k];
            float product = step * behind;
            out[oo + k] = product > 0 && open > 0 ? Math.abs(v) * (product / (step + behind)) : 0;
        }
    }
}
