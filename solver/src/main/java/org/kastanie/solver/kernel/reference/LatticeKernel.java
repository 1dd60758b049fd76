package org.kastanie.solver.kernel.reference;

/**
 * One row of a D3Q19 lattice Boltzmann step: gather the populations into moments, relax, write the populations back.
 *
 * <p>Populations are kept without their rest weights (f - w), lattice units, reference density 1. Directions: 0 at rest,
 * then opposite pairs: 1/2 along +x/-x, 3/4 y, 5/6 z, 7/8 (1,1,0), 9/10 (1,-1,0), 11/12 (1,0,1), 13/14 (1,0,-1), 15/16
 * (0,1,1), 17/18 (0,1,-1). Collision: projective regularised (Latt and Chopard 2006, Math. Comput. Simul. 72, 165), f* = w
 * (rho' + 3 c.j + 4.5 c c : A - 1.5 tr A), A = rho u u + (1 - 1/tau) Pi', Pi' the second moment without its equilibrium.
 *
 * <p>Moments live in scratch {@code t} in sections of {@code n} elements, one section a moment. {@code f[q]} is read at
 * {@code offset[q] + x}; the order of the operations is that of the vector twin.
 */
public final class LatticeKernel {
    /** Sections of the scratch: density less 1, momentum, second moment, its part out of equilibrium, velocity. */
    public static final int RHO = 0;

    public static final int JX = 1;
    public static final int JY = 2;
    public static final int JZ = 3;
    public static final int PXX = 4;
    public static final int PYY = 5;
    public static final int PZZ = 6;
    public static final int PXY = 7;
    public static final int PXZ = 8;
    public static final int PYZ = 9;
    public static final int NXX = 10;
    public static final int NYY = 11;
    public static final int NZZ = 12;
    public static final int NXY = 13;
    public static final int NXZ = 14;
    public static final int NYZ = 15;
    public static final int UX = 16;
    public static final int UY = 17;
    public static final int UZ = 18;
    /** Share of the momentum that the second half of the step leaves under drag. */
    public static final int LEFT = 19;

    /** Part of the new populations that the diagonals share. */
    public static final int BASE = 20;
    /** Relaxation rate 1/tau. */
    public static final int RATE = 21;

    public static final int SECTIONS = 22;

    private static final float THIRD = 1f / 3;
    private static final float SIXTH = 1f / 6;
    private static final float EIGHTEENTH = 1f / 18;
    private static final float TWELFTH = 1f / 12;
    private static final float THIRTY_SIXTH = 1f / 36;

    private LatticeKernel() {}

    /** Moments of the population at rest and of those along the axes. */
    public static void axes(float[] t, int n, float[][] f, int[] offset, int o) {
        for (int x = 0; x < n; x++) {
            float a = f[1][offset[1] + o + x];
            float b = f[2][offset[2] + o + x];
            float c = f[3][offset[3] + o + x];
            float d = f[4][offset[4] + o + x];
            float e = f[5][offset[5] + o + x];
            float g = f[6][offset[6] + o + x];
            float sx = a + b;
            float sy = c + d;
            float sz = e + g;
            t[JX * n + x] = a - b;
            t[JY * n + x] = c - d;
            t[JZ * n + x] = e - g;
            t[PXX * n + x] = sx;
            t[PYY * n + x] = sy;
            t[PZZ * n + x] = sz;
            t[RHO * n + x] = (f[0][offset[0] + o + x] + sx) + (sy + sz);
        }
    }

    /**
     * Adds the four diagonals of the plane of axes a and b, {@code first} being the direction (+a, +b).
     *
     * @param a axis 0, 1, 2 for x, y, z
     * @param b the other axis
     * @param cross section of the mixed second moment
     */
    public static void diagonals(
            float[] t, int n, float[][] f, int[] offset, int o, int first, int a, int b, int cross) {
        for (int x = 0; x < n; x++) {
            float f1 = f[first][offset[first] + o + x];
            float f2 = f[first + 1][offset[first + 1] + o + x];
            float f3 = f[first + 2][offset[first + 2] + o + x];
            float f4 = f[first + 3][offset[first + 3] + o + x];
            float s1 = f1 + f2;
            float s2 = f3 + f4;
            float d1 = f1 - f2;
            float d2 = f3 - f4;
            float sum = s1 + s2;
            t[cross * n + x] = s1 - s2;
            t[RHO * n + x] += sum;
            t[(PXX + a) * n + x] += sum;
            t[(PXX + b) * n + x] += sum;
            t[(JX + a) * n + x] += d1 + d2;
            t[(JX + b) * n + x] += d1 - d2;
        }
    }

    /** Momentum in the middle of the step under a drag of {@code half} |j| j a half step; keeps what {@link #dragged} needs. */
    public static void drag(float[] t, int n, float[] half, int o) {
        for (int x = 0; x < n; x++) {
            float jx = t[JX * n + x];
            float jy = t[JY * n + x];
            float jz = t[JZ * n + x];
            float size = (float) Math.sqrt(Math.fma(jx, jx, Math.fma(jy, jy, jz * jz)));
            float h = half[o + x] * size;
            float g = 1 / (1 + h);
            t[JX * n + x] = jx * g;
            t[JY * n + x] = jy * g;
            t[JZ * n + x] = jz * g;
            t[LEFT * n + x] = 1 - h;
        }
    }

    /** Momentum at the end of the step. */
    public static void dragged(float[] t, int n) {
        for (int x = 0; x < n; x++) {
            float left = t[LEFT * n + x];
            t[JX * n + x] *= left;
            t[JY * n + x] *= left;
            t[JZ * n + x] *= left;
        }
    }

    /** Velocity, and the second moment out of equilibrium. */
    public static void disequilibrium(float[] t, int n) {
        for (int x = 0; x < n; x++) {
            float rho = t[RHO * n + x];
            float jx = t[JX * n + x];
            float jy = t[JY * n + x];
            float jz = t[JZ * n + x];
            float inverse = 1 / (1 + rho);
            float ux = jx * inverse;
            float uy = jy * inverse;
            float uz = jz * inverse;
            float p = rho * THIRD;
            t[UX * n + x] = ux;
            t[UY * n + x] = uy;
            t[UZ * n + x] = uz;
            t[NXX * n + x] = t[PXX * n + x] - Math.fma(jx, ux, p);
            t[NYY * n + x] = t[PYY * n + x] - Math.fma(jy, uy, p);
            t[NZZ * n + x] = t[PZZ * n + x] - Math.fma(jz, uz, p);
            t[NXY * n + x] = t[PXY * n + x] - jx * uy;
            t[NXZ * n + x] = t[PXZ * n + x] - jx * uz;
            t[NYZ * n + x] = t[PYZ * n + x] - jy * uz;
        }
    }

    /**
     * Relaxation rate with the eddy viscosity of a mixing length, tau = (tau0 + sqrt(tau0^2 + 18 sqrt2 l^2 |Pi'|)) / 2 (Hou,
     * Sterling, Chen and Doolen 1996, closed form).
     *
     * @param length 18 sqrt2 l^2, l in cells; below 0 where there is no air
     */
    public static void rate(float[] t, int n, float[] length, int o, float tau) {
        for (int x = 0; x < n; x++) {
            float xx = t[NXX * n + x];
            float yy = t[NYY * n + x];
            float zz = t[NZZ * n + x];
            float xy = t[NXY * n + x];
            float xz = t[NXZ * n + x];
            float yz = t[NYZ * n + x];
            float off = Math.fma(xy, xy, Math.fma(xz, xz, yz * yz));
            float on = Math.fma(xx, xx, Math.fma(yy, yy, zz * zz));
            float size = (float) Math.sqrt(Math.fma(2f, off, on));
            float eddy = Math.max(length[o + x], 0f) * size;
            float root = (float) Math.sqrt(Math.fma(tau, tau, eddy));
            t[RATE * n + x] = 2 / (tau + root);
        }
    }

    /** The second moment after the collision less density / 3 on the diagonal: A. */
    public static void relax(float[] t, int n) {
        for (int x = 0; x < n; x++) {
            float rate = -t[RATE * n + x];
            float p = t[RHO * n + x] * -THIRD;
            t[PXX * n + x] = Math.fma(rate, t[NXX * n + x], t[PXX * n + x] + p);
            t[PYY * n + x] = Math.fma(rate, t[NYY * n + x], t[PYY * n + x] + p);
            t[PZZ * n + x] = Math.fma(rate, t[NZZ * n + x], t[PZZ * n + x] + p);
            t[PXY * n + x] = Math.fma(rate, t[NXY * n + x], t[PXY * n + x]);
            t[PXZ * n + x] = Math.fma(rate, t[NXZ * n + x], t[PXZ * n + x]);
            t[PYZ * n + x] = Math.fma(rate, t[NYZ * n + x], t[PYZ * n + x]);
        }
    }

    /** Writes the population at rest and those along the axes where there is air. */
    public static void writeAxes(float[] t, int n, float[][] f, int[] offset, int o, float[] length) {
        for (int x = 0; x < n; x++) {
            float base = Math.fma(-1.5f, t[PXX * n + x] + t[PYY * n + x] + t[PZZ * n + x], t[RHO * n + x]);
            t[BASE * n + x] = base * THIRTY_SIXTH;
            if (length[o + x] < 0) {
                continue;
            }
            f[0][offset[0] + o + x] = base * THIRD;
            float common = base * EIGHTEENTH;
            for (int axis = 0; axis < 3; axis++) {
                float even = Math.fma(0.25f, t[(PXX + axis) * n + x], common);
                float odd = t[(JX + axis) * n + x] * SIXTH;
                f[1 + 2 * axis][offset[1 + 2 * axis] + o + x] = even + odd;
                f[2 + 2 * axis][offset[2 + 2 * axis] + o + x] = even - odd;
            }
        }
    }

    /** Writes the four diagonals of a plane where there is air; arguments as of {@link #diagonals}. */
    public static void writeDiagonals(
            float[] t, int n, float[][] f, int[] offset, int o, float[] length, int first, int a, int b, int cross) {
        for (int x = 0; x < n; x++) {
            if (length[o + x] < 0) {
                continue;
            }
            float common = Math.fma(0.125f, t[(PXX + a) * n + x] + t[(PXX + b) * n + x], t[BASE * n + x]);
            float mixed = t[cross * n + x];
            float even1 = Math.fma(0.25f, mixed, common);
            float even2 = Math.fma(-0.25f, mixed, common);
            float ja = t[(JX + a) * n + x];
            float jb = t[(JX + b) * n + x];
            float odd1 = (ja + jb) * TWELFTH;
            float odd2 = (ja - jb) * TWELFTH;
            f[first][offset[first] + o + x] = even1 + odd1;
            f[first + 1][offset[first + 1] + o + x] = even1 - odd1;
            f[first + 2][offset[first + 2] + o + x] = even2 + odd2;
            f[first + 3][offset[first + 3] + o + x] = even2 - odd2;
        }
    }

    /** Adds the velocity to its sums. */
    public static void accumulate(float[] t, int n, float[] sumX, float[] sumY, float[] sumZ, int o) {
        for (int x = 0; x < n; x++) {
            sumX[o + x] += t[UX * n + x];
            sumY[o + x] += t[UY * n + x];
            sumZ[o + x] += t[UZ * n + x];
        }
    }
}
