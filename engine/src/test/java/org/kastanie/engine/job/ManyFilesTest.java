package org.kastanie.engine.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.Progress;
import org.kastanie.engine.run.ManifestFiles;
import org.kastanie.engine.run.ResultFolder;
import org.kastanie.engine.run.Runner;
import org.kastanie.engine.run.StopRequest;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.Gml;
import org.kastanie.engine.twin.TwinEntry;
import org.kastanie.engine.twin.TwinReader;
import org.kastanie.engine.twin.TwinSource;
import org.kastanie.engine.twin.archive.ArchiveTest;
import org.locationtech.jts.geom.Envelope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Folders, archives and tile indices as the path of an entry: the files behind them, everywhere a job goes. */
class ManyFilesTest {
    @TempDir
    Path folder;

    private Path file;

    private static String model(String id, double x, double y) {
        return Gml.model("2.0", Gml.UTM, Gml.building(id, Gml.lod2(id, x, y, 510)));
    }

    /** Three tiles: two in the domain, one 5 km off. */
    private static final Map<String, String> TILES = Map.of(
            "tiles/691_5336.gml", model("A", 691005, 5336005),
            "tiles/691_5337.gml", model("B", 691025, 5336020),
            "tiles/696_5336.gml", model("C", 696000, 5336000),
            "tiles/metadata.xml", "<MD_Metadata/>",
            "tiles/readme.txt", "read me");

    @BeforeEach
    void tiny() throws IOException {
        file = TinyJob.write(folder);
        Files.createDirectories(folder.resolve("tiles"));
        for (var tile : TILES.entrySet()) {
            Files.writeString(folder.resolve(tile.getKey()), tile.getValue());
        }
        ArchiveTest.zip(folder.resolve("city.zip"), TILES);
        StringBuilder csv = new StringBuilder("location;minx;miny;maxx;maxy\n");
        csv.append("tiles/691_5336.gml;691000;5336000;691100;5336010\ntiles/691_5337;691000;5336010;691100;5336100\n");
        csv.append("tiles/696_5336.gml;696000;5336000;696100;5336100\n");
        Files.writeString(
                folder.resolve("index.csv"), csv.toString().replace("tiles/691_5337;", "tiles/691_5337.gml;"));
    }

    private Job job(String entry, String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("twin=[" + entry + "]");
        return JobReader.read(file, all);
    }

    private List<Problem> problems(String entry) {
        BadJobException bad = catchThrowableOfType(BadJobException.class, () -> job(entry));
        return bad == null ? List.of() : bad.problems();
    }

    private static List<String> names(Job job) {
        List<String> names = new ArrayList<>();
        job.resolved().path("twin").forEach(e -> names.add(e.path("path").asString()));
        return names;
    }

    private static List<String> buildings(Job job) {
        List<String> ids = new ArrayList<>();
        for (TwinSource source : TwinReader.read(job.spec().twin(), null).sources()) {
            ((TwinSource.Objects) source).buildings().forEach(b -> ids.add(b.id()));
        }
        return ids;
    }

    @Test
    void aFolderStandsForItsFilesOfTheType() {
        Job job = job("{type: citygml, path: tiles}");
        assertThat(names(job)).containsExactly("tiles/691_5336.gml", "tiles/691_5337.gml", "tiles/696_5336.gml");
        assertThat(buildings(job)).containsExactly("A", "B", "C");
        assertThat(job.inputs()).extracting(Job.Input::pointer).contains("/twin/2/path", "/weather/path");
        assertThat(job.origins())
                .singleElement()
                .asString()
                .contains("3 files of the folder tiles", "metadata.xml", "readme.txt");
    }

    @Test
    void anArchiveStandsForItsFiles() {
        Job job = job("{type: citygml, path: city.zip}, {type: citygml, path: \"city.zip!/tiles/691_5337.gml\"}");
        assertThat(names(job))
                .containsExactly(
                        "city.zip!/tiles/691_5336.gml",
                        "city.zip!/tiles/691_5337.gml",
                        "city.zip!/tiles/696_5336.gml",
                        "city.zip!/tiles/691_5337.gml");
        assertThat(buildings(job)).containsExactly("A", "B", "C", "B");
    }

    @Test
    void ofATileIndexWhatTouchesTheDomainIsRead() {
        Job job = job("{type: citygml, path: index.csv}");
        assertThat(names(job)).containsExactly("tiles/691_5336.gml", "tiles/691_5337.gml");
        assertThat(job.origins()).containsExactly("2 of 3 files of the index index.csv");
        List<TwinEntry> entries = job.spec().twin();
        // and of those, a tile of the domain opens only what lies near it
        CityModel far = TwinReader.read(entries, null, new Envelope(691000, 691100, 5336150, 5336200));
        assertThat(far.sources())
                .extracting(s -> String.valueOf(s.path().getFileName()))
                .containsExactly("691_5337.gml");
    }

    @Test
    void indicesAsGeoJsonInDegreesAndForTypesThatAreFeatures() throws IOException {
        String tile = """
                {"type": "Feature", "properties": {"datei": "%s"}, "geometry": {"type": "Polygon", "coordinates":
                 [[[%2$s, 48.1], [%2$s9, 48.1], [%2$s9, 48.2], [%2$s, 48.2], [%2$s, 48.1]]]}}""";
        Files.writeString(
                folder.resolve("index.geojson"),
                "{\"type\": \"FeatureCollection\", \"features\": [" + tile.formatted("blocks", "11.5") + ","
                        + tile.formatted("elsewhere.geojson", "12.5") + "]}");
        String entry = "{type: footprints, path: index.geojson, height: height";
        assertThat(names(job(entry + "}"))).containsExactly("index.geojson");
        Job job = job(entry + ", files: datei}");
        assertThat(names(job)).containsExactly("blocks.geojson");
        assertThat(buildings(job)).containsExactly("blocks-1");
    }

    @Test
    void aRunByTheArchiveRunsAgainByItsManifestUntilTheArchiveChanges() throws IOException {
        run(job("{type: citygml, path: city.zip}", "period.end=2020-07-02T11:00+02:00", "period.spinup=none"), "out");
        Path manifest = folder.resolve("out/manifest.json");
        JsonNode inputs = ManifestFiles.read(manifest).path("inputs");
        assertThat(inputs.get(0).path("path").asString()).isEqualTo("../city.zip!/tiles/691_5336.gml");
        assertThat(inputs.get(0).path("sha256").asString())
                .isEqualTo(ManifestFiles.sha256(folder.resolve("tiles/691_5336.gml")));
        run(JobReader.read(manifest, List.of()), "again");
        assertThat(folder.resolve("again/utci.tif")).hasSameBinaryContentAs(folder.resolve("out/utci.tif"));
        ArchiveTest.zip(
                folder.resolve("city.zip"),
                Map.of(
                        "tiles/691_5336.gml",
                        model("A", 691006, 5336005),
                        "tiles/691_5337.gml",
                        TILES.get("tiles/691_5337.gml"),
                        "tiles/696_5336.gml",
                        TILES.get("tiles/696_5336.gml")));
        assertThat(catchThrowableOfType(BadJobException.class, () -> JobReader.read(manifest, List.of()))
                        .problems())
                .singleElement()
                .satisfies(p -> assertThat(p.problem()).contains("has changed since"));
    }

    @Test
    void variantsOfStudiesAndTilesReadTheSameFiles() throws IOException {
        String[] quick = {"period.end=2020-07-02T11:00+02:00", "period.spinup=none"};
        Job job = job("{type: citygml, path: index.csv}", quick);
        Job variant = JobReader.variant(job, "v", JsonMapper.builder().build().createArrayNode());
        assertThat(variant.spec().twin()).isEqualTo(job.spec().twin());
        assertThat(variant.inputs()).isEqualTo(job.inputs());
        run(job, "whole");
        run(job("{type: citygml, path: index.csv}", quick[0], quick[1], "domain.tile=64"), "tiled");
        assertThat(folder.resolve("tiled/utci.tif")).hasSameBinaryContentAs(folder.resolve("whole/utci.tif"));
    }

    private void run(Job job, String out) throws IOException {
        JobRun.run(
                job,
                folder.resolve(out),
                ResultFolder.Mode.NEW,
                new Runner.Options(1, 8L << 30, null, Progress.SILENT, line -> {}, new StopRequest()));
    }

    @Test
    void whatCannotBeReadIsSaid() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        Files.createDirectories(folder.resolve("twice"));
        Files.writeString(folder.resolve("twice/a.gml"), model("A", 691005, 5336005));
        Files.writeString(folder.resolve("twice/a.xml"), model("A", 691005, 5336005));
        Files.writeString(folder.resolve("away.csv"), "file,xmin,ymin,xmax,ymax\na.gml,0,0,1,1\n");
        Files.writeString(
                folder.resolve("gone.csv"), "file,xmin,ymin,xmax,ymax\na.gml,691000,5336000,691001,5336001\n");
        Files.writeString(
                folder.resolve("web.csv"),
                "file,xmin,ymin,xmax,ymax\nhttps://example.org/a.gml,691000,5336000,691001,5336001\n");
        Files.writeString(folder.resolve("nofile.csv"), "tile,xmin,ymin,xmax,ymax\na.gml,0,0,1,1\n");
        Path inner = ArchiveTest.zip(folder.resolve("inner.zip"), Map.of("a.gml", "<x/>"));
        ArchiveTest.zip(
                folder.resolve("outer.zip"),
                Map.of("inner.zip", Files.readString(inner, java.nio.charset.StandardCharsets.ISO_8859_1)));
        ArchiveTest.zip(folder.resolve("slip.zip"), Map.of("../../a.gml", "<x/>"));
        for (String[] bad : new String[][] {
            {"empty", "holds no file of type citygml", "empty"},
            {"twice", "differ in nothing but", "rename"},
            {"away.csv", "None of the 1 files", "domain.bounds"},
            {"gone.csv", "not there, such as a.gml", "relative to the index"},
            {"web.csv", "is an address", "downloads none"},
            {"nofile.csv", "no attribute that holds file names", "files: ATTRIBUTE"},
            {"outer.zip", "another archive, inner.zip", "Unpack the outer one"},
            {"slip.zip", "lies outside of it", "unpack it yourself"},
            {"city.zip!/b.gml", "holds no file b.gml", "tiles/691_5336.gml"},
            {"index.csv!/b.gml", "is no zip archive", "without"},
        }) {
            assertThat(problems("{type: citygml, path: \"" + bad[0] + "\"}"))
                    .as(bad[0])
                    .singleElement()
                    .satisfies(p -> {
                        assertThat(p.problem()).contains("twin.0.path", bad[1]).doesNotContain("\n");
                        assertThat(p.remedy()).contains(bad[2]);
                    });
        }
    }
}
