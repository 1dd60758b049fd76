package org.kastanie.solver.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kastanie.solver.kernel.reference.PersonKernel;
import org.kastanie.solver.kernel.reference.RowsKernel;
import org.kastanie.solver.kernel.reference.SkyKernel;
import org.kastanie.solver.kernel.vector.PersonVectors;
import org.kastanie.solver.kernel.vector.SkyVectors;

/** The same for what is gathered from skies, surroundings and by persons: scalar truth and vector twin agree bit for bit. */
class GatherKernelTwinsTest {
    private final TwinNumbers random = new TwinNumbers(5);

    @Test
    void packedSky() {
        for (int sums : new int[] {6, 12, 18}) {
            int[] words = random.ints(64 * 9).toArray();
            float[] weight = random.numbers(SkyKernel.FIELDS * 9 * sums, 0, 2);
            float[] a = new float[64 * sums];
            float[] b = new float[64 * sums];
            SkyKernel.contract(words, 64, 9, weight, sums, a);
            SkyVectors.contract(words, 64, 9, weight, sums, b);
            assertThat(b).isEqualTo(a);
        }
    }

    @Test
    void sparseRows() {
        int[] width = {9, 4, 4, 1, 0, 17};
        int[] start = new int[width.length + 1];
        for (int s = 0; s < width.length; s++) {
            start[s + 1] = start[s] + width[s] * RowsKernel.LANES;
        }
        int[] index =
                random.ints(2 * start[width.length]).map(i -> i & 0x02ff02ff).toArray();
        int[] weight = random.ints(start[width.length]).toArray();
        float[] pair = random.numbers(0x600, 0, 500);
        float[] second = new float[pair.length / 2];
        for (int i = 0; i < second.length; i++) {
            second[i] = pair[2 * i + 1];
        }
        for (int slices = 0; slices <= width.length; slices++) {
            float[] a = new float[width.length * RowsKernel.LANES];
            float[] b = a.clone();
            RowsKernel.gather(index, weight, start, slices, pair, a, b);
            float[] alone = new float[a.length];
            RowsKernel.gather(index, weight, start, slices, second, alone);
            assertThat(alone).isEqualTo(b);
            for (int row = 0; row < a.length; row++) {
                int slice = row / RowsKernel.LANES;
                int lane = row % RowsKernel.LANES;
                float[] sum = new float[2];
                for (int k = 0; slice < slices && k < 4 * width[slice]; k++) {
                    int quad = start[slice] + k / 4 * RowsKernel.LANES;
                    int places = index[2 * quad + k % 4 / 2 * RowsKernel.LANES + lane];
                    int place = k % 2 == 0 ? places & 0xffff : places >>> 16;
                    float w = weight[quad + lane] >>> (8 * (k % 4)) & 255;
                    sum[0] = Math.fma(w, pair[2 * place], sum[0]);
                    sum[1] = Math.fma(w, pair[2 * place + 1], sum[1]);
                }
                assertThat(a[row]).isEqualTo(sum[0]);
                assertThat(b[row]).isEqualTo(sum[1]);
            }
            assertThat(a[0] > 0).isEqualTo(slices > 0);
        }
    }

    @Test
    void skyFromAboveAndFromTheSides() {
        int[] words = random.ints(64 * 16).toArray();
        float[] weight = random.numbers(SkyKernel.FIELDS * 16 * 4, 0, 2);
        float[] across = random.numbers(32 * 4, -1, 1);
        float[] a = new float[64 * 10];
        float[] b = new float[64 * 10];
        float[] aside = new float[64 * 64];
        float[] other = new float[64 * 64];
        SkyKernel.azimuths(words, 64, 16, weight, aside, a);
        SkyVectors.azimuths(words, 64, 16, weight, other, b);
        assertThat(other).isEqualTo(aside);
        SkyKernel.sides(aside, 32, 64, across, a);
        SkyVectors.sides(aside, 32, 64, across, b);
        assertThat(b).isEqualTo(a);
        // the same by the general sums
        float[] plain = new float[SkyKernel.FIELDS * 16 * 10];
        for (int p = 0; p < SkyKernel.FIELDS * 16; p++) {
            for (int k = 0; k < 10; k++) {
                float w = weight[4 * p + k / 5 * 2 + Math.min(1, k % 5)];
                plain[10 * p + k] = k % 5 == 0 ? w : w * across[4 * (p / SkyKernel.BANDS) + k % 5 - 1];
            }
        }
        SkyKernel.contract(words, 64, 16, plain, 10, b);
        for (int i = 0; i < a.length; i++) {
            assertThat(a[i]).isCloseTo(b[i], within(1e-3f));
        }
    }

    @Test
    void personRays() {
        int rays = 37;
        float[] pair = random.numbers(2 * 500, 0, 400);
        float[] values = new float[PersonKernel.ROW * rays];
        int n = 200;
        int[] source = random.ints(n, 0, 500).toArray();
        byte[] share = new byte[n];
        random.nextBytes(share);
        char[] place = new char[n];
        for (int k = 0; k < n; k++) {
            place[k] = (char) random.nextInt(16 * rays);
        }
        PersonKernel.scatter(source, place, share, 3, n - 2, pair, values);
        double[] exact = new double[values.length];
        for (int k = 3; k < n - 2; k++) {
            for (int kind = 0; kind < 2; kind++) {
                exact[2 * place[k] + kind] += (share[k] & 255) * (double) pair[2 * source[k] + kind];
            }
        }
        for (int i = 0; i < exact.length; i++) {
            assertThat((double) values[i]).isCloseTo(exact[i], within(1e-6 * exact[i]));
        }
        int[] base = random.ints(rays, 0, 484).toArray();
        int[] cells = random.ints(rays).toArray();
        byte[] ray = new byte[rays];
        for (int k = 0; k < rays; k++) {
            ray[k] = (byte) random.nextInt(rays);
        }
        cells[4] = -1;
        cells[5] = 0;
        float[] a = values.clone();
        float[] b = values.clone();
        PersonKernel.runs(base, cells, ray, 1, rays - 1, pair, a);
        PersonVectors.runs(base, cells, ray, 1, rays - 1, pair, b);
        assertThat(b).isEqualTo(a).isNotEqualTo(values);
        float[] weight = random.numbers(3 * rays, 0, 1);
        int[] across = {1, 2, 5};
        float[] out = random.numbers(6 * PersonKernel.ROW, 0, 1);
        for (int from : new int[] {0, 3, rays}) {
            a = out.clone();
            b = out.clone();
            PersonKernel.weigh(values, weight, from, rays, across, a);
            PersonVectors.weigh(values, weight, from, rays, across, b);
            assertThat(b).isEqualTo(a);
        }
    }

    /** A run is the same bits as its cells' entries one by one. */
    @Test
    void personRunsAreEntries() {
        float[] pair = random.numbers(2 * 100, 0, 400);
        int cells = 0b1011_0000_0110_1001;
        float[] a = random.numbers(2 * PersonKernel.ROW, 0, 1000);
        float[] b = a.clone();
        int twice = 0;
        for (int i = 0; i < 16; i++) {
            if ((cells >>> i & 1) != 0) {
                twice |= 3 << 2 * i;
                PersonKernel.scatter(new int[] {20 + i}, new char[] {(char) (16 + i)}, new byte[] {-1}, 0, 1, pair, b);
            }
        }
        PersonVectors.runs(new int[] {20}, new int[] {twice}, new byte[] {1}, 0, 1, pair, a);
        assertThat(a).isEqualTo(b);
    }
}
