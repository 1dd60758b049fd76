package org.kastanie.solver.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vector twin of {@link org.kastanie.solver.kernel.reference.HorizonKernel}: two vectors of neighbouring cells (one for
 * a short rest) stay in registers over all steps. The arrays must hold {@link #SLACK} elements beyond the last cell: whole vectors are read and
 * written, elements beyond {@code count} are rubbish.
 */
public final class HorizonVectors {
    /** Elements that may be touched beyond the count. */
    public static final int SLACK = 64;

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private HorizonVectors() {}

    public static void shadowHeight(
            float[] top, int start, int count, int[] offset, float[] drop, int steps, float[] out, int outStart) {
        int lanes = S.length();
        int i = 0;
        for (; i + lanes < count; i += 2 * lanes) {
            FloatVector a = FloatVector.fromArray(S, out, outStart + i);
            FloatVector b = FloatVector.fromArray(S, out, outStart + i + lanes);
            int at = start + i;
            for (int j = 0; j < steps; j++) {
                int p = at + offset[j];
                float d = drop[j];
                a = a.max(FloatVector.fromArray(S, top, p).sub(d));
                b = b.max(FloatVector.fromArray(S, top, p + lanes).sub(d));
            }
            a.intoArray(out, outStart + i);
            b.intoArray(out, outStart + i + lanes);
        }
        if (i < count) {
            FloatVector a = FloatVector.fromArray(S, out, outStart + i);
            for (int j = 0; j < steps; j++) {
                a = a.max(FloatVector.fromArray(S, top, start + i + offset[j]).sub(drop[j]));
            }
            a.intoArray(out, outStart + i);
        }
    }

    public static void horizon(
            float[] top,
            int start,
            int count,
            float[] height,
            int[] offset,
            float[] inverse,
            int from,
            int to,
            float[] out) {
        int lanes = S.length();
        for (int i = 0; i < count; i += 2 * lanes) {
            FloatVector a = FloatVector.fromArray(S, out, i);
            FloatVector b = FloatVector.fromArray(S, out, i + lanes);
            FloatVector ha = FloatVector.fromArray(S, height, i);
            FloatVector hb = FloatVector.fromArray(S, height, i + lanes);
            int at = start + i;
            for (int j = from; j < to; j++) {
                int p = at + offset[j];
                float d = inverse[j];
                a = a.max(FloatVector.fromArray(S, top, p).sub(ha).mul(d));
                b = b.max(FloatVector.fromArray(S, top, p + lanes).sub(hb).mul(d));
            }
            a.intoArray(out, i);
            b.intoArray(out, i + lanes);
        }
    }

    public static void stack(
            float[] top,
            int cell,
            int count,
            float[] height,
            int[] offset,
            float[] inverse,
            int from,
            int to,
            float[] out) {
        for (int i = 0; i < count; i += S.length()) {
            FloatVector a = FloatVector.fromArray(S, out, i);
            FloatVector h = FloatVector.fromArray(S, height, i);
            for (int j = from; j < to; j++) {
                a = a.max(FloatVector.broadcast(S, top[cell + offset[j]]).sub(h).mul(inverse[j]));
            }
            a.intoArray(out, i);
        }
    }
}
