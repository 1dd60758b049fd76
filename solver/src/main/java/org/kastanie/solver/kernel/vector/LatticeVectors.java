package org.kastanie.solver.kernel.vector;

import static org.kastanie.solver.kernel.reference.LatticeKernel.BASE;
import static org.kastanie.solver.kernel.reference.LatticeKernel.JX;
import static org.kastanie.solver.kernel.reference.LatticeKernel.JY;
import static org.kastanie.solver.kernel.reference.LatticeKernel.JZ;
import static org.kastanie.solver.kernel.reference.LatticeKernel.LEFT;
import static org.kastanie.solver.kernel.reference.LatticeKernel.NXX;
import static org.kastanie.solver.kernel.reference.LatticeKernel.NXY;
import static org.kastanie.solver.kernel.reference.LatticeKernel.NXZ;
import static org.kastanie.solver.kernel.reference.LatticeKernel.NYY;
import static org.kastanie.solver.kernel.reference.LatticeKernel.NYZ;
import static org.kastanie.solver.kernel.reference.LatticeKernel.NZZ;
import static org.kastanie.solver.kernel.reference.LatticeKernel.PXX;
import static org.kastanie.solver.kernel.reference.LatticeKernel.PXY;
import static org.kastanie.solver.kernel.reference.LatticeKernel.PXZ;
import static org.kastanie.solver.kernel.reference.LatticeKernel.PYY;
import static org.kastanie.solver.kernel.reference.LatticeKernel.PYZ;
import static org.kastanie.solver.kernel.reference.LatticeKernel.PZZ;
import static org.kastanie.solver.kernel.reference.LatticeKernel.RATE;
import static org.kastanie.solver.kernel.reference.LatticeKernel.RHO;
import static org.kastanie.solver.kernel.reference.LatticeKernel.UX;
import static org.kastanie.solver.kernel.reference.LatticeKernel.UY;
import static org.kastanie.solver.kernel.reference.LatticeKernel.UZ;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Twin of {@code kernel.reference.LatticeKernel}, bit for bit. Rows must be a multiple of 16 long: there is no tail. The
 * step is cut into methods of at most 40 vector operations around moments that stay in the first-level cache, because one
 * method of 300 would not be inlined as a whole and box its vectors.
 */
public final class LatticeVectors {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final float THIRD = 1f / 3;
    private static final float SIXTH = 1f / 6;
    private static final float EIGHTEENTH = 1f / 18;
    private static final float TWELFTH = 1f / 12;
    private static final float THIRTY_SIXTH = 1f / 36;

    private LatticeVectors() {}

    /** See {@code LatticeKernel.axes}. */
    public static void axes(float[] t, int n, float[][] f, int[] offset, int o) {
        float[] f0 = f[0];
        float[] f1 = f[1];
        float[] f2 = f[2];
        float[] f3 = f[3];
        float[] f4 = f[4];
        float[] f5 = f[5];
        float[] f6 = f[6];
        int o0 = offset[0] + o;
        int o1 = offset[1] + o;
        int o2 = offset[2] + o;
        int o3 = offset[3] + o;
        int o4 = offset[4] + o;
        int o5 = offset[5] + o;
        int o6 = offset[6] + o;
        for (int x = 0; x < n; x += LANES) {
            FloatVector a = load(f1, o1 + x);
            FloatVector b = load(f2, o2 + x);
            FloatVector sx = a.add(b);
            a.sub(b).intoArray(t, JX * n + x);
            sx.intoArray(t, PXX * n + x);
            FloatVector c = load(f3, o3 + x);
            FloatVector d = load(f4, o4 + x);
            FloatVector sy = c.add(d);
            c.sub(d).intoArray(t, JY * n + x);
            sy.intoArray(t, PYY * n + x);
            FloatVector e = load(f5, o5 + x);
            FloatVector g = load(f6, o6 + x);
            FloatVector sz = e.add(g);
            e.sub(g).intoArray(t, JZ * n + x);
            sz.intoArray(t, PZZ * n + x);
            load(f0, o0 + x).add(sx).add(sy.add(sz)).intoArray(t, RHO * n + x);
        }
    }

    /** See {@code LatticeKernel.diagonals}. */
    public static void diagonals(
            float[] t, int n, float[][] f, int[] offset, int o, int first, int a, int b, int cross) {
        float[] f1 = f[first];
        float[] f2 = f[first + 1];
        float[] f3 = f[first + 2];
        float[] f4 = f[first + 3];
        int o1 = offset[first] + o;
        int o2 = offset[first + 1] + o;
        int o3 = offset[first + 2] + o;
        int o4 = offset[first + 3] + o;
        int pa = (PXX + a) * n;
        int pb = (PXX + b) * n;
        int ja = (JX + a) * n;
        int jb = (JX + b) * n;
        for (int x = 0; x < n; x += LANES) {
            FloatVector v1 = load(f1, o1 + x);
            FloatVector v2 = load(f2, o2 + x);
            FloatVector v3 = load(f3, o3 + x);
            FloatVector v4 = load(f4, o4 + x);
            FloatVector s1 = v1.add(v2);
            FloatVector s2 = v3.add(v4);
            FloatVector d1 = v1.sub(v2);
            FloatVector d2 = v3.sub(v4);
            FloatVector sum = s1.add(s2);
            s1.sub(s2).intoArray(t, cross * n + x);
            load(t, RHO * n + x).add(sum).intoArray(t, RHO * n + x);
            load(t, pa + x).add(sum).intoArray(t, pa + x);
            load(t, pb + x).add(sum).intoArray(t, pb + x);
            load(t, ja + x).add(d1.add(d2)).intoArray(t, ja + x);
            load(t, jb + x).add(d1.sub(d2)).intoArray(t, jb + x);
        }
    }

    /** See {@code LatticeKernel.drag}. */
    public static void drag(float[] t, int n, float[] half, int o) {
        for (int x = 0; x < n; x += LANES) {
            FloatVector jx = load(t, JX * n + x);
            FloatVector jy = load(t, JY * n + x);
            FloatVector jz = load(t, JZ * n + x);
            FloatVector size = jx.fma(jx, jy.fma(jy, jz.mul(jz))).sqrt();
            FloatVector h = load(half, o + x).mul(size);
            FloatVector one = FloatVector.broadcast(SPECIES, 1);
            FloatVector g = one.div(h.add(1));
            jx.mul(g).intoArray(t, JX * n + x);
            jy.mul(g).intoArray(t, JY * n + x);
            jz.mul(g).intoArray(t, JZ * n + x);
            one.sub(h).intoArray(t, LEFT * n + x);
        }
    }

    /** See {@code LatticeKernel.dragged}. */
    public static void dragged(float[] t, int n) {
        for (int x = 0; x < n; x += LANES) {
            FloatVector left = load(t, LEFT * n + x);
            load(t, JX * n + x).mul(left).intoArray(t, JX * n + x);
            load(t, JY * n + x).mul(left).intoArray(t, JY * n + x);
            load(t, JZ * n + x).mul(left).intoArray(t, JZ * n + x);
        }
    }

    /** See {@code LatticeKernel.disequilibrium}. */
    public static void disequilibrium(float[] t, int n) {
        for (int x = 0; x < n; x += LANES) {
            FloatVector rho = load(t, RHO * n + x);
            FloatVector jx = load(t, JX * n + x);
            FloatVector jy = load(t, JY * n + x);
            FloatVector jz = load(t, JZ * n + x);
            FloatVector inverse = FloatVector.broadcast(SPECIES, 1).div(rho.add(1));
            FloatVector ux = jx.mul(inverse);
            FloatVector uy = jy.mul(inverse);
            FloatVector uz = jz.mul(inverse);
            FloatVector p = rho.mul(THIRD);
            ux.intoArray(t, UX * n + x);
            uy.intoArray(t, UY * n + x);
            uz.intoArray(t, UZ * n + x);
            load(t, PXX * n + x).sub(jx.fma(ux, p)).intoArray(t, NXX * n + x);
            load(t, PYY * n + x).sub(jy.fma(uy, p)).intoArray(t, NYY * n + x);
            load(t, PZZ * n + x).sub(jz.fma(uz, p)).intoArray(t, NZZ * n + x);
            load(t, PXY * n + x).sub(jx.mul(uy)).intoArray(t, NXY * n + x);
            load(t, PXZ * n + x).sub(jx.mul(uz)).intoArray(t, NXZ * n + x);
            load(t, PYZ * n + x).sub(jy.mul(uz)).intoArray(t, NYZ * n + x);
        }
    }

    /** See {@code LatticeKernel.rate}. */
    public static void rate(float[] t, int n, float[] length, int o, float tau) {
        for (int x = 0; x < n; x += LANES) {
            FloatVector xx = load(t, NXX * n + x);
            FloatVector yy = load(t, NYY * n + x);
            FloatVector zz = load(t, NZZ * n + x);
            FloatVector xy = load(t, NXY * n + x);
            FloatVector xz = load(t, NXZ * n + x);
            FloatVector yz = load(t, NYZ * n + x);
            FloatVector off = xy.fma(xy, xz.fma(xz, yz.mul(yz)));
            FloatVector on = xx.fma(xx, yy.fma(yy, zz.mul(zz)));
            FloatVector size = off.fma(FloatVector.broadcast(SPECIES, 2), on).sqrt();
            FloatVector eddy = load(length, o + x).max(0).mul(size);
            FloatVector start = FloatVector.broadcast(SPECIES, tau);
            FloatVector root = start.fma(start, eddy).sqrt();
            FloatVector.broadcast(SPECIES, 2).div(start.add(root)).intoArray(t, RATE * n + x);
        }
    }

    /** See {@code LatticeKernel.relax}. */
    public static void relax(float[] t, int n) {
        for (int x = 0; x < n; x += LANES) {
            FloatVector rate = load(t, RATE * n + x).neg();
            FloatVector p = load(t, RHO * n + x).mul(-THIRD);
            FloatVector xx = load(t, PXX * n + x).add(p);
            rate.fma(load(t, NXX * n + x), xx).intoArray(t, PXX * n + x);
            FloatVector yy = load(t, PYY * n + x).add(p);
            rate.fma(load(t, NYY * n + x), yy).intoArray(t, PYY * n + x);
            FloatVector zz = load(t, PZZ * n + x).add(p);
            rate.fma(load(t, NZZ * n + x), zz).intoArray(t, PZZ * n + x);
            rate.fma(load(t, NXY * n + x), load(t, PXY * n + x)).intoArray(t, PXY * n + x);
            rate.fma(load(t, NXZ * n + x), load(t, PXZ * n + x)).intoArray(t, PXZ * n + x);
            rate.fma(load(t, NYZ * n + x), load(t, PYZ * n + x)).intoArray(t, PYZ * n + x);
        }
    }

    /** See {@code LatticeKernel.writeAxes}. */
    public static void writeAxes(float[] t, int n, float[][] f, int[] offset, int o, float[] length) {
        float[] f0 = f[0];
        int o0 = offset[0] + o;
        for (int x = 0; x < n; x += LANES) {
            FloatVector trace = load(t, PXX * n + x).add(load(t, PYY * n + x)).add(load(t, PZZ * n + x));
            FloatVector base = trace.fma(FloatVector.broadcast(SPECIES, -1.5f), load(t, RHO * n + x));
            base.mul(THIRTY_SIXTH).intoArray(t, BASE * n + x);
            base.mul(THIRD).intoArray(f0, o0 + x, air(length, o + x));
        }
        for (int axis = 0; axis < 3; axis++) {
            int q = 1 + 2 * axis;
            writeAxis(t, n, f[q], offset[q] + o, f[q + 1], offset[q + 1] + o, length, o, axis);
        }
    }

    private static void writeAxis(
            float[] t, int n, float[] up, int oUp, float[] down, int oDown, float[] length, int o, int axis) {
        for (int x = 0; x < n; x += LANES) {
            VectorMask<Float> air = air(length, o + x);
            // base / 18 again from base: the twin rounds base once, so this must not start from base / 36
            FloatVector trace = load(t, PXX * n + x).add(load(t, PYY * n + x)).add(load(t, PZZ * n + x));
            FloatVector base = trace.fma(FloatVector.broadcast(SPECIES, -1.5f), load(t, RHO * n + x));
            FloatVector common = base.mul(EIGHTEENTH);
            FloatVector even = load(t, (PXX + axis) * n + x).fma(FloatVector.broadcast(SPECIES, 0.25f), common);
            FloatVector odd = load(t, (JX + axis) * n + x).mul(SIXTH);
            even.add(odd).intoArray(up, oUp + x, air);
            even.sub(odd).intoArray(down, oDown + x, air);
        }
    }

    /** See {@code LatticeKernel.writeDiagonals}. */
    public static void writeDiagonals(
            float[] t, int n, float[][] f, int[] offset, int o, float[] length, int first, int a, int b, int cross) {
        float[] f1 = f[first];
        float[] f2 = f[first + 1];
        float[] f3 = f[first + 2];
        float[] f4 = f[first + 3];
        int o1 = offset[first] + o;
        int o2 = offset[first + 1] + o;
        int o3 = offset[first + 2] + o;
        int o4 = offset[first + 3] + o;
        for (int x = 0; x < n; x += LANES) {
            VectorMask<Float> air = air(length, o + x);
            FloatVector trace = load(t, (PXX + a) * n + x).add(load(t, (PXX + b) * n + x));
            FloatVector common = trace.fma(FloatVector.broadcast(SPECIES, 0.125f), load(t, BASE * n + x));
            FloatVector mixed = load(t, cross * n + x);
            FloatVector even1 = mixed.fma(FloatVector.broadcast(SPECIES, 0.25f), common);
            FloatVector even2 = mixed.fma(FloatVector.broadcast(SPECIES, -0.25f), common);
            FloatVector ja = load(t, (JX + a) * n + x);
            FloatVector jb = load(t, (JX + b) * n + x);
            FloatVector odd1 = ja.add(jb).mul(TWELFTH);
            FloatVector odd2 = ja.sub(jb).mul(TWELFTH);
            even1.add(odd1).intoArray(f1, o1 + x, air);
            even1.sub(odd1).intoArray(f2, o2 + x, air);
            even2.add(odd2).intoArray(f3, o3 + x, air);
            even2.sub(odd2).intoArray(f4, o4 + x, air);
        }
    }

    /** See {@code LatticeKernel.accumulate}. */
    public static void accumulate(float[] t, int n, float[] sumX, float[] sumY, float[] sumZ, int o) {
        for (int x = 0; x < n; x += LANES) {
            load(sumX, o + x).add(load(t, UX * n + x)).intoArray(sumX, o + x);
            load(sumY, o + x).add(load(t, UY * n + x)).intoArray(sumY, o + x);
            load(sumZ, o + x).add(load(t, UZ * n + x)).intoArray(sumZ, o + x);
        }
    }

    private static VectorMask<Float> air(float[] length, int o) {
        return load(length, o).compare(VectorOperators.GE, 0);
    }

    private static FloatVector load(float[] array, int offset) {
        return FloatVector.fromArray(SPECIES, array, offset);
    }
}
