package org.kastanie.solver.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Twin of {@link org.kastanie.solver.kernel.reference.VaryingColumnKernel}; {@code stride} and all arrays hold whole vectors
 * beyond n.
 */
public final class VaryingColumnKernel {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final float ZERO_CELSIUS = (float) org.kastanie.solver.quantity.PhysicalConstants.ZERO_CELSIUS;

    private VaryingColumnKernel() {}

    public static void factors(
            int n,
            int layers,
            int stride,
            float perSecond,
            float[] a,
            float[] b,
            float[] half,
            float[] capacity,
            float[] water,
            float behind,
            float[] x,
            float[] y,
            float[] u,
            float[] v,
            float[] heat,
            float[] conductance,
            float[] inverse,
            float[] q,
            float[] skin) {
        FloatVector one = FloatVector.broadcast(S, 1f);
        int last = layers - 1;
        for (int i = 0; i < n; i += S.length()) {
            FloatVector dx = FloatVector.fromArray(S, x, i).sub(1f);
            FloatVector dy = FloatVector.fromArray(S, y, i).sub(1f);
            FloatVector ui = FloatVector.fromArray(S, u, i);
            FloatVector vi = FloatVector.fromArray(S, v, i);
            FloatVector here = FloatVector.broadcast(S, b[last])
                    .fma(dy, FloatVector.broadcast(S, a[last]).fma(dx, one))
                    .mul(half[last]);
            FloatVector passed = one.div(here.add(behind));
            passed.intoArray(conductance, layers * stride + i);
            for (int j = last; j >= 0; j--) {
                int at = j * stride + i;
                FloatVector above = j == 0
                        ? FloatVector.zero(S)
                        : FloatVector.broadcast(S, b[j - 1])
                                .fma(dy, FloatVector.broadcast(S, a[j - 1]).fma(dx, one))
                                .mul(half[j - 1]);
                FloatVector k = one.div(above.add(here));
                FloatVector wet = FloatVector.broadcast(S, a[j]).fma(ui, vi.mul(b[j]));
                FloatVector c = FloatVector.broadcast(S, water[j]).fma(wet, FloatVector.broadcast(S, capacity[j]));
                FloatVector beta = c.mul(perSecond);
                FloatVector inv = one.div(beta.add(k).add(passed));
                FloatVector share = k.mul(inv);
                c.intoArray(heat, at);
                k.intoArray(conductance, at);
                inv.intoArray(inverse, at);
                share.intoArray(q, at);
                passed = beta.add(passed).mul(share);
                here = above;
            }
            passed.intoArray(skin, i);
        }
    }

    public static void memory(
            int n,
            int layers,
            int stride,
            float carry,
            float[] conductance,
            float[] inverse,
            float[] q,
            float[] skin,
            float[] base,
            float[] memory) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector left = FloatVector.broadcast(S, carry);
            for (int j = 0; j < layers; j++) {
                left = left.mul(FloatVector.fromArray(S, q, j * stride + i));
                left.intoArray(base, j * stride + i);
            }
            FloatVector lower = FloatVector.zero(S);
            FloatVector p = FloatVector.zero(S);
            for (int j = layers - 1; j > 0; j--) {
                int at = j * stride + i;
                FloatVector here = FloatVector.fromArray(S, base, at);
                FloatVector up = FloatVector.fromArray(S, base, at - stride)
                        .sub(here)
                        .mul(FloatVector.fromArray(S, conductance, at));
                p = FloatVector.fromArray(S, conductance, at + stride)
                        .fma(lower.sub(here).add(p), up)
                        .mul(FloatVector.fromArray(S, inverse, at));
                lower = here;
            }
            FloatVector here = FloatVector.fromArray(S, base, i);
            p = FloatVector.fromArray(S, conductance, i + stride)
                    .fma(lower.sub(here).add(p), FloatVector.zero(S))
                    .mul(FloatVector.fromArray(S, inverse, i));
            FloatVector.fromArray(S, skin, i)
                    .fma(here, FloatVector.fromArray(S, conductance, i).mul(p))
                    .intoArray(memory, i);
        }
    }

    public static void eliminate(
            int n,
            int layers,
            int stride,
            float[] base,
            float[] deep,
            float[] conductance,
            float[] inverse,
            float[] p) {
        for (int i = 0; i < n; i += S.length()) {
            int at = (layers - 1) * stride + i;
            FloatVector t = FloatVector.fromArray(S, base, at);
            FloatVector below = FloatVector.fromArray(S, deep, i).sub(t);
            FloatVector lower = FloatVector.fromArray(S, conductance, at + stride);
            for (int j = layers - 1; j >= 0; j--) {
                FloatVector above = j == 0 ? t : FloatVector.fromArray(S, base, at - stride);
                FloatVector k = FloatVector.fromArray(S, conductance, at);
                FloatVector here = lower.fma(below, k.mul(above.sub(t))).mul(FloatVector.fromArray(S, inverse, at));
                here.intoArray(p, at);
                below = t.sub(above).add(here);
                t = above;
                lower = k;
                at -= stride;
            }
        }
    }

    public static void substitute(
            int n, int layers, int stride, float[] rise, float[] p, float[] q, float factor, float[] from, float[] to) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector d = FloatVector.fromArray(S, rise, i);
            FloatVector scale = FloatVector.broadcast(S, factor);
            for (int j = 0; j < layers; j++) {
                int at = j * stride + i;
                d = d.fma(FloatVector.fromArray(S, q, at), FloatVector.fromArray(S, p, at));
                scale.fma(d, FloatVector.fromArray(S, from, at)).intoArray(to, at);
            }
            d.intoArray(rise, i);
        }
    }

    public static void response(
            int n,
            float weight,
            float emission,
            float[] conductance,
            float[] memory,
            float[] h,
            float[] kappa,
            float[] cap,
            float[] saturation,
            float[] saturationSlope,
            float[] humidity,
            float[] before,
            float[] skin,
            float[] byAir,
            float[] byHumidity,
            float[] sensibleSlope,
            float[] latentSlope) {
        FloatVector minus = FloatVector.broadcast(S, -1f);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector start = FloatVector.fromArray(S, before, i);
            FloatVector k = start.add(ZERO_CELSIUS);
            FloatVector full = FloatVector.fromArray(S, kappa, i);
            FloatVector bend = FloatVector.fromArray(S, saturationSlope, i);
            FloatVector deficit = FloatVector.fromArray(S, saturation, i).sub(FloatVector.fromArray(S, humidity, i));
            FloatVector vapour = bend.fma(FloatVector.fromArray(S, skin, i).sub(start), deficit)
                    .mul(full);
            VectorMask<Float> capped = vapour.compare(VectorOperators.GT, FloatVector.fromArray(S, cap, i));
            FloatVector open = full.blend(0f, capped);
            FloatVector hi = FloatVector.fromArray(S, h, i);
            FloatVector slope = FloatVector.broadcast(S, 4f * emission)
                    .fma(k.mul(k).mul(k), hi.add(FloatVector.fromArray(S, conductance, i)));
            slope = open.fma(bend, slope);
            FloatVector kept = FloatVector.fromArray(S, memory, i);
            FloatVector x = kept.fma(FloatVector.fromArray(S, byAir, i), hi).div(slope);
            FloatVector y =
                    kept.fma(FloatVector.fromArray(S, byHumidity, i), open).div(slope);
            x.intoArray(byAir, i);
            y.intoArray(byHumidity, i);
            hi.mul(weight)
                    .fma(x.sub(1f), FloatVector.fromArray(S, sensibleSlope, i))
                    .intoArray(sensibleSlope, i);
            open.mul(weight)
                    .fma(bend.fma(y, minus), FloatVector.fromArray(S, latentSlope, i))
                    .intoArray(latentSlope, i);
        }
    }
}
