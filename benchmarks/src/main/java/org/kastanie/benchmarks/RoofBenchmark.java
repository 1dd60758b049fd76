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

/** The machine's roof: what a stream from memory and what arithmetic in cache can reach at best. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class RoofBenchmark {
    static final int STREAM = 1 << 24;
    static final int CACHED = 1 << 12;

    private final float[] a = new float[STREAM];
    private final float[] b = filled(STREAM, 1.5f);
    private final float[] c = filled(STREAM, 0.25f);
    private final float[] x = filled(CACHED, 1.0001f);

    private static float[] filled(int n, float value) {
        float[] array = new float[n];
        java.util.Arrays.fill(array, value);
        return array;
    }

    /** a = b + s c from memory: 12 bytes an element (write-allocate traffic not counted). */
    @Benchmark
    @KernelCost(elements = STREAM, bytes = 12, flops = 2)
    public float[] triad() {
        for (int i = 0; i < STREAM; i++) {
            a[i] = b[i] + 3f * c[i];
        }
        return a;
    }

    /** A polynomial of degree 16 in cache: 32 operations an element. */
    @Benchmark
    @KernelCost(elements = CACHED, flops = 32)
    public float[] polynomial() {
        for (int i = 0; i < CACHED; i++) {
            float t = x[i];
            float s = 0.5f;
            s = s * t + 0.1f;
            s = s * t + 0.2f;
            s = s * t + 0.3f;
            s = s * t + 0.4f;
            s = s * t + 0.5f;
            s = s * t + 0.6f;
            s = s * t + 0.7f;
            s = s * t + 0.8f;
            s = s * t + 0.1f;
            s = s * t + 0.2f;
            s = s * t + 0.3f;
            s = s * t + 0.4f;
            s = s * t + 0.5f;
            s = s * t + 0.6f;
            s = s * t + 0.7f;
            s = s * t + 0.8f;
            a[i] = s;
        }
        return a;
    }
}
