package org.kastanie.solver.kernel.vector;

import static org.kastanie.solver.kernel.reference.SoilWaterKernel.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.kastanie.solver.kernel.reference.SaturationKernel;

/**
 * Twin of {@link org.kastanie.solver.kernel.reference.SoilWaterKernel}, cut into short loops over working space. Arrays must
 * hold whole vectors beyond n.
 */
public final class SoilWaterKernel {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private SoilWaterKernel() {}

    /** {@code spare1..2}: working space. */
    public static void conductances(
            int n,
            float cover,
            float leafArea,
            float leaf,
            float light,
            float closed,
            float thirst,
            float wetness,
            float wetResistance,
            float rate,
            float pressure,
            float[] air,
            float[] humidity,
            float[] shortwave,
            float[] h,
            float[] heat,
            float[] saturation,
            float[] upper,
            float[] usable,
            float[] kappa,
            float[] cap,
            float[] share,
            float[] spare1,
            float[] spare2) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector t = FloatVector.fromArray(S, air, i)
                    .max(SaturationKernel.COLDEST)
                    .min(SaturationKernel.HOTTEST);
            FloatVector inverse = FloatVector.broadcast(S, 1f).div(t.add(SaturationKernel.B));
            t.mul(SaturationKernel.A).mul(inverse).intoArray(spare1, i);
            FloatVector wet = FloatVector.fromArray(S, upper, i).mul(wetness).min(1f);
            FloatVector.broadcast(S, -SLOPE)
                    .fma(wet, FloatVector.broadcast(S, SLOPE))
                    .intoArray(spare2, i);
        }
        Exp.apply(n, spare1, spare1);
        Exp.apply(n, spare2, spare2);
        stomata(n, leafArea, leaf, light, closed, thirst, pressure, air, humidity, shortwave, usable, spare1);
        sides(n, cover, wetResistance, pressure, air, humidity, h, heat, usable, spare1, spare2);
        together(n, rate, humidity, h, heat, saturation, upper, usable, spare1, spare2, kappa, cap, share);
    }

    /** On entry {@code g} holds the exponential of the saturation pressure, on exit the plants' conductance. */
    private static void stomata(
            int n,
            float leafArea,
            float leaf,
            float light,
            float closed,
            float thirst,
            float pressure,
            float[] air,
            float[] humidity,
            float[] shortwave,
            float[] usable,
            float[] g) {
        FloatVector one = FloatVector.broadcast(S, 1f);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector q = FloatVector.fromArray(S, humidity, i);
            FloatVector e = FloatVector.fromArray(S, g, i).mul(SaturationKernel.E0);
            FloatVector vapour =
                    q.mul(pressure).div(FloatVector.broadcast(S, 1f - RATIO).fma(q, FloatVector.broadcast(S, RATIO)));
            FloatVector dryness = FloatVector.broadcast(S, -DRYNESS)
                    .fma(e.sub(vapour).max(0f), one)
                    .max(LEAST_DRYNESS);
            FloatVector off = FloatVector.broadcast(S, OPTIMUM).sub(FloatVector.fromArray(S, air, i));
            FloatVector warmth = off.mul(-CURVATURE).fma(off, one).max(0f);
            FloatVector lit = FloatVector.fromArray(S, shortwave, i).mul(light);
            FloatVector opening = lit.add(closed).div(lit.add(1f));
            FloatVector water = FloatVector.fromArray(S, usable, i).mul(thirst).min(1f);
            FloatVector stomata = opening.mul(water).mul(dryness).mul(warmth);
            stomata.mul(leaf).max(LEAST).mul(leafArea).intoArray(g, i);
        }
    }

    /** On exit {@code g} holds what plants, {@code dry} what bare soil would give off. */
    private static void sides(
            int n,
            float cover,
            float wetResistance,
            float pressure,
            float[] air,
            float[] humidity,
            float[] h,
            float[] heat,
            float[] usable,
            float[] g,
            float[] dry) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector moist = FloatVector.broadcast(S, VIRTUAL)
                    .fma(FloatVector.fromArray(S, humidity, i), FloatVector.broadcast(S, 1f));
            FloatVector kelvin = FloatVector.fromArray(S, air, i).add(ZERO_CELSIUS);
            FloatVector density =
                    FloatVector.broadcast(S, pressure).div(kelvin.mul(GAS).mul(moist));
            FloatVector capacity = density.mul(CP);
            FloatVector hi = FloatVector.fromArray(S, h, i);
            FloatVector unit = density.mul(FloatVector.fromArray(S, heat, i)).mul(hi);
            FloatVector gi = FloatVector.fromArray(S, g, i);
            FloatVector ofPlants = unit.mul(cover).mul(gi).div(capacity.fma(gi, hi));
            VectorMask<Float> some = FloatVector.fromArray(S, usable, i).compare(VectorOperators.GT, 0f);
            FloatVector.zero(S).blend(ofPlants, some).intoArray(g, i);
            FloatVector r = FloatVector.fromArray(S, dry, i).mul(wetResistance);
            unit.mul(1f - cover).div(r.fma(hi, capacity)).intoArray(dry, i);
        }
    }

    private static void together(
            int n,
            float rate,
            float[] humidity,
            float[] h,
            float[] heat,
            float[] saturation,
            float[] upper,
            float[] usable,
            float[] plants,
            float[] soil,
            float[] kappa,
            float[] cap,
            float[] share) {
        FloatVector none = FloatVector.broadcast(S, NO_LIMIT);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector latent = FloatVector.fromArray(S, heat, i);
            FloatVector deficit = FloatVector.fromArray(S, saturation, i).sub(FloatVector.fromArray(S, humidity, i));
            FloatVector feed = latent.mul(rate);
            FloatVector root = FloatVector.fromArray(S, usable, i);
            FloatVector top = FloatVector.fromArray(S, upper, i);
            FloatVector ofPlants =
                    FloatVector.fromArray(S, plants, i).min(feed.mul(root).div(deficit));
            FloatVector ofSoil =
                    FloatVector.fromArray(S, soil, i).min(feed.mul(top).div(deficit));
            FloatVector sum = ofPlants.add(ofSoil);
            FloatVector bySoil = none.blend(top.mul(sum).div(ofSoil), ofSoil.compare(VectorOperators.GT, 0f));
            FloatVector byPlants = none.blend(root.mul(sum).div(ofPlants), ofPlants.compare(VectorOperators.GT, 0f));
            VectorMask<Float> dry = deficit.compare(VectorOperators.GT, 0f);
            FloatVector.fromArray(S, h, i)
                    .mul(latent)
                    .mul(1f / CP)
                    .blend(sum, dry)
                    .intoArray(kappa, i);
            FloatVector.zero(S)
                    .blend(feed.mul(bySoil.min(byPlants)).min(NO_LIMIT), dry)
                    .intoArray(cap, i);
            FloatVector.broadcast(S, 1f)
                    .blend(ofSoil.div(sum), dry.and(sum.compare(VectorOperators.GT, 0f)))
                    .intoArray(share, i);
        }
    }
}
