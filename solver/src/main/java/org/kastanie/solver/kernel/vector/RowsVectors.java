package org.kastanie.solver.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.kastanie.solver.kernel.reference.RowsKernel;

/**
 * Vector twin of {@link RowsKernel}: neighbouring rows of a slice lie in the lanes. Gathers take their places from an array,
 * so those of a slice are unpacked first, into scratch that stays in the nearest cache.
 */
public final class RowsVectors {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> I = IntVector.SPECIES_PREFERRED;
    private static final int LANES = RowsKernel.LANES;

    private RowsVectors() {}

    /** @param place scratch for four places of every quad of the longest slice */
    public static void gather(
            int[] index,
            int[] weight,
            int[] sliceStart,
            int slices,
            float[] first,
            float[] second,
            float[] firstSum,
            float[] secondSum,
            int[] place) {
        for (int s = 0; s < slices; s++) {
            int from = sliceStart[s];
            int to = sliceStart[s + 1];
            unpack(index, 2 * from, 2 * to, place);
            for (int i = 0; i < LANES; i += S.length()) {
                lanes(weight, from, to, i, first, place, firstSum, s * LANES + i);
                lanes(weight, from, to, i, second, place, secondSum, s * LANES + i);
            }
        }
    }

    private static void unpack(int[] index, int from, int to, int[] place) {
        for (int k = from; k < to; k += LANES) {
            for (int i = 0; i < LANES; i += I.length()) {
                IntVector two = IntVector.fromArray(I, index, k + i);
                int at = 2 * (k - from) + i;
                two.and(0xffff).intoArray(place, at);
                two.lanewise(VectorOperators.LSHR, 16).intoArray(place, at + LANES);
            }
        }
    }

    private static void lanes(
            int[] weight, int from, int to, int lane, float[] source, int[] place, float[] out, int at) {
        FloatVector sum = FloatVector.zero(S);
        for (int q = from; q < to; q += LANES) {
            IntVector w = IntVector.fromArray(I, weight, q + lane);
            int p = 4 * (q - from) + lane;
            sum = real(w.and(255)).fma(FloatVector.fromArray(S, source, 0, place, p), sum);
            sum = real(w.lanewise(VectorOperators.LSHR, 8).and(255))
                    .fma(FloatVector.fromArray(S, source, 0, place, p + LANES), sum);
            sum = real(w.lanewise(VectorOperators.LSHR, 16).and(255))
                    .fma(FloatVector.fromArray(S, source, 0, place, p + 2 * LANES), sum);
            sum = real(w.lanewise(VectorOperators.LSHR, 24))
                    .fma(FloatVector.fromArray(S, source, 0, place, p + 3 * LANES), sum);
        }
        sum.intoArray(out, at);
    }

    private static FloatVector real(IntVector w) {
        return (FloatVector) w.convert(VectorOperators.I2F, 0);
    }
}
