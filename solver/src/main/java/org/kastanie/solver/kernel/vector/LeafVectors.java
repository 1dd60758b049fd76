package org.kastanie.solver.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.kastanie.solver.kernel.reference.LeafKernel;

/** Vector twin of {@link LeafKernel}. */
public final class LeafVectors {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> I = IntVector.SPECIES_PREFERRED;
    private static final int LANES = LeafKernel.LANES;

    private LeafVectors() {}

    public static int depths(
            float[] base,
            float[] top,
            float[] extinction,
            int start,
            int apart,
            int[] step,
            int steps,
            int[] offset,
            float[] near,
            float[] far,
            float cotangent,
            float slant,
            float[] height,
            float[] stop,
            float[] log) {
        int kept = 0;
        for (int k = 0; k < steps; k++) {
            int j = step[k];
            int p = start + offset[j];
            boolean any = false;
            for (int i = 0; i < LANES; i += S.length()) {
                FloatVector h = FloatVector.fromArray(S, height, i);
                FloatVector s = FloatVector.fromArray(S, stop, i);
                FloatVector u;
                FloatVector v;
                FloatVector weight;
                if (apart == 0) {
                    u = FloatVector.broadcast(S, base[p]).sub(h).mul(cotangent);
                    v = FloatVector.broadcast(S, top[p]).sub(h).mul(cotangent);
                    weight = FloatVector.broadcast(S, extinction[p] * slant);
                } else {
                    u = FloatVector.fromArray(S, base, p + i).sub(h).mul(cotangent);
                    v = FloatVector.fromArray(S, top, p + i).sub(h).mul(cotangent);
                    weight = FloatVector.fromArray(S, extinction, p + i).mul(slant);
                }
                FloatVector way = u.max(v).min(s.min(far[j])).sub(u.min(v).max(near[j]));
                FloatVector before = FloatVector.zero(S);
                if (kept > 0) {
                    before = FloatVector.fromArray(S, log, (kept - 1) * LANES + i);
                }
                FloatVector sum = before.sub(way.max(0f).mul(weight)).max(LeafKernel.DARK);
                sum.intoArray(log, kept * LANES + i);
                any |= sum.compare(VectorOperators.LT, before).anyTrue();
            }
            if (any) {
                step[kept++] = j;
            }
        }
        return kept;
    }

    public static void most(float[] through, int from, int steps, int[] most) {
        for (int i = 0; i < LANES; i += S.length()) {
            FloatVector largest = FloatVector.zero(S);
            FloatVector before = FloatVector.broadcast(S, 1f);
            if (from > 0) {
                before = FloatVector.fromArray(S, through, (from - 1) * LANES + i);
            }
            IntVector which = IntVector.broadcast(I, -1);
            for (int k = from; k < steps; k++) {
                FloatVector now = FloatVector.fromArray(S, through, k * LANES + i);
                FloatVector fall = before.sub(now);
                VectorMask<Float> more = fall.compare(VectorOperators.GT, largest);
                which = which.blend(k, more.cast(I));
                largest = largest.max(fall);
                before = now;
            }
            which.intoArray(most, i);
        }
    }
}
