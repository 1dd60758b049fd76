package org.kastanie.solver.kernel.vector;

import static jdk.incubator.vector.VectorOperators.LSHL;
import static org.kastanie.solver.kernel.reference.Exp.LN2_HIGH;
import static org.kastanie.solver.kernel.reference.Exp.LN2_LOW;
import static org.kastanie.solver.kernel.reference.Exp.LOG2_E;
import static org.kastanie.solver.kernel.reference.Exp.P0;
import static org.kastanie.solver.kernel.reference.Exp.P1;
import static org.kastanie.solver.kernel.reference.Exp.P2;
import static org.kastanie.solver.kernel.reference.Exp.P3;
import static org.kastanie.solver.kernel.reference.Exp.P4;
import static org.kastanie.solver.kernel.reference.Exp.ROUND;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Twin of {@link org.kastanie.solver.kernel.reference.Exp}; arrays must hold whole vectors beyond n. */
public final class Exp {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private Exp() {}

    public static void apply(int n, float[] x, float[] out) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector v = FloatVector.fromArray(S, x, i);
            FloatVector shifted = v.fma(LOG2_E, ROUND);
            FloatVector minusN = shifted.sub(ROUND).neg();
            FloatVector r =
                    minusN.fma(FloatVector.broadcast(S, LN2_LOW), minusN.fma(FloatVector.broadcast(S, LN2_HIGH), v));
            FloatVector p = FloatVector.broadcast(S, P4).fma(r, FloatVector.broadcast(S, P3));
            p = p.fma(r, FloatVector.broadcast(S, P2));
            p = p.fma(r, FloatVector.broadcast(S, P1));
            p = p.fma(r, FloatVector.broadcast(S, P0));
            FloatVector power = r.mul(r).fma(p, r).add(1f);
            FloatVector scale = shifted.reinterpretAsInts()
                    .lanewise(LSHL, 23)
                    .add(0x3f800000)
                    .reinterpretAsFloats();
            power.mul(scale).intoArray(out, i);
        }
    }
}
