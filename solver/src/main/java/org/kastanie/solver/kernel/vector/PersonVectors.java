package org.kastanie.solver.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Vector twin of {@link org.kastanie.solver.kernel.reference.PersonKernel}: the directions lie in the lanes. */
public final class PersonVectors {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_256;
    private static final int WIDTH = 8;

    private PersonVectors() {}

    public static void gather(
            int[] source, byte[] ray, byte[] share, int[] start, int count, float[] pair, float[] table, float[] out) {
        for (int i = 0; i < count; i++) {
            FloatVector a = FloatVector.zero(S);
            FloatVector b = FloatVector.zero(S);
            FloatVector c = FloatVector.zero(S);
            FloatVector d = FloatVector.zero(S);
            int k = start[i];
            int to = start[i + 1];
            for (; k + 1 < to; k += 2) {
                float w = share[k] & 255;
                float v = share[k + 1] & 255;
                int p = 2 * source[k];
                int q = 2 * source[k + 1];
                FloatVector t = FloatVector.fromArray(S, table, (ray[k] & 255) * WIDTH);
                FloatVector u = FloatVector.fromArray(S, table, (ray[k + 1] & 255) * WIDTH);
                a = t.fma(FloatVector.broadcast(S, w * pair[p]), a);
                b = t.fma(FloatVector.broadcast(S, w * pair[p + 1]), b);
                c = u.fma(FloatVector.broadcast(S, v * pair[q]), c);
                d = u.fma(FloatVector.broadcast(S, v * pair[q + 1]), d);
            }
            if (k < to) {
                float w = share[k] & 255;
                int p = 2 * source[k];
                FloatVector t = FloatVector.fromArray(S, table, (ray[k] & 255) * WIDTH);
                a = t.fma(FloatVector.broadcast(S, w * pair[p]), a);
                b = t.fma(FloatVector.broadcast(S, w * pair[p + 1]), b);
            }
            a.add(c).intoArray(out, 2 * WIDTH * i);
            b.add(d).intoArray(out, 2 * WIDTH * i + WIDTH);
        }
    }
}
