package org.kastanie.solver.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vector twin of {@link org.kastanie.solver.kernel.reference.CrownKernel}; whole vectors are read and written (see
 * {@link HorizonVectors#SLACK}).
 */
public final class CrownVectors {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private CrownVectors() {}

    public static void slants(
            float[] base,
            float[] top,
            float[] extinction,
            int start,
            int count,
            float[] height,
            float[] second,
            int heightStart,
            int[] offset,
            float[] near,
            float[] far,
            int steps,
            float cotangent,
            float[] depth,
            float[] secondDepth) {
        FloatVector zero = FloatVector.zero(S);
        for (int i = 0; i < count; i += S.length()) {
            FloatVector sum = FloatVector.fromArray(S, depth, heightStart + i);
            FloatVector h = FloatVector.fromArray(S, height, heightStart + i);
            FloatVector sum2 = FloatVector.fromArray(S, secondDepth, heightStart + i);
            FloatVector h2 = FloatVector.fromArray(S, second, heightStart + i);
            for (int j = 0; j < steps; j++) {
                int p = start + i + offset[j];
                FloatVector t = FloatVector.fromArray(S, top, p);
                FloatVector b = FloatVector.fromArray(S, base, p);
                FloatVector e = FloatVector.fromArray(S, extinction, p);
                FloatVector upper = t.sub(h).mul(cotangent).min(far[j]);
                FloatVector lower = b.sub(h).mul(cotangent).max(near[j]);
                sum = upper.sub(lower).max(zero).fma(e, sum);
                upper = t.sub(h2).mul(cotangent).min(far[j]);
                lower = b.sub(h2).mul(cotangent).max(near[j]);
                sum2 = upper.sub(lower).max(zero).fma(e, sum2);
            }
            sum.intoArray(depth, heightStart + i);
            sum2.intoArray(secondDepth, heightStart + i);
        }
    }

    public static void stack(
            float[] base,
            float[] top,
            float[] extinction,
            int cell,
            int count,
            float[] height,
            int[] offset,
            float[] near,
            float[] far,
            int steps,
            float cotangent,
            float[] depth) {
        FloatVector zero = FloatVector.zero(S);
        for (int i = 0; i < count; i += S.length()) {
            FloatVector sum = FloatVector.fromArray(S, depth, i);
            FloatVector h = FloatVector.fromArray(S, height, i);
            for (int j = 0; j < steps; j++) {
                int p = cell + offset[j];
                float e = extinction[p];
                if (e > 0) {
                    FloatVector upper = FloatVector.broadcast(S, top[p])
                            .sub(h)
                            .mul(cotangent)
                            .min(far[j]);
                    FloatVector lower = FloatVector.broadcast(S, base[p])
                            .sub(h)
                            .mul(cotangent)
                            .max(near[j]);
                    sum = upper.sub(lower).max(zero).fma(FloatVector.broadcast(S, e), sum);
                }
            }
            sum.intoArray(depth, i);
        }
    }
}
