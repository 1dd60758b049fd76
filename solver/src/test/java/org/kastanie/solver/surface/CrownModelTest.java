package org.kastanie.solver.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.kastanie.solver.quantity.PhysicalConstants.STEFAN_BOLTZMANN;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.quantity.PhysicalConstants;

/** Leaves of trees: budget, water, slopes. */
class CrownModelTest {
    private static final TreeParameters LINDEN = new TreeParameters(150, 0.08, 3000);
    private static final double AIR = 303;

    private static CrownModel trees(double moisture) {
        float[] lai = {3, 4, 0, 3, 2};
        int[] tree = {0, 0, -1, 1, -2};
        return CrownModel.build(lai, tree, new TreeParameters[] {LINDEN, LINDEN, LINDEN}, 1, moisture, AIR);
    }

    private static CrownForcing sun(double shortwave, double air, double humidity) {
        double long2 = 2 * 0.9 * STEFAN_BOLTZMANN * Math.pow(AIR, 4);
        return new CrownForcing(
                SurfaceFixture.filled(5, shortwave),
                SurfaceFixture.filled(5, long2),
                SurfaceFixture.filled(5, 0.9),
                new float[] {3, 4, 0, 3, 2},
                SurfaceFixture.filled(5, air),
                SurfaceFixture.filled(5, humidity),
                SurfaceFixture.filled(5, 1),
                1e5);
    }

    @Test
    void budgetOfEveryCellCloses() {
        CrownModel model = trees(0.8);
        CrownFluxes out = CrownFluxes.allocate(5);
        CrownForcing f = sun(500, AIR, 0.012);
        for (int i = 0; i < 10; i++) {
            model.step(f, 600, out, Workers.SINGLE);
        }
        for (int i : new int[] {0, 1, 3, 4}) {
            double emitted = 2 * 0.9 * STEFAN_BOLTZMANN * Math.pow(out.leafTemperature()[i], 4);
            double rest = 500 + f.longwaveIn()[i] - emitted - out.sensible()[i] - out.latent()[i];
            assertThat(rest).isCloseTo(0, offset(0.1));
            assertThat(out.latent()[i]).isBetween(50f, 500f);
            assertThat(out.leafTemperature()[i]).isBetween(300f, 310f);
        }
        assertThat(out.sensible()[2]).isZero();
    }

    @Test
    void thirstyTreeCoolsLessAndNeverDrinksMoreThanThereIs() {
        CrownModel wet = trees(1);
        CrownModel dry = trees(0.05);
        CrownFluxes w = CrownFluxes.allocate(5);
        CrownFluxes d = CrownFluxes.allocate(5);
        wet.step(sun(500, AIR, 0.012), 600, w, Workers.SINGLE);
        dry.step(sun(500, AIR, 0.012), 600, d, Workers.SINGLE);
        assertThat(d.latent()[0]).isLessThan(0.3f * w.latent()[0]);
        assertThat(d.leafTemperature()[0]).isGreaterThan(w.leafTemperature()[0] + 1);
        double drawn = 0;
        CrownModel small = CrownModel.build(
                new float[] {3, 4, 0, 3, 2},
                new int[] {0, 0, -1, 1, -2},
                new TreeParameters[] {new TreeParameters(150, 0.08, 1.0), LINDEN, LINDEN},
                1,
                1,
                AIR);
        for (int i = 0; i < 300; i++) {
            small.step(sun(500, AIR, 0.012), 3600, w, Workers.SINGLE);
            drawn += (w.latent()[0] + w.latent()[1]) * 3600 / PhysicalConstants.latentHeat((float) AIR);
        }
        assertThat(drawn).isLessThanOrEqualTo(1.0 + 1e-6).isGreaterThan(0.9);
        assertThat(small.availableWater(0)).isCloseTo(0, offset(1e-3));
        small.addWater(0, 5);
        assertThat(small.availableWater(0)).isEqualTo(1);
    }

    @Test
    void aTreeKeepsItsBooks() {
        CrownModel model = trees(0.9);
        CrownFluxes out = CrownFluxes.allocate(5);
        double drawn = 0;
        for (int i = 0; i < 100; i++) {
            model.step(sun(400, AIR, 0.01), 600, out, Workers.SINGLE);
            drawn += (out.latent()[0] + out.latent()[1]) * 600 / PhysicalConstants.latentHeat((float) AIR);
        }
        assertThat(model.availableWater(0) * 3000).isCloseTo(0.9 * 3000 - drawn, offset(1e-3));
    }

    @Test
    void slopesAreTheDerivativesOfTheFluxes() {
        // The stomata follow the air and are frozen in the slopes, so closed ones: at night only the cuticle is left.
        double[] h = new double[2];
        double[] le = new double[2];
        CrownFluxes out = CrownFluxes.allocate(5);
        double slopeH = 0;
        double slopeLe = 0;
        for (int run = 0; run < 3; run++) {
            CrownModel model = trees(0.8);
            model.step(sun(0, AIR, 0.012), 600, out, Workers.SINGLE);
            model.step(sun(0, run == 1 ? AIR + 0.5 : AIR, run == 2 ? 0.0125 : 0.012), 600, out, Workers.SINGLE);
            if (run == 0) {
                slopeH = out.sensibleSlope()[0];
                slopeLe = out.latentSlope()[0];
                h[0] = out.sensible()[0];
                le[0] = out.latent()[0];
            } else if (run == 1) {
                h[1] = out.sensible()[0];
            } else {
                le[1] = out.latent()[0];
            }
        }
        assertThat(slopeH).isNegative().isCloseTo((h[1] - h[0]) / 0.5, offset(0.02 * -slopeH));
        assertThat(slopeLe).isNegative().isCloseTo((le[1] - le[0]) / 0.0005, offset(0.02 * -slopeLe));
    }

    @Test
    void aRestartIsTheStraightRun() throws IOException {
        CrownModel straight = trees(0.4);
        CrownFluxes out = CrownFluxes.allocate(5);
        straight.step(sun(500, AIR, 0.012), 600, out, Workers.SINGLE);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        straight.write(new DataOutputStream(bytes));
        CrownModel restarted = trees(1);
        restarted.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        CrownFluxes other = CrownFluxes.allocate(5);
        for (int i = 0; i < 5; i++) {
            straight.step(sun(300, AIR, 0.012), 600, out, Workers.SINGLE);
            restarted.step(sun(300, AIR, 0.012), 600, other, Workers.SINGLE);
        }
        assertThat(other.latent()).isEqualTo(out.latent());
        assertThat(other.leafTemperature()).isEqualTo(out.leafTemperature());
    }
}
