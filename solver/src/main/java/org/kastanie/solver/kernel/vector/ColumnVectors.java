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
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED.length() >= 8
            ? FloatVector.SPECIES_256
            : FloatVector.SPECIES_128;

    private ColumnVectors() {}

    /** x[o] = b[o] + sum over the four sides of coefficient * x[neighbour]. */
    public static void sides(
            float[] x, float[] b, float[] aw, int ow, float[] ae, int oe, float[] an, int on, float[] as, int os,
            int nz, int o, int w, int e, int n, int s) {
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

    /** r = b + sides - diagonal x, the vertical neighbours left out. */
    public static void residualSides(
            float[] r, float[] x, float[] b, float[] diagonal, float[] west, float[] east, float[] north, float[] south,
            int nz, int o, int w, int e, int n, int s) {
        int bound = SPECIES.loopBound(nz);
        int k = 0;
        for (; k < bound; k += SPECIES.length()) {
            FloatVector sum = load(west, o + k).mul(load(x, w + k)).add(load(east, o + k).mul(load(x, e + k)));
            FloatVector other = load(north, o + k).mul(load(x, n + k)).add(load(south, o + k).mul(load(x, s + k)));
            FloatVector own = load(diagonal, o + k).mul(load(x, o + k));
            load(b, o + k).add(sum.add(other)).sub(own).intoArray(r, o + k);
        }
        for (; k < nz; k++) {
            float sum = west[o + k] * x[w + k] + east[o + k] * x[e + k];
            float other = north[o + k] * x[n + k] + south[o + k] * x[s + k];
            r[o + k] = b[o + k] + (sum + other) - diagonal[o + k] * x[o + k];
        }
    }

    /** See {@code ColumnKernels.correction}. */
    public static void correction(
            float[] out, int oo, float[] x, float[] flux, int f, float[] aperture, int fa, int fd, int nz,
            int a, int b, int c, int d) {
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
            VectorMask<Float> same =
                    product.compare(VectorOperators.GT, 0).and(open.compare(VectorOperators.GT, 0));
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

    private static FloatVector load(float[] array, int offset) {
        return FloatVector.fromArray(SPECIES, array, offset);
    }
}
