package org.kastanie.solver.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.kastanie.solver.kernel.reference.LeafBandKernel;

/** Vector twin of {@link LeafBandKernel}; a stack's columns are broadcast. */
public final class LeafBandVectors {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = LeafBandKernel.LANES;

    private LeafBandVectors() {}

    public static void rays(
            float[] base,
            float[] top,
            float[] extinction,
            int start,
            int apart,
            float[] height,
            float[] horizon,
            int first,
            int[] offset,
            float[] near,
            int from,
            int to,
            float[] upper,
            float[] lower,
            float[] weight) {
        for (int i = 0; i < LANES; i += S.length()) {
            FloatVector h = FloatVector.fromArray(S, height, first + i);
            FloatVector t = FloatVector.fromArray(S, horizon, first + i);
            for (int j = from; j < to; j++) {
                int p = start + offset[j];
                int at = j * LANES + i;
                FloatVector rise;
                if (apart == 0) {
                    rise = FloatVector.broadcast(S, top[p]).sub(h);
                    FloatVector.broadcast(S, base[p]).sub(h).intoArray(lower, at);
                    FloatVector.broadcast(S, extinction[p]).intoArray(weight, at);
                } else {
                    rise = FloatVector.fromArray(S, top, p + i).sub(h);
                    FloatVector.fromArray(S, base, p + i).sub(h).intoArray(lower, at);
                    FloatVector.fromArray(S, extinction, p + i).intoArray(weight, at);
                }
                VectorMask<Float> seen = rise.compare(VectorOperators.GT, t.mul(near[j]));
                FloatVector.broadcast(S, LeafBandKernel.HIDDEN)
                        .blend(rise, seen)
                        .intoArray(upper, at);
            }
        }
    }

    public static void tangents(
            float[] base,
            float[] top,
            float[] extinction,
            int start,
            int apart,
            float[] height,
            float[] horizon,
            int first,
            int[] offset,
            float[] inverse,
            float[] length,
            int from,
            int to,
            float[] upper,
            float[] lower,
            float[] weight) {
        for (int i = 0; i < LANES; i += S.length()) {
            FloatVector h = FloatVector.fromArray(S, height, first + i);
            FloatVector t = FloatVector.fromArray(S, horizon, first + i);
            for (int j = from; j < to; j++) {
                int p = start + offset[j];
                int at = j * LANES + i;
                FloatVector up;
                FloatVector down;
                if (apart == 0) {
                    up = FloatVector.broadcast(S, top[p]);
                    down = FloatVector.broadcast(S, base[p]);
                    FloatVector.broadcast(S, extinction[p] * length[j]).intoArray(weight, at);
                } else {
                    up = FloatVector.fromArray(S, top, p + i);
                    down = FloatVector.fromArray(S, base, p + i);
                    FloatVector.fromArray(S, extinction, p + i).mul(length[j]).intoArray(weight, at);
                }
                up.sub(h).mul(inverse[j]).intoArray(upper, at);
                down.sub(h).mul(inverse[j]).max(t).intoArray(lower, at);
            }
        }
    }

    public static void slants(
            float[] upper,
            float[] lower,
            float[] weight,
            float[] near,
            float[] far,
            int from,
            int to,
            int[] reached,
            float[] cotangent,
            int band,
            float[] depth,
            int stride,
            int at) {
        FloatVector zero = FloatVector.zero(S);
        for (int i = 0; i < LANES; i += S.length()) {
            for (int j = from; j < to; j++) {
                FloatVector u = FloatVector.fromArray(S, upper, j * LANES + i);
                FloatVector v = FloatVector.fromArray(S, lower, j * LANES + i);
                FloatVector w = FloatVector.fromArray(S, weight, j * LANES + i);
                for (int b = band; b < reached[j]; b++) {
                    int d = b * stride + at + i;
                    FloatVector way = u.mul(cotangent[b])
                            .min(far[j])
                            .sub(v.mul(cotangent[b]).max(near[j]))
                            .max(zero);
                    way.fma(w, FloatVector.fromArray(S, depth, d)).intoArray(depth, d);
                }
            }
        }
    }

    public static void overlaps(
            float[] upper,
            float[] lower,
            float[] weight,
            int from,
            int to,
            int[] reached,
            float[] low,
            float[] high,
            int band,
            float[] overlap,
            int stride,
            int at) {
        FloatVector zero = FloatVector.zero(S);
        for (int i = 0; i < LANES; i += S.length()) {
            for (int j = from; j < to; j++) {
                FloatVector u = FloatVector.fromArray(S, upper, j * LANES + i);
                FloatVector v = FloatVector.fromArray(S, lower, j * LANES + i);
                FloatVector w = FloatVector.fromArray(S, weight, j * LANES + i);
                for (int b = band; b < reached[j]; b++) {
                    int d = b * stride + at + i;
                    FloatVector both = u.min(high[b]).sub(v.max(low[b])).max(zero);
                    both.fma(w, FloatVector.fromArray(S, overlap, d)).intoArray(overlap, d);
                }
            }
        }
    }
}
