package org.kastanie.solver.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.quantity.PhysicalConstants;

/** Water given by the clock: how much, when, where it goes and what it cools. */
class IrrigationTest {
    private static final double HOUR = 3600;
    private static final double MM_PER_HOUR = 1 / HOUR;
    private static final SurfaceOptions DRY = new SurfaceOptions(298, 290, new SurfaceOptions.Indoor.Free(), 0.1);
    /** From 22 to 2 h, 2 mm an hour. */
    private static final Irrigation NIGHT = new Irrigation(2 * MM_PER_HOUR, 22 * HOUR, 4 * HOUR);

    private static Material lawn() {
        WaterBehaviour.Soil soil =
                new WaterBehaviour.Soil(2.5, 60, 0.05, 0.4, 0.12, 0.3, new WaterBehaviour.Thermal(0.45, 0.2, 2));
        return SurfaceFixture.material(
                "ground.grass", 0.2, 0.01, soil, new Layer(0.05, 1, 2e6), new Layer(1.5, 1.2, 2.2e6));
    }

    private static Material paving() {
        return SurfaceFixture.sealed(0.2, new Layer(0.2, 1.5, 2e6), new Layer(1, 1, 2e6));
    }

    private static FacetForcing forcing(int n, double second, double rain) {
        double hour = second / HOUR % 24;
        double sun = Math.max(0, 850 * Math.sin(Math.PI * (hour - 6) / 12));
        FacetForcing f = SurfaceFixture.forcing(
                n,
                new SurfaceFixture.Sky(sun, 350, 298 + 6 * Math.cos((hour - 15) / 24 * 2 * Math.PI), 0.009, 2, rain));
        return new FacetForcing(
                f.shortwaveIn(),
                f.longwaveIn(),
                f.airTemperature(),
                f.specificHumidity(),
                f.windSpeed(),
                f.pressure(),
                rain,
                second % Irrigation.DAY);
    }

    @Test
    void theClockSaysWhen() {
        assertThat(NIGHT.amount(12 * HOUR, HOUR)).isZero();
        assertThat(NIGHT.amount(21.5 * HOUR, HOUR)).isCloseTo(1, offset(1e-12));
        assertThat(NIGHT.amount(23 * HOUR, HOUR)).isCloseTo(2, offset(1e-12));
        assertThat(NIGHT.amount(1.5 * HOUR, HOUR)).isCloseTo(1, offset(1e-12));
        assertThat(NIGHT.amount(2 * HOUR, HOUR)).isZero();
        assertThat(NIGHT.amount(0, 24 * HOUR)).isCloseTo(8, offset(1e-12));
        assertThat(new Irrigation(MM_PER_HOUR, 0, 24 * HOUR).amount(5 * HOUR, 600))
                .isCloseTo(1 / 6.0, offset(1e-12));
        for (int minutes : new int[] {5, 10, 20, 30, 60, 1440}) {
            double sum = 0;
            for (double t = 0; t < 2 * Irrigation.DAY; t += 60 * minutes) {
                sum += NIGHT.amount(t % Irrigation.DAY, 60 * minutes);
            }
            assertThat(sum).isCloseTo(16, offset(1e-9));
        }
    }

    @Test
    void nonsenseIsRefused() {
        for (double[] bad : new double[][] {
            {-1, 0, 60},
            {0, 0, 60},
            {Double.NaN, 0, 60},
            {1e-3, -1, 60},
            {1e-3, 86400, 60},
            {1e-3, 0, 0},
            {1e-3, 0, 86401}
        }) {
            assertThatThrownBy(() -> new Irrigation(bad[0], bad[1], bad[2]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("irrigation needs");
        }
        Material pond =
                SurfaceFixture.material("ground.water", 0.1, 1e-4, new WaterBehaviour.Open(), new Layer(1, 1, 4.2e6));
        assertThatThrownBy(() -> pond.irrigated(NIGHT)).hasMessageContaining("open water cannot be irrigated");
        SurfaceModel model = SurfaceModel.build(SurfaceFixture.ground(0), List.of(lawn().irrigated(NIGHT)), DRY);
        assertThatThrownBy(() -> model.step(
                        SurfaceFixture.forcing(1, SurfaceFixture.Sky.isothermal(290)),
                        600,
                        FacetFluxes.allocate(1),
                        Workers.SINGLE))
                .hasMessageContaining("time of day");
    }

    @Test
    void whatIsGivenIsFoundInTheStoresInTheAirOrRunOff() {
        // A lawn, paving and a planted wall, each once with and once without irrigation; some rain on the second day.
        List<Material> materials =
                List.of(lawn(), lawn().irrigated(NIGHT), paving(), paving().irrigated(NIGHT), lawn().irrigated(NIGHT));
        LayeredSurfaceModel model =
                new LayeredSurfaceModel(SurfaceFixture.facets(-1, new int[] {0, 1, 2, 3, 4}, 1), materials, DRY, 8);
        int n = 6;
        double[] before = new double[n];
        double[] given = {0, 24, 0, 24, 24, 24};
        double[] gone = new double[n];
        for (int f = 0; f < n; f++) {
            before[f] = sum(model.waterOf(f));
        }
        FacetFluxes out = FacetFluxes.allocate(n);
        double rained = 0;
        double irrigated = 0;
        for (double t = 0; t < 3 * Irrigation.DAY; t += 600) {
            double rain = t > 30 * HOUR && t < 31 * HOUR ? 1e-3 : 0;
            FacetForcing f = forcing(n, t, rain);
            model.step(f, 600, out, Workers.SINGLE);
            rained += rain * 600;
            for (int i = 0; i < n; i++) {
                gone[i] += out.latent()[i] * 600 / PhysicalConstants.latentHeat(f.airTemperature()[i]);
            }
        }
        StoreBalance balance = model.takeBalance();
        irrigated += balance.irrigated();
        for (int i = 0; i < n; i++) {
            double rain = i < 5 ? rained : 0;
            assertThat(sum(model.waterOf(i)) - before[i]).isCloseTo(rain + given[i] - gone[i], offset(0.01));
        }
        assertThat(irrigated).isCloseTo(24, offset(1e-6));
        assertThat(balance.meanWater()).isLessThan(1e-3);
        assertThat(model.availableWater(1)).isGreaterThan(model.availableWater(0) + 0.1);
        assertThat(gone[1]).isGreaterThan(gone[0] + 2);
    }

    private static double sum(double[] water) {
        return water[0] + water[1] + water[2];
    }

    @Test
    void aWateredLawnIsCoolerInTheAfternoonAndWetPavingAtNoon() {
        Irrigation noon = new Irrigation(1 * MM_PER_HOUR, 11 * HOUR, 2 * HOUR);
        SurfaceModel model = SurfaceModel.build(
                SurfaceFixture.ground(0, 1, 2, 3),
                List.of(lawn(), lawn().irrigated(NIGHT), paving(), paving().irrigated(noon)),
                DRY);
        FacetFluxes out = FacetFluxes.allocate(4);
        float[] atNoon = new float[4];
        float[] atThree = new float[4];
        for (double t = 0; t < 4 * Irrigation.DAY - 8.5 * HOUR; t += 600) {
            model.step(forcing(4, t, 0), 600, out, Workers.SINGLE);
            atNoon = Math.abs(t % Irrigation.DAY - 12.5 * HOUR) < 1
                    ? out.skinTemperature().clone()
                    : atNoon;
            atThree = Math.abs(t % Irrigation.DAY - 15 * HOUR) < 1
                    ? out.skinTemperature().clone()
                    : atThree;
        }
        assertThat(atThree[1]).isLessThan(atThree[0] - 2);
        assertThat(atNoon[3]).isLessThan(atNoon[2] - 3);
        // Two hours after the last drop the film is gone; what it took out of the paving is still missing there.
        assertThat(atThree[3] - atThree[2]).isBetween(0.7f * (atNoon[3] - atNoon[2]), -0.5f);
    }

    @Test
    void aRestartInTheMiddleOfTheHoursGoesOnAsIfNothingHadHappened() throws IOException {
        List<Material> materials = List.of(lawn().irrigated(NIGHT), paving().irrigated(NIGHT));
        SurfaceModel straight = SurfaceModel.build(SurfaceFixture.ground(0, 1), materials, DRY);
        SurfaceModel resumed = SurfaceModel.build(SurfaceFixture.ground(0, 1), materials, DRY);
        FacetFluxes a = FacetFluxes.allocate(2);
        FacetFluxes b = FacetFluxes.allocate(2);
        for (double t = 20 * HOUR; t < 27 * HOUR; t += 600) {
            if (t == 24 * HOUR) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                straight.write(new DataOutputStream(bytes));
                resumed.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            }
            straight.step(forcing(2, t, 0), 600, a, Workers.SINGLE);
            if (t >= 24 * HOUR) {
                resumed.step(forcing(2, t, 0), 600, b, Workers.SINGLE);
            }
        }
        assertThat(b.skinTemperature()).isEqualTo(a.skinTemperature());
        assertThat(b.latent()).isEqualTo(a.latent());
        assertThat(resumed.state().upper()).isEqualTo(straight.state().upper());
    }
}
