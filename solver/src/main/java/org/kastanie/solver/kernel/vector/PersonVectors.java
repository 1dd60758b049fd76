package org.kastanie.solver.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.kastanie.solver.kernel.reference.PersonKernel;

/** Vector twin of {@link PersonKernel}: both kinds of neighbouring persons lie in the lanes. */
public final class PersonVectors {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int ROW = PersonKernel.ROW;

    private PersonVectors() {}

    public static void runs(int[] base, int[] cells, byte[] ray, int from, int to, float[] pair, float[] values) {
        for (int k = from; k < to; k++) {
            int at = ROW * (ray[k] & 255);
            int source = 2 * base[k];
            int set = cells[k];
            for (int i = 0; i < ROW; i += S.length()) {
                FloatVector old = FloatVector.fromArray(S, values, at + i);
                FloatVector sum = FloatVector.fromArray(S, pair, source + i)
                        .fma(FloatVector.broadcast(S, PersonKernel.FULL), old);
                VectorMask<Float> met = VectorMask.fromLong(S, set >>> i);
                old.blend(sum, met).intoArray(values, at + i);
            }
        }
    }

    public static void weigh(float[] values, float[] weight, int from, int to, int[] across, float[] out) {
        int x = ROW * across[0];
        int y = ROW * across[1];
        int z = ROW * across[2];
        int n = S.length();
        // six sums in flight: none waits for its last addition
        for (int i = 0; i < ROW; i += 2 * n) {
            FloatVector a = FloatVector.fromArray(S, out, x + i);
            FloatVector b = FloatVector.fromArray(S, out, y + i);
            FloatVector c = FloatVector.fromArray(S, out, z + i);
            FloatVector d = FloatVector.fromArray(S, out, x + i + n);
            FloatVector e = FloatVector.fromArray(S, out, y + i + n);
            FloatVector f = FloatVector.fromArray(S, out, z + i + n);
            for (int r = from; r < to; r++) {
                FloatVector v = FloatVector.fromArray(S, values, ROW * r + i);
                FloatVector w = FloatVector.fromArray(S, values, ROW * r + i + n);
                FloatVector t = FloatVector.broadcast(S, weight[3 * r]);
                a = v.fma(t, a);
                d = w.fma(t, d);
                t = FloatVector.broadcast(S, weight[3 * r + 1]);
                b = v.fma(t, b);
                e = w.fma(t, e);
                t = FloatVector.broadcast(S, weight[3 * r + 2]);
                c = v.fma(t, c);
                f = w.fma(t, f);
            }
            a.intoArray(out, x + i);
            b.intoArray(out, y + i);
            c.intoArray(out, z + i);
            d.intoArray(out, x + i + n);
            e.intoArray(out, y + i + n);
            f.intoArray(out, z + i + n);
        }
    }
}
