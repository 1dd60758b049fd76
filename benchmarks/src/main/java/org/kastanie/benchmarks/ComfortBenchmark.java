package org.kastanie.benchmarks;

import java.util.concurrent.TimeUnit;
import org.kastanie.solver.kernel.reference.PetBlock;
import org.kastanie.solver.kernel.reference.PetScalar;
import org.kastanie.solver.kernel.reference.UtciPolynomial;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** UTCI and PET of a block of cells. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class ComfortBenchmark {
    static final int N = 256;

    private final float[] air = Numbers.between(N, 15, 38);
    private final float[] radiant = Numbers.between(N, 15, 70);
    private final float[] above = Numbers.between(N, -2, 35);
    private final float[] wind = Numbers.between(N, 0.5f, 8);
    private final float[] hectopascals = Numbers.between(N, 8, 22);
    private final float[] kilopascals = Numbers.between(N, 0.8f, 2.2f);
    private final float[] out = new float[N];
    private final double[] exact = new double[N];
    private final UtciPolynomial.Scratch scratch = new UtciPolynomial.Scratch();
    private final PetBlock pet = new PetBlock(950);

    /** Double precision, cell by cell: the truth. */
    @Benchmark
    @KernelCost(elements = N)
    public double[] utciPlain() {
        for (int i = 0; i < N; i++) {
            exact[i] = UtciPolynomial.offset(air[i], above[i], wind[i], kilopascals[i]);
        }
        return exact;
    }

    /** Float, in short loops that the compiler turns into vector code: 210 terms. */
    @Benchmark
    @KernelCost(elements = N, flops = 539)
    public float[] utciBlock() {
        UtciPolynomial.offset(air, above, wind, kilopascals, out, N, scratch);
        return out;
    }

    /** Double precision, cell by cell: the truth. */
    @Benchmark
    @KernelCost(elements = N)
    public double[] petPlain() {
        for (int i = 0; i < N; i++) {
            exact[i] = PetScalar.pet(air[i], radiant[i], wind[i], hectopascals[i], 950, 0.9);
        }
        return exact;
    }

    /** Float, in short loops that the compiler turns into vector code. */
    @Benchmark
    @KernelCost(elements = N)
    public float[] petBlock() {
        pet.pet(air, radiant, wind, hectopascals, out, N);
        return out;
    }
}
