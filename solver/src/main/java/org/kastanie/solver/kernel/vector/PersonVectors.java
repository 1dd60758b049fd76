package org.kastanie.solver.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/** Vector twin of {@link org.kastanie.solver.kernel.reference.PersonKernel}: directions and
 * kinds lie in the lanes. */
public final class PersonVectors {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_256;
    private static final VectorSpecies<Long> L = LongVector.SPECIES_256;
    private static final int WIDTH = 8;

    private PersonVectors() {}

    public static void gather(
            int[] source, byte[] ray, byte[] share, int[] start, int count, long[] pair, float[] table, float[] out) {
        for (int i = 0; i < count; i++) {
            FloatVector a = FloatVector.zero(S);
            FloatVector b = FloatVector.zero(S);
            FloatVector c = FloatVector.zero(S);
            FloatVector d = FloatVector.zero(S);
            int k = start[i];
            int to = start[i + 1];
            for (; k + 1 < to; k += 2) {
                FloatVector x = both(pair[source[k]]).mul(share[k] & 255);
                FloatVector y = both(pair[source[k + 1]]).mul(share[k + 1] & 255);
                int t = (ray[k] & 255) * 2 * WIDTH;
                int u = (ray[k + 1] & 255) * 2 * WIDTH;
                a = FloatVector.fromArray(S, table, t).fma(x, a);
                b = FloatVector.fromArray(S, table, t + WIDTH).fma(x, b);
                c = FloatVector.fromArray(S, table, u).fma(y, c);
                d = FloatVector.fromArray(S, table, u + WIDTH).fma(y, d);
            }
            if (k < to) {
                FloatVector x = both(pair[source[k]]).mul(share[k] & 255);
                int t = (ray[k] & 255) * 2 * WIDTH;
                a = FloatVector.fromArray(S, table, t).fma(x, a);
                b = FloatVector.fromArray(S, table, t + WIDTH).fma(x, b);
            }
            a.add(c).intoArray(out, 2 * WIDTH * i);
            b.add(d).intoArray(out, 2 * WIDTH * i + WIDTH);
        }
    }

    /** Both kinds of a source, over and over. */
    private static FloatVector both(long pair) {
        return LongVector.broadcast(L, pair).reinterpretAsFloats();
    }
}
