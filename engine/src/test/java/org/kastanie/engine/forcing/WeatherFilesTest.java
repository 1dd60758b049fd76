package org.kastanie.engine.forcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.kastanie.engine.forcing.WeatherRequest.Period;
import org.kastanie.engine.forcing.WeatherRequest.Place;
import org.kastanie.solver.model.StepForcing;

/** The staged weather files of several origins. */
class WeatherFilesTest {
    private static final Place MUNICH = new Place(48.149, 11.568, 515);
    private static final WeatherSite SITE = new WeatherSite(48.149, 11.568, 10, 2, 0.1);
    private static final Instant START = Instant.parse("2015-07-19T23:00:00Z");
    private static final Instant END = Instant.parse("2015-07-20T23:00:00Z");

    static Path data(String name) {
        Path path = Path.of(System.getProperty("kastanie.testdata", "../shared"), name);
        Assumptions.assumeTrue(Files.exists(path), "skipped: no data");
        return path;
    }

    private static WeatherSeries munich() {
        return WeatherReader.read(WeatherRequest.of(
                WeatherType.DWD_TRY,
                data("data/weather/munich/TRY2015_481593115227_Somm.dat"),
                MUNICH,
                new Period(START, END, Duration.ofDays(5))));
    }

    @Test
    void hourOneOfATestReferenceYearIsTheFirstHourOfTheDayInCet() {
        WeatherSeries series = munich();
        assertThat(series.start()).isEqualTo("2015-07-14T23:00:00Z");
        assertThat(series.end()).isEqualTo(END);
        WeatherSeries day = series.cut(START, END);
        assertThat(day.intervals()).hasSize(24);
        // Row "7 20 16" of the file: the hour from 15 to 16 CET.
        double warmest = day.intervals().stream()
                .mapToDouble(WeatherInterval::airTemperature)
                .max()
                .orElseThrow();
        assertThat(warmest - 273.15).isCloseTo(34.1, within(0.01));
        assertThat(series.yearMeanTemperature() - 273.15).isBetween(8.0, 14.0);
    }

    /** The beam of a clear morning and afternoon fits the sun only if labels end their hour. */
    @Test
    void beamFitsTheSunBestWithTheLabelsAsRead() {
        WeatherSeries series = munich();
        double[] excess = new double[3];
        for (int shift = -1; shift <= 1; shift++) {
            for (WeatherInterval i : series.intervals()) {
                var track = org.kastanie.solver.sun.SunTrack.of(
                        i.start().plusSeconds(shift * 3600L), i.end().plusSeconds(shift * 3600L), 48.149, 11.568);
                double clean = 0;
                for (int s = 0; s < track.sun().length; s++) {
                    clean += track.weight()[s]
                            * track.sun()[s].z()
                            * org.kastanie.solver.sun.ClearSky.beamNormal(
                                    track.sun()[s].elevation(), track.extraterrestrialNormal(), 2);
                }
                excess[shift + 1] += Math.max(0, i.directHorizontal() - clean);
            }
        }
        System.out.printf(
                "beam above a clean sky, shift -1 0 +1 h: %.0f %.0f %.0f W h m-2%n", excess[0], excess[1], excess[2]);
        assertThat(excess[1]).isLessThan(0.2 * Math.min(excess[0], excess[2]) + 1);
    }

    @Test
    void stepsKeepTheHourlyMeans() {
        WeatherSeries series = munich();
        long t0 = System.nanoTime();
        List<StepForcing> steps = StepForcings.build(series, SITE, series.start(), END, StepForcings.DEFAULT_STEP);
        System.out.printf("%d steps in %.0f ms%n", steps.size(), (System.nanoTime() - t0) * 1e-6);
        assertThat(steps).hasSize(6 * 144);
        for (int h = 0; h < series.intervals().size(); h++) {
            WeatherInterval hour = series.intervals().get(h);
            List<StepForcing> six = steps.subList(6 * h, 6 * h + 6);
            assertThat(mean(six, s -> s.sky().globalHorizontal()))
                    .as("global of %s", hour.start())
                    .isCloseTo(hour.globalHorizontal(), within(1e-3));
            assertThat(mean(six, s -> s.sky().longwaveDown())).isCloseTo(hour.longwaveDown(), within(1e-3));
            assertThat(mean(six, s -> s.air().temperature())).isCloseTo(hour.airTemperature(), within(1e-6));
            assertThat(mean(six, s -> s.air().windSpeed())).isCloseTo(hour.windSpeed(), within(1e-6));
            assertThat(six).allSatisfy(s -> assertThat(s.air().windSpeed()).isNotNegative());
        }
    }

    private static double mean(List<StepForcing> steps, java.util.function.ToDoubleFunction<StepForcing> value) {
        return steps.stream().mapToDouble(value).average().orElseThrow();
    }
}
