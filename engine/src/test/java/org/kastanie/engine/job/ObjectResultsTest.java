package org.kastanie.engine.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.Progress;
import org.kastanie.engine.demo.DemoQuarter;
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
            "domain.bounds=[690700, 5335700, 690960, 5335900]",
            "period.start=2025-07-20T12:00+01:00",
            "period.end=2025-07-20T13:00+01:00",
            "period.output=PT30M",
            "period.spinup=none",
            "points=[]",
            "outputs.quantities=[utci, surface_temperature, mean_radiant_temperature]",
            "outputs.formats=[zarr, geopackage, geojson, cityjson]");

    @TempDir
    static Path folder;

    private static List<String> bounds = List.of();

    @BeforeAll
    static void quarter() throws IOException {
        DemoQuarter.write(folder);
        Job whole = JobReader.read(folder.resolve("job.yaml"), List.of());
        var box = whole.spec().domain().bounds();
        assertThat(box).isNotNull();
        double x = box.getMinX() + 130;
        double y = box.getMinY() + 130;
        bounds =
                List.of(String.format(java.util.Locale.ROOT, "domain.bounds=[%f, %f, %f, %f]", x, y, x + 180, y + 140));
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
        for (String layer : List.of("roofs", "walls", "buildings", "trees", "areas")) {
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
        String measure = Map.of("buildings", "roof_temperature", "trees", "leaf_temperature", "areas", "utci")
                .getOrDefault(layer, "surface_temperature");
        String weight = Map.of("buildings", "roof_area", "trees", "leaf_area", "areas", "cells")
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
            assertThat(s.getInt(1)).isEqualTo(5);
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

    /** CityGML -> scene -> CityJSON keeps the id of every building and every boundary surface, and their areas. */
    @Test
    void theTripFromCityGmlToCityJsonKeepsIdsAndAreas() throws Exception {
        Map<String, Double> given = areas(Files.newInputStream(folder.resolve("buildings.gml")));
        trip("whole", given);
    }

    /** The same with the survey's file of a real block: 110 buildings, all in the domain. */
    @Test
    void theTripKeepsTheIdsOfARealBlock() throws Exception {
        Path shared = Path.of(System.getProperty("kastanie.testdata", "../shared"), "data");
        Path gml = shared.resolve("munich-tum/derived/munich_tum_lod2_from_obj.gml.gz");
        Assumptions.assumeTrue(Files.exists(gml), "skipped: no data");
        run(
                "munich",
                2,
                "domain.bounds=[690774, 5335776, 691262, 5336277]",
                "domain.cell=4",
                "twin=[{type: citygml, path: '" + gml.toAbsolutePath() + "'}]",
                "areas=[]",
                "period.end=2025-07-20T12:30+01:00",
                "outputs.formats=[cityjson]");
        trip("munich", areas(new GZIPInputStream(Files.newInputStream(gml))));
    }

    private static void trip(String out, Map<String, Double> given) throws IOException {
        JsonNode city = MAPPER.readTree(Files.readString(folder.resolve(out).resolve("objects.city.json")));
        Map<String, Double> written = new TreeMap<>();
        Set<String> buildings = new HashSet<>();
        for (var object : city.path("CityObjects").properties()) {
            if (!object.getValue().path("type").asString().equals("Building")) {
                continue;
            }
            buildings.add(object.getKey());
            written.put(object.getKey(), 0.0);
            JsonNode geometry = object.getValue().at("/geometry/0");
            for (int i = 0; i < geometry.path("boundaries").size(); i++) {
                JsonNode surface = geometry.at("/semantics/surfaces")
                        .get(geometry.at("/semantics/values").get(i).asInt());
                double area = area(geometry.path("boundaries").get(i), city);
                written.merge(surface.path("id").asString(), area, Double::sum);
            }
        }
        assertThat(buildings).isNotEmpty();
        for (Map.Entry<String, Double> entry : given.entrySet()) {
            boolean inDomain = buildings.contains(entry.getKey().split("/")[0]);
            String id = entry.getKey().substring(entry.getKey().indexOf('/') + 1);
            if (inDomain) {
                assertThat(written).as(entry.getKey()).containsKey(id);
                double area = entry.getValue();
                assertThat(written.get(id)).as(entry.getKey()).isCloseTo(area, within(0.01 * area + 1e-6));
            }
        }
        assertThat(given.keySet().stream()
                        .filter(k -> buildings.contains(k.split("/")[0]))
                        .count())
                .isEqualTo(written.size());
    }

    /** True area of a polygon of CityJSON, holes taken off. */
    private static double area(JsonNode rings, JsonNode city) {
        double area = 0;
        for (int r = 0; r < rings.size(); r++) {
            List<double[]> points = new ArrayList<>();
            for (JsonNode v : rings.get(r)) {
                double[] p = new double[3];
                for (int d = 0; d < 3; d++) {
                    p[d] = city.at("/vertices").get(v.asInt()).get(d).asDouble()
                            * city.at("/transform/scale").get(d).asDouble();
                }
                points.add(p);
            }
            area += (r == 0 ? 1 : -1) * area(points);
        }
        return area;
    }

    private static double area(List<double[]> p) {
        double[] n = new double[3];
        for (int i = 0; i < p.size(); i++) {
            double[] a = p.get(i);
            double[] b = p.get((i + 1) % p.size());
            double[] o = p.getFirst();
            for (int d = 0; d < 3; d++) {
                int e = (d + 1) % 3;
                int f = (d + 2) % 3;
                n[d] += (a[e] - o[e]) * (b[f] - o[f]) - (a[f] - o[f]) * (b[e] - o[e]);
            }
        }
        return 0.5 * Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
    }

    /** Buildings, and building/surface, with the areas of their rings, read without the engine. */
    private static Map<String, Double> areas(InputStream gml) throws Exception {
        Map<String, Double> areas = new TreeMap<>();
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (gml) {
            XMLStreamReader xml = factory.createXMLStreamReader(gml);
            String building = "";
            String surface = "";
            boolean hole = false;
            while (xml.hasNext()) {
                if (!(xml.next() == XMLStreamReader.START_ELEMENT)) {
                    continue;
                }
                String name = xml.getLocalName();
                String id = xml.getAttributeValue("http://www.opengis.net/gml", "id");
                if (name.equals("Building")) {
                    building = id;
                    areas.put(building, 0.0);
                    surface = "";
                } else if (name.matches("(Roof|Wall|Ground)Surface")) {
                    surface = building + "/" + id;
                } else if (name.equals("exterior") || name.equals("interior")) {
                    hole = name.equals("interior");
                } else if (name.equals("posList") && !surface.isEmpty()) {
                    String[] n = xml.getElementText().trim().split("\\s+");
                    List<double[]> ring = new ArrayList<>();
                    for (int i = 0; i + 2 < n.length; i += 3) {
                        ring.add(new double[] {
                            Double.parseDouble(n[i]), Double.parseDouble(n[i + 1]), Double.parseDouble(n[i + 2])
                        });
                    }
                    areas.merge(surface, (hole ? -1 : 1) * area(ring), Double::sum);
                }
            }
        }
        return areas;
    }
}
