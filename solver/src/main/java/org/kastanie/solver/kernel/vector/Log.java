package org.kastanie.solver.kernel.vector;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static org.kastanie.solver.kernel.reference.Log.LN2_HIGH;
import static org.kastanie.solver.kernel.reference.Log.LN2_LOW;
import static org.kastanie.solver.kernel.reference.Log.P0;
import static org.kastanie.solver.kernel.reference.Log.P1;
import static org.kastanie.solver.kernel.reference.Log.P2;
import static org.kastanie.solver.kernel.reference.Log.P3;
import static org.kastanie.solver.kernel.reference.Log.P4;
import static org.kastanie.solver.kernel.reference.Log.P5;
import static org.kastanie.solver.kernel.reference.Log.P6;
import static org.kastanie.solver.kernel.reference.Log.SQRT_HALF;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Twin of {@link org.kastanie.solver.kernel.reference.Log}; arrays must hold whole vectors beyond n. */
public final class Log {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private Log() {}

    public static void apply(int n, float[] x, float[] out) {
        for (int i = 0; i < n; i += S.length()) {
            IntVector bits = FloatVector.fromArray(S, x, i).reinterpretAsInts();
            IntVector exponent = bits.sub(SQRT_HALF).lanewise(ASHR, 23);
            FloatVector f =
                    bits.sub(exponent.lanewise(LSHL, 23)).reinterpretAsFloats().sub(1f);
            FloatVector e = (FloatVector) exponent.convert(VectorOperators.I2F, 0);
            FloatVector p = FloatVector.broadcast(S, P6).fma(f, FloatVector.broadcast(S, P5));
            p = p.fma(f, FloatVector.broadcast(S, P4));
            p = p.fma(f, FloatVector.broadcast(S, P3));
            p = p.fma(f, FloatVector.broadcast(S, P2));
            p = p.fma(f, FloatVector.broadcast(S, P1));
            p = p.fma(f, FloatVector.broadcast(S, P0));
            FloatVector f2 = f.mul(f);
            FloatVector low = e.fma(FloatVector.broadcast(S, LN2_LOW), f2.mul(-0.5f));
            FloatVector tail = f2.mul(f).fma(p, low);
            e.fma(FloatVector.broadcast(S, LN2_HIGH), f.add(tail)).intoArray(out, i);
        }
    }
}
