package org.kastanie.solver.radiation;

import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.kernel.vector.SkyVectors;
import org.kastanie.solver.sun.SkyPatches;

/**
 * What every receiver sees of every sky patch, one byte each, in blocks of {@link #LANES} receivers that stay in cache
 * while they are contracted with a sky.
 */
final class PackedSky {
    static final int LANES = 64;
    static final int GROUPS = SkyPatches.COUNT / 4;
    static final float FULL = 255;

    /** Receives sum k of receiver {@code first + i} at {@code sums[k * LANES + i]}. */
    interface Sink {
        void take(int first, int count, float[] sums);
    }

    final int count;
    private final int[][] words;

    PackedSky(int count) {
        this.count = count;
        words = new int[(count + LANES - 1) / LANES][GROUPS * LANES];
    }

    /** Stores four patches of one receiver: patches 4 group .. 4 group + 3. */
    void set(int receiver, int group, int word) {
        words[receiver / LANES][group * LANES + receiver % LANES] = word;
    }

    /** Stored byte of a patch, 0..255. */
    int get(int receiver, int patch) {
        int word = words[receiver / LANES][patch / 4 * LANES + receiver % LANES];
        return (word >>> (8 * (patch % 4))) & 255;
    }

    /** Sums over all patches of share times {@code weight[patch * sums + k]}. */
    void contract(float[] weight, int sums, Workers workers, Sink sink) {
        int whole = (sums + SkyVectors.SUMS - 1) / SkyVectors.SUMS * SkyVectors.SUMS;
        float[] scaled = new float[weight.length / sums * whole];
        for (int i = 0; i < weight.length; i++) {
            scaled[i / sums * whole + i % sums] = weight[i] / FULL;
        }
        workers.forEach(words.length, 32, (from, to) -> {
            float[] out = new float[whole * LANES];
            for (int b = from; b < to; b++) {
                SkyVectors.contract(words[b], LANES, GROUPS, scaled, whole, out);
                sink.take(b * LANES, Math.min(LANES, count - b * LANES), out);
            }
        });
    }

    long bytes() {
        return 4L * GROUPS * LANES * words.length;
    }
}
