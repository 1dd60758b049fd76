package org.kastanie.benchmarks;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
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

/** Decision 0002: fields as float arrays or as off-heap memory segments. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class FieldStorageBenchmark {
    static final int CACHED = 1 << 13;
    static final int STREAM = 1 << 23;

    private final float[] small = new float[CACHED];
    private final float[] smallOut = new float[CACHED];
    private final float[] large = new float[STREAM];
    private final float[] largeOut = new float[STREAM];
    private final MemorySegment smallSegment = Arena.global().allocate(4L * CACHED, 64);
    private final MemorySegment smallSegmentOut = Arena.global().allocate(4L * CACHED, 64);
    private final MemorySegment largeSegment = Arena.global().allocate(4L * STREAM, 64);
    private final MemorySegment largeSegmentOut = Arena.global().allocate(4L * STREAM, 64);

    @Benchmark
    @KernelCost(elements = CACHED, flops = 2)
    public float[] arrayInCache() {
        return average(small, smallOut);
    }

    @Benchmark
    @KernelCost(elements = STREAM, bytes = 8, flops = 2)
    public float[] arrayFromMemory() {
        return average(large, largeOut);
    }

    @Benchmark
    @KernelCost(elements = CACHED, flops = 2)
    public MemorySegment segmentInCache() {
        return average(smallSegment, smallSegmentOut, CACHED);
    }

    @Benchmark
    @KernelCost(elements = STREAM, bytes = 8, flops = 2)
    public MemorySegment segmentFromMemory() {
        return average(largeSegment, largeSegmentOut, STREAM);
    }

    private static float[] average(float[] in, float[] out) {
        for (int i = 1; i < in.length; i++) {
            out[i] = 0.5f * (in[i] + in[i - 1]);
        }
        return out;
    }

    private static MemorySegment average(MemorySegment in, MemorySegment out, int n) {
        for (int i = 1; i < n; i++) {
            float mean =
                    0.5f * (in.getAtIndex(ValueLayout.JAVA_FLOAT, i) + in.getAtIndex(ValueLayout.JAVA_FLOAT, i - 1));
            out.setAtIndex(ValueLayout.JAVA_FLOAT, i, mean);
        }
        return out;
    }
}
