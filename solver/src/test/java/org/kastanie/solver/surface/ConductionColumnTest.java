package org.kastanie.solver.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.kastanie.solver.kernel.reference.ConductionKernel;

/** The column alone, with a linear skin, against Carslaw and Jaeger (1959), chapter 2. */
class ConductionColumnTest {
    private static final double K = 1.2;
    private static final double C = 2.0e6;
    private static final double DAY = 86400;

    /** One column whose skin obeys flux(t) - h T = G, stepped like the model does it. */
    private static final class Column {
        final LayerMesh mesh;
        final StepFactors factors;
        final double seconds;
        final float[] t;
        final float[] p;
        final float[] stage;
        double skin;
        double meanGround;

        Column(LayerMesh mesh, double seconds) {
            this.mesh = mesh;
            this.seconds = seconds;
            factors = StepFactors.of(mesh, seconds);
            t = new float[mesh.layers()];
            p = new float[mesh.layers()];
            stage = new float[mesh.layers()];
        }

        void step(double flux1, double flux2, double h) {
            double g1 = stage(t, flux1, h, (float) StepFactors.CARRY, stage);
            double g2 = stage(stage, flux2, h, 1f, t);
            meanGround = (1 - StepFactors.GAMMA) * g1 + StepFactors.GAMMA * g2;
        }

        private double stage(float[] base, double flux, double h, float factor, float[] to) {
            int n = mesh.layers();
            ConductionKernel.eliminate(1, n, base, 0, 1, new float[1], factors.conductance(), factors.inverse(), p, 1);
            double g = factors.skinConductance();
            double c = factors.conductance()[0] * p[0];
            double rise = (flux - h * base[0] + c) / (g + h);
            skin = base[0] + rise;
            float[] chain = {(float) rise};
            ConductionKernel.substitute(1, n, chain, p, 1, factors.q(), factor, base, 0, 1, to, 0, 1);
            return g * rise - c;
        }

        void run(double until, DoubleUnaryOperator flux, double h) {
            long steps = Math.round(until / seconds);
            for (long i = 0; i < steps; i++) {
                double now = i * seconds;
                step(flux.applyAsDouble(now + StepFactors.GAMMA * seconds), flux.applyAsDouble(now + seconds), h);
            }
        }
    }

    private static LayerMesh uniform(double depth, int layers) {
        // Equal layers: many physical ones of the same stuff.
        return LayerMesh.of(java.util.Collections.nCopies(layers, new Layer(depth / layers, K, C)), layers, 0);
    }

    private static LayerMesh standard(double depth) {
        return LayerMesh.of(List.of(new Layer(depth, K, C)), LayerMesh.DEFAULT_LAYERS, 0);
    }

    @Test
    void stepFluxWarmsTheSurfaceLikeTheSquareRootOfTime() {
        for (double hours : new double[] {0.5, 1, 3, 6}) {
            Column column = new Column(standard(1.0), 600);
            column.run(hours * 3600, t -> 100, 0);
            double exact = 2 * 100 * Math.sqrt(hours * 3600 / (Math.PI * K * C));
            assertThat(column.skin).as("after %s h", hours).isCloseTo(exact, within((hours < 1 ? 0.05 : 0.04) * exact));
        }
    }

    @Test
    void dailyWaveHasTheAmplitudeAndLagOfTheHalfSpace() {
        double w = 2 * Math.PI / DAY;
        Column column = new Column(standard(1.5), 600);
        column.run(12 * DAY, t -> 100 * Math.cos(w * t), 0);
        double d = Math.sqrt(2 * K / (C * w));
        double largest = 0;
        double at = 0;
        int layer = 3;
        double x = column.mesh.depthOfMiddle(layer);
        double inside = 0;
        double insideAt = 0;
        for (int i = 0; i < 144; i++) {
            double now = i * 600.0;
            column.step(100 * Math.cos(w * (now + StepFactors.GAMMA * 600)), 100 * Math.cos(w * (now + 600)), 0);
            if (column.skin > largest) {
                largest = column.skin;
                at = now + 600;
            }
            if (column.t[layer] > inside) {
                inside = column.t[layer];
                insideAt = now + 600;
            }
        }
        double amplitude = 100 / Math.sqrt(K * C * w);
        assertThat(largest).isCloseTo(amplitude, within(0.04 * amplitude));
        assertThat(at).isCloseTo(DAY / 8, within(900.0));
        assertThat(inside).isCloseTo(amplitude * Math.exp(-x / d), within(0.05 * amplitude));
        assertThat(insideAt).isCloseTo(DAY / 8 + x / d / w, within(2400.0));
    }

    @Test
    void robinBoundaryDampsAndDelaysAsTold() {
        double w = 2 * Math.PI / DAY;
        double h = 15;
        double d = Math.sqrt(2 * K / (C * w));
        double m = K / (h * d);
        Column column = new Column(standard(1.5), 600);
        column.run(12 * DAY, t -> h * 10 * Math.cos(w * t), h);
        double largest = 0;
        double at = 0;
        for (int i = 0; i < 144; i++) {
            double now = i * 600.0;
            column.step(h * 10 * Math.cos(w * (now + StepFactors.GAMMA * 600)), h * 10 * Math.cos(w * (now + 600)), h);
            if (column.skin > largest) {
                largest = column.skin;
                at = now + 600;
            }
        }
        double exact = 10 / Math.sqrt(1 + 2 * m + 2 * m * m);
        assertThat(largest).isCloseTo(exact, within(0.02 * exact));
        assertThat(at).isCloseTo(Math.atan(m / (1 + m)) / w, within(900.0));
    }

    @Test
    void layeredWallHasItsUValue() {
        List<Layer> wall =
                List.of(new Layer(0.02, 0.9, 1.6e6), new Layer(0.14, 0.035, 3e4), new Layer(0.2, 0.6, 1.4e6));
        LayerMesh mesh = LayerMesh.of(wall, 8, FacetRun.INNER_RESISTANCE);
        Column column = new Column(mesh, 3600);
        column.run(200 * DAY, t -> 10 * 25, 25);
        double resistance = 1 / 25.0 + 0.02 / 0.9 + 0.14 / 0.035 + 0.2 / 0.6 + 0.13;
        assertThat(mesh.layers()).isEqualTo(8);
        assertThat(column.meanGround).isCloseTo(10 / resistance, within(1e-4));
    }

    @Test
    void errorFallsWithTheSquareOfTheStep() {
        double w = 2 * Math.PI / DAY;
        double[] skin = new double[4];
        for (int i = 0; i < 4; i++) {
            Column column = new Column(uniform(0.4, 8), 1200.0 / (1 << i));
            column.run(DAY, t -> 10000 * (1 - Math.cos(w * t)), 10);
            skin[i] = column.skin;
        }
        double first = (skin[0] - skin[1]) / (skin[1] - skin[2]);
        double second = (skin[1] - skin[2]) / (skin[2] - skin[3]);
        assertThat(Math.log(Math.abs(first)) / Math.log(2)).as("order").isBetween(1.75, 2.2);
        assertThat(Math.log(Math.abs(second)) / Math.log(2)).as("order").isBetween(1.75, 2.2);
    }

    @Test
    void errorFallsWithTheSquareOfTheLayers() {
        double w = 2 * Math.PI / DAY;
        double[] skin = new double[4];
        for (int i = 0; i < 4; i++) {
            Column column = new Column(uniform(0.4, 4 << i), 300);
            column.run(DAY, t -> 100 * (1 - Math.cos(w * t)), 10);
            skin[i] = column.skin;
        }
        double second = (skin[1] - skin[2]) / (skin[2] - skin[3]);
        assertThat(Math.log(Math.abs(second)) / Math.log(2)).as("order").isBetween(1.8, 2.3);
    }

    @Test
    void heatIsNeitherMadeNorLost() {
        LayerMesh mesh = LayerMesh.of(List.of(new Layer(0.3, K, C)), 8, LayerMesh.INSULATED);
        Column column = new Column(mesh, 600);
        double put = 0;
        for (int i = 0; i < 500; i++) {
            column.step(300 * Math.sin(i), 300 * Math.sin(i + 0.3), 8);
            put += column.meanGround * 600;
        }
        double stored = 0;
        for (int j = 0; j < mesh.layers(); j++) {
            stored += mesh.capacity()[j] * column.t[j];
        }
        assertThat(stored).isCloseTo(put, within(50.0));
    }

    private static org.assertj.core.data.Offset<Double> within(double value) {
        return org.assertj.core.data.Offset.offset(value);
    }
}
