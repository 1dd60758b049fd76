package org.kastanie.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a facet needs in a step: convection, a step of the skin, fluxes, conduction in eight layers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class SurfaceBenchmark {
    /** The surface room works on blocks of this many facets. */
    static final int N = 256;

    static final int LAYERS = 8;
    private static final float EMISSION = 0.95f * 5.670374e-8f;
    private static final float[] CONDUCTANCE = {40, 30, 20, 15, 10, 8, 5, 4, 2};
    private static final float[] INVERSE = {0.008f, 0.01f, 0.012f, 0.015f, 0.02f, 0.025f, 0.03f, 0.04f};
    private static final float[] Q = {0.4f, 0.35f, 0.3f, 0.25f, 0.2f, 0.2f, 0.15f, 0.1f};

    private final float[] air = Numbers.between(N, 20, 35);
    private final float[] wind = Numbers.between(N, 0.2f, 6);
    private final float[] absorbed = Numbers.between(N, 350, 1100);
    private final float[] h = Numbers.between(N, 5, 25);
    private final float[] base = Numbers.between(N, 20, 50);
    private final float[] column = Numbers.between(N, -20, 20);
    private final float[] kappa = Numbers.between(N, 0, 20000);
    private final float[] cap = Numbers.between(N, 100, 400);
    private final float[] saturation = Numbers.between(N, 0.015f, 0.06f);
    private final float[] saturationSlope = Numbers.between(N, 0.001f, 0.003f);
    private final float[] humidity = Numbers.between(N, 0.006f, 0.014f);
    private final float[] skin = Numbers.between(N, 20, 60);
    private final float[] rise = new float[N];
    private final float[] coefficient = new float[N];
    private final float[] spare1 = new float[N];
    private final float[] spare2 = new float[N];
    private final float[] spare3 = new float[N];
    private final float[] net = new float[N];
    private final float[] sensible = new float[N];
    private final float[] latent = new float[N];
    private final float[] ground = new float[N];
    private final float[] byAir = new float[N];
    private final float[] byHumidity = new float[N];
    private final float[] layers = Numbers.between(N * LAYERS, 18, 40);
    private final float[] deep = Numbers.between(N, 15, 25);
    private final float[] p = new float[N * LAYERS];
    private final float[] to = new float[N * LAYERS];

    @Benchmark
    @KernelCost(elements = N, flops = 126)
    public float[] horizontalConvectionScalar() {
        org.kastanie.solver.kernel.reference.ConvectionKernel.horizontal(
                N, 1f, 5.3f, 90f, 1.29f, -2f, 95000f, air, skin, wind, humidity, coefficient);
        return coefficient;
    }

    @Benchmark
    @KernelCost(elements = N, flops = 126)
    public float[] horizontalConvectionVector() {
        org.kastanie.solver.kernel.vector.ConvectionKernel.horizontal(
                N, 1f, 5.3f, 90f, 1.29f, -2f, 95000f, air, skin, wind, humidity, coefficient, spare1, spare2, spare3);
        return coefficient;
    }

    @Benchmark
    @KernelCost(elements = N, flops = 100)
    public float[] wallConvectionScalar() {
        org.kastanie.solver.kernel.reference.ConvectionKernel.wall(N, 1.67f, air, skin, wind, coefficient);
        return coefficient;
    }

    @Benchmark
    @KernelCost(elements = N, flops = 100)
    public float[] wallConvectionVector() {
        org.kastanie.solver.kernel.vector.ConvectionKernel.wall(N, 1.67f, air, skin, wind, coefficient, spare1);
        return coefficient;
    }

    @Benchmark
    @KernelCost(elements = N, flops = 19)
    public float[] newtonDryScalar() {
        org.kastanie.solver.kernel.reference.SkinKernel.newtonDry(
                N, EMISSION, 12f, absorbed, h, air, base, column, rise, skin);
        return skin;
    }

    @Benchmark
    @KernelCost(elements = N, flops = 19)
    public float[] newtonDryVector() {
        org.kastanie.solver.kernel.vector.SkinKernel.newtonDry(
                N, EMISSION, 12f, absorbed, h, air, base, column, rise, skin);
        return skin;
    }

    @Benchmark
    @KernelCost(elements = N, flops = 27)
    public float[] newtonWetScalar() {
        org.kastanie.solver.kernel.reference.SkinKernel.newtonWet(
                N,
                EMISSION,
                12f,
                absorbed,
                h,
                air,
                base,
                column,
                kappa,
                cap,
                saturation,
                saturationSlope,
                humidity,
                rise,
                skin);
        return skin;
    }

    @Benchmark
    @KernelCost(elements = N, flops = 27)
    public float[] newtonWetVector() {
        org.kastanie.solver.kernel.vector.SkinKernel.newtonWet(
                N,
                EMISSION,
                12f,
                absorbed,
                h,
                air,
                base,
                column,
                kappa,
                cap,
                saturation,
                saturationSlope,
                humidity,
                rise,
                skin);
        return skin;
    }

    @Benchmark
    @KernelCost(elements = N, flops = 27)
    public float[] fluxesScalar() {
        org.kastanie.solver.kernel.reference.SkinKernel.fluxes(
                N,
                0.5f,
                EMISSION,
                absorbed,
                h,
                air,
                kappa,
                cap,
                saturation,
                saturationSlope,
                humidity,
                base,
                skin,
                net,
                sensible,
                latent,
                ground);
        return ground;
    }

    @Benchmark
    @KernelCost(elements = N, flops = 27)
    public float[] fluxesVector() {
        org.kastanie.solver.kernel.vector.SkinKernel.fluxes(
                N,
                0.5f,
                EMISSION,
                absorbed,
                h,
                air,
                kappa,
                cap,
                saturation,
                saturationSlope,
                humidity,
                base,
                skin,
                net,
                sensible,
                latent,
                ground);
        return ground;
    }

    @Benchmark
    @KernelCost(elements = N, flops = 28)
    public float[] responseScalar() {
        org.kastanie.solver.kernel.reference.SkinKernel.response(
                N,
                0.5f,
                EMISSION,
                12f,
                0.3f,
                h,
                kappa,
                cap,
                saturation,
                saturationSlope,
                humidity,
                base,
                skin,
                byAir,
                byHumidity,
                sensible,
                latent);
        return latent;
    }

    @Benchmark
    @KernelCost(elements = N, flops = 28)
    public float[] responseVector() {
        org.kastanie.solver.kernel.vector.SkinKernel.response(
                N,
                0.5f,
                EMISSION,
                12f,
                0.3f,
                h,
                kappa,
                cap,
                saturation,
                saturationSlope,
                humidity,
                base,
                skin,
                byAir,
                byHumidity,
                sensible,
                latent);
        return latent;
    }

    @Benchmark
    @KernelCost(elements = N * LAYERS, flops = 7)
    public float[] eliminateScalar() {
        org.kastanie.solver.kernel.reference.ConductionKernel.eliminate(
                N, LAYERS, layers, 0, N, deep, CONDUCTANCE, INVERSE, p, N);
        return p;
    }

    @Benchmark
    @KernelCost(elements = N * LAYERS, flops = 7)
    public float[] eliminateVector() {
        org.kastanie.solver.kernel.vector.ConductionKernel.eliminate(
                N, LAYERS, layers, N, deep, CONDUCTANCE, INVERSE, p);
        return p;
    }

    @Benchmark
    @KernelCost(elements = N * LAYERS, flops = 4)
    public float[] substituteScalar() {
        org.kastanie.solver.kernel.reference.ConductionKernel.substitute(
                N, LAYERS, rise, p, N, Q, 2f, layers, 0, N, to, 0, N);
        return to;
    }

    @Benchmark
    @KernelCost(elements = N * LAYERS, flops = 4)
    public float[] substituteVector() {
        org.kastanie.solver.kernel.vector.ConductionKernel.substitute(N, LAYERS, rise, p, N, Q, 2f, layers, to);
        return to;
    }

    private final float[] shortwave = Numbers.between(N, 0, 900);
    private final float[] heat = Numbers.between(N, 2.4e6f, 2.5e6f);
    private final float[] upper = Numbers.between(N, 1, 15);
    private final float[] usable = Numbers.between(N, 0, 60);
    private final float[] share = new float[N];

    @Benchmark
    @KernelCost(elements = N, flops = 115)
    public float[] soilWaterScalar() {
        org.kastanie.solver.kernel.reference.SoilWaterKernel.conductances(
                N,
                0.7f,
                2.5f,
                0.016f,
                0.0044f,
                0.012f,
                0.027f,
                0.067f,
                52f,
                1 / 600f,
                95000f,
                air,
                humidity,
                shortwave,
                h,
                heat,
                saturation,
                upper,
                usable,
                net,
                sensible,
                share);
        return net;
    }

    @Benchmark
    @KernelCost(elements = N, flops = 115)
    public float[] soilWaterVector() {
        org.kastanie.solver.kernel.vector.SoilWaterKernel.conductances(
                N,
                0.7f,
                2.5f,
                0.016f,
                0.0044f,
                0.012f,
                0.027f,
                0.067f,
                52f,
                1 / 600f,
                95000f,
                air,
                humidity,
                shortwave,
                h,
                heat,
                saturation,
                upper,
                usable,
                net,
                sensible,
                share,
                spare1,
                spare2);
        return net;
    }

    private final float[] zone = Numbers.between(LAYERS, 0, 0.5f);
    private final float[] half = Numbers.between(LAYERS, 0.01f, 0.2f);
    private final float[] capacity = Numbers.between(LAYERS, 2e4f, 1e6f);
    private final float[] wetter = Numbers.between(N, -0.1f, 0.1f);
    private final float[] resistivity = Numbers.between(N, 0.9f, 3);
    private final float[] soilHeat = new float[N * LAYERS];
    private final float[] soilConductance = new float[N * (LAYERS + 1)];
    private final float[] soilInverse = new float[N * LAYERS];
    private final float[] soilQ = new float[N * LAYERS];
    private final float[] work = new float[N * (LAYERS + 1)];

    @Benchmark
    @KernelCost(elements = N, flops = 228)
    public float[] soilColumnScalar() {
        org.kastanie.solver.kernel.reference.VaryingColumnKernel.factors(
                N,
                LAYERS,
                N,
                0.006f,
                zone,
                zone,
                half,
                capacity,
                capacity,
                0.1f,
                resistivity,
                resistivity,
                wetter,
                wetter,
                soilHeat,
                soilConductance,
                soilInverse,
                soilQ,
                spare1);
        org.kastanie.solver.kernel.reference.VaryingColumnKernel.memory(
                N, LAYERS, N, 2.4f, soilConductance, soilInverse, soilQ, spare1, work, spare2);
        return spare2;
    }

    @Benchmark
    @KernelCost(elements = N, flops = 228)
    public float[] soilColumnVector() {
        org.kastanie.solver.kernel.vector.VaryingColumnKernel.factors(
                N,
                LAYERS,
                N,
                0.006f,
                zone,
                zone,
                half,
                capacity,
                capacity,
                0.1f,
                resistivity,
                resistivity,
                wetter,
                wetter,
                soilHeat,
                soilConductance,
                soilInverse,
                soilQ,
                spare1);
        org.kastanie.solver.kernel.vector.VaryingColumnKernel.memory(
                N, LAYERS, N, 2.4f, soilConductance, soilInverse, soilQ, spare1, work, spare2);
        return spare2;
    }
}
