package org.kastanie.solver.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.kastanie.solver.kernel.reference.CrownKernel;
import org.kastanie.solver.kernel.reference.DiscKernel;
import org.kastanie.solver.kernel.reference.HorizonKernel;
import org.kastanie.solver.kernel.reference.LeafBandKernel;
import org.kastanie.solver.kernel.reference.LeafKernel;
import org.kastanie.solver.kernel.reference.MarchKernel;
import org.kastanie.solver.kernel.reference.PatchKernel;
import org.kastanie.solver.kernel.vector.CrownVectors;
import org.kastanie.solver.kernel.vector.DiscVectors;
import org.kastanie.solver.kernel.vector.HorizonVectors;
import org.kastanie.solver.kernel.vector.LeafBandVectors;
import org.kastanie.solver.kernel.vector.LeafVectors;
import org.kastanie.solver.kernel.vector.MarchVectors;
import org.kastanie.solver.kernel.vector.PatchVectors;

/** Scalar truth and vector twin give the same bits at awkward sizes. */
class RadiationKernelTwinsTest {
    private static final int[] COUNTS = TwinNumbers.COUNTS;
    private final TwinNumbers random = new TwinNumbers(3);

    @Test
    void shadowAndHorizon() {
        float[] top = random.numbers(1000, 0, 40);
        int[] offset = random.offsets(37);
        float[] drop = random.numbers(37, 0, 30);
        float[] blur = random.numbers(37, 0, 2);
        float[] height = random.numbers(200, 0, 20);
        for (int count : COUNTS) {
            float[] a = random.numbers(200, 0, 1);
            float[][] x = {a, new float[200], random.numbers(200, 0, 1), new float[200]};
            float[][] y = {a.clone(), x[1].clone(), x[2].clone(), x[3].clone()};
            HorizonKernel.shadowHeights(top, 300, count, offset, drop, blur, 37, x[0], x[1], x[2], x[3], 5);
            HorizonVectors.shadowHeights(top, 300, count, offset, drop, blur, 37, y[0], y[1], y[2], y[3], 5);
            for (int k = 0; k < 4; k++) {
                assertThat(Arrays.copyOf(y[k], 5 + count)).isEqualTo(Arrays.copyOf(x[k], 5 + count));
            }
            float[] c = new float[200];
            float[] d = new float[200];
            HorizonKernel.horizon(top, 300, count, height, offset, drop, 3, 37, c);
            HorizonVectors.horizon(top, 300, count, height, offset, drop, 3, 37, d);
            assertThat(Arrays.copyOf(d, count)).isEqualTo(Arrays.copyOf(c, count));
        }
    }

    @Test
    void disc() {
        float[] height = random.numbers(200, 0, 20);
        float[] limb = random.numbers(200, 0, 20);
        float[] blur = new float[200];
        int soft = 0;
        for (float stretch : new float[] {0.01f, 1, 12}) {
            for (int i = 0; i < limb.length; i++) {
                // lit, dark and in between, also whole vectors of one kind; blurs of nothing, little and much
                limb[i] = i > 120 && i < 180 ? -1e9f : i % 3 == 0 ? height[i] : limb[i];
                blur[i] = i % 4 * 0.3f * (i % 9);
            }
            for (int count : COUNTS) {
                for (float side : new float[] {-1, 1}) {
                    float[] a = random.numbers(200, 0.7, 1);
                    float[] b = a.clone();
                    DiscKernel.lower(height, limb, blur, side, count, stretch, a);
                    DiscVectors.lower(height, limb, blur, side, count, stretch, b);
                    assertThat(Arrays.copyOf(b, count)).isEqualTo(Arrays.copyOf(a, count));
                    for (int i = 0; i < count; i++) {
                        soft += a[i] > 0 && a[i] < 0.7 ? 1 : 0;
                    }
                }
            }
        }
        assertThat(soft).isGreaterThan(100);
    }

    @Test
    void crowns() {
        float[] base = random.numbers(1000, 0, 20);
        float[] top = random.numbers(1000, 5, 40);
        float[] extinction = random.numbers(1000, 0, 1);
        int[] offset = random.offsets(23);
        float[] near = random.numbers(23, 0, 10);
        float[] far = random.numbers(23, 5, 30);
        float[] height = random.numbers(200, 0, 20);
        float[] second = random.numbers(200, 0, 12);
        for (int count : COUNTS) {
            float[] a = new float[200];
            float[] b = new float[200];
            float[] c = new float[200];
            float[] d = new float[200];
            CrownKernel.slants(base, top, extinction, 300, count, height, second, 3, offset, near, far, 23, 0.7f, a, c);
            CrownVectors.slants(
                    base, top, extinction, 300, count, height, second, 3, offset, near, far, 23, 0.7f, b, d);
            assertThat(Arrays.copyOf(b, 3 + count)).isEqualTo(Arrays.copyOf(a, 3 + count));
            assertThat(Arrays.copyOf(d, 3 + count)).isEqualTo(Arrays.copyOf(c, 3 + count));
            assertThat(a[3]).isGreaterThan(0);
            assertThat(c[3]).isGreaterThan(0);
        }
    }

    @Test
    void stacksOverOneCell() {
        float[] top = random.numbers(1000, 0, 40);
        float[] base = random.numbers(1000, 0, 20);
        float[] extinction = random.numbers(1000, 0, 1);
        int[] offset = random.offsets(37);
        float[] near = random.numbers(37, 0, 10);
        float[] far = random.numbers(37, 5, 30);
        float[] height = random.numbers(200, 0, 20);
        float[] above = random.numbers(200, 0, 6);
        for (int count : COUNTS) {
            float[] a = random.numbers(200, 0, 1);
            float[] b = a.clone();
            HorizonKernel.stack(top, 300, count, height, offset, near, 3, 37, a);
            HorizonVectors.stack(top, 300, count, height, offset, near, 3, 37, b);
            assertThat(Arrays.copyOf(b, count)).isEqualTo(Arrays.copyOf(a, count));
        }
    }

    @Test
    void horizonsOfTwoHeights() {
        float[] top = random.numbers(1000, 0, 40);
        int[] offset = random.offsets(37);
        float[] inverse = random.numbers(37, 0, 1);
        float[] height = random.numbers(200, 0, 20);
        float[] second = random.numbers(200, 0, 20);
        for (int count : COUNTS) {
            float[] a = random.numbers(200, 0, 1);
            float[] b = random.numbers(200, 0, 1);
            float[] c = a.clone();
            float[] d = b.clone();
            HorizonKernel.horizons(top, 300, count, height, second, offset, inverse, 3, 37, a, b);
            HorizonVectors.horizons(top, 300, count, height, second, offset, inverse, 3, 37, c, d);
            assertThat(Arrays.copyOf(c, count)).isEqualTo(Arrays.copyOf(a, count));
            assertThat(Arrays.copyOf(d, count)).isEqualTo(Arrays.copyOf(b, count));
        }
    }

    @Test
    void largerOfTwoCells() {
        float[] from = random.numbers(1000, 0, 40);
        for (int shift : new int[] {-203, -1, 3, 411}) {
            float[] a = random.numbers(1000, 0, 1);
            float[] b = a.clone();
            HorizonKernel.larger(from, 207, 577, shift, a);
            HorizonVectors.larger(from, 207, 577, shift, b);
            assertThat(b).isEqualTo(a);
        }
    }

    @Test
    void leavesBeforeBands() {
        float[] base = random.numbers(1000, 0, 20);
        float[] top = random.numbers(1000, 5, 40);
        float[] extinction = random.numbers(1000, 0, 1);
        int[] offset = random.offsets(23);
        float[] near = random.numbers(23, 0, 10);
        float[] far = random.numbers(23, 5, 30);
        float[] height = random.numbers(200, 0, 20);
        float[] horizon = random.numbers(200, 0, 6);
        float[] cotangent = random.numbers(12, 0, 4);
        float[] low = random.numbers(12, 0, 3);
        float[] high = random.numbers(12, 2, 9);
        int[] reached = new int[23];
        for (int j = 0; j < reached.length; j++) {
            reached[j] = random.nextInt(13);
        }
        for (int apart = 0; apart < 2; apart++) {
            float[][] a = new float[3][23 * LeafBandKernel.LANES];
            float[][] b = new float[3][23 * LeafBandKernel.LANES];
            LeafBandKernel.rays(
                    base, top, extinction, 300, apart, height, horizon, 5, offset, near, 0, 9, a[0], a[1], a[2]);
            LeafBandVectors.rays(
                    base, top, extinction, 300, apart, height, horizon, 5, offset, near, 0, 9, b[0], b[1], b[2]);
            LeafBandKernel.tangents(
                    base, top, extinction, 300, apart, height, horizon, 5, offset, near, far, 9, 23, a[0], a[1], a[2]);
            LeafBandVectors.tangents(
                    base, top, extinction, 300, apart, height, horizon, 5, offset, near, far, 9, 23, b[0], b[1], b[2]);
            assertThat(b).isDeepEqualTo(a);
            float[] c = new float[12 * 64];
            float[] d = new float[12 * 64];
            LeafBandKernel.slants(a[0], a[1], a[2], near, far, 0, 9, reached, cotangent, 2, c, 64, 32);
            LeafBandVectors.slants(a[0], a[1], a[2], near, far, 0, 9, reached, cotangent, 2, d, 64, 32);
            assertThat(d).isEqualTo(c);
            assertThat(least(c)).isZero();
            assertThat(largest(c)).isGreaterThan(0.1f);
            LeafBandKernel.overlaps(a[0], a[1], a[2], 9, 23, reached, low, high, 1, c, 64, 16);
            LeafBandVectors.overlaps(a[0], a[1], a[2], 9, 23, reached, low, high, 1, d, 64, 16);
            assertThat(d).isEqualTo(c);
        }
    }

    private static float largest(float[] a) {
        float most = a[0];
        for (float v : a) {
            most = Math.max(most, v);
        }
        return most;
    }

    @Test
    void marchingBundles() {
        float[] top = random.numbers(2000, 0, 40);
        int[] offset = random.offsets(37);
        float[] rise = random.numbers(37, 0, 12);
        float[] height = random.numbers(200, 15, 45);
        for (int count : COUNTS) {
            for (int to : new int[] {1, 2, 3, 4, 5, 17, 36, 37}) {
                int[] a = new int[200];
                int[] b = new int[200];
                MarchKernel.first(top, 600, count, offset, rise, 1, to, height, a);
                MarchVectors.first(top, 600, count, offset, rise, 1, to, height, b);
                assertThat(Arrays.copyOf(b, count)).isEqualTo(Arrays.copyOf(a, count));
                MarchKernel.stack(top, 600, count, offset, rise, 0, to, height, a);
                MarchVectors.stack(top, 600, count, offset, rise, 0, to, height, b);
                assertThat(Arrays.copyOf(b, count)).isEqualTo(Arrays.copyOf(a, count));
            }
        }
    }

    @Test
    void leavesAlongABundle() {
        float[] base = random.numbers(1000, 0, 20);
        float[] top = random.numbers(1000, 5, 40);
        float[] extinction = random.numbers(1000, 0, 1);
        int[] offset = random.offsets(37);
        int[] step = {0, 3, 4, 9, 22, 36};
        float[] near = random.numbers(37, 0, 10);
        float[] far = random.numbers(37, 5, 30);
        float[] height = random.numbers(200, 0, 20);
        float[] stop = random.numbers(200, 2, 40);
        int n = step.length * LeafKernel.LANES;
        // one step without leaves on any way: it must leave the list
        Arrays.fill(extinction, 300 + offset[9], 300 + offset[9] + LeafKernel.LANES, 0);
        for (int apart = 0; apart < 2; apart++) {
            for (float cotangent : new float[] {0.7f, -1.3f}) {
                float[] a = new float[n];
                float[] b = new float[n];
                int[] kept = step.clone();
                int[] same = step.clone();
                int left = LeafKernel.depths(
                        base,
                        top,
                        extinction,
                        300,
                        apart,
                        kept,
                        6,
                        offset,
                        near,
                        far,
                        cotangent,
                        1.2f,
                        height,
                        stop,
                        a);
                assertThat(LeafVectors.depths(
                                base,
                                top,
                                extinction,
                                300,
                                apart,
                                same,
                                6,
                                offset,
                                near,
                                far,
                                cotangent,
                                1.2f,
                                height,
                                stop,
                                b))
                        .isEqualTo(left)
                        .isBetween(1, 5);
                assertThat(same).isEqualTo(kept);
                assertThat(Arrays.copyOf(kept, left)).doesNotContain(9);
                assertThat(Arrays.copyOf(b, left * LeafKernel.LANES))
                        .isEqualTo(Arrays.copyOf(a, left * LeafKernel.LANES));
                assertThat(least(a)).isLessThan(-0.1f);
                for (int from = 0; from < 2; from++) {
                    int[] most = new int[LeafKernel.LANES];
                    int[] also = new int[LeafKernel.LANES];
                    LeafKernel.most(a, from, left, most);
                    LeafVectors.most(a, from, left, also);
                    assertThat(also).isEqualTo(most);
                }
            }
        }
    }

    @Test
    void patches() {
        int lanes = 64;
        int bands = 12;
        float[] horizon = random.numbers(lanes + 64, 0, 1);
        float[] upper = random.numbers(bands, 0, 1);
        float[] inverse = random.numbers(bands, 1, 9);
        float[] through = random.numbers(bands * lanes + 64, 0, 1);
        float[] depth = random.numbers(bands * lanes + 64, 0, 60);
        float[] normal = random.numbers(lanes + 9, -0.7, 0.7);
        float[] up = random.numbers(lanes + 9, 0, 1.0001);
        Arrays.fill(up, 20, 30, 1);
        int[] shift = {0, 2, 4, 6, 8, 9, 10, 11, 12, 13, 14, 15};
        float[] most = {3, 3, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1};
        float[] solid = random.numbers(bands, 0.01, 0.03);
        for (int count : COUNTS) {
            float[] a = new float[bands * lanes + 64];
            float[] b = a.clone();
            PatchKernel.depths(depth, through, horizon, count, lanes, upper, inverse, upper, a);
            PatchVectors.depths(depth, through, horizon, count, lanes, upper, inverse, upper, b);
            same(a, b, count, lanes);
            float[] first = random.numbers(lanes + 9, 0, 1);
            float[] second = first.clone();
            PatchKernel.sum(a, upper, 5, count, lanes, first);
            PatchVectors.sum(a, upper, 5, count, lanes, second);
            assertThat(second).isEqualTo(first);
            PatchKernel.shares(horizon, count, lanes, upper, inverse, through, a);
            PatchVectors.shares(horizon, count, lanes, upper, inverse, through, b);
            same(a, b, count, lanes);
            float[] weight = new float[bands * lanes + 64];
            float[] other = weight.clone();
            float[] sum = random.numbers(lanes + 9, 0, 1);
            float[] whole = sum.clone();
            PatchKernel.incidence(
                    normal, normal, up, 5, count, lanes, 0.6f, 0.8f, upper, upper, 0.1f, 0.07f, solid, a, weight, sum);
            PatchVectors.incidence(
                    normal, normal, up, 5, count, lanes, 0.6f, 0.8f, upper, upper, 0.1f, 0.07f, solid, b, other, whole);
            same(a, b, count, lanes);
            same(weight, other, count, lanes);
            assertThat(whole).isEqualTo(sum);
            for (boolean upwards : new boolean[] {true, false}) {
                float[] rest = random.numbers(lanes + 9, -0.01, 0.01);
                float[] left = rest.clone();
                int[] bits = new int[lanes + 64];
                int[] cut = new int[lanes + 64];
                PatchKernel.pack(a, weight, 5, count, lanes, upwards, shift, most, rest, bits);
                PatchVectors.pack(a, weight, 5, count, lanes, upwards, shift, most, left, cut);
                assertThat(Arrays.copyOf(cut, count)).isEqualTo(Arrays.copyOf(bits, count));
                assertThat(left).isEqualTo(rest);
            }
        }
    }

    private static float least(float[] a) {
        float least = 0;
        for (float x : a) {
            least = Math.min(least, x);
        }
        return least;
    }

    private static void same(float[] a, float[] b, int count, int lanes) {
        for (int i = 0; i < count; i++) {
            for (int k = i; k < 12 * lanes; k += lanes) {
                assertThat(b[k]).isEqualTo(a[k]);
            }
        }
    }
}
