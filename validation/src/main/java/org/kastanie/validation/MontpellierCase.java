package org.kastanie.validation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Globes in the middle of a small street of concrete blocks, from its plan and its own weather station. */
final class MontpellierCase implements ValidationCase {
    private static final String FILE = "measured/montpellier-presti-canyon/presti_20230803_20230814.csv";
    private static final List<LocalDate> DAYS = List.of(LocalDate.of(2023, 8, 3), LocalDate.of(2023, 8, 14));
    /** Globes on the centre line; the others' places are not published with the data. */
    private static final List<String> GLOBES = List.of("G2_TA", "G5_TA", "G8_TA");

    private static final String[] SIDES = {"down", "up", "north", "east", "south", "west"};
    /** Middle of the street in UTM 31: 43.64 N, 3.87 E. */
    private static final double X = 570172;

    private static final double Y = 4832362;
    private static final double LENGTH = 12;
    private static final double WIDTH = 5;
    private static final double THICKNESS = 1;
    private static final double HEIGHT = 2.3;
    /** Global radiation above which an hour is one of day, W/m2. */
    private static final double DAY = 20;

    private static final Globe GLOBE = new Globe(0.04, 0.7, 0.95);

    @Override
    public String id() {
        return "montpellier-canyon";
    }

    @Override
    public String title() {
        return "Montpellier, globes in a street of 12 x 5 x 2.3 m, 2023-08-03 and 2023-08-14";
    }

    @Override
    public String source() {
        return "Garcia de Cezar et al. (2025), Geoscience Data Journal, doi 10.1002/gdj3.70033; data doi 10.57745/0MYJU4, "
                + "extract as in UMEP-dev/solweig";
    }

    @Override
    public String notes() {
        return "Two walls of concrete blocks, 12 m long, 1 m thick (assumed), 5 m apart, axis east-west, on open land. Our six "
                + "fluxes at three places of the centre line, the measured air and the measured wind make the temperature of a "
                + "grey globe of 40 mm (absorptivity 0.7, emissivity 0.95, assumed), held against the mean of the three globes "
                + "there. Global radiation was not measured outside: the largest of four pyranometers in the street stands for "
                + "it. Ground is taken as the library's concrete, which is not stated. Stamps are summer time. A kelvin of the "
                + "globe is about 4 K of Tmrt at 1 m/s. Reported, not gated by a goal.";
    }

    @Override
    public Optional<String> missing(Path data) {
        return Files.exists(data.resolve(FILE)) ? Optional.empty() : Optional.of(FILE);
    }

    @Override
    public List<Comparison> run(Path data, Path scratch) throws IOException {
        Map<String, List<Map<String, String>>> hours = new TreeMap<>();
        for (Map<String, String> row : Csv.read(data.resolve(FILE))) {
            hours.computeIfAbsent(row.getOrDefault("TIMESTAMP", "").substring(0, 13), h -> new ArrayList<>())
                    .add(row);
        }
        List<Comparison.Pair> day = new ArrayList<>();
        List<Comparison.Pair> night = new ArrayList<>();
        for (LocalDate date : DAYS) {
            PointTable ours = JobRuns.points(job(date, scratch, hours), scratch);
            hours.forEach((hour, rows) -> {
                if (hour.startsWith(date.toString())) {
                    double measured = GLOBES.stream()
                            .mapToDouble(g -> Csv.mean(rows, g))
                            .average()
                            .orElseThrow();
                    (global(rows) > DAY ? day : night)
                            .add(new Comparison.Pair(hour, measured, globe(ours, end(hour), rows)));
                }
            });
        }
        return List.of(new Comparison("T globe", "day", "K", day), new Comparison("T globe", "night", "K", night));
    }

    private static OffsetDateTime end(String hour) {
        return OffsetDateTime.parse(hour + ":00:00+02:00").plusHours(1);
    }

    private static double globe(PointTable ours, OffsetDateTime stamp, List<Map<String, String>> rows) {
        double sum = 0;
        for (int p = 0; p < GLOBES.size(); p++) {
            double[] solar = new double[SIDES.length];
            double[] thermal = new double[SIDES.length];
            for (int i = 0; i < SIDES.length; i++) {
                solar[i] = ours.at("p" + p, stamp, "shortwave_" + SIDES[i]);
                thermal[i] = ours.at("p" + p, stamp, "longwave_" + SIDES[i]);
            }
            sum += GLOBE.temperature(
                    Globe.mean(solar), Globe.mean(thermal), Csv.mean(rows, "SMn_TA"), Csv.mean(rows, "SMn_Wspd"));
        }
        return sum / GLOBES.size();
    }

    private static String job(LocalDate date, Path scratch, Map<String, List<Map<String, String>>> hours)
            throws IOException {
        Path folder = Files.createTempDirectory(scratch, "canyon");
        double west = X - LENGTH / 2;
        double east = X + LENGTH / 2;
        double side = WIDTH / 2;
        Path walls = new BoxScene()
                .block(HEIGHT, BoxScene.rectangle(west, Y + side, east, Y + side + THICKNESS))
                .block(HEIGHT, BoxScene.rectangle(west, Y - side - THICKNESS, east, Y - side))
                .footprints(folder, 25831);
        StringBuilder points = new StringBuilder();
        for (int p = 0; p < GLOBES.size(); p++) {
            points.append(String.format(
                    Locale.ROOT,
                    "%s{id: p%d, x: %s, y: %s, height: 1.3, azimuth: 0}",
                    p == 0 ? "" : ", ",
                    p,
                    west + (p + 1) * LENGTH / (GLOBES.size() + 1),
                    Y));
        }
        return String.format(
                Locale.ROOT,
                """
                kastanie: 1
                name: small street
                domain: {crs: "EPSG:25831", bounds: [%s, %s, %s, %s], cell: 0.5, margin: 12}
                twin: [{type: footprints, path: "%s", height: height_m}]
                ground: {default: concrete}
                walls: {default: concrete, glazing: 0}
                weather: {type: csv, path: "%s", latitude: 43.64, longitude: 3.87, windHeight: 2, airHeight: 2}
                period: {start: "%sT00:00+02:00", end: "%sT00:00+02:00", output: PT1H, spinup: P2D}
                points: [%s]
                outputs: {quantities: [], formats: []}
                model: {halo: 12, voxel: 1, directions: 4}
                """,
                X - 8,
                Y - 6,
                X + 8,
                Y + 6,
                walls,
                weather(date, folder, hours),
                date,
                date.plusDays(1),
                points);
    }

    private static Path weather(LocalDate date, Path folder, Map<String, List<Map<String, String>>> hours)
            throws IOException {
        StringBuilder csv =
                new StringBuilder("time,air_temperature,relative_humidity,wind_speed,wind_direction,shortwave_down\n");
        hours.forEach((hour, rows) -> {
            if (hour.startsWith(date.toString())) {
                csv.append(end(hour))
                        .append(',')
                        .append(Csv.mean(rows, "SMn_TA"))
                        .append(',')
                        .append(Csv.mean(rows, "SMn_HR"))
                        .append(',')
                        .append(Csv.mean(rows, "SMn_Wspd"))
                        .append(',')
                        .append(Csv.mean(rows.subList(0, 1), "SMn_Wdir"))
                        .append(',')
                        .append(global(rows))
                        .append('\n');
            }
        });
        Path file = folder.resolve("weather.csv");
        Files.writeString(file, csv, StandardCharsets.UTF_8);
        return file;
    }

    /** Mean over the hour of the largest of the four pyranometers. */
    private static double global(List<Map<String, String>> rows) {
        double sum = 0;
        for (Map<String, String> row : rows) {
            double most = 0;
            for (int i = 1; i <= 4; i++) {
                double value = Csv.mean(List.of(row), "SlrW_" + i);
                most = value > most ? value : most;
            }
            sum += most;
        }
        return sum / rows.size();
    }
}
