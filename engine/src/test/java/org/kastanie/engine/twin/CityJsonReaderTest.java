package org.kastanie.engine.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kastanie.engine.InputException;

/** CityJSON goes the way of CityGML: the same city gives the same buildings. */
class CityJsonReaderTest {
    /** A house of 8 by 6 m and 5 m, LoD 1, scaled by millimetres, and a tree with its dimensions. */
    static final String HOUSE = """
            {"type":"CityJSON","version":"2.0",
             "metadata":{"referenceSystem":"https://www.opengis.net/def/crs/EPSG/0/25832"},
             "transform":{"scale":[0.001,0.001,0.001],"translate":[690000,5335000,510]},
             "CityObjects":{
              "H1":{"type":"Building","attributes":{"measuredHeight":5},"geometry":[{"type":"Solid","lod":"1",
               "boundaries":[[[[0,3,2,1]],[[4,5,6,7]],[[0,1,5,4]],[[1,2,6,5]],[[2,3,7,6]],[[3,0,4,7]]]]}]},
              "T1":{"type":"SolitaryVegetationObject","attributes":{"height":9,"crownDiameter":4},"geometry":[
               {"type":"MultiSurface","lod":"1","boundaries":[[[8,9,10]]]}]}},
             "vertices":[[0,0,0],[8000,0,0],[8000,6000,0],[0,6000,0],
              [0,0,5000],[8000,0,5000],[8000,6000,5000],[0,6000,5000],
              [20000,0,0],[24000,0,0],[22000,0,9000]]}
            """;

    @TempDir
    Path folder;

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Path shared(String name) {
        Path path = Path.of(System.getProperty("kastanie.testdata", "../shared"), "data")
                .resolve(name);
        Assumptions.assumeTrue(Files.exists(path), "skipped: no data");
        return path;
    }

    private static CityModel model(String type, Path path, Map<String, Object> options) {
        return TwinReader.read(List.of(new TwinEntry(type, path, options)), null);
    }

    private static TwinSource.Objects objects(CityModel model) {
        return (TwinSource.Objects) model.sources().get(0);
    }

    @Test
    void readsBuildingsAndTrees() throws IOException {
        CityModel model = model("cityjson", write("house.city.json", HOUSE), Map.of());
        assertThat(model.crs().epsg()).isEqualTo(25832);
        Building house = objects(model).buildings().get(0);
        assertThat(house.id()).isEqualTo("H1");
        assertThat(house.footprint().getArea()).isCloseTo(48, within(1e-6));
        assertThat(house.groundHeight()).isCloseTo(510, within(1e-9));
        assertThat(house.roofs()).hasSize(1);
        assertThat(house.walls()).hasSize(4);
        assertThat(Polygons.highest(house.roofs().get(0).polygon())).isCloseTo(515, within(1e-9));
        assertThat(house.roofs().get(0).id()).startsWith("H1-");
        Tree tree = objects(model).trees().get(0);
        assertThat(tree.id()).isEqualTo("T1");
        assertThat(tree.height()).isEqualTo(9);
        assertThat(tree.crownDiameter()).isEqualTo(4);
        assertThat(tree.x()).isCloseTo(690022, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({
        "cityjson/delft.city.json,,28992,160,1",
        "cityjson/zurich_subset_lod2.city.json,,2056,161,2",
        "cityjson/rotterdam_subset.city.json,EPSG:28992,28992,16,2",
        "citygml-samples/several_lods_invalid.city.json,,28992,1,2"
    })
    void realFilesGoIn(String name, String crs, int epsg, int entries, int level) {
        CityModel model = model("cityjson", shared(name), crs == null ? Map.of() : Map.of("crs", crs));
        assertThat(model.crs().epsg()).isEqualTo(epsg);
        List<Building> buildings = objects(model).buildings().stream()
                .filter(b -> !b.walls().isEmpty()) // bridges have none
                .toList();
        assertThat(buildings).hasSize(entries).allSatisfy(b -> {
            assertThat(b.levelOfDetail()).isEqualTo(level);
            assertThat(b.footprint().getArea()).isPositive();
            assertThat(b.roofs()).isNotEmpty();
        });
        assertThat(objects(model).buildings()).extracting(Building::id).doesNotHaveDuplicates();
    }

    @Test
    void threeEncodingsOfOneCityAreAlike() {
        List<Building> gml = objects(
                        model("citygml", shared("citygml-samples/citygml4j_lod2_buildings_v3.gml"), Map.of()))
                .buildings();
        for (String name : List.of("citygml4j_lod2_buildings_v2.city.json", "citygml4j_lod2_buildings.city.jsonl")) {
            List<Building> json = objects(
                            model("cityjson", shared("citygml-samples/" + name), Map.of("crs", "EPSG:3068")))
                    .buildings();
            assertThat(json).hasSize(gml.size());
            for (int i = 0; i < gml.size(); i++) {
                Building a = gml.get(i);
                Building b = json.stream()
                        .filter(j -> j.footprint()
                                        .getEnvelopeInternal()
                                        .centre()
                                        .distance(a.footprint()
                                                .getEnvelopeInternal()
                                                .centre())
                                < 0.01)
                        .findFirst()
                        .orElseThrow();
                assertThat(b.footprint().symDifference(a.footprint()).getArea()).isLessThan(0.1);
                assertThat(b.roofs()).hasSameSizeAs(a.roofs());
                assertThat(b.walls()).hasSameSizeAs(a.walls());
                assertThat(b.groundHeight()).isCloseTo(a.groundHeight(), within(0.01));
            }
        }
    }

    @Test
    void inspectKnowsItByItsHead() throws IOException {
        Path file = write("whatever.json", HOUSE);
        assertThat(Inspection.typeOf(file)).isEqualTo("cityjson");
        Inspection found = Inspection.of(file);
        assertThat(found.kind()).isEqualTo("CityJSON 2.0");
        assertThat(found.toText()).contains("EPSG:25832").contains("trees: 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"type\":\"FeatureCollection\",\"features\":[]}",
                "{\"version\":\"2.0\"}",
                "{\"type\":\"CityJSON\""
            })
    void whatIsNoCityJsonIsRefused(String text) throws IOException {
        refused(write("bad.city.json", text), "bad.city.json");
    }

    @Test
    void cutOffAnywhereItIsRefusedOrSaysWhatItLost() throws IOException {
        for (int length = 1; length < HOUSE.length() - 3; length += 37) {
            refused(write("cut.city.json", HOUSE.substring(0, length)), "cut.city.json");
        }
    }

    @Test
    void aBrokenObjectIsSkippedAndSaid() throws IOException {
        String second = HOUSE.replace(
                "\"T1\":",
                "\"H2\":{\"type\":\"Building\",\"geometry\":[{\"type\":\"Solid\",\"lod\":\"1\","
                        + "\"boundaries\":[[[[0,3,2,999]]]]}]},\"T1\":");
        CityModel model = model("cityjson", write("broken.city.json", second), Map.of());
        assertThat(objects(model).buildings()).extracting(Building::id).contains("H1");
        assertThat(model.quality().entries()).anyMatch(e -> e.kind() == QualityReport.Kind.SKIPPED);
    }

    @Test
    void withoutUsableObjectsItSaysWhatThereIs() throws IOException {
        String roads = "{\"type\":\"CityJSON\",\"version\":\"2.0\",\"metadata\":{\"referenceSystem\":"
                + "\"https://www.opengis.net/def/crs/EPSG/0/25832\"},\"transform\":{\"scale\":[1,1,1],"
                + "\"translate\":[0,0,0]},\"CityObjects\":{\"R\":{\"type\":\"Road\"}},\"vertices\":[]}";
        refused(write("roads.city.json", roads), "1 Road");
    }

    private static void refused(Path file, String words) {
        assertThatThrownBy(() -> model("cityjson", file, Map.of("crs", "EPSG:25832")))
                .isInstanceOfSatisfying(InputException.class, e -> {
                    assertThat(e.getMessage()).contains(words).doesNotContain("\n");
                    assertThat(e.remedy()).isNotBlank();
                });
    }
}
