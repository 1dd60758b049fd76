package org.kastanie.engine.forcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.InputException;
import org.kastanie.engine.forcing.WeatherRequest.Period;
import org.kastanie.engine.forcing.WeatherRequest.Place;

/** Every reader on small files made here, and what happens to bad ones. */
class WeatherReaderTest {
    private static final Place PLACE = new Place(48.15, 11.57, 515);

    @TempDir
    Path folder;

    private Path write(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines);
    }

    private static Period period(String start, String end) {
        return new Period(Instant.parse(start), Instant.parse(end), Duration.ZERO);
    }

    private static Period oneDay() {
        return period("2026-07-20T00:00:00Z", "2026-07-21T00:00:00Z");
    }

    private static List<String> csv(int hours) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "time,air_temperature,relative_humidity,pressure,wind_speed,wind_direction,shortwave_down,shortwave_diffuse,longwave_down");
        for (int h = 1; h <= hours; h++) {
            LocalDateTime t = LocalDateTime.of(2026, 7, 20, 0, 0).plusHours(h);
            int sun = Math.max(0, 700 - 100 * Math.abs(h % 24 - 12));
            lines.add("%sZ,%d,50,950,2,%d,%d,%d,330".formatted(t, 10 + h % 24, h * 20 % 360, sun, sun / 3));
        }
        return lines;
    }

    private WeatherRequest request(WeatherType type, Path path, Period period) {
        return WeatherRequest.of(type, path, PLACE, period);
    }

    private static void fails(ThrowingCallable call, String... parts) {
        assertThatThrownBy(call).isInstanceOf(InputException.class).satisfies(e -> {
            assertThat(((InputException) e).remedy()).isNotBlank();
            assertThat(e.getMessage()).contains(parts).doesNotContain("\n");
        });
    }

    @Test
    void csvLabelsEndTheirInterval() throws IOException {
        WeatherSeries series = WeatherReader.read(request(WeatherType.CSV, write("a.csv", csv(24)), oneDay()));
        assertThat(series.intervals()).hasSize(24);
        WeatherInterval first = series.intervals().getFirst();
        assertThat(first.start()).isEqualTo("2026-07-20T00:00:00Z");
        assertThat(first.airTemperature()).isCloseTo(284.15, within(1e-9));
        assertThat(first.pressure()).isCloseTo(95000, within(1e-6));
        assertThat(series.notes()).anyMatch(n -> n.contains("precipitation"));
    }

    @Test
    void intervalIsRightToTheMinute() throws IOException {
        Path path = write("a.csv", csv(30));
        Map<LabelMeaning, String> starts = Map.of(
                LabelMeaning.ENDING, "2026-07-20T05:00:00Z",
                LabelMeaning.BEGINNING, "2026-07-20T06:00:00Z",
                LabelMeaning.CENTRED, "2026-07-20T05:30:00Z",
                LabelMeaning.INSTANT, "2026-07-20T05:30:00Z");
        starts.forEach((meaning, start) -> {
            WeatherSeries series = WeatherReader.read(new WeatherRequest(
                    WeatherType.CSV,
                    path,
                    meaning,
                    null,
                    Map.of(),
                    Map.of(),
                    PLACE,
                    period("2026-07-20T02:00:00Z", "2026-07-21T02:00:00Z")));
            // The row labelled 06:00 has 16 degC.
            WeatherInterval six = series.intervals().stream()
                    .filter(i -> Math.abs(i.airTemperature() - 289.15) < 1e-9)
                    .findFirst()
                    .orElseThrow();
            assertThat(six.start()).as(meaning.name()).isEqualTo(start);
        });
    }

    @Test
    void csvMapsColumnsAndParameterisesWhatIsMissing() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("time;t_air;rh;G;note");
        for (int h = 1; h <= 24; h++) {
            int sun = Math.max(0, 700 - 100 * Math.abs(h - 12));
            lines.add("2026-07-%02dT%02d:00+01:00;25;40;%d;x".formatted(h == 24 ? 21 : 20, h % 24, sun));
        }
        WeatherSeries series = WeatherReader.read(new WeatherRequest(
                WeatherType.CSV,
                write("b.csv", lines),
                null,
                null,
                Map.of("air_temperature", "t_air", "relative_humidity", "rh", "shortwave_down", "G"),
                Map.of("wind_speed", 1.5),
                PLACE,
                period("2026-07-19T23:00:00Z", "2026-07-20T23:00:00Z")));
        WeatherInterval noon = series.intervals().get(11);
        assertThat(noon.windSpeed()).isEqualTo(1.5);
        assertThat(noon.pressure()).isCloseTo(95290, within(100.0));
        assertThat(noon.diffuseHorizontal()).isBetween(50.0, noon.globalHorizontal());
        assertThat(noon.longwaveDown()).isBetween(310.0, 420.0);
        assertThat(series.notes()).anyMatch(n -> n.contains("columns not used: note"));
        for (String name : List.of("pressure", "wind_speed", "wind_direction", "longwave_down", "shortwave_diffuse")) {
            assertThat(series.notes()).anyMatch(n -> n.startsWith(name));
        }
    }

    @Test
    void commasBetweenSemicolonsAreDecimalOnes() throws IOException {
        List<String> points =
                csv(24).stream().map(line -> line.replace(",950,", ",950.5,")).toList();
        List<String> commas = points.stream()
                .map(line -> line.replace(',', ';').replace('.', ','))
                .toList();
        assertThat(WeatherReader.read(request(WeatherType.CSV, write("commas.csv", commas), oneDay()))
                        .intervals())
                .isEqualTo(WeatherReader.read(request(WeatherType.CSV, write("points.csv", points), oneDay()))
                        .intervals());
    }

    @Test
    void shortGapsAreInterpolatedAndLongOnesAreErrors() throws IOException {
        List<String> lines = csv(24);
        List<String> three = new ArrayList<>(lines);
        three.subList(10, 13).clear();
        three.set(5, three.get(5).replace(",50,", ",-999,"));
        WeatherSeries series = WeatherReader.read(request(WeatherType.CSV, write("three.csv", three), oneDay()));
        assertThat(series.intervals()).hasSize(24);
        assertThat(series.intervals().get(10).airTemperature()).isCloseTo(21 + 273.15, within(1e-9));
        assertThat(series.notes()).anyMatch(n -> n.contains("air_temperature: 3 missing"));
        assertThat(series.notes()).anyMatch(n -> n.contains("relative_humidity: 4 missing"));
        List<String> four = new ArrayList<>(lines);
        four.subList(10, 14).clear();
        Path path = write("four.csv", four);
        fails(
                () -> WeatherReader.read(request(WeatherType.CSV, path, oneDay())),
                "four.csv line 11",
                "2026-07-20T09:00Z");
        List<String> holes = new ArrayList<>(lines);
        for (int i = 10; i < 14; i++) {
            holes.set(i, holes.get(i).replace(",50,", ",,"));
        }
        Path other = write("holes.csv", holes);
        fails(
                () -> WeatherReader.read(request(WeatherType.CSV, other, oneDay())),
                "holes.csv line 11",
                "relative_humidity");
    }

    @Test
    void badInput() throws IOException {
        Path missing = folder.resolve("missing.csv");
        fails(() -> WeatherReader.read(request(WeatherType.CSV, missing, oneDay())), "not found");
        Path empty = write("empty.csv", List.of("", ""));
        fails(() -> WeatherReader.read(request(WeatherType.CSV, empty, oneDay())), "empty");
        Path head = write("head.csv", csv(0));
        fails(() -> WeatherReader.read(request(WeatherType.CSV, head, oneDay())), "0 rows");
        Path good = write("good.csv", csv(24));
        fails(
                () -> WeatherReader.read(
                        request(WeatherType.CSV, good, period("2026-07-20T00:00:00Z", "2026-07-22T00:00:00Z"))),
                "good.csv covers 2026-07-20T00:00 to 2026-07-21T00:00");
        Path range = write(
                "range.csv",
                csv(24).stream().map(s -> s.replace("Z,20,", "Z,293.15,")).toList());
        fails(() -> WeatherReader.read(request(WeatherType.CSV, range, oneDay())), "range.csv line 11", "293.15");
        Path word = write(
                "word.csv",
                csv(24).stream().map(s -> s.replace("Z,20,", "Z,warm,")).toList());
        fails(() -> WeatherReader.read(request(WeatherType.CSV, word, oneDay())), "word.csv line 11", "warm");
        Path offset = write(
                "offset.csv", csv(24).stream().map(s -> s.replace("Z,", ",")).toList());
        fails(() -> WeatherReader.read(request(WeatherType.CSV, offset, oneDay())), "offset.csv line 2", "offset");
        fails(
                () -> WeatherReader.read(new WeatherRequest(
                        WeatherType.CSV,
                        good,
                        null,
                        null,
                        Map.of("air_temperature", "t_air"),
                        Map.of(),
                        PLACE,
                        oneDay())),
                "no column 't_air'");
        fails(
                () -> WeatherReader.read(new WeatherRequest(
                        WeatherType.CSV, good, null, null, Map.of(), Map.of("windspeed", 2.0), PLACE, oneDay())),
                "weather.defaults",
                "windspeed");
        Path dry = write(
                "dry.csv",
                csv(24).stream().map(s -> s.replace("relative_humidity", "rh")).toList());
        fails(() -> WeatherReader.read(request(WeatherType.CSV, dry, oneDay())), "no relative_humidity");
        fails(() -> WeatherReader.read(request(WeatherType.EPW, good, oneDay())), "LOCATION");
        fails(() -> WeatherReader.read(request(WeatherType.DWD_TRY, good, oneDay())), "test reference year");
        fails(() -> WeatherType.byKey("tmy"), "tmy");
        fails(() -> LabelMeaning.byKey("middle"), "middle");
    }

    private static List<String> testReferenceYear(boolean old) {
        List<String> lines = new ArrayList<>();
        lines.add("Hoehenlage        : 521 Meter ueber NN");
        lines.add(
                old ? "RG IS MM DD HH N WR WG t p x RF W B D IK A E IL" : "RW HW MM DD HH t p WR WG N x RF B D A E IL");
        lines.add("***");
        LocalDateTime t = LocalDateTime.of(2001, 1, 1, 0, 0);
        for (int i = 0; i < 8760; i++) {
            LocalDateTime now = t.plusHours(i);
            double air = now.getDayOfYear() / 10.0;
            int beam = now.getHour() == 12 ? 300 : 0;
            String when = "%d %d %d".formatted(now.getMonthValue(), now.getDayOfMonth(), now.getHour() + 1);
            lines.add(
                    old
                            ? "13 1 %s 8 40 2.4 %.1f 973.3 4.0 91 60 %d 50 9 279 -320 9".formatted(when, air, beam)
                            : "4109500 2388500 %s %.1f 944 198 2.5 8 4.8 84 %d 50 318 -320 0"
                                    .formatted(when, air, beam));
        }
        return lines;
    }

    @Test
    void typicalYearWrapsAndHasALeapDay() throws IOException {
        for (boolean old : new boolean[] {true, false}) {
            Path path = write("try" + old + ".dat", testReferenceYear(old));
            WeatherSeries winter = WeatherReader.read(
                    request(WeatherType.DWD_TRY, path, period("2027-12-30T23:00:00Z", "2028-01-01T23:00:00Z")));
            assertThat(winter.intervals()).hasSize(48);
            assertThat(winter.intervals().getFirst().airTemperature()).isCloseTo(273.15 + 36.5, within(1e-6));
            assertThat(winter.intervals().getLast().airTemperature()).isCloseTo(273.15 + 0.1, within(1e-6));
            assertThat(winter.intervals().get(12).directHorizontal()).isCloseTo(300, within(1e-9));
            WeatherSeries leap = WeatherReader.read(
                    request(WeatherType.DWD_TRY, path, period("2028-02-27T23:00:00Z", "2028-03-01T23:00:00Z")));
            assertThat(leap.intervals()).hasSize(72);
            assertThat(leap.intervals().get(30).airTemperature()).isCloseTo(273.15 + 5.9, within(1e-6));
            assertThat(leap.intervals().getLast().airTemperature()).isCloseTo(273.15 + 6.0, within(1e-6));
        }
    }

    @Test
    void epwReadsLocalTimeAndAveragesReadings() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("LOCATION,Town,-,DEU,x,1,48.15,11.57,1.0,515");
        lines.add("DATA PERIODS,1,1,Data,Sunday,7/19,7/22");
        for (int day = 19; day <= 22; day++) {
            for (int h = 1; h <= 24; h++) {
                lines.add("2026,7,%d,%d,0,?,%d,10,50,95000,0,0,9999,%d,0,%d,0,0,0,0,350,2,0,0"
                        .formatted(day, h, h, h == 12 ? 600 : 0, h == 12 ? 600 : 0));
            }
        }
        WeatherSeries series = WeatherReader.read(request(
                WeatherType.EPW, write("a.epw", lines), period("2026-07-19T23:00:00Z", "2026-07-20T23:00:00Z")));
        WeatherInterval twelve = series.intervals().get(11);
        assertThat(twelve.start()).isEqualTo("2026-07-20T10:00:00Z");
        assertThat(twelve.globalHorizontal()).isEqualTo(600);
        assertThat(twelve.airTemperature()).isCloseTo(273.15 + 11.5, within(1e-9));
        assertThat(series.latitude()).isEqualTo(48.15);
        assertThat(series.notes()).anyMatch(n -> n.startsWith("longwave_down"));
    }

    @Test
    void umepEndsItsHoursUnlessToldOtherwise() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%iy id it imin Q* QH QE Qs Qf Wind RH Td press rain Kdn snow ldown fcld wuh xsmd lai_hr Kdiff Kdir Wd");
        for (int h = 0; h < 48; h++) {
            lines.add(
                    "2026 %d %d 7 -999 -999 -999 -999 -999 2 60 %d 95.0 0 %d -999 -999 -999 -999 -999 -999 %d -999 270"
                            .formatted(201 + h / 24, h % 24, h % 24, h % 24 == 12 ? 500 : 0, h % 24 == 12 ? 100 : 0));
        }
        Path path = write("met.txt", lines);
        Period day = period("2026-07-20T00:00:00Z", "2026-07-21T00:00:00Z");
        WeatherSeries ending = WeatherReader.read(request(WeatherType.UMEP, path, day));
        assertThat(noon(ending)).isEqualTo("2026-07-20T10:00:00Z");
        WeatherSeries beginning = WeatherReader.read(new WeatherRequest(
                WeatherType.UMEP, path, LabelMeaning.BEGINNING, ZoneOffset.ofHours(2), Map.of(), Map.of(), PLACE, day));
        assertThat(noon(beginning)).isEqualTo("2026-07-20T10:00:00Z");
        assertThat(ending.notes()).anyMatch(n -> n.contains("minute 7"));
    }

    private static Instant noon(WeatherSeries series) {
        return series.intervals().stream()
                .filter(i -> i.globalHorizontal() > 400)
                .findFirst()
                .orElseThrow()
                .start();
    }

    @Test
    void curveKeepsMeansAndStaysPositive() {
        double[] time = new double[12];
        double[] mean = {3, 0.1, 0, 0, 5, 9, 2, 2, 2, 0.5, 7};
        for (int i = 0; i < time.length; i++) {
            time[i] = 3600.0 * i;
        }
        MeanPreserving curve = new MeanPreserving(time, mean, true);
        for (int i = 0; i < mean.length; i++) {
            double sum = 0;
            for (int k = 0; k < 6; k++) {
                double part = curve.mean(time[i] + 600 * k, time[i] + 600 * (k + 1));
                assertThat(part).isGreaterThan(-1e-12);
                sum += part / 6;
            }
            assertThat(sum).isCloseTo(mean[i], within(1e-12));
        }
        assertThat(curve.mean(1800, 9000))
                .isCloseTo((curve.mean(1800, 3600) + 0.1 * 2 + curve.mean(7200, 9000)) / 4, within(1e-9));
    }
}
