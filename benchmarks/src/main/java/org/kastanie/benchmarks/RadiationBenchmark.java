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

/** What shadows, horizons, crowns, sky and persons are made of; an element is a step of a ray, a patch or an entry. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class RadiationBenchmark {
    static final int STRIDE = 1024;
    static final int ROWS = 256;
    static final int STEPS = 64;
    /** Cells of a row that a ray list is applied to at once. */
    static final int CELLS = 512;
    /** Cells of a horizon or crown block. */
    static final int BLOCK = 64;

    static final int LANES = 64;
    static final int GROUPS = 16;
    /** Patches of a word. */
    static final int FIELDS = 24;
    /** Skies contracted at once, as in a day's run; divisible by the kernel's registers. */
    static final int SUMS = 12;

    static final int PEOPLE = 16;
    static final int RAYS = 128;
    /** What they see besides the sky and in no run, all together. */
    static final int ENTRIES = PEOPLE * 60;
    /** Directions that the rays of an octant have weight in. */
    private static final int[] ACROSS = {0, 2, 3};
    /** Sources that a block of receivers sees. */
    static final int SEEN = 1 << 13;

    static final int START = 128 * STRIDE + 128;

    private final float[] top = Numbers.between(STRIDE * ROWS, 0, 25);
    private final float[] crownTop = Numbers.between(STRIDE * ROWS, 5, 15);
    private final float[] crownBase = Numbers.between(STRIDE * ROWS, 1, 4);
    private final float[] extinction = Numbers.between(STRIDE * ROWS, 0, 0.3f);
    private final float[] height = new float[CELLS + 64];
    private final int[] offset = offsets();
    private final float[] drop = Numbers.rising(STEPS, 0.5f, 1);
    private final float[] blur = Numbers.rising(STEPS, 0, 0.01f);
    private final float[] far = Numbers.rising(STEPS, 1.5f, 1);
    private final float[] near = Numbers.rising(STEPS, 0.5f, 1);
    private final float[] inverse = inverse(near);
    private final float[] out = new float[CELLS + 64];
    private final float[] second = new float[CELLS + 64];
    /** Receivers whose leaves lie side by side. */
    private static final int LEAVES = 16;

    private final float[] leafTop = Numbers.between(STEPS * LEAVES, 0.1f, 0.6f);
    private final float[] leafBase = Numbers.between(STEPS * LEAVES, 0, 0.2f);
    private final float[] leafWeight = Numbers.between(STEPS * LEAVES, 0, 0.3f);
    private final int[] oneBand =
            java.util.stream.IntStream.generate(() -> 1).limit(STEPS).toArray();
    private final float[] bandLow = {0.2f};
    private final float[] bandHigh = {0.4f};
    private final float[] penumbra = out.clone();
    private final float[] blurs = out.clone();
    private final float[] otherBlurs = out.clone();
    private final float[] edges = Numbers.between(CELLS + 64, 1, 2);
    private final float[] shades = Numbers.between(CELLS + 64, 0.1f, 1);
    private final int[] words = Numbers.bits(LANES * GROUPS);
    private final float[] weight = Numbers.between(FIELDS * GROUPS * SUMS, 0, 1);
    private final float[] sums = new float[LANES * SUMS];
    private final int[] source = Numbers.below(ENTRIES, 1 << 16);
    private final byte[] ray = rays();
    private final char[] place = cells();
    private final byte[] share = Numbers.bytes(ENTRIES);
    /** Slices of rows, as many as a block of receivers has, and quads of entries in each. */
    private static final int SLICES = 21;

    private static final int QUADS = 12;
    private final int[] rowIndex = places(2 * SLICES * QUADS * 16);
    private final int[] rowWeight = Numbers.bits(SLICES * QUADS * 16);
    private final int[] sliceStart = starts();
    private final float[] seen = Numbers.between(2 * SEEN, 0, 500);
    private final float[] rowShort = new float[SLICES * 16];
    private final float[] rowLong = new float[SLICES * 16];

    /** Short- and longwave radiosity side by side. */
    private final float[] pair = Numbers.between(1 << 18, 0, 600);

    private final float[] values = new float[32 * RAYS];
    private final float[] directions = new float[32 * 6];
    private final float[] aside = new float[4 * GROUPS * LANES];

    /** Cells that a ray to the north-north-east crosses. */
    private static int[] offsets() {
        int[] offset = new int[STEPS];
        for (int j = 0; j < STEPS; j++) {
            offset[j] = -(j + 1) * STRIDE + (2 * j + 2) / 5;
        }
        return offset;
    }

    /** Two places among the sources seen in each word. */
    private static int[] places(int n) {
        int[] words = Numbers.bits(n);
        for (int i = 0; i < n; i++) {
            words[i] &= (SEEN - 1) << 16 | SEEN - 1;
        }
        return words;
    }

    private static byte[] rays() {
        byte[] ray = new byte[RAYS];
        for (int i = 0; i < RAYS; i++) {
            ray[i] = (byte) i;
        }
        return ray;
    }

    private static char[] cells() {
        char[] place = new char[ENTRIES];
        for (int i = 0; i < ENTRIES; i++) {
            place[i] = (char) (i * (RAYS * PEOPLE) / ENTRIES);
        }
        return place;
    }

    private static int[] starts() {
        int[] start = new int[SLICES + 1];
        for (int s = 0; s < SLICES; s++) {
            start[s + 1] = start[s] + QUADS * 16;
        }
        return start;
    }

    private static float[] inverse(float[] x) {
        float[] y = new float[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = 1 / x[i];
        }
        return y;
    }

    @Benchmark
    @KernelCost(elements = CELLS * STEPS, flops = 6)
    public float[] shadowHeightsScalar() {
        org.kastanie.solver.kernel.reference.HorizonKernel.shadowHeights(
                top, START, CELLS, offset, drop, blur, STEPS, out, blurs, penumbra, otherBlurs, 0);
        return out;
    }

    @Benchmark
    @KernelCost(elements = CELLS * STEPS, flops = 6)
    public float[] shadowHeightsVector() {
        org.kastanie.solver.kernel.vector.HorizonVectors.shadowHeights(
                top, START, CELLS, offset, drop, blur, STEPS, out, blurs, penumbra, otherBlurs, 0);
        return out;
    }

    /** Every receiver is in the penumbra; most of a city's are not and cost less. */
    @Benchmark
    @KernelCost(elements = CELLS, flops = 35)
    public float[] discScalar() {
        org.kastanie.solver.kernel.reference.DiscKernel.lower(edges, edges, shades, 1, CELLS, 1, out);
        return out;
    }

    /** Every receiver is in the penumbra; most of a city's are not and cost less. */
    @Benchmark
    @KernelCost(elements = CELLS, flops = 35)
    public float[] discVector() {
        org.kastanie.solver.kernel.vector.DiscVectors.lower(edges, edges, shades, 1, CELLS, 1, out);
        return out;
    }

    @Benchmark
    @KernelCost(elements = BLOCK * STEPS, flops = 3)
    public float[] horizonScalar() {
        org.kastanie.solver.kernel.reference.HorizonKernel.horizon(
                top, START, BLOCK, height, offset, inverse, 0, STEPS, out);
        return out;
    }

    @Benchmark
    @KernelCost(elements = BLOCK * STEPS, flops = 3)
    public float[] horizonVector() {
        org.kastanie.solver.kernel.vector.HorizonVectors.horizon(
                top, START, BLOCK, height, offset, inverse, 0, STEPS, out);
        return out;
    }

    @Benchmark
    @KernelCost(elements = 2 * BLOCK * STEPS, flops = 10)
    public float[] crownSlantsScalar() {
        org.kastanie.solver.kernel.reference.CrownKernel.slants(
                crownBase,
                crownTop,
                extinction,
                START,
                BLOCK,
                height,
                height,
                0,
                offset,
                near,
                far,
                STEPS,
                1.5f,
                out,
                second);
        return out;
    }

    @Benchmark
    @KernelCost(elements = 2 * BLOCK * STEPS, flops = 10)
    public float[] crownSlantsVector() {
        org.kastanie.solver.kernel.vector.CrownVectors.slants(
                crownBase,
                crownTop,
                extinction,
                START,
                BLOCK,
                height,
                height,
                0,
                offset,
                near,
                far,
                STEPS,
                1.5f,
                out,
                second);
        return out;
    }

    @Benchmark
    @KernelCost(elements = BLOCK * STEPS, flops = 6)
    public float[] crownBandScalar() {
        for (int at = 0; at < BLOCK; at += LEAVES) {
            org.kastanie.solver.kernel.reference.LeafBandKernel.overlaps(
                    leafTop, leafBase, leafWeight, 0, STEPS, oneBand, bandLow, bandHigh, 0, out, BLOCK, at);
        }
        return out;
    }

    @Benchmark
    @KernelCost(elements = BLOCK * STEPS, flops = 6)
    public float[] crownBandVector() {
        for (int at = 0; at < BLOCK; at += LEAVES) {
            org.kastanie.solver.kernel.vector.LeafBandVectors.overlaps(
                    leafTop, leafBase, leafWeight, 0, STEPS, oneBand, bandLow, bandHigh, 0, out, BLOCK, at);
        }
        return out;
    }

    @Benchmark
    @KernelCost(elements = LANES * FIELDS * GROUPS * SUMS, flops = 2)
    public float[] skyTwelveTimesScalar() {
        org.kastanie.solver.kernel.reference.SkyKernel.contract(words, LANES, GROUPS, weight, SUMS, sums);
        return sums;
    }

    @Benchmark
    @KernelCost(elements = LANES * FIELDS * GROUPS * SUMS, flops = 2)
    public float[] skyTwelveTimesVector() {
        org.kastanie.solver.kernel.vector.SkyVectors.contract(words, LANES, GROUPS, weight, SUMS, sums);
        return sums;
    }

    @Benchmark
    @KernelCost(elements = ENTRIES, flops = 4)
    public float[] personEntries() {
        org.kastanie.solver.kernel.reference.PersonKernel.scatter(source, place, share, 0, ENTRIES, pair, values);
        return values;
    }

    @Benchmark
    @KernelCost(elements = RAYS * PEOPLE, flops = 4)
    public float[] personRunsScalar() {
        org.kastanie.solver.kernel.reference.PersonKernel.runs(source, words, ray, 0, RAYS, pair, values);
        return values;
    }

    @Benchmark
    @KernelCost(elements = RAYS * PEOPLE, flops = 4)
    public float[] personRunsVector() {
        org.kastanie.solver.kernel.vector.PersonVectors.runs(source, words, ray, 0, RAYS, pair, values);
        return values;
    }

    @Benchmark
    @KernelCost(elements = RAYS * PEOPLE, flops = 12)
    public float[] personDirectionsScalar() {
        org.kastanie.solver.kernel.reference.PersonKernel.weigh(values, weight, 0, RAYS, ACROSS, directions);
        return directions;
    }

    @Benchmark
    @KernelCost(elements = RAYS * PEOPLE, flops = 12)
    public float[] personDirectionsVector() {
        org.kastanie.solver.kernel.vector.PersonVectors.weigh(values, weight, 0, RAYS, ACROSS, directions);
        return directions;
    }

    @Benchmark
    @KernelCost(elements = LANES * FIELDS * GROUPS, flops = 8)
    public float[] skyAzimuthsScalar() {
        org.kastanie.solver.kernel.reference.SkyKernel.azimuths(words, LANES, GROUPS, weight, aside, sums);
        return sums;
    }

    @Benchmark
    @KernelCost(elements = LANES * FIELDS * GROUPS, flops = 8)
    public float[] skyAzimuthsVector() {
        org.kastanie.solver.kernel.vector.SkyVectors.azimuths(words, LANES, GROUPS, weight, aside, sums);
        return sums;
    }

    @Benchmark
    @KernelCost(elements = 4 * QUADS * SLICES * 16, bytes = 3, flops = 4)
    public float[] rows() {
        org.kastanie.solver.kernel.reference.RowsKernel.gather(
                rowIndex, rowWeight, sliceStart, SLICES, seen, rowShort, rowLong);
        return rowShort;
    }
}
