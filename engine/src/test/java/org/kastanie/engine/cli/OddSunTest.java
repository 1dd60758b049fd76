package org.kastanie.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One block of 12 m and a point on each of its four sides, under the sun of odd places and days. */
class OddSunTest {
    @TempDir
    Path temporary;

    private List<String> names = List.of();

    /** Rows of the points by hour; weather of constant values labelled by the end of the hour. */
    private List<String[]> run(String crs, double x, double y, String start, int hours, String more)
            throws IOException {
        Path folder = Files.createDirectories(
                temporary.resolve("d" + start.replaceAll("[^0-9]", "") + crs.hashCode() + more.hashCode()));
        OffsetDateTime first = OffsetDateTime.parse(start);
        StringBuilder weather = new StringBuilder("time,air_temperature,relative_humidity,pressure,wind_speed,"
                + "wind_direction,shortwave_down,shortwave_diffuse,longwave_down\n");
        for (int h = 1; h <= hours; h++) {
            weather.append(first.plusHours(h)).append(",5,60,1000,2,270,300,90,280\n");
        }
        Files.writeString(folder.resolve("weather.csv"), weather);
        Files.writeString(
                folder.resolve("blocks.geojson"),
                String.format(
                        Locale.ROOT,
                        "{\"type\": \"FeatureCollection\", \"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"urn:ogc:def:crs:%s\"}},"
                                + "\"features\": [{\"type\": \"Feature\", \"properties\": {\"height\": 12}, \"geometry\": {\"type\": \"Polygon\","
                                + "\"coordinates\": [[[%2$.0f, %3$.0f], [%4$.0f, %3$.0f], [%4$.0f, %5$.0f], [%2$.0f, %5$.0f], [%2$.0f, %3$.0f]]]}}]}",
                        crs.replace("EPSG:", "EPSG::"),
                        x - 6,
                        y - 6,
                        x + 6,
                        y + 6));
        String point = "{id: %s, x: %.0f, y: %.0f, height: 1.1}";
        String points = String.join(
                ", ",
                String.format(Locale.ROOT, point, "north", x + 1, y + 11),
                String.format(Locale.ROOT, point, "east", x + 11, y + 1),
                String.format(Locale.ROOT, point, "south", x + 1, y - 11),
                String.format(Locale.ROOT, point, "west", x - 11, y + 1));
        Path job = Files.writeString(
                folder.resolve("job.yaml"),
                String.format(
                        Locale.ROOT,
                        """
                        kastanie: 1
                        name: sun
                        domain: {crs: "%s", bounds: [%.0f, %.0f, %.0f, %.0f], cell: 2, margin: 20}
                        twin: [{type: footprints, path: blocks.geojson, height: height}]
                        weather: {type: csv, path: weather.csv%s}
                        period: {start: "%s", end: "%s", output: PT1H, spinup: none}
                        points: [%s]
                        outputs: {quantities: [], formats: []}
                        model: {directions: 4, transport: false, voxel: 20, step: PT30M}
                        """,
                        crs,
                        x - 20,
                        y - 20,
                        x + 20,
                        y + 20,
                        more,
                        first,
                        first.plusHours(hours),
                        points));
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            assertThat(Main.execute(
                            "run",
                            job.toString(),
                            "--progress",
                            "none",
                            "--out",
                            folder.resolve("out").toString()))
                    .as(bytes.toString(StandardCharsets.UTF_8))
                    .isZero();
        } finally {
            System.setErr(before);
        }
        List<String> lines = Files.readAllLines(folder.resolve("out/points.csv"));
        names = Arrays.asList(lines.getFirst().split(",", -1));
        List<String[]> rows = lines.subList(1, lines.size()).stream()
                .map(l -> l.split(",", -1))
                .toList();
        for (String[] row : rows) {
            for (int k = 2; k < row.length; k++) {
                assertThat(Double.parseDouble(row[k])).as(names.get(k)).isFinite();
            }
        }
        return rows;
    }

    private double at(List<String[]> rows, String id, OffsetDateTime end) {
        for (String[] row : rows) {
            if (row[1].equals(id) && OffsetDateTime.parse(row[0]).isEqual(end)) {
                return Double.parseDouble(row[names.indexOf("sunlit_fraction")]);
            }
        }
        throw new IllegalArgumentException(id + " at " + end);
    }

    @Test
    void southOfTheEquatorTheSunStandsInTheNorth() throws IOException {
        // Sydney, summer noon is at 13:05 daylight time; winter noon for a long shadow
        List<String[]> rows = run("EPSG:32756", 334_000, 6_250_000, "2021-06-21T11:00+10:00", 2, "");
        OffsetDateTime noon = OffsetDateTime.parse("2021-06-21T12:00+10:00");
        assertThat(at(rows, "north", noon)).isCloseTo(1, within(0.01));
        assertThat(at(rows, "south", noon)).isLessThan(0.05);
        List<String[]> munich = run("EPSG:25832", 691_000, 5_336_000, "2021-12-21T11:00+01:00", 2, "");
        OffsetDateTime winter = OffsetDateTime.parse("2021-12-21T12:00+01:00");
        assertThat(at(munich, "north", winter)).isLessThan(0.05);
        assertThat(at(munich, "south", winter)).isCloseTo(1, within(0.01));
    }

    @Test
    void onAPolarDayTheSunGoesRound() throws IOException {
        // Longyearbyen, 78 degrees north: at midnight the sun stands 11 degrees high in the north
        List<String[]> rows = run("EPSG:25833", 514_000, 8_682_000, "2021-06-21T00:00+01:00", 24, "");
        OffsetDateTime midnight = OffsetDateTime.parse("2021-06-22T00:00+01:00");
        OffsetDateTime noon = OffsetDateTime.parse("2021-06-21T12:00+01:00");
        assertThat(at(rows, "north", midnight)).isCloseTo(1, within(0.01));
        assertThat(at(rows, "south", midnight)).isLessThan(0.05);
        assertThat(at(rows, "south", noon)).isCloseTo(1, within(0.01));
        assertThat(at(rows, "north", noon)).isLessThan(0.05);
        // and in the polar night there is none, whatever the file says
        List<String[]> night = run("EPSG:25833", 514_000, 8_682_000, "2021-12-21T11:00+01:00", 2, "");
        for (String id : List.of("north", "east", "south", "west")) {
            assertThat(at(night, id, OffsetDateTime.parse("2021-12-21T12:00+01:00")))
                    .isZero();
        }
    }

    @Test
    void atThePoleAllSidesAreAlikeOverADay() throws IOException {
        List<String[]> rows =
                run("EPSG:25833", 514_000, 8_682_000, "2021-06-21T00:00+00:00", 24, ", latitude: 90, longitude: 0");
        double[] mean = new double[4];
        List<String> sides = List.of("north", "east", "south", "west");
        for (String[] row : rows) {
            mean[sides.indexOf(row[1])] += Double.parseDouble(row[names.indexOf("sunlit_fraction")]) / 24;
        }
        assertThat(mean[0]).isBetween(0.5, 0.9);
        for (double side : mean) {
            assertThat(side).isCloseTo(mean[0], within(0.04));
        }
    }

    @Test
    void aLeapDayLiesBetweenItsNeighbours() throws IOException {
        List<String[]> rows = run("EPSG:25832", 691_000, 5_336_000, "2020-02-28T09:00+01:00", 54, "");
        double before = at(rows, "north", OffsetDateTime.parse("2020-02-28T12:00+01:00"));
        double leap = at(rows, "north", OffsetDateTime.parse("2020-02-29T12:00+01:00"));
        double after = at(rows, "north", OffsetDateTime.parse("2020-03-01T12:00+01:00"));
        assertThat(leap).isCloseTo(0.5 * (before + after), within(0.02));
        assertThat(rows).hasSize(4 * 54);
    }
}
