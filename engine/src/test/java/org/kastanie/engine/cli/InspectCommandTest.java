package org.kastanie.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.twin.Gml;
import org.kastanie.engine.twin.archive.ArchiveTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** inspect on folders and archives: their files, each against the others. */
class InspectCommandTest {
    @TempDir
    Path folder;

    private static String printed(int code, String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.execute(arguments)).isEqualTo(code);
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatCannotBeReadStandsInTheJsonToo() throws IOException {
        Path good = Files.writeString(
                folder.resolve("city.gml"),
                Gml.model("2.0", Gml.UTM, Gml.building("A", Gml.lod2("A", 690010, 5335010, 520))));
        byte[] whole = Files.readAllBytes(good);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(whole);
        }
        Path cut = Files.write(folder.resolve("cut.gml.gz"), Arrays.copyOf(packed.toByteArray(), packed.size() / 2));
        Path index = Files.writeString(folder.resolve("tiles.csv"), "path;minx;miny;maxx;maxy\ncity.gml;0;0;1;1\n");
        JsonNode json = JsonMapper.builder()
                .build()
                .readTree(printed(2, "inspect", "--json", good.toString(), cut.toString(), index.toString()));
        assertThat(json).hasSize(3);
        assertThat(json.get(0).has("error")).isFalse();
        assertThat(json.get(1).path("file").asString()).isEqualTo("cut.gml.gz");
        assertThat(json.get(1).path("error").asString()).contains("cut off");
        assertThat(json.get(2).path("error").asString()).contains("tile index");
    }

    @Test
    void filesOfAFolderAndOfAnArchiveAreSetAgainstEachOther() throws IOException {
        Map<String, String> files = Map.of(
                "city.gml",
                Gml.model("2.0", Gml.UTM, Gml.building("A", Gml.lod2("A", 690010, 5335010, 520))),
                "dem.asc",
                "ncols 2\nnrows 2\nxllcorner 690000\nyllcorner 5335000\ncellsize 20\n515 515\n515 515\n",
                "notes.txt",
                "notes");
        for (var file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        Path zip = ArchiveTest.zip(folder.resolve("all.zip"), files);
        String ofArchive = printed(0, "inspect", zip.toString());
        assertThat(ofArchive)
                .contains("city.gml: CityGML 2.0", "dem.asc: raster", "Its ground lies 5.0 m above that of dem.asc.")
                .contains("licence: the file names none")
                .doesNotContain("notes");
        Files.delete(zip);
        assertThat(printed(0, "inspect", folder.toString())).isEqualTo(ofArchive);
        JsonNode json = JsonMapper.builder().build().readTree(printed(0, "inspect", "--json", folder.toString()));
        assertThat(json.get(0).path("findings").toString()).contains("above that of dem.asc");
        assertThat(json.get(0).path("licence").isObject()).isTrue();
        assertThat(json).hasSize(2);
        Files.delete(folder.resolve("city.gml"));
        Files.delete(folder.resolve("dem.asc"));
        printed(2, "inspect", folder.toString());
    }
}
