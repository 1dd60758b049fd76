package org.kastanie.solver.kernel.vector;

import static org.kastanie.solver.kernel.reference.SaturationKernel.A;
import static org.kastanie.solver.kernel.reference.SaturationKernel.B;
import static org.kastanie.solver.kernel.reference.SaturationKernel.COLDEST;
import static org.kastanie.solver.kernel.reference.SaturationKernel.E0;
import static org.kastanie.solver.kernel.reference.SaturationKernel.HOTTEST;
import static org.kastanie.solver.kernel.reference.SaturationKernel.RATIO;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Twin of {@link org.kastanie.solver.kernel.reference.SaturationKernel}; arrays must hold whole vectors beyond n. */
public final class SaturationKernel {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private SaturationKernel() {}

    public static void apply(int n, float[] celsius, float pressure, float[] humidity, float[] slope) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector t = FloatVector.fromArray(S, celsius, i).max(COLDEST).min(HOTTEST);
            FloatVector inverse = FloatVector.broadcast(S, 1f).div(t.add(B));
            t.mul(A).mul(inverse).intoArray(humidity, i);
            inverse.mul(A * B).mul(inverse).intoArray(slope, i);
        }
        Exp.apply(n, humidity, humidity);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector e = FloatVector.fromArray(S, humidity, i).mul(E0);
            FloatVector d = FloatVector.broadcast(S, 1f).div(e.fma(RATIO - 1f, pressure));
            FloatVector q = e.mul(RATIO).mul(d);
            q.intoArray(humidity, i);
            q.mul(pressure).mul(d).mul(FloatVector.fromArray(S, slope, i)).intoArray(slope, i);
        }
    }
}
