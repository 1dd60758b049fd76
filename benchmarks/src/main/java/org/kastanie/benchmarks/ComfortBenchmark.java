package org.kastanie.benchmarks;

import java.util.concurrent.TimeUnit;
import org.kastanie.solver.comfort.ComfortFields;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.kernel.reference.PetBlock;
import org.kastanie.solver.kernel.reference.PetScalar;
import org.kastanie.solver.kernel.reference.UtciPolynomial;
import org.kastanie.solver.kernel.vector.UtciVectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Comfort indices of a block of cells in cache, and of whole fields with their clamping and counting. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class ComfortBenchmark {
    static final int N = 256;
    static final int CELLS = 65_536;
    private static final int LONG = N + UtciVectors.SLACK;

    private final float[] air = Numbers.between(LONG, 15, 38);
    private final float[] radiant = Numbers.between(LONG, 15, 70);
    private final float[] above = Numbers.between(LONG, -2, 35);
    private final float[] wind = Numbers.between(LONG, 0.5f, 8);
    private final float[] hectopascals = Numbers.between(LONG, 8, 22);
    private final float[] kilopascals = Numbers.between(LONG, 0.8f, 2.2f);
    private final float[] out = new float[LONG];
    private final double[] exact = new double[N];
    private final PetBlock pet = new PetBlock(950);

    private final ComfortFields.Inputs fields = new ComfortFields.Inputs(
            Numbers.between(CELLS, 288, 311),
            Numbers.between(CELLS, 288, 343),
            Numbers.between(CELLS, 0.2f, 5),
            Numbers.between(CELLS, 800, 2200));
    private final float[] result = new float[CELLS];

    /** Double precision, cell by cell: the truth. */
    @Benchmark
    @KernelCost(elements = N)
    public double[] utciPlain() {
        for (int i = 0; i < N; i++) {
            exact[i] = UtciPolynomial.offset(air[i], above[i], wind[i], kilopascals[i]);
        }
        return exact;
    }

    /** Float, cell by cell: 209 fused steps and 84 more between the powers. */
    @Benchmark
    @KernelCost(elements = N, flops = 588)
    public float[] utciScalar() {
        UtciPolynomial.offset(air, above, wind, kilopascals, out, N);
        return out;
    }

    /** The same in pairs of vectors, bit for bit. */
    @Benchmark
    @KernelCost(elements = N, flops = 588)
    public float[] utciVector() {
        UtciVectors.offset(air, above, wind, kilopascals, out, N);
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

    /** A field of UTCI, one thread: five arrays of floats. */
    @Benchmark
    @KernelCost(elements = CELLS, bytes = 20)
    public float[] utciField() {
        ComfortFields.utci(fields, result, Workers.SINGLE);
        return result;
    }

    /** A field of PET, one thread: five arrays of floats. */
    @Benchmark
    @KernelCost(elements = CELLS, bytes = 20)
    public float[] petField() {
        ComfortFields.pet(fields, 95_000, result, Workers.SINGLE);
        return result;
    }

    /** A field of SET*, one thread, in double precision cell by cell. */
    @Benchmark
    @KernelCost(elements = CELLS)
    public float[] standardField() {
        ComfortFields.standardTemperature(fields, 95_000, result, Workers.SINGLE);
        return result;
    }
}
