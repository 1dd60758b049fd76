package org.kastanie.solver.air;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kastanie.solver.kernel.reference.ColumnKernels;
import org.kastanie.solver.kernel.vector.ColumnVectors;

/** Vector kernels and their scalar truth agree bit for bit. */
class ColumnTwinsTest {
    private final Random random = new Random(7);

    private float[] field(int n) {
        float[] f = new float[n];
        for (int i = 0; i < n; i++) {
            f[i] = random.nextInt(5) == 0 ? 0 : (float) random.nextGaussian();
        }
        return f;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 9, 15, 16, 17, 24, 31, 40})
    void agree(int nz) {
        int n = 6 * nz + 3;
        float[] x = field(n);
        float[] b = field(n);
        float[] c = field(n);
        float[] d = field(n);
        float[] e = field(n);
        float[] f = field(n);
        float[] g = field(n);
        float[] one = x.clone();
        float[] two = x.clone();
        ColumnKernels.sides(one, b, c, 1, d, 2, e, 3, f, 0, nz, 2 * nz, 0, nz, 3 * nz, 4 * nz);
        ColumnVectors.sides(two, b, c, 1, d, 2, e, 3, f, 0, nz, 2 * nz, 0, nz, 3 * nz, 4 * nz);
        assertThat(two).containsExactly(one);
        float[] three = f.clone();
        float[] four = f.clone();
        ColumnKernels.sidesOfBoth(one, three, b, c, d, e, f, g, nz, 2 * nz, 0, nz, 3 * nz, 4 * nz);
        ColumnVectors.sidesOfBoth(two, four, b, c, d, e, f, g, nz, 2 * nz, 0, nz, 3 * nz, 4 * nz);
        assertThat(two).containsExactly(one);
        assertThat(four).containsExactly(three);
        float[] below = field(n);
        float[] above = field(n);
        for (int o : new int[] {0, 2 * nz}) {
            below[o] = 0;
            above[o + nz - 1] = 0;
            float[] sums = new float[16];
            float[] others = new float[16];
            ColumnKernels.residual(one, sums, x, b, c, d, e, f, g, below, above, nz, o, nz, 5 * nz, 3 * nz, 4 * nz);
            ColumnVectors.residual(two, others, x, b, c, d, e, f, g, below, above, nz, o, nz, 5 * nz, 3 * nz, 4 * nz);
            assertThat(two).containsExactly(one);
            assertThat(others).containsExactly(sums);
        }
        float[] open = positive(n);
        ColumnKernels.velocity(one, 1, b, open, 2, 3, x, nz);
        ColumnVectors.velocity(two, 1, b, open, 2, 3, x, nz);
        assertThat(two).containsExactly(one);
        float[][] scalar = new float[5][n];
        float[][] vector = new float[5][n];
        begin(ColumnKernels::begin, scalar, new float[][] {x, b, c, open, d, e, f, g, below, above}, nz);
        begin(ColumnVectors::begin, vector, new float[][] {x, b, c, open, d, e, f, g, below, above}, nz);
        assertThat(vector).isDeepEqualTo(scalar);
        ColumnKernels.collect(one, b, c, d, e, f, nz, g, nz, 2 * nz);
        ColumnVectors.collect(two, b, c, d, e, f, nz, g, nz, 2 * nz);
        assertThat(two).containsExactly(one);
        ColumnKernels.correction(one, 1, x, b, 2, c, 0, 3, nz, 0, nz, 2 * nz, 3 * nz);
        ColumnVectors.correction(two, 1, x, b, 2, c, 0, 3, nz, 0, nz, 2 * nz, 3 * nz);
        assertThat(two).containsExactly(one);
    }

    /** Sizes of openings and volumes: some of them 0. */
    private float[] positive(int n) {
        float[] f = field(n);
        for (int i = 0; i < n; i++) {
            f[i] = Math.abs(f[i]);
        }
        return f;
    }

    private interface Begin {
        void column(
                float[] before,
                float[] base,
                float[] right,
                float[] extra,
                float[] diagonal,
                float[] value,
                float shift,
                float[] source,
                float[] slope,
                float[] capacity,
                float rate,
                float[] west,
                float[] east,
                float[] north,
                float[] south,
                float[] below,
                float[] above,
                int nz,
                int o);
    }

    private static void begin(Begin kernel, float[][] out, float[][] in, int nz) {
        kernel.column(
                out[0], out[1], out[2], out[3], out[4], in[0], 0.3f, in[1], in[2], in[3], 0.7f, in[4], in[5], in[6],
                in[7], in[8], in[9], nz, 2 * nz);
    }
}
