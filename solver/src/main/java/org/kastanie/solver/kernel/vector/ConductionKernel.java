package org.kastanie.solver.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Twin of {@link org.kastanie.solver.kernel.reference.ConductionKernel} for columns gathered in a block: layer j of facet i
 * stands at {@code j * stride + i} in every array, and {@code stride} holds whole vectors.
 */
public final class ConductionKernel {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private ConductionKernel() {}

    public static void eliminate(
            int n,
            int layers,
            float[] base,
            int stride,
            float[] deep,
            float[] conductance,
            float[] inverse,
            float[] p) {
        int last = layers - 1;
        for (int i = 0; i < n; i += S.length()) {
            int at = last * stride + i;
            FloatVector t = FloatVector.fromArray(S, base, at);
            FloatVector flow = FloatVector.fromArray(S, deep, i).sub(t).mul(conductance[layers]);
            FloatVector above = t;
            FloatVector k = FloatVector.broadcast(S, last == 0 ? 0f : conductance[last]);
            if (last > 0) {
                above = FloatVector.fromArray(S, base, at - stride);
            }
            FloatVector pj = k.fma(above.sub(t), flow).mul(inverse[last]);
            pj.intoArray(p, at);
            for (int j = last - 1; j >= 0; j--) {
                at -= stride;
                FloatVector down = t;
                t = above;
                FloatVector lower = down.sub(t).add(pj).mul(conductance[j + 1]);
                FloatVector up = FloatVector.broadcast(S, j == 0 ? 0f : conductance[j]);
                above = j == 0 ? t : FloatVector.fromArray(S, base, at - stride);
                pj = up.fma(above.sub(t), lower).mul(inverse[j]);
                pj.intoArray(p, at);
            }
        }
    }

    public static void substitute(
            int n, int layers, float[] rise, float[] p, int stride, float[] q, float factor, float[] from, float[] to) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector d = FloatVector.fromArray(S, rise, i);
            FloatVector scale = FloatVector.broadcast(S, factor);
            for (int j = 0; j < layers; j++) {
                int at = j * stride + i;
                d = d.fma(FloatVector.broadcast(S, q[j]), FloatVector.fromArray(S, p, at));
                scale.fma(d, FloatVector.fromArray(S, from, at)).intoArray(to, at);
            }
            d.intoArray(rise, i);
        }
    }
}
