package org.kastanie.solver.air;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Workers;

class AirModelTest {
    /** A model with its facets and arrays, and a way to run it. */
    private static final class Run {
        final UrbanGeometry city;
        final Facets facets;
        final VoxelAirModel model;
        final AirSample sample;
        final AirSources sources;
        final AirLevel level;
        final Workers workers;
        AirBudget budget = new AirBudget(0, 0, 0, 0, 0);

        Run(UrbanGeometry city, AirOptions options, Workers workers) {
            this.city = city;
            this.workers = workers;
            facets = Scenes.facets(city);
            model = new VoxelAirModel(city, facets, options);
            sample = AirSample.allocate(facets.count(), city.active().size());
            sources = Scenes.noSources(facets.count(), city.active().size());
            level = AirLevel.allocate(city.domain().size());
        }

        Run(UrbanGeometry city) {
            this(city, AirOptions.defaults(), Workers.SINGLE);
        }

        void steps(int count, AirForcing forcing, double seconds) {
            for (int s = 0; s < count; s++) {
                model.sample(forcing, sample, workers);
                for (int f = 0; f < facets.count(); f++) {
                    boolean hot = facets.building()[f] == 0;
                    sources.facetSensible()[f] = hot ? 8 * (320 - sample.facetTemperature()[f]) : 0;
                    sources.facetSensibleSlope()[f] = hot ? -8 : 0;
                    sources.facetLatent()[f] = hot ? 0 : 20000 * (0.014f - sample.facetHumidity()[f]);
                    sources.facetLatentSlope()[f] = hot ? 0 : -20000;
                }
                budget = model.step(forcing, sample, sources, seconds, workers);
                assertThat(Math.abs(budget.residual())).isLessThan(1e-3 * Math.abs(budget.sources()));
                assertThat(Math.abs(budget.vapourResidual())).isLessThan(1e-3 * Math.abs(budget.vapourSources()));
            }
            model.level(forcing, 2, level, workers);
        }

        double at(int row, int column) {
            return level.temperature()[row * city.domain().columns() + column];
        }
    }

    private static UrbanGeometry slab() {
        return Scenes.city(60, 60, 4, (r, c) -> r >= 20 && r < 40 && c >= 28 && c < 32 ? 12 : 0);
    }

    @Test
    void hotBuildingWarmsTheAirDownwindAndNotUpwind() {
        Run west = new Run(slab());
        west.steps(4, Scenes.forcing(3, 270), 600);
        assertThat(west.at(30, 36)).isGreaterThan(west.at(30, 20) + 0.2);
        assertThat(west.at(30, 20) - 300).isBetween(-0.02, 0.05);
        Run east = new Run(slab());
        east.steps(4, Scenes.forcing(3, 90), 600);
        assertThat(east.at(30, 23)).isGreaterThan(east.at(30, 40) + 0.2);
        assertThat(east.at(30, 40) - 300).isBetween(-0.02, 0.05);
        // a place beside the wake feels next to nothing
        assertThat(west.at(5, 36) - 300).isBetween(-0.02, 0.05);
    }

    @Test
    void withoutTransportEveryPlaceHasTheInflowsAir() {
        Run run = new Run(slab(), new AirOptions(4, 16, false, null), Workers.SINGLE);
        run.steps(2, Scenes.forcing(3, 270), 600);
        for (int i = 0; i < run.level.temperature().length; i++) {
            if (!Float.isNaN(run.level.temperature()[i])) {
                assertThat(run.level.temperature()[i]).isCloseTo(300f, within(1e-4f));
                assertThat(run.level.specificHumidity()[i]).isEqualTo(0.01f);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.2, 33", "3, 101", "30, 250"})
    void anyWindGivesFiniteBoundedAir(double speed, double from) {
        // a closed court, a building at the rim
        Run run = new Run(Scenes.city(48, 48, 4, (r, c) -> {
            boolean court = r > 18 && r < 26 && c > 18 && c < 26;
            return r > 14 && r < 30 && c > 14 && c < 30 && !court ? 15 : r < 4 && c > 40 ? 20 : 0;
        }));
        run.steps(4, Scenes.forcing(speed, from), 600);
        for (int i = 0; i < run.level.temperature().length; i++) {
            boolean building = run.city.building()[i];
            float t = run.level.temperature()[i];
            assertThat(Float.isNaN(t)).isEqualTo(building);
            if (!building) {
                assertThat(t).isBetween(299.9f, 320.1f);
                assertThat(run.level.windSpeed()[i]).isBetween(1e-4f, 40f);
                assertThat(run.level.specificHumidity()[i]).isBetween(0.0099f, 0.0141f);
            }
        }
        for (float u : run.sample.facetWind()) {
            assertThat(u).isBetween(1e-6f, 80f);
        }
    }

    @Test
    void hotWallsWarmTheirClosedCourt() {
        Run run = new Run(Scenes.city(
                48,
                48,
                4,
                (r, c) -> r > 14 && r < 30 && c > 14 && c < 30 && !(r > 18 && r < 26 && c > 18 && c < 26) ? 15 : 0));
        run.steps(6, Scenes.forcing(2, 270), 600);
        assertThat(run.at(22, 22)).isGreaterThan(run.at(22, 8) + 0.3);
    }

    /** Between two solutions only the street's departure from the weather is held, not the weather. */
    @Test
    void facetsAndPeopleFollowTheWeatherBetweenSolutions() {
        Run run = new Run(slab());
        AirForcing now = Scenes.forcing(3, 270);
        run.steps(4, now, 600);
        run.model.sample(now, run.sample, run.workers);
        float[] facet = run.sample.facetTemperature().clone();
        float[] humidity = run.sample.facetHumidity().clone();
        float[] street = run.level.temperature().clone();
        AirForcing later = new AirForcing(
                now.temperature() + 2,
                now.specificHumidity() + 0.001,
                now.windSpeed(),
                now.windDirection(),
                now.pressure(),
                now.temperatureHeight(),
                now.windHeight(),
                now.roughness());
        run.model.sample(later, run.sample, run.workers);
        run.model.level(later, 2, run.level, run.workers);
        for (int f = 0; f < facet.length; f++) {
            assertThat(run.sample.facetTemperature()[f]).isCloseTo(facet[f] + 2, within(1e-4f));
            assertThat(run.sample.facetHumidity()[f]).isCloseTo(humidity[f] + 0.001f, within(1e-7f));
        }
        for (int i = 0; i < street.length; i++) {
            if (!Float.isNaN(street[i])) {
                assertThat(run.level.temperature()[i]).isCloseTo(street[i] + 2, within(1e-4f));
            }
        }
    }

    @Test
    void openFieldWithoutSourcesKeepsTheInflowsAir() {
        Run run = new Run(Scenes.city(40, 40, 4, (r, c) -> 0));
        AirForcing forcing = Scenes.forcing(2, 10);
        run.model.sample(forcing, run.sample, run.workers);
        AirBudget budget = run.model.step(forcing, run.sample, run.sources, 600, run.workers);
        assertThat(budget.sources()).isZero();
        assertThat(budget.outflow()).isZero();
        run.model.level(forcing, 10, run.level, run.workers);
        double expected = 2;
        float speed = (float) Math.hypot(run.level.windEast()[820], run.level.windNorth()[820]);
        assertThat((double) speed).isCloseTo(expected, within(0.03));
        assertThat(run.level.windNorth()[820]).isNegative();
        assertThat(run.level.windEast()[820]).isNegative();
        assertThat((double) run.level.temperature()[820]).isCloseTo(300 - 8 * 9.80665 / 1004.67, within(1e-3));
    }

    /** Between two levels a map at a height is the mix of both; over a roof there is air, in the building none. */
    @Test
    void profileAgreesWithTheMapsAndIsEmptyInBuildings() {
        Run run = new Run(slab());
        AirForcing forcing = Scenes.forcing(3, 270);
        run.steps(4, forcing, 600);
        AirProfile street = AirProfile.allocate(run.model.profileHeights());
        run.model.profile(forcing, 30, 36, street, run.workers);
        for (int k = 1; k < 6; k++) {
            double height = 0.5 * (street.height()[k - 1] + street.height()[k]);
            run.model.level(forcing, height, run.level, run.workers);
            int at = 30 * 60 + 36;
            assertThat(run.level.temperature()[at]).isCloseTo(middle(street.temperature(), k), within(1e-4f));
            assertThat(run.level.specificHumidity()[at]).isCloseTo(middle(street.specificHumidity(), k), within(1e-7f));
            assertThat(run.level.windSpeed()[at]).isCloseTo(middle(street.windSpeed(), k), within(1e-5f));
            assertThat(run.level.windEast()[at]).isCloseTo(middle(street.windEast(), k), within(1e-5f));
            assertThat(run.level.windNorth()[at]).isCloseTo(middle(street.windNorth(), k), within(1e-5f));
        }
        assertThat(street.temperature()[0] - 300).isGreaterThan(0.2f);
        AirProfile roof = AirProfile.allocate(run.model.profileHeights());
        run.model.profile(forcing, 30, 29, roof, run.workers);
        for (int k = 0; k < roof.height().length; k++) {
            boolean inside = roof.height()[k] < 12;
            assertThat(Float.isNaN(roof.temperature()[k])).isEqualTo(inside);
            assertThat(Float.isNaN(roof.windNorth()[k])).isEqualTo(inside);
        }
        assertThat(roof.height()[0]).isLessThan(12);
    }

    @Test
    void aSliceGoesOnOverLowerRoofs() {
        Run run = new Run(Scenes.city(
                48, 48, 4, (r, c) -> r < 20 || r > 28 ? 0 : c > 10 && c < 18 ? 6 : c > 28 && c < 36 ? 12 : 0));
        AirForcing forcing = Scenes.forcing(3, 270);
        run.steps(2, forcing, 600);
        AirLevel over = AirLevel.allocate(48 * 48);
        run.model.level(forcing, 10, run.level, run.workers);
        run.model.slice(forcing, 10, true, over, run.workers);
        for (int i = 0; i < 48 * 48; i++) {
            float roof = run.city.building()[i] ? run.city.top()[i] - run.city.ground()[i] : 0;
            assertThat(Float.isNaN(over.temperature()[i])).isEqualTo(roof > 10);
            assertThat(Float.isNaN(over.windEast()[i])).isEqualTo(roof > 10);
            if (roof == 0) {
                assertThat(over.temperature()[i]).isEqualTo(run.level.temperature()[i]);
                assertThat(over.windSpeed()[i]).isEqualTo(run.level.windSpeed()[i]);
            }
        }
        assertThat(over.windEast()[24 * 48 + 14]).isPositive();
    }

    private static float middle(float[] profile, int level) {
        return 0.5f * (profile[level - 1] + profile[level]);
    }

    @Test
    void stateSurvivesWritingAndThreadsDoNotMatter() throws IOException {
        Run one = new Run(slab());
        Run other = new Run(slab(), AirOptions.defaults(), Scenes.threads(3));
        one.steps(2, Scenes.forcing(3, 255), 600);
        other.steps(2, Scenes.forcing(3, 255), 600);
        assertThat(other.level.temperature()).containsExactly(one.level.temperature());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        one.model.write(new DataOutputStream(bytes));
        Run third = new Run(slab());
        third.model.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        one.steps(1, Scenes.forcing(2, 280), 600);
        third.steps(1, Scenes.forcing(2, 280), 600);
        assertThat(third.level.temperature()).containsExactly(one.level.temperature());
        assertThat(third.budget).isEqualTo(one.budget);
    }

    @Test
    void crownsCoolAndMoistenTheirPlace() {
        UrbanGeometry city = Scenes.city(48, 48, 4, (r, c) -> 0);
        for (int r = 20; r < 28; r++) {
            for (int c = 20; c < 28; c++) {
                Scenes.crown(city, r * 48 + c, 3, 11, 0.8);
            }
        }
        Run run = new Run(city);
        AirForcing forcing = Scenes.forcing(2, 270);
        for (int s = 0; s < 3; s++) {
            run.model.sample(forcing, run.sample, run.workers);
            Arrays.fill(run.sources.facetLatent(), 0);
            for (int i = 0; i < city.active().size(); i++) {
                boolean leaves = city.crowns().leafAreaDensity()[i] > 0;
                run.sources.crownSensible()[i] = leaves ? -100 : 0;
                run.sources.crownLatent()[i] = leaves ? 300 : 0;
            }
            run.budget = run.model.step(forcing, run.sample, run.sources, 600, run.workers);
        }
        assertThat(run.budget.sources()).isCloseTo(-100 * 64 * 16, within(1.0));
        assertThat(run.budget.vapourSources()).isCloseTo(300 * 64 * 16 / 2.4376e6, within(1e-3));
        run.model.level(forcing, 7, run.level, run.workers);
        float inside = run.level.temperature()[24 * 48 + 26];
        float upwind = run.level.temperature()[24 * 48 + 14];
        assertThat(inside).isLessThan(upwind - 0.02f);
        assertThat(run.level.specificHumidity()[24 * 48 + 26])
                .isGreaterThan(run.level.specificHumidity()[24 * 48 + 14]);
        assertThat(run.sample.crownWind()[24 * 48 + 24]).isPositive();
    }
}
