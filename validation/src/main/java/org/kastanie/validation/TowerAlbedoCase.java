package org.kastanie.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Midday albedo of city quarters below flux towers, from their fractions and heights and the library's materials. */
final class TowerAlbedoCase implements ValidationCase {
    private static final String FOLDER = "measured/urban-plumber-sitedata";
    /** Half the width of the quarter, m, and its cell. */
    private static final int HALF = 150;

    private static final int CELL = 2;
    private static final int CELLS = 2 * HALF / CELL;
    private static final double X = 690000;
    private static final double Y = 5336000;
    /** Crowns are scattered as squares of this many cells, 6 m wide. */
    private static final int CROWN = 3;
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

    /** What a tower stands in, shares of the plan area. */
    private record Tower(
            String name,
            double latitude,
            double height,
            double roof,
            double building,
            double wall,
            double tree,
            double treeHeight,
            double grass,
            double soil,
            double water,
            double albedo) {
        static Tower read(Path file) throws IOException {
            java.util.Map<String, Double> v = new java.util.HashMap<>();
            for (String line : Files.readAllLines(file)) {
                String[] cells = line.split(",", 4);
                if (cells.length > 2 && cells[2].matches("-?[0-9.]+")) {
                    v.putIfAbsent(cells[1], Double.parseDouble(cells[2]));
                }
            }
            String name = String.valueOf(file.getFileName()).replace("_sitedata_v1.csv", "");
            return new Tower(
                    name,
                    Math.abs(number(v, "latitude")),
                    number(v, "measurement_height_above_ground"),
                    number(v, "roof_area_fraction"),
                    number(v, "building_mean_height"),
                    number(v, "wall_to_plan_area_ratio"),
                    number(v, "tree_area_fraction"),
                    number(v, "tree_mean_height"),
                    number(v, "grass_area_fraction"),
                    number(v, "bare_soil_area_fraction"),
                    number(v, "water_area_fraction"),
                    number(v, "average_albedo_at_midday"));
        }

        private static double number(java.util.Map<String, Double> values, String name) {
            Double value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException("the site file lacks " + name);
            }
            return value;
        }

        /** Distance from block to block: 4 b H / P^2 is the wall ratio, b^2 / P^2 the roof fraction. */
        double period() {
            return 4 * Math.sqrt(roof) * building / wall;
        }
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
            Tower tower = Tower.read(file);
            (SNOW.contains(tower.name()) ? snowy : bare)
                    .add(new Comparison.Pair(tower.name(), tower.albedo(), albedo(tower, scratch)));
        }
        return List.of(
                new Comparison("midday albedo", "all", "1", bare), new Comparison("midday albedo", "snow", "1", snowy));
    }

    private static double albedo(Tower tower, Path scratch) throws IOException {
        Path folder = Files.createTempDirectory(scratch, tower.name());
        BoxScene blocks = new BoxScene();
        double period = tower.period();
        double half = 0.5 * Math.sqrt(tower.roof()) * period;
        int most = (int) Math.ceil(HALF / period);
        // The tower stands in the middle of a crossing, half a period from the blocks around it.
        for (int i = -most; i <= most; i++) {
            for (int j = -most; j <= most; j++) {
                double x = X + (i + 0.5) * period;
                double y = Y + (j + 0.5) * period;
                if (Math.abs(x - X) + half < HALF && Math.abs(y - Y) + half < HALF) {
                    blocks.block(tower.building(), BoxScene.rectangle(x - half, y - half, x + half, y + half));
                }
            }
        }
        scatter(tower, folder);
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
                HALF - 10,
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

    /** Ground and crowns over the whole quarter by their shares of what is not roof; blocks cover what lies below them. */
    private static void scatter(Tower tower, Path folder) throws IOException {
        SplittableRandom random = new SplittableRandom(22);
        double open = 1 - tower.roof();
        int[][] cover = new int[CELLS][CELLS];
        double[][] crown = new double[CELLS][CELLS];
        for (int i = 0; i < CELLS; i += CROWN) {
            for (int j = 0; j < CELLS; j += CROWN) {
                boolean tree = random.nextDouble() * open < tower.tree();
                for (int k = 0; k < CROWN * CROWN && i + k / CROWN < CELLS && j + k % CROWN < CELLS; k++) {
                    double at = random.nextDouble() * (open - tower.tree());
                    int code = at < tower.grass()
                            ? 2
                            : at < tower.grass() + tower.soil()
                                    ? 3
                                    : at < tower.grass() + tower.soil() + tower.water() ? 4 : 1;
                    cover[i + k / CROWN][j + k % CROWN] = tree ? 2 : code;
                    crown[i + k / CROWN][j + k % CROWN] = tree ? tower.treeHeight() : 0;
                }
            }
        }
        StringBuilder covers = header();
        StringBuilder crowns = header();
        for (int i = 0; i < CELLS; i++) {
            for (int j = 0; j < CELLS; j++) {
                covers.append(cover[i][j]).append(' ');
                crowns.append(crown[i][j]).append(' ');
            }
            covers.append('\n');
            crowns.append('\n');
        }
        Files.writeString(folder.resolve("cover.asc"), covers);
        Files.writeString(folder.resolve("crowns.asc"), crowns);
    }

    private static StringBuilder header() {
        return new StringBuilder(String.format(
                Locale.ROOT,
                "ncols %d%nnrows %d%nxllcorner %s%nyllcorner %s%ncellsize %d%nNODATA_value -9999%n",
                CELLS,
                CELLS,
                X - HALF,
                Y - HALF,
                CELL));
    }
}
