package org.kastanie.solver.kernel.vector;

import static org.kastanie.solver.kernel.reference.ConvectionKernel.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Twin of {@link org.kastanie.solver.kernel.reference.ConvectionKernel}, cut into short loops over working space so that
 * no loop outgrows the compiler. Arrays must hold whole vectors beyond n.
 */
public final class ConvectionKernel {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private ConvectionKernel() {}

    /** {@code spare1..3}: working space. */
    public static void horizontal(
            int n,
            float height,
            float logHeight,
            float reynolds,
            float muSlope,
            float muConstant,
            float pressure,
            float[] air,
            float[] skin,
            float[] wind,
            float[] humidity,
            float[] h,
            float[] spare1,
            float[] spare2,
            float[] spare3) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector u = FloatVector.fromArray(S, wind, i).max(LEAST_WIND);
            FloatVector mu = FloatVector.broadcast(S, muSlope)
                    .fma(u.mul(reynolds).sqrt().sqrt(), FloatVector.broadcast(S, muConstant))
                    .max(0f)
                    .min(LARGEST_MU);
            FloatVector logHeat = mu.add(logHeight);
            FloatVector ph = FloatVector.broadcast(S, PH3).fma(mu, FloatVector.broadcast(S, PH2));
            ph = ph.fma(mu, FloatVector.broadcast(S, PH1)).fma(mu, FloatVector.broadcast(S, PH0));
            ph.mul(logHeat).intoArray(spare1, i);
            FloatVector ch = FloatVector.broadcast(S, CH3).fma(mu, FloatVector.broadcast(S, CH2));
            ch = ch.fma(mu, FloatVector.broadcast(S, CH1)).fma(mu, FloatVector.broadcast(S, CH0));
            FloatVector neutral = FloatVector.broadcast(S, KARMAN2).div(logHeat.mul(logHeight));
            neutral.intoArray(spare3, i);
            ch.mul(LOUIS_B).mul(neutral).intoArray(h, i);
        }
        Exp.apply(n, spare1, spare1);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector.fromArray(S, h, i)
                    .mul(FloatVector.fromArray(S, spare1, i))
                    .intoArray(h, i);
        }
        stability(n, height, air, skin, wind, h);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector rise = FloatVector.fromArray(S, skin, i).sub(FloatVector.fromArray(S, air, i));
            rise.mul(UNSTABLE3).max(rise.mul(-STABLE3)).max(LEAST).intoArray(spare2, i);
        }
        cubeRoot(n, spare2);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector kelvin = FloatVector.fromArray(S, air, i).add(ZERO_CELSIUS);
            FloatVector u = FloatVector.fromArray(S, wind, i).max(LEAST_WIND);
            FloatVector moist = FloatVector.broadcast(S, 0.608f)
                    .fma(FloatVector.fromArray(S, humidity, i), FloatVector.broadcast(S, 1f));
            FloatVector density =
                    FloatVector.broadcast(S, pressure).div(kelvin.mul(GAS).mul(moist));
            FloatVector forced = density.mul(CP)
                    .mul(FloatVector.fromArray(S, spare3, i))
                    .mul(u)
                    .mul(FloatVector.fromArray(S, h, i));
            forced.max(FloatVector.fromArray(S, spare2, i)).intoArray(h, i);
        }
    }

    /** On entry h holds the coefficient of the unstable form, on exit the factor of stability. */
    private static void stability(int n, float height, float[] air, float[] skin, float[] wind, float[] h) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector rise = FloatVector.fromArray(S, skin, i).sub(FloatVector.fromArray(S, air, i));
            FloatVector kelvin = FloatVector.fromArray(S, air, i).add(ZERO_CELSIUS);
            FloatVector u = FloatVector.fromArray(S, wind, i).max(LEAST_WIND);
            FloatVector richardson =
                    rise.mul(GRAVITY * height).div(kelvin.mul(u).mul(u));
            FloatVector unstable = richardson.max(0f);
            FloatVector stable = richardson.neg().max(0f);
            FloatVector one = FloatVector.broadcast(S, 1f);
            FloatVector more = unstable.mul(LOUIS_B)
                    .div(FloatVector.fromArray(S, h, i).fma(unstable.sqrt(), one))
                    .add(1f);
            FloatVector root =
                    FloatVector.broadcast(S, LOUIS_D).fma(stable, one).sqrt();
            more.div(stable.mul(LOUIS_B).fma(root, one)).intoArray(h, i);
        }
    }

    private static void cubeRoot(int n, float[] x) {
        Log.apply(n, x, x);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector.fromArray(S, x, i).mul(THIRD).intoArray(x, i);
        }
        Exp.apply(n, x, x);
    }

    public static void wall(
            int n, float roughnessFactor, float[] air, float[] skin, float[] wind, float[] h, float[] spare1) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector rise = FloatVector.fromArray(S, skin, i).sub(FloatVector.fromArray(S, air, i));
            rise.abs().mul(WALL3).max(LEAST).intoArray(h, i);
            FloatVector.fromArray(S, wind, i).max(LEAST_WIND).intoArray(spare1, i);
        }
        cubeRoot(n, h);
        Log.apply(n, spare1, spare1);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector.fromArray(S, spare1, i).mul(DOE_B).intoArray(spare1, i);
        }
        Exp.apply(n, spare1, spare1);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector natural = FloatVector.fromArray(S, h, i);
            FloatVector forced = FloatVector.fromArray(S, spare1, i).mul(DOE_A);
            FloatVector smooth = natural.fma(natural, forced.mul(forced)).sqrt();
            FloatVector.broadcast(S, roughnessFactor)
                    .fma(smooth.sub(natural), natural)
                    .intoArray(h, i);
        }
    }
}
