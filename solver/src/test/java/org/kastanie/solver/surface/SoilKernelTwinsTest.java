package org.kastanie.solver.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.kastanie.solver.quantity.PhysicalConstants.DENSITY_WATER;
import static org.kastanie.solver.quantity.PhysicalConstants.HEAT_CAPACITY_AIR;
import static org.kastanie.solver.quantity.PhysicalConstants.ZERO_CELSIUS;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kastanie.solver.kernel.reference.SoilWaterKernel;
import org.kastanie.solver.kernel.reference.VaryingColumnKernel;
import org.kastanie.solver.quantity.PhysicalConstants;

/** Kernels of soil: scalar and vector give the same bits, and both what the formulas of the papers give in double precision. */
class SoilKernelTwinsTest {
    private static final int SIZE = FacetBlock.SIZE;
    private static final WaterBehaviour.Soil[] SOILS = {
        new WaterBehaviour.Soil(2.5, 60, 0.05, 0.4, 0.12, 0.3),
        new WaterBehaviour.Soil(0, 10, 0.05, 0.5, 0.08, 0.22),
        new WaterBehaviour.Soil(0.8, 100, 0.03, 0.07, 0.05, 0.3)
    };

    private static float[] random(long seed, int n, double low, double high) {
        Random random = new Random(seed);
        float[] out = new float[n];
        for (int i = 0; i < n; i++) {
            out[i] = (float) (low + (high - low) * random.nextDouble());
        }
        return out;
    }

    private static FacetBlock block(WaterBehaviour.Soil soil, int n) {
        FacetBlock b = new FacetBlock(8);
        b.count = n;
        double top = soil.topDepth() * DENSITY_WATER;
        double root = soil.rootDepth() * DENSITY_WATER;
        float[][] to = {b.air, b.humidity, b.shortwave, b.h, b.heat, b.saturation, b.upper, b.lower};
        double[][] range = {
            {-30, 45},
            {1e-4, 0.02},
            {0, 1000},
            {0.5, 60},
            {2.39e6, 2.57e6},
            {0, 0.06},
            {0, 1.2 * soil.fieldCapacity() * top},
            {0, soil.fieldCapacity() * root}
        };
        for (int k = 0; k < to.length; k++) {
            System.arraycopy(random(k + 1, SIZE, range[k][0], range[k][1]), 0, to[k], 0, SIZE);
        }
        for (int i = 0; i < SIZE; i += 7) {
            // dark, dry above, dry below, saturated air, in turn
            float[] one = new float[][] {b.shortwave, b.upper, b.lower, b.saturation}[i / 7 % 4];
            one[i] = one == b.saturation ? b.humidity[i] : 0;
        }
        return b;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 15, 16, 17, 100, 256})
    void waterOfSoil(int n) {
        for (WaterBehaviour.Soil soil : SOILS) {
            SoilSurface s = SoilSurface.of(soil, 600);
            FacetBlock b = block(soil, n);
            s.conductances(b, 9.5e4);
            float[] kappa = new float[SIZE];
            float[] cap = new float[SIZE];
            float[] share = new float[SIZE];
            SoilWaterKernel.conductances(
                    n,
                    s.cover(),
                    s.leafArea(),
                    s.leaf(),
                    s.light(),
                    s.closed(),
                    s.thirst(),
                    s.wetness(),
                    s.wetResistance(),
                    s.rate(),
                    9.5e4f,
                    b.air,
                    b.humidity,
                    b.shortwave,
                    b.h,
                    b.heat,
                    b.saturation,
                    b.upper,
                    b.usable,
                    kappa,
                    cap,
                    share);
            assertThat(Arrays.copyOf(b.kappa, n)).isEqualTo(Arrays.copyOf(kappa, n));
            assertThat(Arrays.copyOf(b.cap, n)).isEqualTo(Arrays.copyOf(cap, n));
            assertThat(Arrays.copyOf(b.upperShare, n)).isEqualTo(Arrays.copyOf(share, n));
            for (int i = 0; i < n; i++) {
                double[] plain = plain(soil, b, i, 600, 9.5e4);
                near(kappa[i], plain[0]);
                if (plain[0] > 0) {
                    near(cap[i], plain[1]);
                }
                near(share[i], plain[2]);
            }
        }
    }

    private static void near(float found, double expected) {
        assertThat((double) found).isCloseTo(expected, offset(1e-5 * Math.abs(expected) + 1e-6));
    }

    /** The formulas as the papers write them, with resistances, in double precision: kappa, cap, share of the upper store. */
    private static double[] plain(WaterBehaviour.Soil soil, FacetBlock b, int i, double seconds, double pressure) {
        double kelvin = b.air[i] + ZERO_CELSIUS;
        double density = PhysicalConstants.airDensity(pressure, kelvin, b.humidity[i]);
        double airResistance = density * HEAT_CAPACITY_AIR / b.h[i];
        double unit = density * b.heat[i];
        double deficit = b.saturation[i] - b.humidity[i];
        double rate = b.heat[i] / seconds;
        double usable = Math.max(0, b.lower[i] - soil.wiltingPoint() * soil.rootDepth() * DENSITY_WATER);
        if (deficit <= 0) {
            return new double[] {unit / airResistance, 0, 1};
        }
        double cover = 1 - Math.exp(-0.5 * soil.leafAreaIndex());
        double plants = 0;
        if (soil.leafAreaIndex() > 0 && usable > 0) {
            double canopy = grass(soil, b, i, usable, pressure);
            plants = Math.min(cover * unit / (airResistance + canopy), rate * usable / deficit);
        }
        double wetness = Math.min(1, b.upper[i] / (soil.fieldCapacity() * soil.topDepth() * DENSITY_WATER));
        double wet = soil.leafAreaIndex() > 0 ? 52.0 : soil.minimumResistance();
        double bare = (1 - cover) * unit / (airResistance + wet * Math.exp(4.255 * (1 - wetness)));
        bare = Math.min(bare, rate * b.upper[i] / deficit);
        double sum = plants + bare;
        double share = sum > 0 ? bare / sum : 1;
        double most = Math.min(share > 0 ? b.upper[i] / share : 1e30, share < 1 ? usable / (1 - share) : 1e30);
        return new double[] {sum, Math.min(rate * most, 1e30), share};
    }

    private static double grass(WaterBehaviour.Soil soil, FacetBlock b, int i, double usable, double pressure) {
        double light = 0.55 * b.shortwave[i] / 100 * 2 / soil.leafAreaIndex();
        double opening = (light + soil.minimumResistance() / 5000) / (1 + light);
        double moisture = usable / ((soil.fieldCapacity() - soil.wiltingPoint()) * soil.rootDepth() * DENSITY_WATER);
        double deficit = PhysicalConstants.saturationVapourPressure(b.air[i] + ZERO_CELSIUS)
                - PhysicalConstants.vapourPressure(b.humidity[i], pressure);
        double factors = opening
                * Math.min(1, moisture / 0.5)
                * Math.max(0.25, 1 - 0.025e-2 * Math.max(0, deficit))
                * Math.max(0, 1 - 0.0016 * Math.pow(298 - ZERO_CELSIUS - b.air[i], 2));
        return Math.min(5000, soil.minimumResistance() / Math.max(factors, 1e-9)) / soil.leafAreaIndex();
    }

    /** Everything a step does with the columns of soil, by one of the two. */
    private static final class Columns {
        final float[] heat;
        final float[] conductance;
        final float[] inverse;
        final float[] q;
        final float[] skin = new float[SIZE];
        final float[] memory = new float[SIZE];
        final float[] p;
        final float[] rise = random(9, SIZE, -10, 10);
        final float[] to;
        final float[] byAir = random(10, SIZE, 0, 1);
        final float[] byHumidity = random(11, SIZE, 0, 100);
        final float[] sensibleSlope = new float[SIZE];
        final float[] latentSlope = new float[SIZE];

        Columns(int n, int layers, boolean vector) {
            heat = new float[SIZE * layers];
            conductance = new float[SIZE * (layers + 1)];
            inverse = new float[SIZE * layers];
            q = new float[SIZE * layers];
            p = new float[SIZE * layers];
            to = new float[SIZE * layers];
            float[] work = new float[SIZE * layers];
            float[] a = random(20, layers, 0, 1);
            float[] b = random(21, layers, 0, 1);
            float[] half = random(22, layers, 0.002, 0.2);
            float[] capacity = random(23, layers, 2e4, 1e6);
            float[] water = random(24, layers, 4e4, 1e6);
            float[] x = random(25, SIZE, 0.8, 4);
            float[] y = random(26, SIZE, 0.8, 4);
            float[] u = random(27, SIZE, -0.2, 0.2);
            float[] v = random(28, SIZE, -0.2, 0.2);
            float[] deep = random(29, SIZE, 5, 25);
            float[] base = random(30, SIZE * layers, 5, 40);
            if (vector) {
                org.kastanie.solver.kernel.vector.VaryingColumnKernel.factors(
                        n,
                        layers,
                        SIZE,
                        0.006f,
                        a,
                        b,
                        half,
                        capacity,
                        water,
                        0.1f,
                        x,
                        y,
                        u,
                        v,
                        heat,
                        conductance,
                        inverse,
                        q,
                        skin);
                org.kastanie.solver.kernel.vector.VaryingColumnKernel.memory(
                        n, layers, SIZE, 2.4f, conductance, inverse, q, skin, work, memory);
                org.kastanie.solver.kernel.vector.VaryingColumnKernel.eliminate(
                        n, layers, SIZE, base, deep, conductance, inverse, p);
                org.kastanie.solver.kernel.vector.VaryingColumnKernel.substitute(
                        n, layers, SIZE, rise, p, q, 2.4f, base, to);
            } else {
                VaryingColumnKernel.factors(
                        n,
                        layers,
                        SIZE,
                        0.006f,
                        a,
                        b,
                        half,
                        capacity,
                        water,
                        0.1f,
                        x,
                        y,
                        u,
                        v,
                        heat,
                        conductance,
                        inverse,
                        q,
                        skin);
                VaryingColumnKernel.memory(n, layers, SIZE, 2.4f, conductance, inverse, q, skin, work, memory);
                VaryingColumnKernel.eliminate(n, layers, SIZE, base, deep, conductance, inverse, p);
                VaryingColumnKernel.substitute(n, layers, SIZE, rise, p, q, 2.4f, base, to);
            }
            respond(n, vector);
        }

        private void respond(int n, boolean vector) {
            float[] h = random(40, SIZE, 1, 40);
            float[] kappa = random(41, SIZE, 0, 60000);
            float[] cap = random(42, SIZE, 0, 300);
            float[] saturation = random(43, SIZE, 0.005, 0.04);
            float[] bend = random(44, SIZE, 5e-4, 2e-3);
            float[] humidity = random(45, SIZE, 0, 0.02);
            float[] before = random(46, SIZE, 0, 50);
            float[] after = random(47, SIZE, 0, 50);
            if (vector) {
                org.kastanie.solver.kernel.vector.VaryingColumnKernel.response(
                        n,
                        0.3f,
                        5.4e-8f,
                        skin,
                        memory,
                        h,
                        kappa,
                        cap,
                        saturation,
                        bend,
                        humidity,
                        before,
                        after,
                        byAir,
                        byHumidity,
                        sensibleSlope,
                        latentSlope);
            } else {
                VaryingColumnKernel.response(
                        n,
                        0.3f,
                        5.4e-8f,
                        skin,
                        memory,
                        h,
                        kappa,
                        cap,
                        saturation,
                        bend,
                        humidity,
                        before,
                        after,
                        byAir,
                        byHumidity,
                        sensibleSlope,
                        latentSlope);
            }
        }

        float[][] rows() {
            return new float[][] {
                heat, conductance, inverse, q, p, to, skin, memory, rise, byAir, byHumidity, sensibleSlope, latentSlope
            };
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 200, 256})
    void columnsOfSoil(int n) {
        for (int layers : new int[] {1, 2, 8}) {
            float[][] scalar = new Columns(n, layers, false).rows();
            float[][] vector = new Columns(n, layers, true).rows();
            for (int k = 0; k < scalar.length; k++) {
                for (int row = 0; row < scalar[k].length / SIZE; row++) {
                    assertThat(Arrays.copyOfRange(vector[k], row * SIZE, row * SIZE + n))
                            .as("array %d, row %d", k, row)
                            .isEqualTo(Arrays.copyOfRange(scalar[k], row * SIZE, row * SIZE + n));
                }
            }
        }
    }

    @Test
    void columnsThatDoNotDifferHaveTheFactorsOfAWholeRun() {
        LayerMesh mesh = LayerMesh.of(java.util.List.of(new Layer(0.3, 1, 2e6), new Layer(1.5, 1.2, 2.2e6)), 8, 0);
        StepFactors whole = StepFactors.of(mesh, 600);
        WaterBehaviour.Thermal loam = new WaterBehaviour.Thermal(0.45, 0.2, 2);
        WaterBehaviour.Soil soil = new WaterBehaviour.Soil(2.5, 60, 0.05, 0.4, 0.12, 0.3, loam);
        Material lawn = SurfaceFixture.material(
                "ground.soil", 0.2, 0.01, soil, new Layer(0.3, 1, 2e6), new Layer(1.5, 1.2, 2.2e6));
        MoistSoil moist = new MoistSoil(new FacetRun(lawn, FacetKind.GROUND, 0, 1, 0, mesh, 17), soil, loam, 600);
        FacetBlock b = new FacetBlock(8);
        b.count = 1;
        b.upper[0] = 0.3f * 50;
        b.lower[0] = 0.3f * 400;
        moist.prepare(b);
        for (int j = 0; j < 8; j++) {
            assertThat(b.inverse[j * SIZE]).isCloseTo(whole.inverse()[j], offset(2e-5f * whole.inverse()[j]));
            assertThat(b.q[j * SIZE]).isCloseTo(whole.q()[j], offset(2e-5f));
        }
        assertThat(b.skinConductance[0]).isCloseTo(whole.skinConductance(), offset(2e-5f * whole.skinConductance()));
        assertThat(b.memory[0]).isCloseTo(whole.memory(), offset(1e-4f * Math.abs(whole.memory())));
    }
}
