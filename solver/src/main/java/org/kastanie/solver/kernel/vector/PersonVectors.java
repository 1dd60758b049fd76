package org.kastanie.solver.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Vector twin of {@link org.kastanie.solver.kernel.reference.PersonKernel}: the directions lie in the lanes. */
public final class PersonVectors {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_256;
    private static final int WIDTH = 8;

    private PersonVectors() {}

    public static void gather(
            int[] source, byte[] ray, byte[] share, int from, int to, float[] pair, float[] table, float[] out) {
        FloatVector a = FloatVector.zero(S);
        FloatVector b = FloatVector.zero(S);
        for (int k = from; k < to; k++) {
            float w = share[k] & 255;
            int i = 2 * source[k];
            FloatVector t = FloatVector.fromArray(S, table, (ray[k] & 255) * WIDTH);
            a = t.fma(FloatVector.broadcast(S, w * pair[i]), a);
            b = t.fma(FloatVector.broadcast(S, w * pair[i + 1]), b);
        }
        a.intoArray(out, 0);
        b.intoArray(out, WIDTH);
    }
}
