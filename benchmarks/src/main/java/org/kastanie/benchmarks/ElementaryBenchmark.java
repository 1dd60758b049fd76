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

/** Exponential, logarithm, saturation humidity: arrays that stay in the nearest cache. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class ElementaryBenchmark {
    static final int N = 1 << 12;

    private final float[] x = Numbers.between(N, -20, 20);
    private final float[] positive = Numbers.between(N, 0.01f, 1000);
    private final float[] celsius = Numbers.between(N, -10, 60);
    private final float[] out = new float[N];
    private final float[] slope = new float[N];

    @Benchmark
    @KernelCost(elements = N, flops = 20)
    public float[] expScalar() {
        org.kastanie.solver.kernel.reference.Exp.apply(N, x, out);
        return out;
    }

    @Benchmark
    @KernelCost(elements = N, flops = 20)
    public float[] expVector() {
        org.kastanie.solver.kernel.vector.Exp.apply(N, x, out);
        return out;
    }

    /** The JDK's own, in double precision, for comparison. */
    @Benchmark
    @KernelCost(elements = N)
    public float[] expOfJdk() {
        for (int i = 0; i < N; i++) {
            out[i] = (float) Math.exp(x[i]);
        }
        return out;
    }

    @Benchmark
    @KernelCost(elements = N, flops = 23)
    public float[] logScalar() {
        org.kastanie.solver.kernel.reference.Log.apply(N, positive, out);
        return out;
    }

    @Benchmark
    @KernelCost(elements = N, flops = 23)
    public float[] logVector() {
        org.kastanie.solver.kernel.vector.Log.apply(N, positive, out);
        return out;
    }

    /** The JDK's own, in double precision, for comparison. */
    @Benchmark
    @KernelCost(elements = N)
    public float[] logOfJdk() {
        for (int i = 0; i < N; i++) {
            out[i] = (float) Math.log(positive[i]);
        }
        return out;
    }

    @Benchmark
    @KernelCost(elements = N, flops = 37)
    public float[] saturationScalar() {
        org.kastanie.solver.kernel.reference.SaturationKernel.apply(N, celsius, 95000f, out, slope);
        return slope;
    }

    @Benchmark
    @KernelCost(elements = N, flops = 37)
    public float[] saturationVector() {
        org.kastanie.solver.kernel.vector.SaturationKernel.apply(N, celsius, 95000f, out, slope);
        return slope;
    }
}
