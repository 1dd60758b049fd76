package org.kastanie.solver.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.kastanie.solver.kernel.reference.RowsKernel;

/** Vector twin of {@link RowsKernel}: neighbouring rows of a slice lie in the lanes. */
public final class RowsVectors {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = RowsKernel.LANES;

    private RowsVectors() {}

    public static void gather(int[] index, float[] weight, int[] sliceStart, int slices, float[] source, float[] sums) {
        for (int s = 0; s < slices; s++) {
            int end = sliceStart[s + 1];
            for (int i = 0; i < LANES; i += S.length()) {
                FloatVector sum = FloatVector.zero(S);
                for (int k = sliceStart[s] + i; k < end; k += LANES) {
                    sum = FloatVector.fromArray(S, weight, k).fma(FloatVector.fromArray(S, source, 0, index, k), sum);
                }
                sum.intoArray(sums, s * LANES + i);
            }
        }
    }
}
