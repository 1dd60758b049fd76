package org.kastanie.solver.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vector twin of {@link org.kastanie.solver.kernel.reference.HorizonKernel}: what is sought stays in
 * registers over all steps. The arrays must hold {@link #SLACK} elements beyond the last cell: whole vectors are read and
 * written, elements beyond {@code count} are rubbish.
 */
public final class HorizonVectors {
    /** Elements that may be touched beyond the count. */
    public static final int SLACK = 64;

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private HorizonVectors() {}

    public static void shadowHeights(
            float[] top,
            int start,
            int count,
            int[] offset,
            float[] drop,
            float[] blur,
            int steps,
            float[] umbra,
            float[] umbraBlur,
            float[] penumbra,
            float[] penumbraBlur,
            int outStart) {
        for (int i = 0; i < count; i += S.length()) {
            int at = outStart + i;
            FloatVector a = FloatVector.fromArray(S, umbra, at);
            FloatVector da = FloatVector.fromArray(S, umbraBlur, at);
            FloatVector b = FloatVector.fromArray(S, penumbra, at);
            FloatVector db = FloatVector.fromArray(S, penumbraBlur, at);
            for (int j = 0; j < steps; j++) {
                float d = blur[j];
                FloatVector edge =
                        FloatVector.fromArray(S, top, start + i + offset[j]).sub(drop[j]);
                FloatVector low = edge.sub(d);
                FloatVector high = edge.add(d);
                da = da.blend(d, low.compare(VectorOperators.GT, a));
                db = db.blend(d, high.compare(VectorOperators.GT, b));
                a = a.max(low);
                b = b.max(high);
            }
            a.intoArray(umbra, at);
            da.intoArray(umbraBlur, at);
            b.intoArray(penumbra, at);
            db.intoArray(penumbraBlur, at);
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

    public static void larger(float[] from, int start, int end, int shift, float[] out) {
        int i = start;
        for (; i <= end - S.length(); i += S.length()) {
            FloatVector.fromArray(S, from, i)
                    .max(FloatVector.fromArray(S, from, i + shift))
                    .intoArray(out, i);
        }
        for (; i < end; i++) {
            out[i] = Math.max(from[i], from[i + shift]);
        }
    }

    public static void horizons(
            float[] top,
            int start,
            int count,
            float[] height,
            float[] second,
            int[] offset,
            float[] inverse,
            int from,
            int to,
            float[] out,
            float[] secondOut) {
        int lanes = S.length();
        for (int i = 0; i < count; i += 2 * lanes) {
            FloatVector a = FloatVector.fromArray(S, out, i);
            FloatVector b = FloatVector.fromArray(S, out, i + lanes);
            FloatVector c = FloatVector.fromArray(S, secondOut, i);
            FloatVector d = FloatVector.fromArray(S, secondOut, i + lanes);
            FloatVector ha = FloatVector.fromArray(S, height, i);
            FloatVector hb = FloatVector.fromArray(S, height, i + lanes);
            FloatVector hc = FloatVector.fromArray(S, second, i);
            FloatVector hd = FloatVector.fromArray(S, second, i + lanes);
            int at = start + i;
            for (int j = from; j < to; j++) {
                int p = at + offset[j];
                float scale = inverse[j];
                FloatVector x = FloatVector.fromArray(S, top, p);
                FloatVector y = FloatVector.fromArray(S, top, p + lanes);
                a = a.max(x.sub(ha).mul(scale));
                c = c.max(x.sub(hc).mul(scale));
                b = b.max(y.sub(hb).mul(scale));
                d = d.max(y.sub(hd).mul(scale));
            }
            a.intoArray(out, i);
            b.intoArray(out, i + lanes);
            c.intoArray(secondOut, i);
            d.intoArray(secondOut, i + lanes);
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
            // two maxima side by side: one alone would wait for itself
            FloatVector b = a;
            int j = from;
            for (; j + 1 < to; j += 2) {
                a = a.max(FloatVector.broadcast(S, top[cell + offset[j]]).sub(h).mul(inverse[j]));
                b = b.max(FloatVector.broadcast(S, top[cell + offset[j + 1]])
                        .sub(h)
                        .mul(inverse[j + 1]));
            }
            if (j < to) {
                a = a.max(FloatVector.broadcast(S, top[cell + offset[j]]).sub(h).mul(inverse[j]));
            }
            a.max(b).intoArray(out, i);
        }
    }
}
