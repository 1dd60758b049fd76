package org.kastanie.solver.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Column kernels over levels, eight at a time where the machine can: twins of those in {@code
 * kernel.reference.ColumnKernels}, equal to them bit for bit (no fused operations, one result a lane). Columns are short, 16
 * to 40 levels: wider vectors would mostly run the tail.
 */
public final class ColumnVectors {
    private static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() >= 8 ? FloatVector.SPECIES_256 : FloatVector.SPECIES_128;

    private ColumnVectors() {}

    /** x[o] = b[o] + sum over the four sides of coefficient * x[neighbour]. */
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
        int bound = SPECIES.loopBound(nz);
        int k = 0;
        for (; k < bound; k += SPECIES.length()) {
            FloatVector west = load(aw, ow + k).mul(load(x, w + k));
            FloatVector east = load(ae, oe + k).mul(load(x, e + k));
            FloatVector north = load(an, on + k).mul(load(x, n + k));
            FloatVector south = load(as, os + k).mul(load(x, s + k));
            load(b, o + k).add(west).add(east).add(north.add(south)).intoArray(x, o + k);
        }
        for (; k < nz; k++) {
            x[o + k] = b[o + k]
                    + aw[ow + k] * x[w + k]
                    + ae[oe + k] * x[e + k]
                    + (an[on + k] * x[n + k] + as[os + k] * x[s + k]);
        }
    }

    /** See {@code ColumnKernels.sidesOfBoth}. */
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
        int bound = SPECIES.loopBound(nz);
        int d = 0;
        for (; d < bound; d += SPECIES.length()) {
            FloatVector a = load(west, o + d);
            FloatVector b = load(east, o + d);
            FloatVector c = load(north, o + d);
            FloatVector f = load(south, o + d);
            FloatVector one = load(bx, o + d).add(a.mul(load(x, w + d))).add(b.mul(load(x, e + d)));
            one.add(c.mul(load(x, n + d)).add(f.mul(load(x, s + d)))).intoArray(x, o + d);
            FloatVector two = load(by, o + d).add(a.mul(load(y, w + d))).add(b.mul(load(y, e + d)));
            two.add(c.mul(load(y, n + d)).add(f.mul(load(y, s + d)))).intoArray(y, o + d);
        }
        for (; d < nz; d++) {
            int k = o + d;
            x[k] = bx[k] + west[k] * x[w + d] + east[k] * x[e + d] + (north[k] * x[n + d] + south[k] * x[s + d]);
            y[k] = by[k] + west[k] * y[w + d] + east[k] * y[e + d] + (north[k] * y[n + d] + south[k] * y[s + d]);
        }
    }

    /** See {@code ColumnKernels.residual}; x holds a column more than there are. */
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
        // the column at 0 has nothing in front of it to load
        int bound = o > 0 ? SPECIES.loopBound(nz) : 0;
        int k = 0;
        for (; k < bound; k += SPECIES.length()) {
            int i = o + k;
            FloatVector sum =
                    load(west, i).mul(load(x, w + k)).add(load(east, i).mul(load(x, e + k)));
            FloatVector other =
                    load(north, i).mul(load(x, n + k)).add(load(south, i).mul(load(x, s + k)));
            FloatVector up =
                    load(below, i).mul(load(x, i - 1)).add(load(above, i).mul(load(x, i + 1)));
            FloatVector own = load(diagonal, i).mul(load(x, i));
            FloatVector rest = load(b, i).add(sum.add(other)).add(up).sub(own);
            rest.intoArray(r, i);
            load(sums, k & 7).add(rest.abs()).intoArray(sums, k & 7);
            load(sums, (k & 7) + 8).add(rest).intoArray(sums, (k & 7) + 8);
        }
        for (; k < nz; k++) {
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

    /** See {@code ColumnKernels.correction}. */
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
        int bound = SPECIES.loopBound(nz);
        int k = 0;
        for (; k < bound; k += SPECIES.length()) {
            FloatVector v = load(flux, f + k);
            VectorMask<Float> forth = v.compare(VectorOperators.GT, 0);
            FloatVector xb = load(x, b + k);
            FloatVector xc = load(x, c + k);
            FloatVector step = xc.sub(xb);
            FloatVector behind = load(x, d + k).sub(xc).blend(xb.sub(load(x, a + k)), forth);
            FloatVector open = load(aperture, fd + k).blend(load(aperture, fa + k), forth);
            FloatVector product = step.mul(behind);
            VectorMask<Float> same = product.compare(VectorOperators.GT, 0).and(open.compare(VectorOperators.GT, 0));
            FloatVector limited = product.div(step.add(behind));
            v.abs().mul(limited).blend(0, same.not()).intoArray(out, oo + k);
        }
        for (; k < nz; k++) {
            float v = flux[f + k];
            boolean forth = v > 0;
            float step = x[c + k] - x[b + k];
            float behind = forth ? x[b + k] - x[a + k] : x[d + k] - x[c + k];
            float open = forth ? aperture[fa + k] : aperture[fd + k];
            float product = step * behind;
            out[oo + k] = product > 0 && open > 0 ? Math.abs(v) * (product / (step + behind)) : 0;
        }
    }

    /** See {@code ColumnKernels.collect}. */
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
        int bound = SPECIES.loopBound(nz);
        int k = 0;
        for (; k < bound; k += SPECIES.length()) {
            FloatVector x = load(west, k).sub(load(east, k));
            FloatVector y = load(north, m + k).sub(load(south, m + k));
            FloatVector z = load(up, k).sub(load(up, k + 1));
            load(base, o + k).add(x).add(y).add(z).intoArray(out, o + k);
        }
        for (; k < nz; k++) {
            out[o + k] = base[o + k] + (west[k] - east[k]) + (north[m + k] - south[m + k]) + (up[k] - up[k + 1]);
        }
    }

    /** See {@code ColumnKernels.begin}. */
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
        int bound = SPECIES.loopBound(nz);
        int v = o;
        for (; v < o + bound; v += SPECIES.length()) {
            FloatVector storage = load(capacity, v).mul(rate);
            VectorMask<Float> solid = storage.compare(VectorOperators.LE, 0);
            FloatVector sides = load(west, v).add(load(east, v));
            FloatVector across = load(north, v).add(load(south, v));
            FloatVector up = load(below, v).add(load(above, v));
            FloatVector more = storage.add(load(slope, v)).blend(0, solid);
            FloatVector old = load(value, v).add(shift);
            FloatVector known = storage.mul(old).add(load(source, v));
            old.intoArray(before, v);
            more.intoArray(extra, v);
            sides.add(across).add(up).add(more).blend(0, solid).intoArray(diagonal, v);
            known.intoArray(base, v);
            known.intoArray(right, v);
        }
        for (; v < o + nz; v++) {
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

    /** See {@code ColumnKernels.velocity}. */
    public static void velocity(
            float[] out, int o, float[] flux, float[] aperture, int one, int other, float[] area, int n) {
        int bound = SPECIES.loopBound(n);
        int k = 0;
        for (; k < bound; k += SPECIES.length()) {
            FloatVector wider = load(aperture, one + k).max(load(aperture, other + k));
            FloatVector sum = load(flux, one + k).add(load(flux, other + k)).mul(0.5f);
            FloatVector mean = sum.div(wider.mul(load(area, k)));
            mean.blend(0, wider.compare(VectorOperators.LE, 0)).intoArray(out, o + k);
        }
        for (; k < n; k++) {
            float wider = Math.max(aperture[one + k], aperture[other + k]);
            float mean = 0.5f * (flux[one + k] + flux[other + k]) / (wider * area[k]);
            out[o + k] = wider > 0 ? mean : 0;
        }
    }

    private static FloatVector load(float[] array, int offset) {
        return FloatVector.fromArray(SPECIES, array, offset);
    }
}
