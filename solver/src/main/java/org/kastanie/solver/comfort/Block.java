package org.kastanie.solver.comfort;

import org.kastanie.solver.kernel.vector.UtciVectors;

/**
 * Inputs of a block of cells in the units of an index, kept in scratch of one thread; clamps them and counts. Plain loops
 * without branches, which the compiler turns into vector code.
 */
final class Block {
    static final int SIZE = 256;
    /** Smallest distance outside a range that counts; whatever is outside by a bit of a float is far above it. */
    private static final float HARD = 1e30f;

    final float[] air = new float[SIZE + UtciVectors.SLACK];
    final float[] radiant = new float[SIZE + UtciVectors.SLACK];
    final float[] wind = new float[SIZE + UtciVectors.SLACK];
    final float[] vapour = new float[SIZE + UtciVectors.SLACK];
    final float[] out = new float[SIZE + UtciVectors.SLACK];
    private final float[] any = new float[SIZE];
    private final float[] one = new float[SIZE];
    private final long[] counts = new long[6];

    /**
     * Range of one input.
     *
     * @param low smallest value, {@code high} largest
     */
    record Range(float low, float high) {}

    /** Keeps everything within its range (NaN stays) and counts what was not. */
    void clamp(Range airRange, Range radiantRange, Range windRange, Range vapourRange, int n) {
        for (int c = 0; c < n; c++) {
            float sum = air[c] + radiant[c] + wind[c] + vapour[c];
            // A number if all inputs are, else NaN, which counts as nothing.
            one[c] = Math.min(1, Math.abs(sum) + 1);
            any[c] = 0;
        }
        counts[0] += sum(one, n);
        counts[2] += clamp(air, airRange, n);
        counts[3] += clamp(radiant, radiantRange, n);
        counts[4] += clamp(wind, windRange, n);
        counts[5] += clamp(vapour, vapourRange, n);
        counts[1] += sum(any, n);
    }

    private int clamp(float[] values, Range range, int n) {
        float low = range.low;
        float high = range.high;
        for (int c = 0; c < n; c++) {
            float x = values[c];
            float kept = Math.min(high, Math.max(low, x));
            values[c] = kept;
            one[c] = Math.min(1, Math.abs(x - kept) * HARD);
        }
        for (int c = 0; c < n; c++) {
            any[c] = Math.max(any[c], one[c]);
        }
        return sum(one, n);
    }

    private static int sum(float[] marks, int n) {
        int sum = 0;
        for (int c = 0; c < n; c++) {
            sum += (int) marks[c];
        }
        return sum;
    }

    Clamped counts() {
        return new Clamped(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
    }
}
