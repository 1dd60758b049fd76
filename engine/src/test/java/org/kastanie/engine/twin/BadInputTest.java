package org.kastanie.engine.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.InputException;

/** Whatever is wrong with a file: one sentence what and where, one what to do, and nothing else opened. */
class BadInputTest {
    @TempDir
    Path folder;

    private static void refused(String type, Path file, String... words) {
        assertThatThrownBy(() -> TwinReader.read(List.of(new TwinEntry(type, file)), null))
                .isInstanceOfSatisfying(InputException.class, e -> {
                    assertThat(e.getMessage()).contains(words).doesNotContain("\n");
                    assertThat(e.remedy()).isNotBlank().doesNotContain("\n");
                });
    }

    private static String good() {
        return Gml.model("2.0", Gml.UTM, Gml.building("B1", Gml.lod2("B1", 690000, 5335000, 510)));
    }

    @Test
    void missingFile() {
        refused("citygml", folder.resolve("nowhere.gml"), "nowhere.gml");
    }

    @Test
    void folderInsteadOfFile() {
        refused("citygml", folder, "not a readable file");
    }

    @Test
    void emptyFile() throws IOException {
        for (String type : List.of("citygml", "trees", "footprints", "terrain")) {
            refused(type, Gml.write(folder, "empty.geojson", ""), "empty.geojson", "0 bytes");
        }
    }

    @Test
    void externalEntitiesAreNotRead() throws IOException {
        Path secret = Gml.write(folder, "secret.txt", "TOPSECRET");
        String text = good().replace("?>\n", "?>\n<!DOCTYPE x [<!ENTITY xxe SYSTEM \"" + secret.toUri() + "\">]>\n")
                .replace("<bldg:Building gml:id=\"B1\">", "<bldg:Building gml:id=\"B1\"><gml:name>&xxe;</gml:name>");
        refused("citygml", Gml.write(folder, "xxe.gml", text), "xxe.gml", "DOCTYPE");
    }

    /** The second line of defence: even a reader that gets past the head resolves nothing. */
    @Test
    void theReaderItselfResolvesNoEntities() throws Exception {
        Path secret = Gml.write(folder, "secret.txt", "TOPSECRET");
        String text = good().replace("?>\n", "?>\n<!DOCTYPE x [<!ENTITY xxe SYSTEM \"" + secret.toUri() + "\">]>\n")
                .replace("<bldg:Building gml:id=\"B1\">", "<bldg:Building gml:id=\"B1\"><gml:name>&xxe;</gml:name>");
        Path file = Gml.write(folder, "xxe.gml", text);
        StringBuilder seen = new StringBuilder();
        try (var in = Files.newInputStream(file);
                var reader = CityGmlFile.reader(in)) {
            while (reader.hasNext()) {
                var names = reader.next().getNames();
                names.forEach(name -> seen.append(name.getValue()));
            }
        } catch (org.citygml4j.xml.reader.CityGMLReadException e) {
            seen.append(e.getMessage());
        }
        assertThat(seen.toString()).doesNotContain("TOPSECRET");
    }

    @Test
    void truncated() throws IOException {
        String text = good();
        refused("citygml", Gml.write(folder, "cut.gml", text.substring(0, text.length() * 2 / 3)), "cut.gml");
        Path whole = Gml.zip(folder, "whole.gml.gz", text.repeat(1));
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = folder.resolve("cut.gml.gz");
        Files.write(cut, Arrays.copyOf(bytes, bytes.length * 2 / 3));
        refused("citygml", cut, "cut.gml.gz");
    }

    @Test
    void notXmlAndNotCityGml() throws IOException {
        refused("citygml", Gml.write(folder, "a.gml", "x,y\n1,2\n"), "not XML");
        refused("citygml", Gml.write(folder, "b.gml", "<kml xmlns=\"k\"/>"), "root element", "kml");
    }

    @Test
    void noCityObjectKastanieReads() throws IOException {
        refused("citygml", Gml.write(folder, "a.gml", Gml.model("2.0", Gml.UTM)), "a.gml", "none at all");
        String road = "<tran:Road gml:id=\"R\"/>";
        refused("citygml", Gml.write(folder, "b.gml", Gml.model("2.0", Gml.UTM, road)), "no city object", "Road");
    }

    @Test
    void coordinateSystems() throws IOException {
        String member = Gml.building("B1", Gml.lod2("B1", 690000, 5335000, 510));
        refused("citygml", Gml.write(folder, "a.gml", Gml.model("2.0", "EPSG:99999", member)), "99999", "a.gml");
        refused("citygml", Gml.write(folder, "b.gml", Gml.model("2.0", "", member)), "coordinate system");
        refused("citygml", Gml.write(folder, "c.gml", Gml.model("2.0", "EPSG:2263", member)), "metres");
        assertThatThrownBy(() -> TwinReader.read(List.of(), null)).isInstanceOf(InputException.class);
    }

    @Test
    void aFileWithoutSystemTakesTheJobsAndSaysSo() throws IOException {
        String member = Gml.building("B1", Gml.lod2("B1", 690000, 5335000, 510));
        Path file = Gml.write(folder, "b.gml", Gml.model("2.0", "", member));
        CityModel model =
                TwinReader.read(List.of(new TwinEntry("citygml", file)), CrsResolver.resolve("EPSG:25832", ""));
        assertThat(model.quality().entries())
                .anyMatch(e ->
                        e.kind() == QualityReport.Kind.ASSUMED && e.message().contains("25832"));
    }

    @Test
    void unknownTypes() throws IOException {
        Path file = Gml.write(folder, "a.json", "{}");
        refused("buildings", file, "buildings");
    }

    @Test
    void brokenJson() throws IOException {
        refused(
                "trees",
                Gml.write(folder, "a.geojson", "{\"type\":\"FeatureCollection\",\"features\":[{\"ty"),
                "a.geojson");
        refused("trees", Gml.write(folder, "b.geojson", "[1,2]"), "b.geojson");
        refused(
                "footprints",
                Gml.write(folder, "c.geojson", "{\"type\":\"FeatureCollection\",\"features\":[]}"),
                "c.geojson");
    }

    @Test
    void allProblemsAtOnce() throws IOException {
        List<TwinEntry> entries = List.of(
                new TwinEntry("citygml", folder.resolve("nowhere.gml")),
                new TwinEntry("citygml", Gml.write(folder, "good.gml", good())),
                new TwinEntry("trees", Gml.write(folder, "empty.csv", "")));
        assertThat(TwinReader.check(entries, CrsResolver.resolve("EPSG:25832", "")))
                .hasSize(2);
    }
}
