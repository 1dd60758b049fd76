package org.kastanie.solver.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.kastanie.solver.kernel.reference.MarchKernel;

/**
 * Vector twin of {@link MarchKernel}: four steps are looked at together, and one by one only where some ray ends in them.
 * Arrays hold {@link HorizonVectors#SLACK} elements beyond the last ray.
 */
public final class MarchVectors {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> I = IntVector.SPECIES_PREFERRED;

    private MarchVectors() {}

    public static void first(
            float[] top,
            int start,
            int count,
            int[] offset,
            float[] rise,
            int from,
            int to,
            float[] height,
            int[] met) {
        for (int i = 0; i < count; i += S.length()) {
            int at = start + i;
            FloatVector h = FloatVector.fromArray(S, height, i);
            IntVector end = IntVector.broadcast(I, MarchKernel.NOTHING);
            VectorMask<Float> flying = S.indexInRange(i, count);
            int j = from;
            for (; j + 4 <= to; j += 4) {
                FloatVector a = FloatVector.fromArray(S, top, at + offset[j]).sub(rise[j]);
                FloatVector b =
                        FloatVector.fromArray(S, top, at + offset[j + 1]).sub(rise[j + 1]);
                FloatVector c =
                        FloatVector.fromArray(S, top, at + offset[j + 2]).sub(rise[j + 2]);
                FloatVector d =
                        FloatVector.fromArray(S, top, at + offset[j + 3]).sub(rise[j + 3]);
                if (a.max(b)
                        .max(c.max(d))
                        .compare(VectorOperators.GT, h)
                        .and(flying)
                        .anyTrue()) {
                    // the nearest last: it overwrites those behind it
                    IntVector now = IntVector.broadcast(I, j + 3);
                    now = now.blend(j + 2, c.compare(VectorOperators.GT, h).cast(I));
                    now = now.blend(j + 1, b.compare(VectorOperators.GT, h).cast(I));
                    now = now.blend(j, a.compare(VectorOperators.GT, h).cast(I));
                    VectorMask<Float> ends = a.max(b)
                            .max(c.max(d))
                            .compare(VectorOperators.GT, h)
                            .and(flying);
                    end = end.blend(now, ends.cast(I));
                    flying = flying.andNot(ends);
                    if (!flying.anyTrue()) {
                        j = to;
                        break;
                    }
                }
            }
            for (; j < to; j++) {
                VectorMask<Float> ends = FloatVector.fromArray(S, top, at + offset[j])
                        .sub(rise[j])
                        .compare(VectorOperators.GT, h)
                        .and(flying);
                end = end.blend(j, ends.cast(I));
                flying = flying.andNot(ends);
            }
            end.intoArray(met, i);
        }
    }

    public static void stack(
            float[] top, int cell, int count, int[] offset, float[] rise, int from, int to, float[] height, int[] met) {
        for (int i = 0; i < count; i += S.length()) {
            FloatVector h = FloatVector.fromArray(S, height, i);
            IntVector end = IntVector.broadcast(I, MarchKernel.NOTHING);
            VectorMask<Float> flying = S.indexInRange(i, count);
            for (int j = from; j < to; j++) {
                VectorMask<Float> ends = h.compare(VectorOperators.LT, top[cell + offset[j]] - rise[j])
                        .and(flying);
                if (ends.anyTrue()) {
                    end = end.blend(j, ends.cast(I));
                    flying = flying.andNot(ends);
                    if (!flying.anyTrue()) {
                        break;
                    }
                }
            }
            end.intoArray(met, i);
        }
    }
}
