package org.kastanie.solver.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.kastanie.solver.kernel.reference.SkyKernel;

/**
 * Vector twin of {@link SkyKernel}: one word load serves two azimuths, whose fields reach floats by shift and mask instead
 * of the slow change of shape. The number of lanes must be a multiple of 16.
 */
public final class SkyVectors {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> I = IntVector.SPECIES_PREFERRED;

    /** Sums that are made in one go. */
    public static final int SUMS = 6;

    private static final int FIELDS = SkyKernel.FIELDS;
    private static final int[] SHIFT = new int[FIELDS];
    private static final int[] MASK = new int[FIELDS];

    static {
        for (int f = 0; f < FIELDS; f++) {
            SHIFT[f] = SkyKernel.shift(f);
            MASK[f] = SkyKernel.mask(f);
        }
    }

    private SkyVectors() {}

    /**
     * As the scalar form, for a number of sums that {@link #SUMS} divides: one kernel only, because a method into which
     * several are inlined grows past what the compiler keeps in registers.
     */
    public static void contract(int[] words, int lanes, int groups, float[] weight, int sums, float[] out) {
        for (int k = 0; k < sums; k += SUMS) {
            six(words, lanes, groups, weight, sums, k, out);
        }
    }

    private static void six(int[] words, int lanes, int groups, float[] weight, int sums, int k, float[] out) {
        for (int i = 0; i < lanes; i += S.length()) {
            FloatVector a = FloatVector.zero(S);
            FloatVector b = a;
            FloatVector c = a;
            FloatVector d = a;
            FloatVector e = a;
            FloatVector f = a;
            for (int g = 0; g < groups; g++) {
                IntVector w = IntVector.fromArray(I, words, g * lanes + i);
                for (int p = 0; p < FIELDS; p++) {
                    FloatVector v =
                            real(w.lanewise(VectorOperators.LSHR, SHIFT[p]).and(MASK[p]));
                    int q = (FIELDS * g + p) * sums + k;
                    a = v.fma(FloatVector.broadcast(S, weight[q]), a);
                    b = v.fma(FloatVector.broadcast(S, weight[q + 1]), b);
                    c = v.fma(FloatVector.broadcast(S, weight[q + 2]), c);
                    d = v.fma(FloatVector.broadcast(S, weight[q + 3]), d);
                    e = v.fma(FloatVector.broadcast(S, weight[q + 4]), e);
                    f = v.fma(FloatVector.broadcast(S, weight[q + 5]), f);
                }
            }
            a.intoArray(out, k * lanes + i);
            b.intoArray(out, (k + 1) * lanes + i);
            c.intoArray(out, (k + 2) * lanes + i);
            d.intoArray(out, (k + 3) * lanes + i);
            e.intoArray(out, (k + 4) * lanes + i);
            f.intoArray(out, (k + 5) * lanes + i);
        }
    }

    private static FloatVector real(IntVector w) {
        return (FloatVector) w.convert(VectorOperators.I2F, 0);
    }
}
