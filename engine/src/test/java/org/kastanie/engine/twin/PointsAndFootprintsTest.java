package org.kastanie.engine.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.QualityReport.Kind;

class PointsAndFootprintsTest {
    @TempDir
    Path folder;

    private static String feature(String properties, String type, String coordinates) {
        return "{\"type\":\"Feature\",\"properties\":{" + properties + "},\"geometry\":{\"type\":\"" + type
                + "\",\"coordinates\":" + coordinates + "}}";
    }

    private static String collection(String crs, String... features) {
        String name = crs.isEmpty() ? "" : "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"" + crs + "\"}},";
        return "{\"type\":\"FeatureCollection\"," + name + "\"features\":[" + String.join(",", features) + "]}";
    }

    private CityModel read(String type, String name, String text, Map<String, Object> options) throws IOException {
        return TwinReader.read(List.of(new TwinEntry(type, Gml.write(folder, name, text), options)), null);
    }

    private static TwinSource.Objects objects(CityModel model) {
        return (TwinSource.Objects) model.sources().get(0);
    }

    @Test
    void treesInDegreesGoIntoTheirZone() throws IOException {
        CityModel model = read(
                "trees",
                "strassen.geojson",
                collection(
                        "",
                        feature("\"baumart_wi\":\"Tilia cordata\",\"pflanzjahr\":null", "Point", "[12.37,51.34]"),
                        feature("\"baumart_wi\":null,\"pflanzjahr\":1987", "Point", "[12.38,51.35]"),
                        feature("\"baumart_wi\":\"Acer\",\"pflanzjahr\":1987", "Point", "[null,51.35]")),
                Map.of());
        assertThat(model.crs().epsg()).isEqualTo(25833);
        List<Tree> trees = objects(model).trees();
        assertThat(trees).hasSize(2);
        assertThat(trees.get(0).id()).isEqualTo("strassen-1");
        assertThat(trees.get(0).species()).isEqualTo("Tilia cordata");
        assertThat(trees.get(0).planted()).isZero();
        assertThat(trees.get(0).height()).isNaN();
        assertThat(trees.get(1).species()).isNull();
        assertThat(trees.get(1).planted()).isEqualTo(1987);
        double[] lonLat =
                CrsResolver.lonLat(model.crs(), trees.get(0).x(), trees.get(0).y());
        assertThat(lonLat[0]).isCloseTo(12.37, within(1e-8));
        assertThat(lonLat[1]).isCloseTo(51.34, within(1e-8));
        assertThat(model.quality().entries())
                .anyMatch(e -> e.kind() == Kind.SKIPPED && e.object().equals("strassen-3"));
    }

    @Test
    void columnsOfTheJobWin() throws IOException {
        Tree tree = objects(read(
                        "trees",
                        "a.geojson",
                        collection(
                                "urn:ogc:def:crs:EPSG::25833",
                                feature(
                                        "\"nr\":\"T7\",\"h\":12.5,\"height\":99,\"d\":\"6,5\",\"base\":3",
                                        "Point",
                                        "[396800,5819400]")),
                        Map.of(
                                "columns",
                                Map.of("id", "nr", "height", "h", "crownDiameter", "d", "crownBase", "base"))))
                .trees()
                .get(0);
        assertThat(tree.id()).isEqualTo("T7");
        assertThat(tree.height()).isEqualTo(12.5);
        assertThat(tree.crownDiameter()).isEqualTo(6.5);
        assertThat(tree.crownBase()).isEqualTo(3);
        assertThat(tree.x()).isEqualTo(396800);
    }

    @Test
    void csvWithSemicolonAndDecimalComma() throws IOException {
        String text = "\ufeffBaumID;Rechtswert;Hochwert;Hoehe;Kronendurchmesser;Art_bot\r\n"
                + "1;396800,5;5819400;12,5;0;\"Tilia; \"\"Rancho\"\"\"\r\n"
                + "1;396810,5;5819400;etwa 9;4;\r\n"
                + "3;;;7;4;Acer\r\n";
        CityModel model = read("trees", "a.csv", text, Map.of("crs", "EPSG:25833"));
        List<Tree> trees = objects(model).trees();
        assertThat(trees).extracting(Tree::id).containsExactly("1", "1-2");
        assertThat(trees.get(0).x()).isEqualTo(396800.5);
        assertThat(trees.get(0).height()).isEqualTo(12.5);
        assertThat(trees.get(0).crownDiameter()).isNaN();
        assertThat(trees.get(0).species()).isEqualTo("Tilia; \"Rancho\"");
        assertThat(trees.get(1).height()).isNaN();
        assertThat(model.quality().entries())
                .anyMatch(e -> e.kind() == Kind.SKIPPED && e.object().equals("3"))
                .anyMatch(e -> e.kind() == Kind.DOUBTFUL && e.message().contains("etwa 9"));
    }

    @Test
    void csvInDegrees() throws IOException {
        CityModel model = read("trees", "a.csv", "lon,lat,height\n11.5,48.1,7\n", Map.of());
        assertThat(model.crs().epsg()).isEqualTo(25832);
    }

    @Test
    void anAttributeThatIsNotThereIsNamed() {
        String text = collection("EPSG:25833", feature("\"hoch\":3", "Point", "[396800,5819400]"));
        assertThatThrownBy(() -> read("trees", "a.geojson", text, Map.of("columns", Map.of("height", "hohe"))))
                .isInstanceOfSatisfying(InputException.class, e -> {
                    assertThat(e.getMessage()).contains("hohe");
                    assertThat(e.remedy()).contains("hoch");
                });
        assertThatThrownBy(() -> read("trees", "a.geojson", text, Map.of("columns", Map.of("hight", "hoch"))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("hight");
    }

    @Test
    void metresWithoutSystemAreRefused() {
        assertThatThrownBy(() ->
                        read("trees", "a.geojson", collection("", feature("", "Point", "[396800,5819400]")), Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("not degrees");
    }

    @Test
    void footprintsWithHeightOrStoreys() throws IOException {
        String square = "[[[0,0],[10,0],[10,10],[0,10],[0,0]],[[2,2],[2,4],[4,4],[4,2],[2,2]]]";
        String bowtie = "[[[20,0],[30,10],[30,0],[20,10],[20,0]]]";
        CityModel model = read(
                "footprints",
                "b.geojson",
                collection(
                        "EPSG:25832",
                        feature("\"id\":\"A\",\"hoch\":\"12 m\"", "Polygon", square),
                        feature("\"id\":\"B\",\"levels\":4", "MultiPolygon", "[" + bowtie + "]"),
                        feature("\"id\":\"C\",\"hoch\":0", "Polygon", square),
                        feature("\"id\":\"D\",\"hoch\":5", "Polygon", "[[[0,0],[1,1],[0,0]]]")),
                Map.of("height", "hoch"));
        List<Building> all = objects(model).buildings();
        assertThat(all).extracting(Building::id).containsExactly("A", "B");
        assertThat(all.get(0).height()).isEqualTo(12);
        assertThat(all.get(0).footprint().getArea()).isCloseTo(96, within(1e-9));
        assertThat(all.get(0).groundHeight()).isNaN();
        assertThat(all.get(1).height()).isEqualTo(12);
        assertThat(all.get(1).footprint().isValid()).isTrue();
        assertThat(all.get(1).footprint().getArea()).isCloseTo(50, within(1e-9));
        assertThat(model.quality().entries())
                .anyMatch(e -> e.kind() == Kind.ASSUMED && e.object().equals("B"))
                .anyMatch(e -> e.kind() == Kind.SKIPPED && e.object().equals("C"))
                .anyMatch(e -> e.kind() == Kind.SKIPPED && e.object().equals("D"));
    }

    @Test
    void footprintsWithoutAnyHeightAreRefused() {
        assertThatThrownBy(() -> read(
                        "footprints",
                        "b.geojson",
                        collection("EPSG:25832", feature("\"id\":1", "Polygon", "[[[0,0],[9,0],[9,9],[0,0]]]")),
                        Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("neither a height nor a storeys");
    }

    @Test
    void theFirstProjectedFileDecides() throws IOException {
        Path degrees = Gml.write(folder, "d.geojson", collection("", feature("", "Point", "[13.4,52.5]")));
        Path metres =
                Gml.write(folder, "m.geojson", collection("EPSG:25832", feature("", "Point", "[690000,5335000]")));
        CityModel model =
                TwinReader.read(List.of(new TwinEntry("trees", degrees), new TwinEntry("trees", metres)), null);
        assertThat(model.crs().epsg()).isEqualTo(25832);
    }

    /** A job must name the attribute of the height; who does not know it yet has to be told which there are. */
    @Test
    void inspectionShowsAttributesWhereNoneIsNamed() throws IOException {
        Path blocks = Files.writeString(folder.resolve("blocks.geojson"), """
                {"type": "FeatureCollection", "features": [
                 {"type": "Feature", "properties": {"h_dach": 9, "nutzung": "wohnen"}, "geometry": {"type": "Polygon",
                  "coordinates": [[[11.5, 48.1], [11.5002, 48.1], [11.5002, 48.1002], [11.5, 48.1]]]}},
                 {"type": "Feature", "properties": {"h_dach": 24.5, "nutzung": null}, "geometry": {"type": "Polygon",
                  "coordinates": [[[11.6, 48.1], [11.6002, 48.1], [11.6002, 48.1002], [11.6, 48.1]]]}}]}
                """);
        String text = Inspection.of(blocks).toText();
        assertThat(text)
                .contains("attribute h_dach: 9 to 24.5")
                .contains("attribute nutzung: wohnen, missing in 1 of 2")
                .contains("height: not named");
    }

    @Test
    void inspectionShowsTheAttributesOfTrees() throws IOException {
        Path trees = Files.writeString(folder.resolve("trees.csv"), "x;y;baumart\n11.5;48.1;Linde\n11.6;48.1;Ahorn\n");
        assertThat(Inspection.of(trees).toText()).contains("attribute baumart: Linde, Ahorn");
    }

    @Test
    void aCollectionWithoutFeaturesIsSaidToBeOne() throws IOException {
        Path empty = Files.writeString(
                folder.resolve("empty.geojson"), "{\"type\": \"FeatureCollection\", \"features\": []}");
        TwinEntry entry = new TwinEntry("footprints", empty);
        assertThatThrownBy(() -> TwinReader.read(List.of(entry), CrsResolver.resolve("EPSG:25832", "test")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("holds no features");
    }

    /** Columns as the cities write them; Vienna's BAUMHOEHE is the number of a class, its text the class itself. */
    @org.junit.jupiter.params.ParameterizedTest
    @org.junit.jupiter.params.provider.CsvSource(
            delimiter = '|',
            value = {
                "\"gisid\":\"00008100_1\",\"art_bot\":\"Tilia cordata\",\"pflanzjahr\":1970,\"baumhoehe\":15.0,\"kronedurch\":8.0|00008100_1|15|8|1970",
                "\"baumid\":5821,\"art_latein\":\"Tilia cordata\",\"pflanzjahr\":\"1970\",\"kronendurchmesser\":\"8\",\"kronendmzahl\":\"8 m\"|5821|NaN|8|1970",
                "\"BAUM_ID\":7,\"GATTUNG_ART\":\"Tilia cordata (Winterlinde)\",\"PFLANZJAHR\":1970,\"BAUMHOEHE\":3,\"BAUMHOEHE_TXT\":\"11-15 m\",\"KRONENDURCHMESSER\":2,\"KRONENDURCHMESSER_TXT\":\"4-6 m\"|7|13|5|1970",
                "\"BAUM_ID\":7,\"GATTUNG_ART\":\"Tilia cordata\",\"PFLANZJAHR\":0,\"BAUMHOEHE\":0,\"BAUMHOEHE_TXT\":\"nicht bekannt\",\"KRONENDURCHMESSER_TXT\":\"> 21 m\"|7|NaN|NaN|0"
            })
    void registersOfCities(String properties, String id, double height, double crown, int planted) throws IOException {
        Path file = Files.writeString(
                folder.resolve("baeume.geojson"),
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{" + properties
                        + "},\"geometry\":{\"type\":\"Point\",\"coordinates\":[13.4,52.5]}}]}");
        CityModel model = TwinReader.read(List.of(new TwinEntry("trees", file)), null);
        Tree tree = ((TwinSource.Objects) model.sources().getFirst()).trees().getFirst();
        assertThat(tree.id()).isEqualTo(id);
        assertThat(tree.height()).isEqualTo(Double.valueOf(height));
        assertThat(tree.crownDiameter()).isEqualTo(Double.valueOf(crown));
        assertThat(tree.planted()).isEqualTo(planted);
        assertThat(tree.species()).startsWith("Tilia cordata");
    }
}
