package org.kastanie.solver.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kastanie.solver.kernel.reference.ConductionKernel;
import org.kastanie.solver.kernel.reference.ConvectionKernel;
import org.kastanie.solver.kernel.reference.Exp;
import org.kastanie.solver.kernel.reference.Log;
import org.kastanie.solver.kernel.reference.SaturationKernel;
import org.kastanie.solver.kernel.reference.SkinKernel;
import org.kastanie.solver.quantity.PhysicalConstants;

/** Scalar and vector kernels of the surfaces give the same bits; exp and log keep their stated error. */
class SurfaceKernelTwinsTest {
    private static final int SIZE = FacetBlock.SIZE;

    private static float[] random(long seed, double low, double high) {
        Random random = new Random(seed);
        float[] out = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            out[i] = (float) (low + (high - low) * random.nextDouble());
        }
        return out;
    }

    private static void same(int n, float[] a, float[] b) {
        assertThat(Arrays.copyOf(a, n)).isEqualTo(Arrays.copyOf(b, n));
    }

    @Test
    void expAndLogKeepTheirError() {
        for (double x = -80; x < 85; x += 0.00537) {
            float f = (float) x;
            double exact = Math.exp(f);
            assertThat((double) Exp.of(f)).isCloseTo(exact, offset(1.3 * Math.ulp((float) exact)));
            float y = (float) Math.exp(x / 2);
            double log = Math.log(y);
            assertThat((double) Log.of(y)).isCloseTo(log, offset(2.2 * Math.ulp((float) log) + 3e-8 * Math.abs(log)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 15, 16, 17, 31, 100, 255, 256})
    void elementary(int n) {
        float[] x = random(1, -80, 80);
        float[] a = new float[SIZE];
        float[] b = new float[SIZE];
        Exp.apply(n, x, a);
        org.kastanie.solver.kernel.vector.Exp.apply(n, x, b);
        same(n, a, b);
        float[] positive = random(2, 1e-6, 100);
        Log.apply(n, positive, a);
        org.kastanie.solver.kernel.vector.Log.apply(n, positive, b);
        same(n, a, b);
        float[] celsius = random(3, -50, 110);
        float[] slopeA = new float[SIZE];
        float[] slopeB = new float[SIZE];
        SaturationKernel.apply(n, celsius, 9e4f, a, slopeA);
        org.kastanie.solver.kernel.vector.SaturationKernel.apply(n, celsius, 9e4f, b, slopeB);
        same(n, a, b);
        same(n, slopeA, slopeB);
    }

    @Test
    void saturationIsThatOfTheConstants() {
        float[] celsius = {-20, 0, 25, 60};
        float[] q = new float[4];
        float[] slope = new float[4];
        SaturationKernel.apply(4, celsius, 1e5f, q, slope);
        for (int i = 0; i < 4; i++) {
            double t = celsius[i] + PhysicalConstants.ZERO_CELSIUS;
            double exact = saturation(t);
            assertThat((double) q[i]).isCloseTo(exact, offset(2e-6 * exact));
            double derivative = (saturation(t + 1e-3) - saturation(t - 1e-3)) / 2e-3;
            assertThat((double) slope[i]).isCloseTo(derivative, offset(1e-5 * derivative));
        }
    }

    private static double saturation(double kelvin) {
        return PhysicalConstants.specificHumidity(PhysicalConstants.saturationVapourPressure(kelvin), 1e5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 200, 256})
    void convection(int n) {
        float[] air = random(1, -30, 45);
        float[] skin = random(2, -30, 80);
        float[] wind = random(3, 0, 12);
        float[] humidity = random(4, 0, 0.02);
        float[] a = new float[SIZE];
        float[] b = new float[SIZE];
        ConvectionKernel.horizontal(n, 2, 7.6f, 3.5f, 2.46f, -2, 1e5f, air, skin, wind, humidity, a);
        org.kastanie.solver.kernel.vector.ConvectionKernel.horizontal(
                n,
                2,
                7.6f,
                3.5f,
                2.46f,
                -2,
                1e5f,
                air,
                skin,
                wind,
                humidity,
                b,
                new float[SIZE],
                new float[SIZE],
                new float[SIZE]);
        same(n, a, b);
        ConvectionKernel.wall(n, 1.52f, air, skin, wind, a);
        org.kastanie.solver.kernel.vector.ConvectionKernel.wall(n, 1.52f, air, skin, wind, b, new float[SIZE]);
        same(n, a, b);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 200, 256})
    void conduction(int n) {
        for (int layers : new int[] {1, 2, 8}) {
            float[] base = new float[SIZE * layers];
            Random random = new Random(layers);
            for (int i = 0; i < base.length; i++) {
                base[i] = 20 + 10 * random.nextFloat();
            }
            LayerMesh mesh = LayerMesh.of(java.util.Collections.nCopies(layers, new Layer(0.05, 1, 2e6)), layers, 0.13);
            StepFactors f = StepFactors.of(mesh, 600);
            float[] deep = random(8, 5, 25);
            float[] pa = new float[SIZE * layers];
            float[] pb = new float[SIZE * layers];
            ConductionKernel.eliminate(n, layers, base, 0, SIZE, deep, f.conductance(), f.inverse(), pa, SIZE);
            org.kastanie.solver.kernel.vector.ConductionKernel.eliminate(
                    n, layers, base, SIZE, deep, f.conductance(), f.inverse(), pb);
            float[] riseA = random(9, -10, 10);
            float[] riseB = riseA.clone();
            float[] toA = new float[SIZE * layers];
            float[] toB = new float[SIZE * layers];
            ConductionKernel.substitute(n, layers, riseA, pa, SIZE, f.q(), 2.4f, base, 0, SIZE, toA, 0, SIZE);
            org.kastanie.solver.kernel.vector.ConductionKernel.substitute(
                    n, layers, riseB, pb, SIZE, f.q(), 2.4f, base, toB);
            for (int j = 0; j < layers; j++) {
                same(
                        n,
                        Arrays.copyOfRange(toA, j * SIZE, (j + 1) * SIZE),
                        Arrays.copyOfRange(toB, j * SIZE, (j + 1) * SIZE));
            }
            same(n, riseA, riseB);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 200, 256})
    void skin(int n) {
        float[][] a = skinInputs();
        float[][] b = skinInputs();
        float e = 5.4e-8f;
        float g = 60;
        for (int s = 0; s < 3; s++) {
            SkinKernel.newtonWet(n, e, g, a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], a[8], a[9], a[10], a[11]);
            org.kastanie.solver.kernel.vector.SkinKernel.newtonWet(
                    n, e, g, b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11]);
        }
        same(n, a[11], b[11]);
        SkinKernel.newtonDry(n, e, g, a[0], a[1], a[2], a[3], a[4], a[10], a[12]);
        org.kastanie.solver.kernel.vector.SkinKernel.newtonDry(n, e, g, b[0], b[1], b[2], b[3], b[4], b[10], b[12]);
        same(n, a[12], b[12]);
        SkinKernel.fluxes(
                n, 0.7f, e, a[0], a[1], a[2], a[5], a[6], a[7], a[8], a[9], a[11], a[12], a[13], a[14], a[15], a[16]);
        org.kastanie.solver.kernel.vector.SkinKernel.fluxes(
                n, 0.7f, e, b[0], b[1], b[2], b[5], b[6], b[7], b[8], b[9], b[11], b[12], b[13], b[14], b[15], b[16]);
        SkinKernel.response(
                n, 0.3f, e, g, 70, a[1], a[5], a[6], a[7], a[8], a[9], a[11], a[12], a[17], a[18], a[19], a[20]);
        org.kastanie.solver.kernel.vector.SkinKernel.response(
                n, 0.3f, e, g, 70, b[1], b[5], b[6], b[7], b[8], b[9], b[11], b[12], b[17], b[18], b[19], b[20]);
        for (int i = 13; i < a.length; i++) {
            same(n, a[i], b[i]);
        }
    }

    /** Dry facets, wet ones and ones short of water, side by side. */
    private static float[][] skinInputs() {
        float[][] in = new float[21][];
        double[][] range = {
            {300, 1500},
            {1, 40},
            {0, 40},
            {0, 50},
            {-200, 200},
            {0, 60000},
            {0, 300},
            {0.005, 0.04},
            {5e-4, 2e-3},
            {0, 0.02},
            {-5, 5}
        };
        for (int i = 0; i < in.length; i++) {
            in[i] = i < range.length ? random(i, range[i][0], range[i][1]) : new float[SIZE];
        }
        for (int i = 0; i < SIZE; i += 3) {
            in[5][i] = 0;
        }
        return in;
    }
}
