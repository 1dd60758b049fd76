package org.kastanie.solver.kernel;

import java.util.Random;

/** Numbers for comparisons of twins, the same in every run. */
final class TwinNumbers extends Random {
    private static final long serialVersionUID = 1;

    /** Sizes around those of vectors. */
    static final int[] COUNTS = {1, 2, 7, 15, 16, 17, 31, 33, 63, 64};

    TwinNumbers(long seed) {
        super(seed);
    }

    float[] numbers(int n, double low, double high) {
        float[] a = new float[n];
        for (int i = 0; i < n; i++) {
            a[i] = (float) (low + (high - low) * nextDouble());
        }
        return a;
    }

    /** Steps in a raster, back and forth. */
    int[] offsets(int n) {
        int[] a = new int[n];
        for (int i = 0; i < n; i++) {
            a[i] = nextInt(400) - 200;
        }
        return a;
    }
}
