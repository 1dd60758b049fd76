package org.kastanie.engine.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kastanie.engine.Progress;
import org.kastanie.engine.demo.DemoQuarter;
import org.kastanie.engine.run.CityJsonArea;
import org.kastanie.engine.run.ResultFolder;
import org.kastanie.engine.run.Runner;
import org.kastanie.engine.run.StopRequest;
import org.kastanie.engine.twin.Building;
import org.kastanie.engine.twin.TwinEntry;
import org.kastanie.engine.twin.TwinReader;
import org.kastanie.engine.twin.TwinSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The trip from CityGML over the scene to CityJSON keeps every building and boundary surface that reaches into the domain, with
 * its id and its area. The CityGML is read a second time here, without the engine.
 */
class ObjectTripTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @TempDir
    Path folder;

    private void run(Path gml, String crs, String bounds, double cell) throws IOException {
        DemoQuarter.write(folder);
        List<String> settings = List.of(
                "domain={crs: '" + crs + "', bounds: [" + bounds + "], cell: " + cell + ", margin: 40}",
                "twin=[{type: citygml, path: '" + gml.toAbsolutePath() + "', crs: '" + crs + "'}]",
                "areas=[]",
                "points=[]",
                "weather.latitude=48.1",
                "weather.longitude=11.6",
                "model={directions: 4, voxel: 8}",
                "period.start=2025-07-20T12:00+01:00",
                "period.end=2025-07-20T12:10+01:00",
                "period.output=PT10M",
                "period.spinup=none",
                "outputs.formats=[cityjson]");
        JobRun.run(
                JobReader.read(folder.resolve("job.yaml"), settings),
                folder.resolve("out"),
                ResultFolder.Mode.NEW,
                new Runner.Options(2, 8L << 30, null, Progress.SILENT, line -> {}, new StopRequest()));
    }

    /** A corner of the invented quarter: what lies outside is left out, what is cut is whole. */
    @Test
    void ofAPartOfTheDemoQuarter() throws Exception {
        DemoQuarter.write(folder);
        Path gml = folder.resolve("buildings.gml");
        run(gml, "EPSG:25832", "691330, 5334330, 691510, 5334470", 4);
        Map<String, Double> given = areas(Files.newInputStream(gml));
        int kept = trip(given);
        assertThat(kept).isLessThan((int)
                given.keySet().stream().filter(k -> !k.contains("/")).count());
    }

    /** Real files, whole: 110 buildings in Munich, 61 in Berlin. */
    @ParameterizedTest
    @CsvSource({
        "munich-tum/derived/munich_tum_lod2_from_obj.gml.gz, EPSG:25832, '690774, 5335776, 691262, 5336277', 110, 330",
        "berlin-samples/berlin_open_data_sample_data.citygml.gz, EPSG:25833, '390470, 5819200, 390710, 5819560', 61, 1125"
    })
    void ofARealBlock(String file, String crs, String bounds, int buildings, int surfaces) throws Exception {
        Path gml = Path.of(System.getProperty("kastanie.testdata", "../shared"), "data")
                .resolve(file);
        Assumptions.assumeTrue(Files.exists(gml), "skipped: no data");
        run(gml, crs, bounds, 4);
        Map<String, Double> given = areas(new GZIPInputStream(Files.newInputStream(gml)));
        assertThat(given).hasSize(buildings + surfaces);
        assertThat(trip(given)).isEqualTo(buildings);
        readBack(gml, crs);
    }

    /** The library that reads the file again, citygml4j, finds the polygons of the original. */
    private void readBack(Path gml, String crs) {
        Map<String, String> before = polygons(new TwinEntry("citygml", gml, Map.of("crs", crs)));
        Map<String, String> after =
                polygons(new TwinEntry("cityjson", folder.resolve("out/objects.city.json"), Map.of()));
        assertThat(after).isEqualTo(before);
    }

    private static Map<String, String> polygons(TwinEntry entry) {
        Map<String, String> counts = new TreeMap<>();
        for (TwinSource source : TwinReader.read(List.of(entry), null).sources()) {
            for (Building b : ((TwinSource.Objects) source).buildings()) {
                counts.put(
                        b.id(),
                        b.roofs().size() + " roofs, " + b.walls().size() + " walls, "
                                + b.undersides().size() + " undersides");
            }
        }
        return counts;
    }

    private int trip(Map<String, Double> given) throws IOException {
        JsonNode city = MAPPER.readTree(Files.readString(folder.resolve("out/objects.city.json")));
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
                double area = CityJsonArea.of(geometry.path("boundaries").get(i), city);
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
        return buildings.size();
    }

    /** Buildings, and building/surface, with the areas of their rings, read without the engine. */
    private static Map<String, Double> areas(InputStream gml) throws Exception {
        Map<String, Double> areas = new TreeMap<>();
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (InputStream in = new BufferedInputStream(gml)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
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
                    areas.merge(surface, (hole ? -1 : 1) * CityJsonArea.ofRing(ring), Double::sum);
                }
            }
        }
        return areas;
    }
}
