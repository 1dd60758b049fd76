package org.kastanie.benchmarks;

import java.util.Random;

/** Inputs of the benchmarks: the same in every run. Arrays of floats hold whole vectors beyond their length. */
final class Numbers {
    private Numbers() {}

    static float[] between(int n, float low, float high) {
        Random random = new Random(n);
        float[] out = new float[n + 64];
        for (int i = 0; i < out.length; i++) {
            out[i] = low + (high - low) * random.nextFloat();
        }
        return out;
    }

    static float[] rising(int n, float from, float step) {
        float[] out = new float[n];
        for (int i = 0; i < n; i++) {
            out[i] = from + i * step;
        }
        return out;
    }

    static int[] bits(int n) {
        return new Random(n).ints(n).toArray();
    }

    static int[] below(int n, int bound) {
        return new Random(n).ints(n, 0, bound).toArray();
    }

    static byte[] bytes(int n) {
        byte[] out = new byte[n];
        new Random(n).nextBytes(out);
        return out;
    }
}
