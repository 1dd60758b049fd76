package org.kastanie.solver.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.surface.SurfaceFixture.Sky;

/** Budgets, books and invariants of the facets. */
class SurfaceBalanceTest {
    static final Layer CONCRETE = new Layer(0.5, 1.5, 2.1e6);
    static final WaterBehaviour.Soil LAWN = new WaterBehaviour.Soil(2.5, 60, 0.05, 0.4, 0.12, 0.3);
    static final SurfaceOptions OPTIONS = new SurfaceOptions(295, 288, new SurfaceOptions.Indoor.Fixed(297), 0.6);

    private static final List<Material> MATERIALS = List.of(
            SurfaceFixture.sealed(0.2, CONCRETE),
            SurfaceFixture.material("ground.grass", 0.2, 0.03, LAWN, new Layer(1, 1.0, 2e6)),
            SurfaceFixture.material("ground.water", 0.07, 2e-4, new WaterBehaviour.Open(), new Layer(2, 60, 4.18e6)),
            SurfaceFixture.material(
                    "ground.bare_soil",
                    0.2,
                    0.01,
                    new WaterBehaviour.Soil(0, 52, 0.05, 0.5, 0.1, 0.3),
                    new Layer(1, 0.8, 1.6e6)));

    @Test
    void everyFacetClosesItsBudgetInEveryStep() {
        Facets facets = SurfaceFixture.facets(-1, new int[] {0, 1, 2, 3, 0}, 3);
        SurfaceModel model = SurfaceModel.build(facets, MATERIALS, OPTIONS);
        FacetFluxes out = FacetFluxes.allocate(facets.count());
        Random random = new Random(1);
        for (int step = 0; step < 300; step++) {
            Sky sky = new Sky(
                    random.nextBoolean() ? 900 : 0,
                    300 + 100 * random.nextDouble(),
                    280 + 20 * random.nextDouble(),
                    0.012 * random.nextDouble(),
                    5 * random.nextDouble(),
                    random.nextInt(10) == 0 ? 1e-3 : 0);
            model.step(SurfaceFixture.forcing(facets.count(), sky), 600, out, Workers.SINGLE);
            for (int i = 0; i < facets.count(); i++) {
                float rest = out.netRadiation()[i] - out.sensible()[i] - out.latent()[i] - out.ground()[i];
                assertThat(rest).as("facet %d step %d", i, step).isBetween(-0.1f, 0.1f);
            }
        }
    }

    /** What is told of a step is its mean; its end would be late by half a step, here by 0.3 K in steps of ten minutes. */
    @Test
    void skinIsToldAsTheMeanOverTheStep() {
        double fine = meanOfTheMorning(75);
        double coarse = Math.abs(meanOfTheMorning(1200) - fine);
        double halved = Math.abs(meanOfTheMorning(600) - fine);
        assertThat(coarse).isLessThan(0.04);
        assertThat(halved).isLessThan(0.6 * coarse);
    }

    /** Mean skin temperature of concrete from the third to the fifth hour of a sun that rises evenly, K. */
    private static double meanOfTheMorning(int seconds) {
        Facets facets = SurfaceFixture.facets(-1, new int[] {0}, 0);
        SurfaceModel model = SurfaceModel.build(facets, MATERIALS, OPTIONS);
        FacetFluxes out = FacetFluxes.allocate(facets.count());
        double sum = 0;
        int counted = 0;
        for (int at = 0; at < 5 * 3600; at += seconds) {
            double hour = (at + 0.5 * seconds) / 3600;
            Sky sky = new Sky(150 * hour, 350, 290 + hour, 0.008, 2, 0);
            model.step(SurfaceFixture.forcing(facets.count(), sky), seconds, out, Workers.SINGLE);
            if (at >= 3 * 3600) {
                sum += out.skinTemperature()[0];
                counted++;
            }
        }
        return sum / counted;
    }

    @Test
    void nothingHappensWhereAllIsEquallyWarm() {
        Facets facets = SurfaceFixture.facets(-1, new int[] {0, 0, 0}, 2);
        SurfaceOptions same = new SurfaceOptions(300, 300, new SurfaceOptions.Indoor.Fixed(300), 0.5);
        SurfaceModel model = SurfaceModel.build(facets, MATERIALS, same);
        FacetFluxes out = FacetFluxes.allocate(facets.count());
        for (int step = 0; step < 50; step++) {
            model.step(SurfaceFixture.forcing(facets.count(), Sky.isothermal(300)), 600, out, Workers.SINGLE);
        }
        for (int i = 0; i < facets.count(); i++) {
            assertThat(out.skinTemperature()[i]).isCloseTo(300f, offset(1e-3f));
            assertThat(out.sensible()[i]).isCloseTo(0f, offset(0.02f));
        }
    }

    @Test
    void whatGoesInIsStored() {
        Facets facets = SurfaceFixture.facets(0, new int[] {0, 0, 1}, 2);
        SurfaceOptions closed = new SurfaceOptions(290, 290, new SurfaceOptions.Indoor.Free(), 0.5);
        SurfaceModel model = SurfaceModel.build(facets, MATERIALS, closed);
        FacetFluxes out = FacetFluxes.allocate(facets.count());
        double before = model.storedHeat();
        double put = 0;
        for (int step = 0; step < 144; step++) {
            Sky sky = new Sky(Math.max(0, 800 * Math.sin(step * 0.04)), 330, 295, 0.008, 2, 0);
            model.step(SurfaceFixture.forcing(facets.count(), sky), 600, out, Workers.SINGLE);
            for (int i = 0; i < facets.count(); i++) {
                put += out.ground()[i] * 600;
            }
        }
        assertThat(put).isGreaterThan(1e6);
        assertThat(model.storedHeat() - before).isCloseTo(put, offset(2e-5 * put));
    }

    @Test
    void waterIsOnlyMovedAndNeverOverdrawn() {
        Facets facets = SurfaceFixture.ground(0, 1, 3);
        LayeredSurfaceModel model = new LayeredSurfaceModel(facets, MATERIALS, OPTIONS, 8);
        FacetFluxes out = FacetFluxes.allocate(3);
        double[] evaporated = new double[3];
        double[] start = new double[3];
        for (int i = 0; i < 3; i++) {
            start[i] = sum(model.waterOf(i));
        }
        double rained = 0;
        for (int step = 0; step < 6 * 24 * 30; step++) {
            double rain = step % 700 < 20 ? 2e-3 : 0;
            double sun = Math.max(0, 900 * Math.sin(2 * Math.PI * step / 144));
            Sky sky = new Sky(sun, 360, 303, 0.008, 3, rain);
            model.step(SurfaceFixture.forcing(3, sky), 600, out, Workers.SINGLE);
            rained += rain * 600;
            for (int i = 0; i < 3; i++) {
                evaporated[i] += out.latent()[i] * 600 / heat(303);
                double[] water = model.waterOf(i);
                assertThat(water[0]).isNotNegative();
                assertThat(water[1]).isNotNegative();
            }
        }
        for (int i = 0; i < 3; i++) {
            assertThat(start[i] + rained - evaporated[i])
                    .as("facet %d", i)
                    .isCloseTo(sum(model.waterOf(i)), offset(0.01));
        }
        assertThat(evaporated[0]).isGreaterThan(1).isLessThan(rained);
        assertThat(evaporated[1]).isGreaterThan(evaporated[0]);
    }

    private static double heat(double kelvin) {
        return org.kastanie.solver.quantity.PhysicalConstants.latentHeat((float) kelvin);
    }

    private static double sum(double[] values) {
        return values[0] + values[1] + values[2];
    }

    @Test
    void aRestartIsTheStraightRun() throws IOException {
        Facets facets = SurfaceFixture.facets(-1, new int[] {0, 1, 2, 3, 1, 0}, 2);
        SurfaceModel straight = SurfaceModel.build(facets, MATERIALS, OPTIONS);
        FacetFluxes out = FacetFluxes.allocate(facets.count());
        for (int step = 0; step < 20; step++) {
            straight.step(weather(facets, step), 600, out, Workers.SINGLE);
        }
        straight.changeSinceMark(0.5);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        straight.write(new DataOutputStream(bytes));
        SurfaceModel restarted = SurfaceModel.build(facets, MATERIALS, OPTIONS);
        restarted.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(restarted.skinTemperature()).isEqualTo(straight.skinTemperature());
        FacetFluxes other = FacetFluxes.allocate(facets.count());
        for (int step = 20; step < 60; step++) {
            straight.step(weather(facets, step), 600, out, Workers.SINGLE);
            restarted.step(weather(facets, step), 600, other, Workers.SINGLE);
        }
        assertThat(other.skinTemperature()).isEqualTo(out.skinTemperature());
        assertThat(other.latent()).isEqualTo(out.latent());
        assertThat(restarted.storedHeat()).isEqualTo(straight.storedHeat());
        assertThat(restarted.changeSinceMark(0.5))
                .isEqualTo(straight.changeSinceMark(0.5))
                .isGreaterThan(0.1);
    }

    private static FacetForcing weather(Facets facets, int step) {
        double sun = Math.max(0, 900 * Math.sin(2 * Math.PI * step / 60));
        return SurfaceFixture.forcing(facets.count(), new Sky(sun, 350, 298, 0.009, 2, step == 5 ? 1e-3 : 0));
    }

    @Test
    void neighboursDoNotMatter() {
        Facets one = SurfaceFixture.ground(0);
        int[] many = new int[700];
        for (int i = 0; i < many.length; i++) {
            many[i] = i % 4;
        }
        Facets all = SurfaceFixture.ground(many);
        SurfaceModel small = SurfaceModel.build(one, MATERIALS, OPTIONS);
        SurfaceModel large = SurfaceModel.build(all, MATERIALS, OPTIONS);
        FacetFluxes a = FacetFluxes.allocate(1);
        FacetFluxes b = FacetFluxes.allocate(many.length);
        Workers backwards = (count, grain, body) -> {
            for (int from = (count - 1) / grain * grain; from >= 0; from -= grain) {
                body.run(from, Math.min(count, from + grain));
            }
        };
        for (int step = 0; step < 60; step++) {
            small.step(weather(one, step), 600, a, Workers.SINGLE);
            large.step(weather(all, step), 600, b, backwards);
        }
        for (int i = 0; i < many.length; i += 4) {
            assertThat(b.skinTemperature()[i]).isEqualTo(a.skinTemperature()[0]);
            assertThat(b.sensible()[i]).isEqualTo(a.sensible()[0]);
        }
    }

    @Test
    void slopesAreTheDerivativesOfTheFluxes() {
        // Wind rules convection here, so the frozen coefficients depend on the air through its density only: 1/300 of
        // the
        // flux per kelvin, which is much of the flux of water in a storm.
        for (int id = 0; id < 3; id += 2) {
            Facets facets = SurfaceFixture.ground(id);
            float[] h = new float[3];
            float[] le = new float[3];
            float[] slopes = new float[2];
            for (int run = 0; run < 3; run++) {
                SurfaceModel model = SurfaceModel.build(facets, MATERIALS, OPTIONS);
                FacetFluxes out = FacetFluxes.allocate(1);
                for (int step = 0; step < 20; step++) {
                    model.step(
                            SurfaceFixture.forcing(1, new Sky(600, 350, 300, 0.01, 200, 0)), 600, out, Workers.SINGLE);
                }
                double air = run == 1 ? 300.5 : 300;
                double q = run == 2 ? 0.0102 : 0.01;
                model.step(SurfaceFixture.forcing(1, new Sky(600, 350, air, q, 200, 0)), 600, out, Workers.SINGLE);
                h[run] = out.sensible()[0];
                le[run] = out.latent()[0];
                slopes[0] = run == 0 ? out.sensibleSlope()[0] : slopes[0];
                slopes[1] = run == 0 ? out.latentSlope()[0] : slopes[1];
            }
            double byAir = (h[1] - h[0]) / 0.5;
            double byHumidity = (le[2] - le[0]) / 0.0002;
            assertThat(byAir).isLessThan(-10);
            assertThat((double) slopes[0]).isCloseTo(byAir, offset((id == 0 ? 0.005 : 0.04) * Math.abs(byAir)));
            assertThat((double) slopes[1]).isCloseTo(byHumidity, offset(0.02 * Math.abs(byHumidity) + 1e-6));
        }
    }
}
