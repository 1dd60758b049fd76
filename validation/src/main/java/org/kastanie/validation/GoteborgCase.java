package org.kastanie.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kastanie.solver.quantity.PhysicalConstants;

/** Six-direction radiation and Tmrt measured in Göteborg, computed from the site's own rasters and roof forcing. */
final class GoteborgCase implements ValidationCase {
    private static final String[] OURS = {
        "shortwave_down", "shortwave_up", "shortwave_north", "shortwave_east", "shortwave_south", "shortwave_west",
        "longwave_down", "longwave_up", "longwave_north", "longwave_east", "longwave_south", "longwave_west"
    };
    private static final String[] MEASURED = {
        "Kdown", "Kup", "Kn", "Ke", "Ks", "Kw", "Ldown", "Lup", "Ln", "Le", "Ls", "Lw"
    };
    /** Parts that check the pairing in time: both must score worse than the pairing used. */
    private static final String[] SHIFTED = {"paired 1 h earlier", "paired 1 h later"};
    /** Part of a run whose longwave from the sky was lowered to the campaign's. */
    private static final String CALIBRATED = "calibrated: with campaign longwave offset";
    /** Measured beside the radiometers at two of the three sites. */
    private static final String AIR = "T air";
    /** Id of the point that stands for the instruments. */
    static final String STATION = "station";
    /** Weights of up and down and of the four sides for a standing person (VDI 3787-2, Thorsson et al. 2007). */
    private static final double[] WEIGHTS = {0.06, 0.06, 0.22, 0.22, 0.22, 0.22};

    private final GoteborgSite site;

    private List<Comparison> latest = List.of();

    GoteborgCase(GoteborgSite site) {
        this.site = site;
    }

    /** What the last run found; empty before it. */
    List<Comparison> latest() {
        return latest;
    }

    @Override
    public String id() {
        return site.id();
    }

    @Override
    public String title() {
        return site.title();
    }

    @Override
    public String source() {
        return "Lindberg, Holmer and Thorsson (2008), Int. J. Biometeorol. 52, 697-713; Lindberg and Grimmond (2011), "
                + "Theor. Appl. Climatol. 105, 311-323; data as published with UMEP-dev/solweig (GPL-3.0), Göteborg Urban "
                + "Climate Group";
    }

    @Override
    public String notes() {
        return "Rasters, roof forcing and station position as published. Met rows are means over the hour they begin; the "
                + "station's label " + (site.labelOffset() == 0 ? "ends" : "begins")
                + " its hour. The sensor's north is "
                + site.sensorNorth()
                + " degrees, found from the sideways shortwave fluxes alone. Tmrt of both sides is made from "
                + "the twelve fluxes with weights 0.22 and 0.06 and absorptivities 0.70 and 0.97. Wind is missing or a "
                + "placeholder in the forcing: 2 m/s is used. Facades reflect 0.20 and emit 0.90 as in the site's own "
                + "parameter file: plaster of 0.21 and a fifth of glass. Beyond the rasters walls as high as the mean building of the "
                + "raster are assumed (" + site.skyline()
                + " m). A sun hour is one in which the station received more than half "
                + "of the roof's global radiation. Measured longwave from the sky lies 30-40 W/m2 below what clear-sky schemes "
                + "give at all three sites, most likely an offset of the campaign; it is reported raw, and nothing is tuned "
                + "to it. One row, labelled calibrated, takes the clear sky's emissivity "
                + CampaignOffset.EMISSIVITY + " lower.";
    }

    @Override
    public Optional<String> missing(Path data) {
        Path folder = data.resolve("measured").resolve(site.folder());
        return Files.isDirectory(folder) ? Optional.empty() : Optional.of("measured/" + site.folder());
    }

    @Override
    public List<Comparison> run(Path data, Path scratch) throws IOException {
        Path folder = data.resolve("measured").resolve(site.folder()).toAbsolutePath();
        Path weather = folder.resolve(site.weather());
        List<Comparison> all = new ArrayList<>(compare(folder, station(job(site, folder, weather), scratch), ""));
        all.add(pairing(all));
        Path lowered = CampaignOffset.apply(site, weather, scratch);
        all.addAll(compare(folder, station(job(site, folder, lowered), scratch), CALIBRATED));
        latest = List.copyOf(all);
        return latest;
    }

    /** RMSE of Tmrt as paired over the better of the two that are paired an hour off: below one, or the hours are wrong. */
    private static Comparison pairing(List<Comparison> all) {
        double shifted =
                Math.min(find(all, SHIFTED[0]).rmse(), find(all, SHIFTED[1]).rmse());
        double ratio = find(all, "all").rmse() / shifted;
        return new Comparison(
                "Tmrt, paired over an hour off", "all", "", List.of(new Comparison.Pair("ratio", 0, ratio)));
    }

    private static Comparison find(List<Comparison> all, String subset) {
        return all.stream()
                .filter(c -> c.quantity().equals("Tmrt") && c.subset().equals(subset))
                .findFirst()
                .orElseThrow();
    }

    /** What a run says of the station: mean of a column over the hour that ends at a stamp. */
    @FunctionalInterface
    interface Ours {
        double at(OffsetDateTime stamp, String column);
    }

    private static Ours station(String job, Path scratch) throws IOException {
        PointTable points = JobRuns.points(job, scratch);
        return (stamp, column) -> points.at(STATION, stamp, column);
    }

    /** The job of a site, of which nothing is chosen for its result. */
    static String job(GoteborgSite site, Path folder, Path weather) {
        DateTimeFormatter iso = DateTimeFormatter.ISO_LOCAL_DATE;
        return """
                kastanie: 1
                name: %s
                domain: {crs: "EPSG:%d", bounds: [%s, %s, %s, %s], cell: %s, margin: 180, skyline: %s}
                twin:
                  - {type: terrain, path: "%s"}
                  - {type: surface, path: "%s"}
                  - {type: canopy, path: "%s"}
                  - {type: landcover, path: "%s", classes: %s}
                weather: {type: umep, path: "%s", interval: beginning, timezone: "+01:00", windHeight: 10, airHeight: 2, site: roof, defaults: {wind_speed: 2.0, wind_direction: 225}}
                period: {start: "%sT00:00+01:00", end: "%sT00:00+01:00", output: PT1H, spinup: P2D}
                points: [{id: station, x: %s, y: %s, height: 1.1, azimuth: %s}]
                outputs: {quantities: [], formats: []}
                model: {halo: 60}
                materials: {wall.plaster: {albedo: 0.21, emissivity: 0.90}}
                """.formatted(
                        site.id(),
                        site.epsg(),
                        site.x() - 10,
                        site.y() - 10,
                        site.x() + 10,
                        site.y() + 10,
                        site.epsg() == 3007 ? "1.0" : "2.0",
                        site.skyline(),
                        folder.resolve(site.rasters()[1]),
                        folder.resolve(site.rasters()[0]),
                        folder.resolve(site.rasters()[2]),
                        folder.resolve(site.rasters()[3]),
                        site.classes(),
                        weather,
                        iso.format(site.day()),
                        iso.format(site.day().plusDays(1)),
                        site.x(),
                        site.y(),
                        site.sensorNorth());
    }

    /** All parts; of a calibrated run only those of the whole day, under the name of the calibration. */
    List<Comparison> compare(Path folder, Ours ours, String calibration) throws IOException {
        Map<String, List<Comparison.Pair>> pairs = new TreeMap<>();
        Map<Integer, Double> roof = roofGlobal(folder.resolve(site.weather()));
        for (Map<String, String> row : Csv.read(folder.resolve(site.observations()))) {
            if (!ofThisDay(row)) {
                continue;
            }
            int label = Integer.parseInt(row.get("hour"));
            OffsetDateTime stamp = site.day()
                    .atStartOfDay()
                    .plusHours(label + site.labelOffset())
                    .atOffset(ZoneOffset.ofHours(1));
            double[] measured = new double[12];
            double[] computed = new double[12];
            for (int i = 0; i < 12; i++) {
                measured[i] = Double.parseDouble(row.get(MEASURED[i]));
                computed[i] = ours.at(stamp, OURS[i]);
            }
            int rowHour = label + site.labelOffset() - 1;
            boolean sun = measured[0] > 0.5 * roof.getOrDefault(rowHour, Double.POSITIVE_INFINITY) && measured[0] > 50;
            add(pairs, String.format("%02d", label), measured, computed, sun);
            if (row.containsKey("Ta")) {
                double air = Double.parseDouble(row.get("Ta"));
                put(pairs, AIR + "|all", String.format("%02d", label), air, ours.at(stamp, "air_temperature"));
            }
            for (int hours : new int[] {-1, 1}) {
                double[] shifted = new double[12];
                for (int i = 0; i < 12; i++) {
                    shifted[i] = ours.at(stamp.plusHours(hours), OURS[i]);
                }
                if (!Double.isNaN(radiant(shifted))) {
                    put(
                            pairs,
                            "Tmrt|" + SHIFTED[(hours + 1) / 2],
                            String.format("%02d", label),
                            radiant(measured),
                            radiant(shifted));
                }
            }
        }
        List<Comparison> all = new ArrayList<>();
        pairs.forEach((key, list) -> {
            String[] parts = key.split("\\|");
            if (calibration.isEmpty()
                    || (parts[1].equals("all") && !parts[0].startsWith("K") && !parts[0].equals(AIR))) {
                String subset = calibration.isEmpty() ? parts[1] : calibration;
                all.add(new Comparison(parts[0], subset, parts[0].startsWith("T") ? "K" : "W/m2", list));
            }
        });
        return all;
    }

    private static void add(
            Map<String, List<Comparison.Pair>> pairs, String label, double[] measured, double[] ours, boolean sun) {
        String part = sun ? "sun" : "shade";
        for (String subset : List.of("all", part)) {
            put(pairs, "Tmrt|" + subset, label, radiant(measured), radiant(ours));
        }
        put(pairs, "K down|" + part, label, measured[0], ours[0]);
        put(pairs, "L up|" + part, label, measured[7], ours[7]);
        for (int i = 2; i < 6; i++) {
            put(pairs, "K side|" + part, label + " " + MEASURED[i], measured[i], ours[i]);
        }
        String[] names = {"K down", "K up", "K side", "K side", "K side", "K side"};
        for (int i = 0; i < 6; i++) {
            put(pairs, names[i] + "|all", label + " " + MEASURED[i], measured[i], ours[i]);
            put(
                    pairs,
                    names[i].replace('K', 'L') + "|all",
                    label + " " + MEASURED[6 + i],
                    measured[6 + i],
                    ours[6 + i]);
        }
    }

    private static void put(
            Map<String, List<Comparison.Pair>> pairs, String key, String label, double reference, double ours) {
        pairs.computeIfAbsent(key, k -> new ArrayList<>()).add(new Comparison.Pair(label, reference, ours));
    }

    private static double radiant(double[] flux) {
        double absorbed = 0;
        for (int d = 0; d < 6; d++) {
            absorbed += WEIGHTS[d] * (0.70 * flux[d] + 0.97 * flux[6 + d]);
        }
        return Math.pow(absorbed / (0.97 * PhysicalConstants.STEFAN_BOLTZMANN), 0.25) - PhysicalConstants.ZERO_CELSIUS;
    }

    private boolean ofThisDay(Map<String, String> row) {
        String day = row.getOrDefault("day", row.get("date"));
        return day == null || day.equals(DateTimeFormatter.BASIC_ISO_DATE.format(site.day()));
    }

    private static Map<Integer, Double> roofGlobal(Path met) throws IOException {
        Map<Integer, Double> global = new TreeMap<>();
        for (String line : Files.readAllLines(met)) {
            String[] cells = line.strip().split("\\s+");
            if (!line.startsWith("%") && cells.length > 14) {
                global.put((int) Double.parseDouble(cells[2]), Double.parseDouble(cells[14]));
            }
        }
        return global;
    }
}
