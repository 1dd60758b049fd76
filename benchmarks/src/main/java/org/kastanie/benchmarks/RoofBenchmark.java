package org.kastanie.benchmarks;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
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
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    static final int STREAM = 1 << 24;
    static final int CACHED = 1 << 12;

    private final float[] a = new float[STREAM];
    private final float[] b = filled(STREAM, 1.5f);
    private final float[] c = filled(STREAM, 0.25f);
    private final float[] x = filled(CACHED, 1.0001f);
    private final float[] out = new float[CACHED];
    private final float scale = 0.5f;
    private final float shift = 0.25f;

    private static float[] filled(int n, float value) {
        float[] array = new float[n];
        Arrays.fill(array, value);
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

    /**
     * Sixteen fused multiplications and additions on each of eight independent vectors, in cache. The Vector API is used
     * since a plain loop is compiled to one chain, which waits for itself and would be passed by the kernels.
     */
    @Benchmark
    @KernelCost(elements = CACHED, flops = 32)
    public float[] arithmetic() {
        int lanes = S.length();
        for (int i = 0; i < CACHED; i += 8 * lanes) {
            FloatVector p0 = FloatVector.fromArray(S, x, i);
            FloatVector p1 = FloatVector.fromArray(S, x, i + lanes);
            FloatVector p2 = FloatVector.fromArray(S, x, i + 2 * lanes);
            FloatVector p3 = FloatVector.fromArray(S, x, i + 3 * lanes);
            FloatVector p4 = FloatVector.fromArray(S, x, i + 4 * lanes);
            FloatVector p5 = FloatVector.fromArray(S, x, i + 5 * lanes);
            FloatVector p6 = FloatVector.fromArray(S, x, i + 6 * lanes);
            FloatVector p7 = FloatVector.fromArray(S, x, i + 7 * lanes);
            FloatVector t = FloatVector.broadcast(S, scale);
            FloatVector s = FloatVector.broadcast(S, shift);
            for (int j = 0; j < 16; j++) {
                p0 = p0.fma(t, s);
                p1 = p1.fma(t, s);
                p2 = p2.fma(t, s);
                p3 = p3.fma(t, s);
                p4 = p4.fma(t, s);
                p5 = p5.fma(t, s);
                p6 = p6.fma(t, s);
                p7 = p7.fma(t, s);
            }
            p0.intoArray(out, i);
            p1.intoArray(out, i + lanes);
            p2.intoArray(out, i + 2 * lanes);
            p3.intoArray(out, i + 3 * lanes);
            p4.intoArray(out, i + 4 * lanes);
            p5.intoArray(out, i + 5 * lanes);
            p6.intoArray(out, i + 6 * lanes);
            p7.intoArray(out, i + 7 * lanes);
        }
        return out;
    }
}
