package org.kastanie.solver.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.kastanie.solver.kernel.reference.DiscKernel;

/**
 * Vector twin of {@link DiscKernel}; whole vectors are read and written (see {@link HorizonVectors#SLACK}). Vectors that are
 * all lit or dark, which most are, are known by two comparisons.
 */
public final class DiscVectors {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private DiscVectors() {}

    public static void lower(
            float[] height, float[] limb, float[] blur, float side, int count, float stretch, float[] share) {
        float half = 0.5f * stretch;
        float least = DiscKernel.LEAST * stretch;
        FloatVector zero = FloatVector.zero(S);
        FloatVector middle = FloatVector.broadcast(S, 0.5f);
        FloatVector away = FloatVector.broadcast(S, -side);
        FloatVector e1 = FloatVector.broadcast(S, DiscKernel.E1);
        FloatVector e2 = FloatVector.broadcast(S, DiscKernel.E2);
        FloatVector e3 = FloatVector.broadcast(S, DiscKernel.E3);
        FloatVector inverse = FloatVector.broadcast(S, 1 / stretch);
        for (int i = 0; i < count; i += S.length()) {
            FloatVector w = FloatVector.fromArray(S, blur, i);
            FloatVector y = FloatVector.fromArray(S, height, i).sub(away.fma(w, FloatVector.fromArray(S, limb, i)));
            w = w.max(least);
            FloatVector high = y.add(half);
            FloatVector low = y.sub(half);
            VectorMask<Float> lit = low.sub(w).compare(VectorOperators.GE, 0);
            VectorMask<Float> dark = high.add(w).compare(VectorOperators.LE, 0);
            FloatVector seen = zero;
            if (!lit.or(dark).allTrue()) {
                FloatVector a = high.abs();
                FloatVector t = a.div(w).min(1);
                FloatVector s = t.mul(t);
                FloatVector e = s.mul(s.fma(e3.fma(s, e2), e1));
                FloatVector above = w.fma(e, a.sub(w).max(zero).mul(0.5f));
                a = low.abs();
                t = a.div(w).min(1);
                s = t.mul(t);
                e = s.mul(s.fma(e3.fma(s, e2), e1));
                FloatVector below = w.fma(e, a.sub(w).max(zero).mul(0.5f));
                seen = above.sub(below).fma(inverse, middle).blend(zero, dark);
            }
            seen.blend(1, lit).min(FloatVector.fromArray(S, share, i)).intoArray(share, i);
        }
    }
}
