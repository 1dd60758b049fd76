package org.kastanie.engine.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.archive.ArchiveTest;

/** Every reader of the twin on files cut off and damaged anywhere: read, or refused in one sentence, never anything else. */
class ReaderFuzzTest {
    private static final Map<String, Object> CRS = Map.of("crs", "EPSG:25832");
    private static final Map<String, TwinEntry> ENTRIES = new LinkedHashMap<>();
    private static final Map<String, byte[]> WHOLE = new LinkedHashMap<>();

    private static Path folder = Path.of("");

    private static void seed(TwinEntry entry) throws IOException {
        String name = InputFiles.name(entry.path());
        ENTRIES.put(name, entry);
        WHOLE.put(name, Files.readAllBytes(entry.path()));
    }

    @BeforeContainer
    static void seeds() throws Exception {
        folder = Files.createTempDirectory("fuzz");
        String house = Gml.building("B", Gml.lod2("B", 690000, 5335000, 510));
        seed(new TwinEntry("citygml", Gml.write(folder, "a.gml", Gml.model("2.0", Gml.UTM, house))));
        seed(new TwinEntry("citygml", Gml.zip(folder, "z.gml.gz", Gml.model("2.0", Gml.UTM, house))));
        seed(new TwinEntry("cityjson", Gml.write(folder, "a.city.json", CityJsonReaderTest.HOUSE)));
        seed(new TwinEntry("trees", Gml.write(folder, "t.geojson", """
                {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:25832"}},"features":[
                 {"type":"Feature","id":7,"properties":{"height":9.5,"pflanzjahr":"1990"},"geometry":{"type":"Point","coordinates":[691000,5336000]}}]}""")));
        seed(new TwinEntry("footprints", FeatureFilesTest.geoPackage(folder, "h.gpkg", "houses")));
        seed(new TwinEntry(
                "footprints",
                FeatureFilesTest.shape(
                        folder,
                        "s",
                        FeatureFilesTest.court(),
                        "PROJCS[\"ETRS_1989_UTM_Zone_32N\"]",
                        StandardCharsets.UTF_8),
                Map.of("height", "hoehe")));
        seed(new TwinEntry("trees", Gml.write(folder, "t.csv", "id;x;y;hoehe\n\"T;1\";691000,5;5336000;12,5\n"), CRS));
        seed(new TwinEntry(
                "surface",
                Files.write(
                        folder.resolve("r.tif"),
                        RasterReaderTest.tiff(ByteOrder.LITTLE_ENDIAN, 32, 3, 25832, false, "-9999", null))));
        seed(new TwinEntry(
                "surface",
                Gml.write(
                        folder,
                        "g.asc",
                        "ncols 3\nnrows 2\nxllcorner 100\nyllcorner 200\ncellsize 1\nNODATA_value -9\n1 2 3\n4 -9 6\n"),
                CRS));
        seed(new TwinEntry("pids", StaticDriver.write(folder.resolve("d.nc"), 0)));
        seed(new TwinEntry("landcover", Gml.write(folder, "l.geojson", """
                {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:25832"}},"features":[
                 {"type":"Feature","properties":{"class":"grass"},"geometry":{"type":"Polygon","coordinates":[[[691000,5336000],[691010,5336000],[691010,5336010],[691000,5336000]]]}}]}""")));
        seed(new TwinEntry(
                "citygml",
                Gml.write(folder, "index.csv", "file,minx,miny,maxx,maxy\na.gml,690000,5335000,690010,5335010\n")));
        seed(new TwinEntry(
                "citygml", ArchiveTest.zip(folder.resolve("c.zip"), Map.of("x/a.gml", "<x/>", "b.gml", "<y/>"))));
    }

    @AfterContainer
    static void remove() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Provide
    static Arbitrary<String> files() {
        return Arbitraries.of(ENTRIES.keySet());
    }

    private static void endsWell(String name, byte[] bytes) throws IOException {
        TwinEntry entry = ENTRIES.get(name);
        Files.write(entry.path(), bytes);
        try {
            if (TwinFiles.areBehind(entry)) {
                TwinFiles.behind(entry, name, new TwinFiles.Area(null, null));
            } else {
                TwinReader.read(List.of(entry), null);
                Inspection.of(entry);
            }
        } catch (InputException e) {
            assertThat(e.getMessage()).doesNotContain("\n").hasSizeLessThan(1000);
            assertThat(e.remedy()).isNotBlank();
        } finally {
            Files.write(entry.path(), WHOLE.get(name));
        }
    }

    private static byte[] whole(String name) {
        return WHOLE.get(name).clone();
    }

    @Property(tries = 200)
    void cutOffAnywhere(@ForAll("files") String name, @ForAll @IntRange(min = 0, max = 1000) int thousandths)
            throws IOException {
        byte[] whole = whole(name);
        endsWell(name, Arrays.copyOf(whole, (int) (whole.length * (long) thousandths / 1000)));
    }

    @Property(tries = 600)
    void damagedAnywhere(
            @ForAll("files") String name,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 0, max = 1_000_000) Integer> places,
            @ForAll byte value)
            throws IOException {
        byte[] bytes = whole(name);
        for (int place : places) {
            // the heads of binary files are where lies do harm
            int length = bytes.length > 4000 && place % 2 == 0 ? 1000 : bytes.length;
            bytes[place % length] = value;
        }
        endsWell(name, bytes);
    }

    /** Numbers of a text replaced by others that no one expects there. */
    @Property(tries = 250)
    void numbersThatLie(
            @ForAll("files") String name,
            @ForAll("numbers") String number,
            @ForAll @IntRange(min = 0, max = 200) int which)
            throws IOException {
        String text = new String(whole(name), StandardCharsets.ISO_8859_1);
        List<int[]> found = new java.util.ArrayList<>();
        var matcher = java.util.regex.Pattern.compile("[0-9]+(?:\\.[0-9]+)?").matcher(text);
        while (matcher.find()) {
            found.add(new int[] {matcher.start(), matcher.end()});
        }
        if (found.isEmpty()) {
            return;
        }
        int[] at = found.get(which % found.size());
        endsWell(
                name,
                (text.substring(0, at[0]) + number + text.substring(at[1])).getBytes(StandardCharsets.ISO_8859_1));
    }

    @Provide
    static Arbitrary<String> numbers() {
        return Arbitraries.of(
                "NaN",
                "-1",
                "0",
                "1e308",
                "-1e308",
                "2147483647",
                "2147483648",
                "99999999999999999999",
                "1e-320",
                "",
                "x",
                "1,5");
    }
}
