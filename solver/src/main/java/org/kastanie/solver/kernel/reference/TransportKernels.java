package org.kastanie.solver.kernel.reference;

/**
 * Column kernels of the implicit transport of two scalars that share the neighbours' coefficients.
 *
 * <p>Row of the matrix: diagonal x_here = west x_w + east x_e + north x_n + south x_s + below x_b + above x_a + b. Coefficients
 * are stored per voxel; {@code o} is the column, {@code w, e, n, s} its neighbours (a column of zeros beyond the rim).
 */
public final class TransportKernels {
    private TransportKernels() {}

    /** Coefficients of one column: first-order upwind advection and diffusion. {@code d*}: conductances of the faces per exchange coefficient. */
    public static void coefficients(
            float[] west,
            float[] east,
            float[] north,
            float[] south,
            float[] below,
            float[] above,
            float[] fx,
            float[] fy,
            float[] fz,
            float[] cx,
            float[] cy,
            float[] cz,
            float[] exchange,
            int nz,
            int o,
            int w,
            int e,
            int n,
            int s,
            int xw,
            int xe,
            int yn,
            int ys,
            int z) {
        for (int k = 0; k < nz; k++) {
            float here = exchange[o + k];
            west[o + k] = Math.max(fx[xw + k], 0) + half(cx[xw + k], here, exchange[w + k]);
            east[o + k] = Math.max(-fx[xe + k], 0) + half(cx[xe + k], here, exchange[e + k]);
            north[o + k] = Math.max(fy[yn + k], 0) + half(cy[yn + k], here, exchange[n + k]);
            south[o + k] = Math.max(-fy[ys + k], 0) + half(cy[ys + k], here, exchange[s + k]);
            float under = k > 0 ? exchange[o + k - 1] : 0;
            float over = k < nz - 1 ? exchange[o + k + 1] : here;
            below[o + k] = Math.max(fz[z + k], 0) + cz[z + k] * 0.5f * (here + under);
            above[o + k] = Math.max(-fz[z + k + 1], 0) + cz[z + k + 1] * 0.5f * (here + over);
        }
    }

    /** Conductance of a side; the column of zeros beyond the rim has exchange 0 and lets nothing diffuse. */
    private static float half(float conductance, float here, float there) {
        return there > 0 ? conductance * 0.5f * (here + there) : 0;
    }

    /** Inverse pivots of a column's tridiagonal matrices of both scalars; 0 where there is no air. */
    public static void pivots(
            float[] pt, float[] pq, float[] dt, float[] dq, float[] below, float[] above, int nz, int o) {
        float underT = 0;
        float underQ = 0;
        for (int k = 0; k < nz; k++) {
            float up = k > 0 ? below[o + k] : 0;
            float t = dt[o + k];
            float q = dq[o + k];
            float inverseT = t > 0 ? 1 / (t - up * underT) : 0;
            float inverseQ = q > 0 ? 1 / (q - up * underQ) : 0;
            pt[o + k] = inverseT;
            pq[o + k] = inverseQ;
            underT = above[o + k] * inverseT;
            underQ = above[o + k] * inverseQ;
        }
    }

    /**
     * Adds up a scalar's budget over n voxels: {@code sums[0]} its sources at the new values, {@code sums[1]} what the air
     * has stored, in units of the scalar times m3 s-1. Four sums side by side, added in a fixed order.
     */
    public static void budget(
            double[] sums,
            float[] source,
            float[] slope,
            float[] value,
            float[] before,
            float[] capacity,
            float rate,
            int from,
            int n) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int v = from;
        for (; v < from + n - 1; v += 2) {
            a += (double) source[v] - slope[v] * value[v];
            b += (double) source[v + 1] - slope[v + 1] * value[v + 1];
            c += (double) (capacity[v] * rate) * ((double) value[v] - before[v]);
            d += (double) (capacity[v + 1] * rate) * ((double) value[v + 1] - before[v + 1]);
        }
        for (; v < from + n; v++) {
            a += (double) source[v] - slope[v] * value[v];
            c += (double) (capacity[v] * rate) * ((double) value[v] - before[v]);
        }
        sums[0] += a + b;
        sums[1] += c + d;
    }

    /**
     * Solves the tridiagonal systems of one column of both scalars in place; right-hand sides come in t and q. One fused
     * operation a level hangs on the one before; everything else can run ahead of it.
     */
    public static void solve(
            float[] t, float[] q, float[] pt, float[] pq, float[] below, float[] above, int nz, int o) {
        float lowT = 0;
        float lowQ = 0;
        for (int i = o; i < o + nz; i++) {
            float up = below[i];
            lowT = Math.fma(up * pt[i], lowT, t[i] * pt[i]);
            lowQ = Math.fma(up * pq[i], lowQ, q[i] * pq[i]);
            t[i] = lowT;
            q[i] = lowQ;
        }
        float highT = 0;
        float highQ = 0;
        for (int i = o + nz - 1; i >= o; i--) {
            float down = above[i];
            highT = Math.fma(down * pt[i], highT, t[i]);
            highQ = Math.fma(down * pq[i], highQ, q[i]);
            t[i] = highT;
            q[i] = highQ;
        }
    }

    /** {@link ColumnKernels#correction} upwards in a column whose levels differ: limited slope times half the upwind level; {@code out[0]} = 0. */
    public static void correctionUp(
            float[] out, float[] x, float[] flux, int z, float[] aperture, float[] thickness, int nz, int o) {
        out[0] = 0;
        out[nz] = 0;
        for (int k = 1; k < nz; k++) {
            float v = flux[z + k];
            int up = v > 0 ? k - 1 : k;
            int behind = v > 0 ? k - 2 : k + 1;
            int gate = v > 0 ? k - 1 : k + 1;
            float limited = 0;
            if (behind >= 0 && behind < nz && aperture[z + gate] > 0) {
                float s1 = (x[o + k] - x[o + k - 1]) / (0.5f * (thickness[k] + thickness[k - 1]));
                float s2 = (x[o + Math.max(up, behind)] - x[o + Math.min(up, behind)])
                        / (0.5f * (thickness[up] + thickness[behind]));
                float product = s1 * s2;
                limited = product > 0 ? product / (s1 + s2) * thickness[up] : 0;
            }
            out[k] = v > 0 ? v * limited : -v * limited;
        }
    }
}
