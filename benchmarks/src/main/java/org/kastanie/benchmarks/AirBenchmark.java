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

/** Sweeps over the columns of 2 million voxels, 32 levels each: from memory. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class AirBenchmark {
    static final int NX = 256;
    static final int NY = 256;
    static final int NZ = 32;
    static final int N = NX * NY * NZ;

    /** Room for a column of zeros beyond every rim, and for one more face a row or column. */
    private static final int SIZE = (NX + 2) * (NY + 2) * (NZ + 1);

    private static final int FIRST = (NX + 3) * NZ;

    private final float[] x = Numbers.between(SIZE, 0, 1);
    private final float[] y = Numbers.between(SIZE, 0, 1);
    private final float[] b = Numbers.between(SIZE, 0, 1);
    private final float[] west = Numbers.between(SIZE, 0.1f, 0.2f);
    private final float[] east = Numbers.between(SIZE, 0.1f, 0.2f);
    private final float[] north = Numbers.between(SIZE, 0.1f, 0.2f);
    private final float[] south = Numbers.between(SIZE, 0.1f, 0.2f);
    private final float[] diagonal = Numbers.between(SIZE, 1, 1.1f);
    private final float[] flux = Numbers.between(SIZE, -1, 1);
    private final float[] aperture = Numbers.between(SIZE, 0.5f, 1);
    private final float[] out = new float[SIZE];
    private final float[] quarter = Numbers.between(SIZE, 0.25f, 0.25f);
    private final float[] sums = new float[16];
    private final float[] pivot = pivots();

    /** Of columns whose rows sum to one, so that solving again and again neither grows nor fades. */
    private float[] pivots() {
        float[] d = new float[SIZE];
        float[] p = new float[SIZE];
        float[] other = new float[SIZE];
        for (int o = 0; o + NZ <= SIZE; o += NZ) {
            for (int k = 0; k < NZ; k++) {
                d[o + k] = k == 0 || k == NZ - 1 ? 1.25f : 1.5f;
            }
            org.kastanie.solver.kernel.reference.TransportKernels.pivots(p, other, d, d, quarter, quarter, NZ, o);
        }
        return p;
    }

    @Benchmark
    @KernelCost(elements = N, bytes = 28, flops = 8)
    public float[] sidesScalar() {
        for (int j = 0; j < NY; j++) {
            for (int i = 0; i < NX; i++) {
                int o = FIRST + (j * (NX + 2) + i) * NZ;
                org.kastanie.solver.kernel.reference.ColumnKernels.sides(
                        x,
                        b,
                        west,
                        o,
                        east,
                        o,
                        north,
                        o,
                        south,
                        o,
                        NZ,
                        o,
                        o - NZ,
                        o + NZ,
                        o - (NX + 2) * NZ,
                        o + (NX + 2) * NZ);
            }
        }
        return x;
    }

    @Benchmark
    @KernelCost(elements = N, bytes = 28, flops = 8)
    public float[] sidesVector() {
        for (int j = 0; j < NY; j++) {
            for (int i = 0; i < NX; i++) {
                int o = FIRST + (j * (NX + 2) + i) * NZ;
                org.kastanie.solver.kernel.vector.ColumnVectors.sides(
                        x,
                        b,
                        west,
                        o,
                        east,
                        o,
                        north,
                        o,
                        south,
                        o,
                        NZ,
                        o,
                        o - NZ,
                        o + NZ,
                        o - (NX + 2) * NZ,
                        o + (NX + 2) * NZ);
            }
        }
        return x;
    }

    @Benchmark
    @KernelCost(elements = N, bytes = 40, flops = 16)
    public float[] residualScalar() {
        for (int j = 0; j < NY; j++) {
            for (int i = 0; i < NX; i++) {
                int o = FIRST + (j * (NX + 2) + i) * NZ;
                org.kastanie.solver.kernel.reference.ColumnKernels.residual(
                        out,
                        sums,
                        x,
                        b,
                        diagonal,
                        west,
                        east,
                        north,
                        south,
                        quarter,
                        quarter,
                        NZ,
                        o,
                        o - NZ,
                        o + NZ,
                        o - (NX + 2) * NZ,
                        o + (NX + 2) * NZ);
            }
        }
        return out;
    }

    @Benchmark
    @KernelCost(elements = N, bytes = 40, flops = 16)
    public float[] residualVector() {
        for (int j = 0; j < NY; j++) {
            for (int i = 0; i < NX; i++) {
                int o = FIRST + (j * (NX + 2) + i) * NZ;
                org.kastanie.solver.kernel.vector.ColumnVectors.residual(
                        out,
                        sums,
                        x,
                        b,
                        diagonal,
                        west,
                        east,
                        north,
                        south,
                        quarter,
                        quarter,
                        NZ,
                        o,
                        o - NZ,
                        o + NZ,
                        o - (NX + 2) * NZ,
                        o + (NX + 2) * NZ);
            }
        }
        return out;
    }

    @Benchmark
    @KernelCost(elements = N, bytes = 16, flops = 6)
    public float[] correctionScalar() {
        for (int j = 0; j < NY; j++) {
            for (int i = 0; i < NX; i++) {
                int o = FIRST + (j * (NX + 2) + i) * NZ;
                org.kastanie.solver.kernel.reference.ColumnKernels.correction(
                        out, o, x, flux, o, aperture, o - NZ, o + NZ, NZ, o - NZ, o, o + NZ, o + 2 * NZ);
            }
        }
        return out;
    }

    @Benchmark
    @KernelCost(elements = N, bytes = 16, flops = 6)
    public float[] correctionVector() {
        for (int j = 0; j < NY; j++) {
            for (int i = 0; i < NX; i++) {
                int o = FIRST + (j * (NX + 2) + i) * NZ;
                org.kastanie.solver.kernel.vector.ColumnVectors.correction(
                        out, o, x, flux, o, aperture, o - NZ, o + NZ, NZ, o - NZ, o, o + NZ, o + 2 * NZ);
            }
        }
        return out;
    }

    /** Two tridiagonal solves: a recurrence along the column, without a vector twin. */
    @Benchmark
    @KernelCost(elements = N, bytes = 24, flops = 12)
    public float[] transportSolve() {
        for (int j = 0; j < NY; j++) {
            for (int i = 0; i < NX; i++) {
                int o = FIRST + (j * (NX + 2) + i) * NZ;
                org.kastanie.solver.kernel.reference.TransportKernels.solve(
                        x, y, pivot, pivot, quarter, quarter, NZ, o);
            }
        }
        return x;
    }

    /** Rows of the transport matrix of one column after the other. */
    @Benchmark
    @KernelCost(elements = N, bytes = 36, flops = 30)
    public float[] transportCoefficients() {
        for (int j = 0; j < NY; j++) {
            for (int i = 0; i < NX; i++) {
                int o = FIRST + (j * (NX + 2) + i) * NZ;
                org.kastanie.solver.kernel.reference.TransportKernels.coefficients(
                        west,
                        east,
                        north,
                        south,
                        diagonal,
                        out,
                        flux,
                        flux,
                        flux,
                        aperture,
                        aperture,
                        aperture,
                        b,
                        NZ,
                        o,
                        o - NZ,
                        o + NZ,
                        o - (NX + 2) * NZ,
                        o + (NX + 2) * NZ,
                        o,
                        o + NZ,
                        o,
                        o + (NX + 2) * NZ,
                        o);
            }
        }
        return out;
    }

    /** One tridiagonal solve. */
    @Benchmark
    @KernelCost(elements = N, bytes = 16, flops = 6)
    public float[] poissonSolve() {
        for (int j = 0; j < NY; j++) {
            for (int i = 0; i < NX; i++) {
                int o = FIRST + (j * (NX + 2) + i) * NZ;
                org.kastanie.solver.kernel.reference.PoissonKernels.solve(x, pivot, quarter, NZ, o, o);
            }
        }
        return x;
    }

    @Benchmark
    @KernelCost(elements = N, bytes = 24, flops = 18)
    public float[] poissonResidual() {
        for (int j = 0; j < NY; j++) {
            for (int i = 0; i < NX; i++) {
                int o = FIRST + (j * (NX + 2) + i) * NZ;
                org.kastanie.solver.kernel.reference.PoissonKernels.residual(
                        out,
                        x,
                        b,
                        west,
                        north,
                        quarter,
                        NZ,
                        o,
                        o - NZ,
                        o + NZ,
                        o - (NX + 2) * NZ,
                        o + (NX + 2) * NZ,
                        o,
                        o + NZ,
                        o,
                        o + (NX + 2) * NZ,
                        o);
            }
        }
        return out;
    }
}
