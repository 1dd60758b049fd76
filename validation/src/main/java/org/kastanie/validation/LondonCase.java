package org.kastanie.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Net all-wave radiation over a dense district of London, from the radiation that comes down. */
final class LondonCase implements ValidationCase {
    private static final String FILE = "measured/london-net-radiation/Ls_2015_doy001_212.txt";
    private static final String SITE = "measured/urban-plumber-sitedata/UK-KingsCollege_sitedata_v1.csv";
    private static final double X = 690000;
    private static final double Y = 5336000;
    private static final int CELL = 4;
    /** Days before the first of each stretch, and days of it. */
    private static final int SPIN_UP = 3;

    private static final int DAYS = 7;
    /** First days of the stretches, set before the first run: the first weeks of February, May and July. */
    private static final List<LocalDate> STARTS =
            List.of(LocalDate.of(2015, 2, 1), LocalDate.of(2015, 5, 1), LocalDate.of(2015, 7, 1));

    @Override
    public String id() {
        return "london-net-radiation";
    }

    @Override
    public String title() {
        return "Net radiation over a dense district, London, three weeks of 2015";
    }

    @Override
    public String source() {
        return "SUEWS input data set Ls (Urban-Meteorology-Reading/SUEWS, MPL-2.0); fractions and heights of King's College: "
                + "Lipson et al. (2022), Earth Syst. Sci. Data 14, 5157";
    }

    @Override
    public String notes() {
        return "The record names neither tower nor height and has no gaps, so that part of it is filled or modelled: a check of "
                + "plausibility, reported without a goal. The quarter is a pattern of blocks with the fractions and heights that "
                + "are published for the tower at King's College, materials the library's, the radiometer at that tower's height. "
                + "Short- and longwave radiation from above are the record's, so the rows tell of albedo and of the temperature "
                + "of what lies below. Blind: weeks, quarter and materials were set before the first run.";
    }

    @Override
    public Optional<String> missing(Path data) {
        for (String file : List.of(FILE, SITE)) {
            if (!Files.exists(data.resolve(file))) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    @Override
    public List<Comparison> run(Path data, Path scratch) throws IOException {
        Quarter quarter = Quarter.read(data.resolve(SITE));
        List<Map<String, String>> rows = Csv.read(data.resolve(FILE), "\\s+");
        List<Comparison.Pair> all = new ArrayList<>();
        List<Comparison.Pair> night = new ArrayList<>();
        for (LocalDate start : STARTS) {
            PointTable ours = JobRuns.points(job(quarter, start, rows, scratch), scratch);
            for (Map<String, String> row : rows) {
                OffsetDateTime stamp = stamp(row);
                double up = ours.at("tower", stamp, "longwave_up") + ours.at("tower", stamp, "shortwave_up");
                if (!Double.isNaN(up)) {
                    double down = number(row, "kdown") + number(row, "ldown");
                    Comparison.Pair pair = new Comparison.Pair(stamp.toString(), number(row, "qn"), down - up);
                    all.add(pair);
                    if (number(row, "kdown") <= 0) {
                        night.add(pair);
                    }
                }
            }
        }
        return List.of(new Comparison("Q*", "all", "W/m2", all), new Comparison("Q*", "night", "W/m2", night));
    }

    private static String job(Quarter quarter, LocalDate start, List<Map<String, String>> rows, Path scratch)
            throws IOException {
        Path folder = Files.createTempDirectory(scratch, "london");
        quarter.scatter(X, Y, CELL, folder);
        return String.format(
                Locale.ROOT,
                """
                kastanie: 1
                name: net radiation below a tower
                domain: {crs: "EPSG:25832", bounds: [%s, %s, %s, %s], cell: %d, margin: %d}
                twin:
                  - {type: footprints, path: "%s", height: height_m}
                  - {type: landcover, path: "%s", classes: {1: asphalt, 2: grass, 3: bare_soil, 4: water}}
                  - {type: canopy, path: "%s"}
                weather: {type: csv, path: "%s", latitude: %s, longitude: -0.12, windHeight: 50, airHeight: 50, site: roof}
                period: {start: "%sT00:00+00:00", end: "%sT00:00+00:00", output: PT1H, spinup: P%dD}
                points: [{id: tower, x: %s, y: %s, height: %s, azimuth: 0}]
                outputs: {quantities: [], formats: []}
                model: {transport: false, voxel: 20, directions: 4, halo: 100, step: PT30M}
                """,
                X - 12,
                Y - 12,
                X + 12,
                Y + 12,
                CELL,
                Quarter.HALF - 14,
                quarter.blocks(X, Y).footprints(folder, 25832),
                folder.resolve("cover.asc"),
                folder.resolve("crowns.asc"),
                weather(start, rows, folder),
                quarter.latitude(),
                start,
                start.plusDays(DAYS),
                SPIN_UP,
                X + 0.5,
                Y + 0.5,
                quarter.height());
    }

    private static Path weather(LocalDate start, List<Map<String, String>> rows, Path folder) throws IOException {
        StringBuilder csv = new StringBuilder(
                "time,air_temperature,relative_humidity,pressure,wind_speed,wind_direction,shortwave_down,longwave_down,precipitation\n");
        OffsetDateTime from = start.minusDays(SPIN_UP + 1L).atStartOfDay().atOffset(ZoneOffset.UTC);
        OffsetDateTime to = start.plusDays(DAYS + 1L).atStartOfDay().atOffset(ZoneOffset.UTC);
        for (Map<String, String> row : rows) {
            OffsetDateTime stamp = stamp(row);
            if (stamp.isAfter(from) && !stamp.isAfter(to)) {
                csv.append(stamp);
                for (String name : List.of("Tair", "RH", "pres", "U", "wdir", "kdown", "ldown", "rain")) {
                    csv.append(',').append(number(row, name) * (name.equals("pres") ? 10 : 1));
                }
                csv.append('\n');
            }
        }
        Path file = folder.resolve("weather.csv");
        Files.writeString(file, csv);
        return file;
    }

    /** Hours of the record end at their stamp, in UTC. */
    private static OffsetDateTime stamp(Map<String, String> row) {
        return LocalDate.ofYearDay((int) number(row, "iy"), (int) number(row, "id"))
                .atStartOfDay()
                .plusHours((long) number(row, "it"))
                .atOffset(ZoneOffset.UTC);
    }

    private static double number(Map<String, String> row, String name) {
        return Double.parseDouble(row.getOrDefault(name, "NaN"));
    }
}
