package org.kastanie.solver.air;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.kastanie.solver.grid.Workers;

class TransportTest {
    /** Error against the exact steady profile of a smooth source in uniform wind: columns of one edge over 320 m. */
    private static double profileError(double dx) {
        int n = (int) Math.round(320 / dx);
        VoxelGrid grid = new VoxelGrid(n, n, dx, new float[] {0, 2, 4}, 1, 0, 0);
        VoxelSpace space = VoxelSpace.openField(grid);
        WindTest.closeLid(space);
        AirTransport transport = new AirTransport(space, new AirTransport.Accuracy(1e-4, 12));
        double k = 20;
        Arrays.fill(transport.exchange(), 0, grid.voxels(), (float) k);
        for (int v = 0; v < grid.voxels(); v++) {
            double x = (v / 2 % n + 0.5) * dx;
            transport.heat().source[v] = (float) (source(x) * dx * dx * 2);
        }
        transport.advance(WindTest.uniform(space), 1e9, 1, 0, Workers.SINGLE);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double error = transport.heat().value[(4 * n + i) * 2] - exact((i + 0.5) * dx, k);
            sum += error * error;
        }
        assertThat(transport.rounds()).isLessThan(39);
        return Math.sqrt(sum / n);
    }

    private static double source(double x) {
        return Math.exp(-0.5 * (x - 160) * (x - 160) / (25 * 25));
    }

    /** Superposition of point sources in wind 1 m/s: 1 downwind, exp(x / K) upwind. */
    private static double exact(double x, double k) {
        double sum = 0;
        double h = 0.05;
        for (double s = 10 + h / 2; s < 310; s += h) {
            sum += h * source(s) * (x > s ? 1 : Math.exp((x - s) / k));
        }
        return sum;
    }

    @Test
    void profileConvergesWithSecondOrder() {
        double coarse = profileError(20);
        double fine = profileError(10);
        double finest = profileError(5);
        double order = Math.log(coarse / finest) / Math.log(4);
        assertThat(finest).isLessThan(fine);
        assertThat(order).as("errors %s %s %s", coarse, fine, finest).isGreaterThan(1.6);
    }

    @Test
    void uniformAirStaysUniformToTheLastBit() {
        VoxelSpace space = VoxelSpace.build(WindTest.blocks(), VoxelGrid.build(WindTest.blocks(), 4));
        WindField wind = new DiagnosticWind(space, Canopy.of(space)).solve(0.8, 0.6, Workers.SINGLE);
        AirTransport transport = new AirTransport(space, new AirTransport.Accuracy(1e-4, 12));
        Arrays.fill(transport.exchange(), 0, space.grid().voxels(), 1f);
        transport.advance(wind.flux(), 600, 0.8, 0.6, Workers.SINGLE);
        for (float t : transport.heat().value) {
            assertThat(t).isZero();
        }
    }

    @Test
    void longStepsAreBoundedByTheFacetAndMonotone() {
        // a warm ground of 10 K with exchange h, closed sides: dt of a thousand time constants ends at the facet's
        // temperature
        VoxelGrid grid = new VoxelGrid(8, 8, 4, new float[] {0, 2, 4}, 1, 0, 0);
        VoxelSpace space = VoxelSpace.openField(grid);
        WindTest.closeLid(space);
        AirTransport transport = new AirTransport(space, new AirTransport.Accuracy(1e-4, 12));
        Arrays.fill(transport.exchange(), 0, grid.voxels(), 0.5f);
        double rate = 0.02 * 16;
        for (int c = 0; c < grid.size(); c++) {
            transport.heat().source[c * 2] = (float) (rate * 10);
            transport.heat().slope[c * 2] = (float) rate;
        }
        double last = 0;
        for (double seconds : new double[] {10, 20, 40, 1e5, 1e5}) {
            transport.advance(grid.faces(), seconds, 1, 0, Workers.SINGLE);
            double now = transport.heat().value[2 * 27 + 1];
            assertThat(now).isGreaterThanOrEqualTo(last).isLessThanOrEqualTo(10.001);
            last = now;
        }
        assertThat(last).isGreaterThan(9.9);
    }
}
