package org.kastanie.engine.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.Progress;
import org.kastanie.engine.run.InterruptedRunException;
import org.kastanie.engine.run.ManifestFiles;
import org.kastanie.engine.run.ResultFolder;
import org.kastanie.engine.run.Runner;
import org.kastanie.engine.run.StopRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Results on objects, from the job to the files: the invented quarter, a part of it with buildings, trees and areas. */
class ObjectResultsTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final List<String> SMALL = List.of(
            "outputs.quantities=[utci, surface_temperature, mean_radiant_temperature]",
            "outputs.formats=[zarr, geopackage, geojson, cityjson, 3d-tiles]");

    @TempDir
    static Path folder;

    private static List<String> bounds = List.of();

    @BeforeAll
    static void quarter() throws IOException {
        bounds = ObjectQuarter.write(folder);
        run("whole", 2);
    }

    private static void run(String out, int threads, String... settings) throws IOException {
        List<String> all = Stream.of(SMALL.stream(), bounds.stream(), Arrays.stream(settings))
                .flatMap(s -> s)
                .toList();
        JobRun.run(
                JobReader.read(folder.resolve("job.yaml"), all),
                folder.resolve(out),
                ResultFolder.Mode.NEW,
                new Runner.Options(threads, 8L << 30, null, Progress.SILENT, line -> {}, new StopRequest()));
    }

    private static Map<String, String> hashes(String out) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        Path root = folder.resolve(out);
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(f -> f.toString().contains("objects") && Files.isRegularFile(f))
                    .toList()) {
                hashes.put(root.relativize(file).toString(), ManifestFiles.sha256(file));
            }
        }
        return hashes;
    }

    @Test
    void theNumberOfThreadsChangesNoByte() throws IOException {
        run("one", 1);
        assertThat(hashes("whole"))
                .containsKeys("objects.gpkg", "objects.city.json", "objects/walls.geojson", "objects/trees.geojson");
        assertThat(hashes("one")).isEqualTo(hashes("whole"));
    }

    /** One tile that holds all of it gives the same; in four, objects cut by seams are whole again. */
    @Test
    void tilesArePutTogether() throws IOException, SQLException {
        run("tile", 2, "domain.tile=128");
        assertThat(hashes("tile")).isEqualTo(hashes("whole"));
        run("tiles", 2, "domain.tile=64");
        for (String layer : List.of("roofs", "walls", "buildings", "trees", "grounds", "streets", "areas")) {
            Map<String, double[]> whole = values("whole", layer);
            Map<String, double[]> tiles = values("tiles", layer);
            assertThat(tiles.keySet()).as(layer).isEqualTo(whole.keySet());
            whole.forEach((id, row) -> {
                double[] other = tiles.get(id);
                assertThat(other[0]).as(layer + " " + id + " weight").isCloseTo(row[0], within(0.01 * row[0] + 0.1));
                // tiles differ at seams by what they know of each other; docs/performance.md has the figures
                assertThat(other[1]).as(layer + " " + id).isCloseTo(row[1], within(1.5));
            });
        }
    }

    /** Weight and mean of the first measure by building and id. */
    private static Map<String, double[]> values(String out, String layer) throws SQLException {
        String measure = Map.of(
                        "buildings",
                        "roof_temperature",
                        "trees",
                        "leaf_temperature",
                        "areas",
                        "utci",
                        "streets",
                        "utci")
                .getOrDefault(layer, "surface_temperature");
        String weight = Map.of(
                        "buildings",
                        "roof_area",
                        "trees",
                        "leaf_area",
                        "areas",
                        "cells",
                        "streets",
                        "cells",
                        "grounds",
                        "cells")
                .getOrDefault(layer, "area_seen");
        String building = layer.equals("roofs") || layer.equals("walls") ? "building" : "''";
        Map<String, double[]> values = new TreeMap<>();
        try (Connection database = open(out);
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + building + " || id, " + weight + ", " + measure
                        + "_mean FROM " + layer + " WHERE " + measure + "_mean IS NOT NULL")) {
            while (rows.next()) {
                values.put(rows.getString(1), new double[] {rows.getDouble(2), rows.getDouble(3)});
            }
        }
        assertThat(values).as(layer).isNotEmpty();
        return values;
    }

    private static Connection open(String out) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(out).resolve("objects.gpkg"));
    }

    /** A roof in the sun is warmer than its building's walls, leaves are near the air, and shade is cooler than the street. */
    @Test
    void valuesAreThoseOfASunnyNoon() throws SQLException {
        try (Connection database = open("whole");
                Statement statement = database.createStatement()) {
            ResultSet b = statement.executeQuery("SELECT avg(roof_temperature_mean), avg(wall_temperature_mean),"
                    + " avg(utci_around_mean), sum(roof_area) FROM buildings");
            assertThat(b.next()).isTrue();
            assertThat(b.getDouble(1)).isBetween(b.getDouble(2) + 2, 70.0);
            double around = b.getDouble(3);
            double roofs = b.getDouble(4);
            ResultSet t = statement.executeQuery("SELECT avg(leaf_temperature_mean), avg(air_temperature_shade_mean),"
                    + " avg(utci_shade_mean), min(transpiration_mean), max(transpiration_mean) FROM trees");
            assertThat(t.next()).isTrue();
            assertThat(t.getDouble(1)).isCloseTo(t.getDouble(2), within(6.0));
            assertThat(t.getDouble(3)).isLessThan(around);
            assertThat(t.getDouble(4)).isPositive();
            assertThat(t.getDouble(5)).isBetween(1.0, 200.0); // kg an hour of a tree on a hot day
            ResultSet r = statement.executeQuery("SELECT sum(area_seen) FROM roofs");
            assertThat(r.next()).isTrue();
            assertThat(r.getDouble(1)).isCloseTo(roofs, within(0.02 * roofs));
            ResultSet s = statement.executeQuery("SELECT count(*) FROM layer_styles WHERE useAsDefault = 1 AND"
                    + " styleQML LIKE '%graduatedSymbol%'");
            assertThat(s.next()).isTrue();
            assertThat(s.getInt(1)).isEqualTo(7);
        }
    }

    @Test
    void geoJsonIsInDegreesWithColumnsOfTime() throws IOException {
        JsonNode walls = MAPPER.readTree(Files.readString(folder.resolve("whole/objects/walls.geojson")));
        JsonNode first = walls.path("features").get(0);
        assertThat(first.at("/properties").has("surface_temperature_20250720T1130Z"))
                .isTrue();
        assertThat(first.at("/properties/surface_temperature_max_time").asString())
                .matches("2025-07-20T1[23]:[03]0:00\\+01:00");
        JsonNode position = first.at("/geometry/coordinates/0/0/0");
        assertThat(position.get(0).asDouble()).isBetween(11.0, 12.0);
        assertThat(position.get(1).asDouble()).isBetween(48.0, 49.0);
        assertThat(position.size()).isEqualTo(3);
    }

    /** The model on the globe: its triangles have the area of the surfaces, and stand at the quarter's longitude and latitude. */
    @Test
    void theModelForTheGlobeHasTheSurfaces() throws IOException, SQLException {
        ByteBuffer glb = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("whole/objects/3d/city.glb")))
                .order(ByteOrder.LITTLE_ENDIAN);
        assertThat(glb.getInt(8)).isEqualTo(glb.capacity());
        int length = glb.getInt(12);
        JsonNode json = MAPPER.readTree(new String(glb.array(), 20, length, java.nio.charset.StandardCharsets.UTF_8));
        int data = 20 + length + 8;
        int corners = json.at("/accessors/0/count").asInt();
        double area = 0;
        for (int t = 0; t < corners / 3; t++) {
            double[][] p = new double[3][3];
            for (int i = 0; i < 9; i++) {
                p[i / 3][i % 3] = glb.getFloat(data + 36 * t + 4 * i);
            }
            double[] n = new double[3];
            for (int d = 0; d < 3; d++) {
                int e = (d + 1) % 3;
                int f = (d + 2) % 3;
                n[d] = (p[1][e] - p[0][e]) * (p[2][f] - p[0][f]) - (p[1][f] - p[0][f]) * (p[2][e] - p[0][e]);
            }
            area += 0.5 * Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
        }
        try (Connection database = open("whole");
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT (SELECT sum(area) FROM roofs) + (SELECT sum(area) FROM"
                        + " walls), (SELECT count(*) FROM roofs) + (SELECT count(*) FROM walls)")) {
            assertThat(rows.next()).isTrue();
            assertThat(area).isCloseTo(rows.getDouble(1), within(0.002 * area)); // UTM shrinks areas by 0.08 %
            assertThat(json.at("/extensions/EXT_structural_metadata/propertyTables/0/count")
                            .asInt())
                    .isEqualTo(rows.getInt(2));
        }
        JsonNode transform = MAPPER.readTree(
                        folder.resolve("whole/objects/3d/tileset.json").toFile())
                .at("/root/transform");
        double x = transform.get(12).asDouble();
        double y = transform.get(13).asDouble();
        double z = transform.get(14).asDouble();
        assertThat(Math.toDegrees(Math.atan2(y, x))).isCloseTo(11.575, within(0.01));
        assertThat(Math.sqrt(x * x + y * y + z * z)).isBetween(6_366_000.0, 6_368_000.0);
    }

    /** Interrupted within an output interval and resumed, the files are those of a straight run. */
    @Test
    void aResumedRunWritesTheSame() throws IOException {
        StopRequest stop = new StopRequest();
        Progress watch = new Progress() {
            private boolean period;

            @Override
            public void stage(String name, long total) {
                period = name.equals("period");
            }

            @Override
            public void done(long done) {
                if (period && done == 3) {
                    stop.request();
                }
            }
        };
        assertThatThrownBy(() -> run("cut", ResultFolder.Mode.NEW, watch, stop))
                .isInstanceOf(InterruptedRunException.class);
        run("cut", ResultFolder.Mode.RESUME, Progress.SILENT, new StopRequest());
        assertThat(hashes("cut")).isEqualTo(hashes("whole"));
    }

    private static void run(String out, ResultFolder.Mode mode, Progress progress, StopRequest stop)
            throws IOException {
        List<String> all = Stream.concat(SMALL.stream(), bounds.stream()).toList();
        JobRun.run(
                JobReader.read(folder.resolve("job.yaml"), all),
                folder.resolve(out),
                mode,
                new Runner.Options(2, 8L << 30, null, progress, line -> {}, stop));
    }

    /** GDAL, which is not ours, reads every layer with its geometry, and the GeoJSON too. */
    @Test
    void gdalReadsTheLayers() throws Exception {
        String all = ogrinfo("-so", "-al", folder.resolve("whole/objects.gpkg").toString());
        for (String layer : List.of("roofs", "walls", "buildings", "trees", "grounds", "streets", "areas")) {
            assertThat(all).contains("Layer name: " + layer);
        }
        assertThat(all)
                .contains("3D Multi Polygon", "3D Point", "ID[\"EPSG\",25832]")
                .doesNotContain("ERROR", "Warning");
        String walls =
                ogrinfo("-al", folder.resolve("whole/objects/walls.geojson").toString());
        assertThat(walls).contains("GEOGCRS[\"WGS 84\"", "MULTIPOLYGON Z").doesNotContain("ERROR", "Warning");
    }

    private static String ogrinfo(String... arguments) throws Exception {
        List<String> command =
                Stream.concat(Stream.of("ogrinfo"), Arrays.stream(arguments)).toList();
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            Assumptions.abort("skipped: no ogrinfo");
            throw e;
        }
        String text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }
}
