package org.kastanie.validation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Air in a street of Basel over a hot day, driven once by the top of its tower and once by a rural station. */
final class BubbleCase implements ValidationCase {
    private static final String FOLDER = "measured/basel-bubble-ue1/";
    private static final String PROFILE = FOLDER + "ue1_air_temperature_profile_20020617_30min.csv";
    private static final String REANALYSIS = FOLDER + "era5_forcing_20020614_20.csv";
    private static final OffsetDateTime MIDNIGHT = OffsetDateTime.parse("2002-06-17T00:00+01:00");
    /** Hours whose ends were measured; that of 24 h ends after the last value. */
    private static final int HOURS = 23;

    /** Dry adiabat, K/m. */
    private static final double LAPSE = 9.81 / 1005;

    private static final double STREET = 2.6;

    /** Sperrstrasse in UTM 32: 47.566 N, 7.597 E. */
    private static final double X = 394_480;

    private static final double Y = 5_269_010;
    private static final double CANYON = 18.2;
    private static final double DEPTH = 20;
    private static final double HEIGHT = 14.6;
    /** Axis of the streets, degrees from north. */
    private static final double AXIS = 66;

    private static final int ROWS = 4;
    private static final double LENGTH = 300;

    /** A boundary: a column of the profile, its height, and the error of the file's air as it is. */
    private enum Boundary {
        TOWER("tower top, 31.2 m", "T_31.2m", 31.2),
        RURAL("rural station", "T_rural", 2);

        private final String title;
        private final String column;
        private final double height;

        Boundary(String title, String column, double height) {
            this.title = title;
            this.column = column;
            this.height = height;
        }
    }

    @Override
    public String id() {
        return "bubble-ue1";
    }

    @Override
    public String title() {
        return "Basel, air in a street canyon, 2002-06-17";
    }

    @Override
    public String source() {
        return "BUBBLE, Rotach et al. (2005), Theor. Appl. Climatol. 81, 231 (University of Basel, research use), transcribed from "
                + "xixihaha1995/urban_climate_and_who; radiation, vapour and wind: ERA5 (Copernicus licence)";
    }

    @Override
    public String notes() {
        return "Nine streets of the site's dimensions (18.2 m wide, 14.6 m high, roofs 20 m deep, axis 66 degrees), every other one "
                + "a lawn, library materials, cells of 2 m, voxels of 3 m; air at 2 m in the middle of the middle street against "
                + "the tower's at 2.6 m, hourly. Driven by the tower's top at 31.2 m, or by a rural station as it is, without a "
                + "city upwind. The wind is the reanalysis' 10 m wind of about 1 m/s and not staged: half and double of it say "
                + "what that is worth. The line \"as it is\" is the boundary's own air (with the adiabat) taken for the street's: "
                + "what a model has to beat. The profile's values are means of ten minutes every half hour, hours are made from "
                + "three of them. Spin-up repeats a day made from this one. Values half an hour apart are not independent.";
    }

    @Override
    public Optional<String> missing(Path data) {
        return Files.exists(data.resolve(PROFILE)) ? Optional.empty() : Optional.of(PROFILE);
    }

    @Override
    public List<Comparison> run(Path data, Path scratch) throws IOException {
        List<Map<String, String>> profile = Csv.read(data.resolve(PROFILE));
        List<Map<String, String>> reanalysis = new ArrayList<>();
        for (Map<String, String> row : Csv.read(data.resolve(REANALYSIS))) {
            if ("6".equals(row.get("month")) && "17".equals(row.get("day"))) {
                reanalysis.add(row);
            }
        }
        List<Comparison> all = new ArrayList<>();
        for (Boundary boundary : Boundary.values()) {
            String quantity = "T street, driven by " + boundary.title;
            all.add(new Comparison(quantity, "as it is", "K", trivial(profile, boundary)));
            for (double factor : new double[] {1, 0.5, 2}) {
                String subset = factor == 1 ? "all" : factor == 0.5 ? "half the wind" : "double the wind";
                Weather weather = new Weather(profile, reanalysis, boundary, factor);
                PointTable ours = JobRuns.points(job(weather, scratch), scratch);
                List<Comparison.Pair> pairs = new ArrayList<>();
                for (int h = 1; h <= HOURS; h++) {
                    pairs.add(new Comparison.Pair(
                            label(h),
                            hour(profile, "T_2.6m", h),
                            ours.at("street", MIDNIGHT.plusHours(h), "air_temperature")));
                }
                all.add(new Comparison(quantity, subset, "K", pairs));
                if (factor == 1) {
                    all.add(new Comparison(quantity, "day, 8 to 20 h", "K", pairs.subList(8, 20)));
                    List<Comparison.Pair> night = new ArrayList<>(pairs.subList(0, 8));
                    night.addAll(pairs.subList(20, HOURS));
                    all.add(new Comparison(quantity, "night", "K", night));
                }
            }
        }
        return all;
    }

    private static String label(int hour) {
        return "hour " + hour;
    }

    private static List<Comparison.Pair> trivial(List<Map<String, String>> profile, Boundary boundary) {
        double warmer = boundary == Boundary.TOWER ? LAPSE * (boundary.height - STREET) : 0;
        List<Comparison.Pair> pairs = new ArrayList<>();
        for (int h = 1; h <= HOURS; h++) {
            pairs.add(new Comparison.Pair(
                    label(h), hour(profile, "T_2.6m", h), hour(profile, boundary.column, h) + warmer));
        }
        return pairs;
    }

    /** Mean of the hour that ends at {@code hour} from values at its beginning, middle and end. */
    private static double hour(List<Map<String, String>> profile, String column, int hour) {
        double sum = 0;
        for (int i = -1; i <= 1; i++) {
            int row = Math.min(profile.size() - 1, 2 * hour - 1 + i);
            sum += (i == 0 ? 0.5 : 0.25) * Double.parseDouble(profile.get(row).getOrDefault(column, "NaN"));
        }
        return sum;
    }

    /** What drives one run. */
    private record Weather(
            List<Map<String, String>> profile,
            List<Map<String, String>> reanalysis,
            Boundary boundary,
            double windFactor) {
        Path write(Path folder) throws IOException {
            StringBuilder csv =
                    new StringBuilder("time,air_temperature,relative_humidity,pressure,wind_speed,wind_direction,"
                            + "shortwave_down,shortwave_diffuse,longwave_down\n");
            for (int h = 1; h <= 24; h++) {
                Map<String, String> row = reanalysis.get(h - 1);
                double air = hour(profile, boundary.column, h);
                double vapour = saturation(number(row, "Tdew_C"));
                csv.append(String.format(
                        Locale.ROOT,
                        "%s,%.3f,%.2f,%.2f,%.3f,%.1f,%.1f,%.1f,%.1f%n",
                        MIDNIGHT.plusHours(h),
                        air,
                        Math.min(100, 100 * vapour / saturation(air)),
                        number(row, "P_Pa") / 100,
                        windFactor * number(row, "wind_speed_ms"),
                        number(row, "wind_dir_deg"),
                        number(row, "GHI_Wm2"),
                        Math.min(number(row, "GHI_Wm2"), number(row, "DHI_Wm2")),
                        number(row, "LWdown_Wm2")));
            }
            Path file = folder.resolve("weather.csv");
            Files.writeString(file, csv, StandardCharsets.UTF_8);
            return file;
        }

        private static double number(Map<String, String> row, String column) {
            return Double.parseDouble(row.getOrDefault(column, "NaN"));
        }

        /** Saturation vapour pressure over water in any unit that cancels (Magnus form of Alduchov and Eskridge 1996). */
        private static double saturation(double celsius) {
            return Math.exp(17.625 * celsius / (243.04 + celsius));
        }
    }

    private static String job(Weather weather, Path scratch) throws IOException {
        Path folder = Files.createTempDirectory(scratch, "basel");
        BoxScene scene = new BoxScene();
        StringBuilder lawns = new StringBuilder();
        double pitch = CANYON + DEPTH;
        for (int row = -ROWS; row <= ROWS; row++) {
            double street = row * pitch;
            scene.block(HEIGHT, turned(street + CANYON / 2, street + CANYON / 2 + DEPTH));
            if (row % 2 != 0) {
                double[] ring = turned(street - CANYON / 2, street + CANYON / 2);
                lawns.append(String.format(
                        Locale.ROOT,
                        "%n  - {unseal: {polygon: [[%s, %s], [%s, %s], [%s, %s], [%s, %s]], class: grass}}",
                        ring[0],
                        ring[1],
                        ring[2],
                        ring[3],
                        ring[4],
                        ring[5],
                        ring[6],
                        ring[7]));
            }
        }
        scene.block(HEIGHT, turned(-ROWS * pitch - CANYON / 2 - DEPTH, -ROWS * pitch - CANYON / 2));
        return String.format(
                Locale.ROOT,
                """
                kastanie: 1
                name: Basel Sperrstrasse
                domain: {crs: "EPSG:32632", bounds: [%s, %s, %s, %s], cell: 2, margin: 120}
                twin: [{type: footprints, path: "%s", height: height_m}]
                ground: {default: asphalt}
                weather: {type: csv, path: "%s", latitude: 47.566, longitude: 7.597, windHeight: 10, airHeight: %s, site: %s}
                period: {start: "%s", end: "%s", output: PT1H, spinup: auto}
                points: [{id: street, x: %s, y: %s, height: 1.1}]
                outputs: {quantities: [], formats: []}
                scenario:%s
                model: {voxel: 3, directions: 16}
                """,
                X - 100,
                Y - 100,
                X + 100,
                Y + 100,
                scene.footprints(folder, 32632),
                weather.write(folder),
                weather.boundary.height,
                weather.boundary == Boundary.TOWER ? "roof" : "rural",
                MIDNIGHT,
                MIDNIGHT.plusDays(1),
                X,
                Y,
                lawns);
    }

    /** Corners of a strip along the streets between two distances across them. */
    private static double[] turned(double from, double to) {
        double east = Math.sin(Math.toRadians(AXIS));
        double north = Math.cos(Math.toRadians(AXIS));
        double half = LENGTH / 2;
        double[][] corners = {{-half, from}, {half, from}, {half, to}, {-half, to}};
        double[] ring = new double[8];
        for (int i = 0; i < 4; i++) {
            ring[2 * i] = X + corners[i][0] * east - corners[i][1] * north;
            ring[2 * i + 1] = Y + corners[i][0] * north + corners[i][1] * east;
        }
        return ring;
    }
}
