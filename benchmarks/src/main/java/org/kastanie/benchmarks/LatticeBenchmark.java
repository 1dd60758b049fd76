package org.kastanie.benchmarks;

import static org.kastanie.solver.kernel.reference.LatticeKernel.PXY;
import static org.kastanie.solver.kernel.reference.LatticeKernel.PXZ;
import static org.kastanie.solver.kernel.reference.LatticeKernel.PYZ;
import static org.kastanie.solver.kernel.reference.LatticeKernel.SECTIONS;

import java.util.concurrent.TimeUnit;
import org.kastanie.solver.kernel.reference.LatticeKernel;
import org.kastanie.solver.kernel.vector.LatticeVectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One lattice Boltzmann step of a million cells of air, row by row, from memory: a nanosecond a cell is a thousand million
 * lattice updates a second. 19 populations are read and written, the mixing length is read.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class LatticeBenchmark {
    static final int ROW = 128;
    static final int N = 1 << 20;

    private static final int STAGGER = 208;
    private static final float TAU = 0.503f;

    private final float[][] f = new float[19][];
    private final float[][] turned = new float[19][];
    private final int[] home = new int[19];
    private final int[] homeTurned = new int[19];
    private final float[] length = Numbers.between(N, 0, 2);
    private final float[] t = new float[SECTIONS * ROW];

    public LatticeBenchmark() {
        for (int q = 0; q < 19; q++) {
            f[q] = Numbers.between(N + STAGGER * q, -1e-3f, 1e-3f);
            home[q] = STAGGER * q;
        }
        for (int q = 0; q < 19; q++) {
            int opposite = q == 0 ? 0 : (q - 1 ^ 1) + 1;
            turned[q] = f[opposite];
            homeTurned[q] = home[opposite];
        }
    }

    @Benchmark
    @KernelCost(elements = N, bytes = 156, flops = 177)
    public float[][] stepScalar() {
        for (int o = 0; o < N; o += ROW) {
            LatticeKernel.axes(t, ROW, f, home, o);
            LatticeKernel.diagonals(t, ROW, f, home, o, 7, 0, 1, PXY);
            LatticeKernel.diagonals(t, ROW, f, home, o, 11, 0, 2, PXZ);
            LatticeKernel.diagonals(t, ROW, f, home, o, 15, 1, 2, PYZ);
            LatticeKernel.disequilibrium(t, ROW);
            LatticeKernel.rate(t, ROW, length, o, TAU);
            LatticeKernel.relax(t, ROW);
            LatticeKernel.writeAxes(t, ROW, turned, homeTurned, o, length);
            LatticeKernel.writeDiagonals(t, ROW, turned, homeTurned, o, length, 7, 0, 1, PXY);
            LatticeKernel.writeDiagonals(t, ROW, turned, homeTurned, o, length, 11, 0, 2, PXZ);
            LatticeKernel.writeDiagonals(t, ROW, turned, homeTurned, o, length, 15, 1, 2, PYZ);
        }
        return f;
    }

    @Benchmark
    @KernelCost(elements = N, bytes = 156, flops = 177)
    public float[][] stepVector() {
        for (int o = 0; o < N; o += ROW) {
            LatticeVectors.axes(t, ROW, f, home, o);
            LatticeVectors.diagonals(t, ROW, f, home, o, 7, 0, 1, PXY);
            LatticeVectors.diagonals(t, ROW, f, home, o, 11, 0, 2, PXZ);
            LatticeVectors.diagonals(t, ROW, f, home, o, 15, 1, 2, PYZ);
            LatticeVectors.disequilibrium(t, ROW);
            LatticeVectors.rate(t, ROW, length, o, TAU);
            LatticeVectors.relax(t, ROW);
            LatticeVectors.writeAxes(t, ROW, turned, homeTurned, o, length);
            LatticeVectors.writeDiagonals(t, ROW, turned, homeTurned, o, length, 7, 0, 1, PXY);
            LatticeVectors.writeDiagonals(t, ROW, turned, homeTurned, o, length, 11, 0, 2, PXZ);
            LatticeVectors.writeDiagonals(t, ROW, turned, homeTurned, o, length, 15, 1, 2, PYZ);
        }
        return f;
    }
}
