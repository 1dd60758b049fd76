package org.kastanie.solver.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Twin of {@link org.kastanie.solver.kernel.reference.SkinKernel}; arrays must hold whole vectors beyond n. */
public final class SkinKernel {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final float ZERO_CELSIUS = (float) org.kastanie.solver.quantity.PhysicalConstants.ZERO_CELSIUS;

    private SkinKernel() {}

    public static void newtonDry(
            int n,
            float emission,
            float conductance,
            float[] absorbed,
            float[] h,
            float[] air,
            float[] base,
            float[] column,
            float[] rise,
            float[] skin) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector u = FloatVector.fromArray(S, rise, i);
            FloatVector b = FloatVector.fromArray(S, base, i);
            FloatVector hi = FloatVector.fromArray(S, h, i);
            FloatVector t = b.add(u);
            FloatVector k = t.add(ZERO_CELSIUS);
            FloatVector k3 = k.mul(emission).mul(k).mul(k);
            FloatVector slope = FloatVector.broadcast(S, 4f).fma(k3, hi.add(conductance));
            FloatVector rest = k3.neg().fma(k, FloatVector.fromArray(S, absorbed, i));
            rest = hi.neg().fma(t.sub(FloatVector.fromArray(S, air, i)), rest);
            rest = FloatVector.broadcast(S, -conductance).fma(u, rest.add(FloatVector.fromArray(S, column, i)));
            FloatVector next = u.add(rest.div(slope));
            next.intoArray(rise, i);
            b.add(next).intoArray(skin, i);
        }
    }

    public static void newtonWet(
            int n,
            float emission,
            float conductance,
            float[] absorbed,
            float[] h,
            float[] air,
            float[] base,
            float[] column,
            float[] kappa,
            float[] cap,
            float[] saturation,
            float[] saturationSlope,
            float[] humidity,
            float[] rise,
            float[] skin) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector u = FloatVector.fromArray(S, rise, i);
            FloatVector b = FloatVector.fromArray(S, base, i);
            FloatVector hi = FloatVector.fromArray(S, h, i);
            FloatVector t = b.add(u);
            FloatVector k = t.add(ZERO_CELSIUS);
            FloatVector k3 = k.mul(emission).mul(k).mul(k);
            FloatVector slope = FloatVector.broadcast(S, 4f).fma(k3, hi.add(conductance));
            FloatVector rest = k3.neg().fma(k, FloatVector.fromArray(S, absorbed, i));
            rest = hi.neg().fma(t.sub(FloatVector.fromArray(S, air, i)), rest);
            rest = FloatVector.broadcast(S, -conductance).fma(u, rest.add(FloatVector.fromArray(S, column, i)));
            FloatVector open = FloatVector.fromArray(S, kappa, i);
            FloatVector deficit = FloatVector.fromArray(S, saturation, i).sub(FloatVector.fromArray(S, humidity, i));
            FloatVector free =
                    open.neg().fma(deficit, rest).div(open.fma(FloatVector.fromArray(S, saturationSlope, i), slope));
            FloatVector limited = rest.sub(FloatVector.fromArray(S, cap, i)).div(slope);
            FloatVector next = u.add(free.max(limited));
            next.intoArray(rise, i);
            b.add(next).intoArray(skin, i);
        }
    }

    public static void fluxes(
            int n,
            float weight,
            float emission,
            float[] absorbed,
            float[] h,
            float[] air,
            float[] kappa,
            float[] cap,
            float[] saturation,
            float[] saturationSlope,
            float[] humidity,
            float[] before,
            float[] skin,
            float[] net,
            float[] sensible,
            float[] latent,
            float[] ground) {
        FloatVector w = FloatVector.broadcast(S, weight);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector from = FloatVector.fromArray(S, before, i);
            FloatVector t = FloatVector.fromArray(S, skin, i);
            FloatVector step = t.sub(from);
            FloatVector k = from.add(ZERO_CELSIUS);
            FloatVector k3 = k.mul(emission).mul(k).mul(k);
            FloatVector radiation = k3.mul(-4f).fma(step, k3.neg().fma(k, FloatVector.fromArray(S, absorbed, i)));
            FloatVector deficit = FloatVector.fromArray(S, saturation, i).sub(FloatVector.fromArray(S, humidity, i));
            FloatVector vapour = FloatVector.fromArray(S, kappa, i)
                    .mul(FloatVector.fromArray(S, saturationSlope, i).fma(step, deficit));
            w.fma(radiation, FloatVector.fromArray(S, net, i)).intoArray(net, i);
            FloatVector heat = FloatVector.fromArray(S, h, i).mul(t.sub(FloatVector.fromArray(S, air, i)));
            w.fma(heat, FloatVector.fromArray(S, sensible, i)).intoArray(sensible, i);
            FloatVector steam = vapour.min(FloatVector.fromArray(S, cap, i));
            w.fma(steam, FloatVector.fromArray(S, latent, i)).intoArray(latent, i);
            w.fma(radiation.sub(heat).sub(steam), FloatVector.fromArray(S, ground, i))
                    .intoArray(ground, i);
        }
    }

    public static void response(
            int n,
            float weight,
            float emission,
            float conductance,
            float memory,
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
        FloatVector m = FloatVector.broadcast(S, memory);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector from = FloatVector.fromArray(S, before, i);
            FloatVector hi = FloatVector.fromArray(S, h, i);
            FloatVector bend = FloatVector.fromArray(S, saturationSlope, i);
            FloatVector open = FloatVector.fromArray(S, kappa, i);
            FloatVector k = from.add(ZERO_CELSIUS);
            FloatVector deficit = FloatVector.fromArray(S, saturation, i).sub(FloatVector.fromArray(S, humidity, i));
            FloatVector vapour =
                    open.mul(bend.fma(FloatVector.fromArray(S, skin, i).sub(from), deficit));
            VectorMask<Float> closed = vapour.compare(VectorOperators.GT, FloatVector.fromArray(S, cap, i));
            open = open.blend(0f, closed);
            FloatVector dry =
                    FloatVector.broadcast(S, 4f * emission).fma(k.mul(k).mul(k), hi.add(conductance));
            FloatVector slope = open.fma(bend, dry);
            FloatVector x = m.fma(FloatVector.fromArray(S, byAir, i), hi).div(slope);
            FloatVector y = m.fma(FloatVector.fromArray(S, byHumidity, i), open).div(slope);
            x.intoArray(byAir, i);
            y.intoArray(byHumidity, i);
            hi.mul(weight)
                    .fma(x.sub(1f), FloatVector.fromArray(S, sensibleSlope, i))
                    .intoArray(sensibleSlope, i);
            open.mul(weight)
                    .fma(bend.fma(y, FloatVector.broadcast(S, -1f)), FloatVector.fromArray(S, latentSlope, i))
                    .intoArray(latentSlope, i);
        }
    }
}
