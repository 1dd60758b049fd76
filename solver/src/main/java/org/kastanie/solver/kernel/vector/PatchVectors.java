package org.kastanie.solver.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.kastanie.solver.kernel.reference.LeafKernel;
import org.kastanie.solver.kernel.reference.PatchKernel;

/**
 * Vector twin of {@link PatchKernel}; whole vectors are read and written, of normals and carries only those that are meant.
 */
public final class PatchVectors {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> I = IntVector.SPECIES_PREFERRED;

    private PatchVectors() {}

    public static void shares(
            float[] horizon, int count, int lanes, float[] upper, float[] inverse, float[] through, float[] share) {
        for (int b = 0; b < upper.length; b++) {
            for (int i = 0; i < count; i += S.length()) {
                FloatVector covered = FloatVector.fromArray(S, horizon, i);
                FloatVector open = FloatVector.broadcast(S, upper[b])
                        .sub(covered)
                        .mul(inverse[b])
                        .min(1f)
                        .max(0f);
                open.mul(FloatVector.fromArray(S, through, b * lanes + i)).intoArray(share, b * lanes + i);
            }
        }
    }

    public static void depths(
            float[] depth,
            float[] overlap,
            float[] horizon,
            int count,
            int lanes,
            float[] low,
            float[] high,
            float[] secant,
            float[] log) {
        for (int b = 0; b < secant.length; b++) {
            for (int i = 0; i < count; i += S.length()) {
                FloatVector sum = FloatVector.fromArray(S, depth, b * lanes + i);
                FloatVector both = FloatVector.fromArray(S, overlap, b * lanes + i);
                if (both.compare(VectorOperators.NE, 0f).anyTrue()) {
                    FloatVector width = FloatVector.broadcast(S, high[b])
                            .sub(FloatVector.fromArray(S, horizon, i).max(low[b]))
                            .max(PatchKernel.NARROW);
                    sum = both.div(width).add(sum);
                }
                sum.mul(secant[b]).neg().max(LeafKernel.DARK).intoArray(log, b * lanes + i);
            }
        }
    }

    public static void sum(float[] share, float[] weight, int first, int count, int lanes, float[] whole) {
        for (int i = 0; i < count; i += S.length()) {
            VectorMask<Float> in = S.indexInRange(i, count);
            FloatVector sum = FloatVector.fromArray(S, whole, first + i, in);
            for (int b = 0; b < weight.length; b++) {
                sum = FloatVector.fromArray(S, share, b * lanes + i).fma(FloatVector.broadcast(S, weight[b]), sum);
            }
            sum.intoArray(whole, first + i, in);
        }
    }

    public static void incidence(
            float[] nx,
            float[] ny,
            float[] nz,
            int first,
            int count,
            int lanes,
            float sine,
            float cosine,
            float[] up,
            float[] aside,
            float turn,
            float tilt,
            float[] solid,
            float[] share,
            float[] weight,
            float[] whole) {
        for (int i = 0; i < count; i += S.length()) {
            VectorMask<Float> in = S.indexInRange(i, count);
            FloatVector x = FloatVector.fromArray(S, nx, first + i, in);
            FloatVector y = FloatVector.fromArray(S, ny, first + i, in);
            FloatVector z = FloatVector.fromArray(S, nz, first + i, in);
            FloatVector sum = FloatVector.fromArray(S, whole, first + i, in);
            FloatVector towards = x.fma(FloatVector.broadcast(S, sine), y.mul(cosine));
            FloatVector beside =
                    x.fma(FloatVector.broadcast(S, cosine), y.mul(sine).neg());
            VectorMask<Float> level = z.compare(VectorOperators.GT, PatchKernel.LEVEL);
            for (int b = 0; b < up.length; b++) {
                FloatVector mean = z.fma(FloatVector.broadcast(S, up[b]), towards.mul(aside[b]));
                FloatVector across = beside.mul(aside[b]).mul(turn);
                FloatVector along = z.fma(
                                FloatVector.broadcast(S, aside[b]),
                                towards.mul(up[b]).neg())
                        .mul(tilt);
                FloatVector square = across.fma(across, along.fma(along, FloatVector.broadcast(S, 1e-12f)));
                FloatVector seen = mean.blend(up[b], level);
                VectorMask<Float> cut = mean.max(0f)
                        .mul(mean)
                        .compare(VectorOperators.LT, square)
                        .andNot(level);
                if (cut.anyTrue()) {
                    FloatVector spread = square.lanewise(VectorOperators.SQRT);
                    FloatVector part = mean.add(spread).min(spread.add(spread)).max(0f);
                    seen = seen.blend(part.mul(part).div(spread.mul(4f)), cut);
                }
                mean = mean.blend(up[b], level);
                FloatVector s = FloatVector.fromArray(S, share, b * lanes + i);
                sum = s.fma(seen.mul(solid[b]), sum);
                s.blend(0f, mean.compare(VectorOperators.LE, 0f)).intoArray(share, b * lanes + i);
                mean.max(PatchKernel.LEAST).mul(solid[b]).intoArray(weight, b * lanes + i);
            }
            sum.intoArray(whole, first + i, in);
        }
    }

    public static void pack(
            float[] share,
            float[] weight,
            int first,
            int count,
            int lanes,
            boolean upwards,
            int[] shift,
            float[] most,
            float[] carry,
            int[] bits) {
        int n = shift.length;
        FloatVector zero = FloatVector.zero(S);
        for (int i = 0; i < count; i += S.length()) {
            VectorMask<Float> in = S.indexInRange(i, count);
            FloatVector rest = FloatVector.fromArray(S, carry, first + i, in);
            IntVector word = IntVector.zero(I);
            for (int k = 0; k < n; k++) {
                int b = upwards ? k : n - 1 - k;
                FloatVector of = FloatVector.fromArray(S, weight, b * lanes + i);
                FloatVector part = FloatVector.fromArray(S, share, b * lanes + i);
                FloatVector step = of.mul(1 / most[b]);
                FloatVector wish = part.fma(of, rest);
                FloatVector least = zero.blend(most[b], part.compare(VectorOperators.GE, 1f));
                FloatVector largest = zero.blend(most[b], part.compare(VectorOperators.GT, 0f));
                FloatVector cut = zero.blend(1f, wish.compare(VectorOperators.GT, step.mul(0.5f)));
                if (most[b] > 1) {
                    cut = cut.blend(2f, wish.compare(VectorOperators.GT, step.mul(1.5f)))
                            .blend(3f, wish.compare(VectorOperators.GT, step.mul(2.5f)));
                }
                cut = cut.min(largest).max(least);
                rest = cut.neg().fma(step, wish);
                IntVector whole = (IntVector) cut.convert(VectorOperators.F2I, 0);
                word = word.or(whole.lanewise(VectorOperators.LSHL, shift[b]));
            }
            rest.intoArray(carry, first + i, in);
            word.intoArray(bits, i);
        }
    }
}
