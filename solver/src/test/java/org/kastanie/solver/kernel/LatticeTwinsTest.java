package org.kastanie.solver.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kastanie.solver.kernel.reference.LatticeKernel.PXY;
import static org.kastanie.solver.kernel.reference.LatticeKernel.PXZ;
import static org.kastanie.solver.kernel.reference.LatticeKernel.PYZ;
import static org.kastanie.solver.kernel.reference.LatticeKernel.SECTIONS;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kastanie.solver.kernel.reference.LatticeKernel;
import org.kastanie.solver.kernel.vector.LatticeVectors;

class LatticeTwinsTest {
    private static final int O = 16;
    private final Random random = new Random(3);

    private float[] field(int n, double size) {
        float[] f = new float[n];
        for (int i = 0; i < n; i++) {
            f[i] = random.nextInt(6) == 0 ? 0 : (float) (size * random.nextGaussian());
        }
        return f;
    }

    private float[] lengths(int n) {
        float[] f = field(n, 3);
        for (int i = 0; i < n; i++) {
            f[i] = random.nextInt(3) == 0 ? -1 : Math.abs(f[i]);
        }
        return f;
    }

    private static void row(boolean vector, float[] t, int n, float[][] f, int[] at, float[][] out, Fields s) {
        if (vector) {
            LatticeVectors.axes(t, n, f, at, O);
            LatticeVectors.diagonals(t, n, f, at, O, 7, 0, 1, PXY);
            LatticeVectors.diagonals(t, n, f, at, O, 11, 0, 2, PXZ);
            LatticeVectors.diagonals(t, n, f, at, O, 15, 1, 2, PYZ);
            LatticeVectors.drag(t, n, s.half, O);
            LatticeVectors.disequilibrium(t, n);
            LatticeVectors.dragged(t, n);
            LatticeVectors.rate(t, n, s.length, O, 0.503f);
            LatticeVectors.relax(t, n);
            LatticeVectors.writeAxes(t, n, out, at, O, s.length);
            LatticeVectors.writeDiagonals(t, n, out, at, O, s.length, 7, 0, 1, PXY);
            LatticeVectors.writeDiagonals(t, n, out, at, O, s.length, 11, 0, 2, PXZ);
            LatticeVectors.writeDiagonals(t, n, out, at, O, s.length, 15, 1, 2, PYZ);
            LatticeVectors.accumulate(t, n, s.sumX, s.sumY, s.sumZ, O);
        } else {
            LatticeKernel.axes(t, n, f, at, O);
            LatticeKernel.diagonals(t, n, f, at, O, 7, 0, 1, PXY);
            LatticeKernel.diagonals(t, n, f, at, O, 11, 0, 2, PXZ);
            LatticeKernel.diagonals(t, n, f, at, O, 15, 1, 2, PYZ);
            LatticeKernel.drag(t, n, s.half, O);
            LatticeKernel.disequilibrium(t, n);
            LatticeKernel.dragged(t, n);
            LatticeKernel.rate(t, n, s.length, O, 0.503f);
            LatticeKernel.relax(t, n);
            LatticeKernel.writeAxes(t, n, out, at, O, s.length);
            LatticeKernel.writeDiagonals(t, n, out, at, O, s.length, 7, 0, 1, PXY);
            LatticeKernel.writeDiagonals(t, n, out, at, O, s.length, 11, 0, 2, PXZ);
            LatticeKernel.writeDiagonals(t, n, out, at, O, s.length, 15, 1, 2, PYZ);
            LatticeKernel.accumulate(t, n, s.sumX, s.sumY, s.sumZ, O);
        }
    }

    private record Fields(float[] length, float[] half, float[] sumX, float[] sumY, float[] sumZ) {
        Fields copy() {
            return new Fields(length, half, sumX.clone(), sumY.clone(), sumZ.clone());
        }
    }

    private float[][] populations(int n, double size) {
        float[][] f = new float[19][];
        for (int q = 0; q < 19; q++) {
            f[q] = field(n + 2 * O, size);
        }
        return f;
    }

    private static int[] offsets() {
        int[] at = new int[19];
        for (int q = 0; q < 19; q++) {
            at[q] = q % 3 - 1;
        }
        return at;
    }

    /** Shifted loads, masked stores and sums, over one vector and many. */
    @ParameterizedTest
    @ValueSource(ints = {16, 32, 48, 144})
    void agreeBitForBit(int n) {
        float[][] f = populations(n, 0.02);
        float[][] one = populations(n, 1);
        float[][] two = new float[19][];
        for (int q = 0; q < 19; q++) {
            two[q] = one[q].clone();
        }
        int m = n + 2 * O;
        Fields a = new Fields(lengths(m), field(m, 0.2), field(m, 1), field(m, 1), field(m, 1));
        Fields b = a.copy();
        float[] s = new float[SECTIONS * n];
        float[] t = new float[SECTIONS * n];
        row(false, s, n, f, offsets(), one, a);
        row(true, t, n, f, offsets(), two, b);
        assertThat(t).containsExactly(s);
        for (int q = 0; q < 19; q++) {
            assertThat(two[q]).containsExactly(one[q]);
        }
        assertThat(b.sumX).containsExactly(a.sumX);
        assertThat(b.sumY).containsExactly(a.sumY);
        assertThat(b.sumZ).containsExactly(a.sumZ);
    }

    /** A collision without drag keeps mass and momentum, and an equilibrium stays what it is to second order. */
    @Test
    void collisionsConserve() {
        int n = 16;
        float[][] f = populations(n, 0.01);
        float[][] out = populations(n, 0);
        int m = n + 2 * O;
        float[] open = new float[m];
        java.util.Arrays.fill(open, 0.5f);
        Fields s = new Fields(open, new float[m], new float[m], new float[m], new float[m]);
        int[] at = new int[19];
        float[] before = new float[SECTIONS * n];
        float[] after = new float[SECTIONS * n];
        row(false, before, n, f, at, out, s);
        row(false, after, n, out, at, populations(n, 0), s);
        for (int section : new int[] {LatticeKernel.RHO, LatticeKernel.JX, LatticeKernel.JY, LatticeKernel.JZ}) {
            for (int x = 0; x < n; x++) {
                assertThat(after[section * n + x]).isCloseTo(before[section * n + x], Offset.offset(2e-7f));
            }
        }
    }
}
