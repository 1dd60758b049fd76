package org.kastanie.solver.kernel.reference;

/**
 * Scalar truth of the kernels that run over the levels of a column: {@code o} its offset, {@code w, e, n, s} those of its
 * neighbours (a column of zeros beyond the rim), {@code nz} levels.
 */
public final class ColumnKernels {
    private ColumnKernels() {}

    /** x[o] = b[o] + sum over the four sides of coefficient * x[neighbour]; each coefficient at an offset of its own. */
    public static void sides(
            float[] x,
            float[] b,
            float[] aw,
            int ow,
            float[] ae,
            int oe,
            float[] an,
            int on,
            float[] as,
            int os,
            int nz,
            int o,
            int w,
            int e,
            int n,
            int s) {
        for (int k = 0; k < nz; k++) {
            x[o + k] = b[o + k]
                    + aw[ow + k] * x[w + k]
                    + ae[oe + k] * x[e + k]
                    + (an[on + k] * x[n + k] + as[os + k] * x[s + k]);
        }
    }

    /** {@link #sides} of two unknowns x and y that share their coefficients, all of them at the column's offset. */
    public static void sidesOfBoth(
            float[] x,
            float[] y,
            float[] bx,
            float[] by,
            float[] west,
            float[] east,
            float[] north,
            float[] south,
            int nz,
            int o,
            int w,
            int e,
            int n,
            int s) {
        for (int k = o; k < o + nz; k++) {
            int d = k - o;
            x[k] = bx[k] + west[k] * x[w + d] + east[k] * x[e + d] + (north[k] * x[n + d] + south[k] * x[s + d]);
            y[k] = by[k] + west[k] * y[w + d] + east[k] * y[e + d] + (north[k] * y[n + d] + south[k] * y[s + d]);
        }
    }

    /**
     * r = b + six neighbours - diagonal x. Adds |r| to {@code sums[0..7]} and r to {@code sums[8..15]}, by level modulo 8. The
     * lowest level's {@code below} and the highest's {@code above} must be 0.
     */
    public static void residual(
            float[] r,
            float[] sums,
            float[] x,
            float[] b,
            float[] diagonal,
            float[] west,
            float[] east,
            float[] north,
            float[] south,
            float[] below,
            float[] above,
            int nz,
            int o,
            int w,
            int e,
            int n,
            int s) {
        for (int k = 0; k < nz; k++) {
            float sum = west[o + k] * x[w + k] + east[o + k] * x[e + k];
            float other = north[o + k] * x[n + k] + south[o + k] * x[s + k];
            float under = k > 0 ? below[o + k] * x[o + k - 1] : 0;
            float over = k < nz - 1 ? above[o + k] * x[o + k + 1] : 0;
            float rest = b[o + k] + (sum + other) + (under + over) - diagonal[o + k] * x[o + k];
            r[o + k] = rest;
            sums[k & 7] += Math.abs(rest);
            sums[(k & 7) + 8] += rest;
        }
    }

    /**
     * What a second-order face value adds to the upwind flux, for faces between columns a b | c d (b behind the face, c
     * ahead): flux times van Leer's (1974, J. Comput. Phys. 14, 361) limited half difference; 0 where the upwind voxel has no
     * neighbour behind it. Both signs of the flux give |flux| times the limited difference from b to c.
     */
    public static void correction(
            float[] out,
            int oo,
            float[] x,
            float[] flux,
            int f,
            float[] aperture,
            int fa,
            int fd,
            int nz,
            int a,
            int b,
            int c,
            int d) {
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

    /** out[o] = base[o] + (west - east) + (north[m] - south[m]) + (up - up of the next level): corrections of six faces; up holds nz + 1. */
    public static void collect(
            float[] out,
            float[] base,
            float[] west,
            float[] east,
            float[] north,
            float[] south,
            int m,
            float[] up,
            int nz,
            int o) {
        for (int k = 0; k < nz; k++) {
            out[o + k] = base[o + k] + (west[k] - east[k]) + (north[m + k] - south[m + k]) + (up[k] - up[k + 1]);
        }
    }

    /**
     * A step's equation of one scalar in a column: right-hand side and diagonal from the air before, sources and the six
     * neighbours' coefficients. {@code storage} = capacity x rate is what holds the old air, m3 s-1; 0 in solids, where all
     * coefficients become 0.
     *
     * @param shift added to the old values first
     * @param extra out: the diagonal beyond the neighbours' coefficients
     */
    public static void begin(
            float[] before,
            float[] base,
            float[] right,
            float[] extra,
            float[] diagonal,
            float[] value,
            float shift,
            float[] source,
            float[] slope,
            float[] capacity,
            float rate,
            float[] west,
            float[] east,
            float[] north,
            float[] south,
            float[] below,
            float[] above,
            int nz,
            int o) {
        for (int v = o; v < o + nz; v++) {
            float storage = capacity[v] * rate;
            float sides = west[v] + east[v] + (north[v] + south[v]) + (below[v] + above[v]);
            float more = storage > 0 ? storage + slope[v] : 0;
            before[v] = value[v] + shift;
            extra[v] = more;
            diagonal[v] = storage > 0 ? sides + more : 0;
            base[v] = storage * before[v] + source[v];
            right[v] = base[v];
        }
    }

    /**
     * Velocity in the open part of n voxels: mean of the fluxes through two opposite faces over the wider of their openings.
     *
     * @param area of the whole face, m2, by voxel
     */
    public static void velocity(
            float[] out, int o, float[] flux, float[] aperture, int one, int other, float[] area, int n) {
        for (int k = 0; k < n; k++) {
            float wider = Math.max(aperture[one + k], aperture[other + k]);
            float mean = 0.5f * (flux[one + k] + flux[other + k]) / (wider * area[k]);
            out[o + k] = wider > 0 ? mean : 0;
        }
    }
}
