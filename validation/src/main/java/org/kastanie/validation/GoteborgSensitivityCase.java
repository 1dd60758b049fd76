package org.kastanie.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the Göteborg results owe to inputs nobody knows: the place of the station on its raster, the wind, the class of the
 * ground, what stands beyond the rasters, the direction of the instrument, the meaning of the labels and the campaign's
 * longwave. Nothing here is a better result; each row tells how far one input can carry the error.
 */
final class GoteborgSensitivityCase implements ValidationCase {
    private static final List<GoteborgSite> SITES =
            List.of(GoteborgSite.KRONENHUSET, GoteborgSite.SQUARE_OCTOBER, GoteborgSite.SQUARE_JULY, GoteborgSite.GVC);
    private static final List<String> QUANTITIES =
            List.of("Tmrt", "K down", "K up", "K side", "L down", "L up", "L side");
    /** Columns of the wind in a met file. */
    private static final int WIND = 9;

    @Override
    public String id() {
        return "goteborg-sensitivity";
    }

    @Override
    public String title() {
        return "Göteborg, what unknown inputs are worth";
    }

    @Override
    public String source() {
        return new GoteborgCase(GoteborgSite.GVC).source();
    }

    @Override
    public String notes() {
        return "Sensitivity, not gated. Every part is the site's job with one input changed and scored as the site is; \"as "
                + "scored\" is the job of the site itself. Stations are displaced here to show what their place is worth on a "
                + "raster of 1 or 2 m; no other case uses a displaced one.";
    }

    @Override
    public Optional<String> missing(Path data) {
        return SITES.stream()
                .flatMap(site -> new GoteborgCase(site).missing(data).stream())
                .findFirst();
    }

    @Override
    public List<Comparison> run(Path data, Path scratch) throws IOException {
        List<Comparison> all = new ArrayList<>();
        for (GoteborgSite site : SITES) {
            Path folder = data.resolve("measured").resolve(site.folder()).toAbsolutePath();
            Map<String, GoteborgCase.Ours> parts = new LinkedHashMap<>();
            places(site, folder, scratch, parts);
            inputs(site, folder, scratch, parts);
            for (Map.Entry<String, GoteborgCase.Ours> part : parts.entrySet()) {
                score(site, folder, part.getKey(), part.getValue(), all);
            }
        }
        return all;
    }

    private static void score(GoteborgSite site, Path folder, String part, GoteborgCase.Ours ours, List<Comparison> all)
            throws IOException {
        for (Comparison c : new GoteborgCase(site).compare(folder, ours, "")) {
            if (QUANTITIES.contains(c.quantity()) && c.subset().equals("all")) {
                all.add(new Comparison(c.quantity(), name(site) + ": " + part, c.unit(), c.pairs()));
                if (part.equals("as scored")) {
                    all.add(new Comparison(
                            c.quantity(), name(site) + ": without its largest error", c.unit(), withoutWorst(c)));
                }
            }
        }
    }

    private static List<Comparison.Pair> withoutWorst(Comparison c) {
        return c.pairs().stream()
                .sorted(Comparator.comparingDouble(p -> Math.abs(p.ours() - p.reference())))
                .limit(c.count() - 1)
                .toList();
    }

    private static String name(GoteborgSite site) {
        return site.id().replace("goteborg-", "");
    }

    /** One run with nine stations and half-hourly output: the station, its neighbours, and labels half an hour earlier. */
    private static void places(GoteborgSite site, Path folder, Path scratch, Map<String, GoteborgCase.Ours> parts)
            throws IOException {
        String[] directions = {"east", "north", "west", "south"};
        StringBuilder more = new StringBuilder();
        Map<String, String> ids = new LinkedHashMap<>();
        for (int metres = 1; metres <= 2; metres++) {
            for (int d = 0; d < 4; d++) {
                String id = directions[d] + metres;
                ids.put(id, "station " + metres + " m " + directions[d]);
                more.append(String.format(
                        Locale.ROOT,
                        "{id: %s, x: %s, y: %s, height: 1.1, azimuth: %s}, ",
                        id,
                        site.x() + metres * new int[] {1, 0, -1, 0}[d],
                        site.y() + metres * new int[] {0, 1, 0, -1}[d],
                        site.sensorNorth()));
            }
        }
        String job = GoteborgCase.job(site, folder, folder.resolve(site.weather()));
        PointTable table = JobRuns.points(
                change(change(job, "points: [", "points: [" + more), "output: PT1H", "output: PT30M"), scratch);
        parts.put("as scored", hour(table, GoteborgCase.STATION, 0));
        ids.forEach((id, name) -> parts.put(name, hour(table, id, 0)));
        parts.put("labels half an hour earlier", hour(table, GoteborgCase.STATION, 30));
    }

    private static GoteborgCase.Ours hour(PointTable halves, String id, int earlier) {
        return (stamp, column) -> 0.5
                * (halves.at(id, stamp.minusMinutes(earlier), column)
                        + halves.at(id, stamp.minusMinutes(30 + earlier), column));
    }

    private static void inputs(GoteborgSite site, Path folder, Path scratch, Map<String, GoteborgCase.Ours> parts)
            throws IOException {
        Path weather = folder.resolve(site.weather());
        String job = GoteborgCase.job(site, folder, weather);
        String classes = "classes: " + site.classes();
        String skyline = "skyline: " + site.skyline();
        String azimuth = "azimuth: " + site.sensorNorth();
        Map<String, String> jobs = new LinkedHashMap<>();
        for (int speed : new int[] {1, 4}) {
            jobs.put("wind " + speed + " m/s", GoteborgCase.job(site, folder, windy(weather, speed, scratch)));
        }
        boolean setts = site.classes().contains("cobblestone");
        jobs.put(
                setts ? "paving is asphalt" : "paving is stone setts",
                change(job, classes, classes(setts ? "asphalt" : "cobblestone")));
        jobs.put("paving is lawn", change(job, classes, classes("grass")));
        jobs.put("open land beyond the raster", change(job, skyline, "skyline: 0"));
        jobs.put("skyline twice as high", change(job, skyline, "skyline: " + 2 * site.skyline()));
        jobs.put(
                "instrument turned 15 degrees left",
                change(job, azimuth, "azimuth: " + (site.sensorNorth() + 345) % 360));
        jobs.put(
                "instrument turned 15 degrees right",
                change(job, azimuth, "azimuth: " + (site.sensorNorth() + 15) % 360));
        if (site == GoteborgSite.GVC) {
            jobs.put("leaves half as dense", change(job, "model: {", "model: {clumping: 0.5, "));
        }
        Path lowered = CampaignOffset.apply(site, weather, scratch);
        String calibrated = GoteborgCase.job(site, folder, lowered);
        jobs.put("calibrated", calibrated);
        jobs.put("calibrated, paving is lawn", change(calibrated, classes, classes("grass")));
        for (Map.Entry<String, String> each : jobs.entrySet()) {
            PointTable table = JobRuns.points(each.getValue(), scratch);
            parts.put(each.getKey(), (stamp, column) -> table.at(GoteborgCase.STATION, stamp, column));
        }
    }

    private static String classes(String paved) {
        return "classes: {1: " + paved + ", 2: building, 5: grass, 6: bare_soil, 7: water}";
    }

    private static String change(String job, String from, String to) {
        if (!job.contains(from)) {
            throw new IllegalStateException("the job has no '" + from + "'");
        }
        return job.replace(from, to);
    }

    /** The weather with one wind all day. */
    private static Path windy(Path weather, int speed, Path scratch) throws IOException {
        List<String> out = new ArrayList<>();
        for (String line : Files.readAllLines(weather)) {
            String[] cells = line.strip().split("\\s+");
            if (!line.startsWith("%") && cells.length > WIND) {
                cells[WIND] = Integer.toString(speed);
                out.add(String.join(" ", cells));
            } else {
                out.add(line);
            }
        }
        Path file = Files.createTempFile(scratch, "wind", ".txt");
        Files.write(file, out);
        return file;
    }
}
