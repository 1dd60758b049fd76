package org.kastanie.solver.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.kastanie.solver.kernel.reference.UtciPolynomial;

/**
 * Vector twin of {@link UtciPolynomial}: two vectors of cells at a time share every coefficient; whole pairs of vectors are
 * read and written, so arrays must hold {@link #SLACK} elements more than cells.
 */
public final class UtciVectors {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    public static final int SLACK = 2 * FloatVector.SPECIES_512.length();
    private static final float[] A = UtciPolynomial.coefficients();

    private UtciVectors() {}

    public static void offset(float[] t, float[] d, float[] v, float[] p, float[] out, int n) {
        for (int c = 0; c < n; c += 2 * S.length()) {
            pair(t, d, v, p, out, c);
        }
    }

    private static void pair(float[] t, float[] d, float[] v, float[] p, float[] out, int c) {
        int o = c + S.length();
        FloatVector t0 = FloatVector.fromArray(S, t, c);
        FloatVector t1 = FloatVector.fromArray(S, t, o);
        FloatVector v0 = FloatVector.fromArray(S, v, c);
        FloatVector v1 = FloatVector.fromArray(S, v, o);
        FloatVector sumP0 = FloatVector.zero(S);
        FloatVector sumP1 = FloatVector.zero(S);
        int next = 0;
        for (int i = 0; i <= UtciPolynomial.ORDER; i++) {
            FloatVector sumD0 = FloatVector.zero(S);
            FloatVector sumD1 = FloatVector.zero(S);
            for (int j = 0; j <= i; j++) {
                FloatVector sumV0 = FloatVector.zero(S);
                FloatVector sumV1 = FloatVector.zero(S);
                for (int k = 0; k <= j; k++) {
                    FloatVector sumT0 = FloatVector.broadcast(S, A[next]);
                    FloatVector sumT1 = sumT0;
                    next++;
                    for (int l = 0; l < k; l++) {
                        FloatVector a = FloatVector.broadcast(S, A[next++]);
                        sumT0 = sumT0.fma(t0, a);
                        sumT1 = sumT1.fma(t1, a);
                    }
                    sumV0 = sumV0.fma(v0, sumT0);
                    sumV1 = sumV1.fma(v1, sumT1);
                }
                sumD0 = sumD0.fma(FloatVector.fromArray(S, d, c), sumV0);
                sumD1 = sumD1.fma(FloatVector.fromArray(S, d, o), sumV1);
            }
            sumP0 = sumP0.fma(FloatVector.fromArray(S, p, c), sumD0);
            sumP1 = sumP1.fma(FloatVector.fromArray(S, p, o), sumD1);
        }
        sumP0.intoArray(out, c);
        sumP1.intoArray(out, o);
    }
}
