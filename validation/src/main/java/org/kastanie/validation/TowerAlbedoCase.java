package org.kastanie.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Midday albedo of city quarters below flux towers, from their fractions and heights and the library's materials. */
final class TowerAlbedoCase implements ValidationCase {
    private static final String FOLDER = "measured/urban-plumber-sitedata";
    private static final int CELL = 2;
    private static final double X = 690000;
    private static final double Y = 5336000;
    /** Snow lies for months below these towers: their medians are not those of bare streets alone. */
    private static final List<String> SNOW = List.of("US-Minneapolis1", "US-Minneapolis2");

    @Override
    public String id() {
        return "tower-albedo";
    }

    @Override
    public String title() {
        return "Midday albedo below 22 flux towers";
    }

    @Override
    public String source() {
        return "Lipson et al. (2022), Earth Syst. Sci. Data 14, 5157: site descriptors, Apache-2.0";
    }

    @Override
    public String notes() {
        return "Each quarter is a square pattern of square blocks with the tower's roof fraction, mean height and ratio of wall to "
                + "plan area; its ground is scattered asphalt, grass, soil and water, its trees scattered crowns over grass, all by "
                + "the tower's fractions. Materials are the library's, roofs and walls its defaults: what the towers' roofs are made "
                + "of is not in the data. The radiometer hangs at the tower's height; sun of the noon of 23 September at the "
                + "tower's latitude (mirrored in the south), four fifths of it direct. Observed is the median of all middays, winter "
                + "included; the two towers with a long winter's snow are reported apart. 'Spread' compares the standard "
                + "deviation over towers.";
    }

    @Override
    public Optional<String> missing(Path data) {
        return Files.isDirectory(data.resolve(FOLDER)) ? Optional.empty() : Optional.of(FOLDER);
    }

    @Override
    public List<Comparison> run(Path data, Path scratch) throws IOException {
        List<Comparison.Pair> bare = new ArrayList<>();
        List<Comparison.Pair> snowy = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> list = Files.list(data.resolve(FOLDER))) {
            files = list.filter(f -> f.toString().endsWith("_sitedata_v1.csv"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            Quarter tower = Quarter.read(file);
            (SNOW.contains(tower.name()) ? snowy : bare)
                    .add(new Comparison.Pair(tower.name(), tower.albedo(), albedo(tower, scratch)));
        }
        return List.of(
                new Comparison("midday albedo", "all", "1", bare), new Comparison("midday albedo", "snow", "1", snowy));
    }

    private static double albedo(Quarter tower, Path scratch) throws IOException {
        Path folder = Files.createTempDirectory(scratch, tower.name());
        BoxScene blocks = tower.blocks(X, Y);
        tower.scatter(X, Y, CELL, folder);
        OffsetDateTime start = OffsetDateTime.parse("2015-09-23T11:00+00:00");
        String job = String.format(
                Locale.ROOT,
                """
                kastanie: 1
                name: albedo below a tower
                domain: {crs: "EPSG:25832", bounds: [%s, %s, %s, %s], cell: %d, margin: %d}
                twin:
                  - {type: footprints, path: "%s", height: height_m}
                  - {type: landcover, path: "%s", classes: {1: asphalt, 2: grass, 3: bare_soil, 4: water}}
                  - {type: canopy, path: "%s"}
                weather: {type: csv, path: "%s", latitude: %s, longitude: 0}
                period: {start: "%s", end: "%s", output: PT1H, spinup: none}
                points: [{id: tower, x: %s, y: %s, height: %s, azimuth: 0}]
                outputs: {quantities: [], formats: []}
                model: {transport: false, voxel: 20, directions: 4, halo: 100, step: PT30M, reflections: 2}
                """,
                X - 10,
                Y - 10,
                X + 10,
                Y + 10,
                CELL,
                Quarter.HALF - 10,
                blocks.footprints(folder, 25832),
                folder.resolve("cover.asc"),
                folder.resolve("crowns.asc"),
                BoxScene.weather(folder, start, 3),
                tower.latitude(),
                start,
                start.plusHours(2),
                X + 0.5,
                Y + 0.5,
                tower.height());
        PointTable table = JobRuns.points(job, folder);
        OffsetDateTime noon = start.plusHours(1);
        return table.at("tower", noon, "shortwave_up") / table.at("tower", noon, "shortwave_down");
    }
}
