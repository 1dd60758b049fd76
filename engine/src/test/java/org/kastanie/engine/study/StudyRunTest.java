package org.kastanie.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.Progress;
import org.kastanie.engine.job.BadJobException;
import org.kastanie.engine.job.StudyReader;
import org.kastanie.engine.job.TinyJob;
import org.kastanie.engine.run.ManifestFiles;
import org.kastanie.engine.run.ResultFolder;
import org.kastanie.engine.run.Runner;
import org.kastanie.engine.run.StopRequest;
import tools.jackson.databind.JsonNode;

class StudyRunTest {
    @TempDir
    static Path folder = Path.of("");

    private static final String CRS =
            "\"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"urn:ogc:def:crs:EPSG::25832\"}}";

    private static String geojson(String properties, String type, String coordinates) {
        return "{\"type\": \"FeatureCollection\", " + CRS + ", \"features\": [{\"type\": \"Feature\", \"properties\": "
                + properties + ", \"geometry\": {\"type\": \"" + type + "\", \"coordinates\": " + coordinates + "}}]}";
    }

    @BeforeAll
    static void files() throws IOException {
        TinyJob.write(folder);
        Files.writeString(
                folder.resolve("yard.geojson"),
                geojson(
                        "{\"name\": \"yard\", \"people\": 40}",
                        "Polygon",
                        "[[[691024,5336000],[691040,5336000],[691040,5336040],[691024,5336040],[691024,5336000]]]"));
        Files.writeString(
                folder.resolve("way.geojson"),
                geojson("{\"name\": \"way\"}", "LineString", "[[691002,5336030],[691038,5336030]]"));
        Files.writeString(folder.resolve("study.yaml"), """
                kastanie: 1
                name: Yard
                question: {de: Hilft ein Baum?, en: Does a tree help?}
                job: job.yaml
                areas: [{path: yard.geojson, id: name}]
                streets: [{path: way.geojson, id: name, width: 6}]
                walk: {path: way.geojson, every: 4}
                population: {path: yard.geojson, attribute: people}
                variants:
                  - name: trees
                    title: {de: Zwei Bäume, en: Two trees}
                    scenario: [{plant: {along: {line: [[691022, 5336030], [691038, 5336030]], every: 8}, height: 9, crownDiameter: 7}}]
                  - name: nothing
                    scenario: [{repave: {polygon: [[691030, 5336000], [691034, 5336000], [691034, 5336004]], class: asphalt}}]
                """);
    }

    private static void run(Path study, Path out, ResultFolder.Mode mode) throws IOException {
        StudyRun.run(
                StudyReader.read(study, List.of()),
                out,
                mode,
                new Runner.Options(1, 1L << 30, null, Progress.SILENT, line -> {}, new StopRequest()));
    }

    @Test
    void aStudyRunsComparesAndTells() throws IOException {
        Path out = folder.resolve("out");
        run(folder.resolve("study.yaml"), out, ResultFolder.Mode.NEW);

        assertThat(out.resolve("ist/manifest.json")).exists();
        assertThat(out.resolve("differences/trees/difference/utci.tif")).exists();
        assertThat(out.resolve("differences/trees/png/wind_speed_difference_hottest_hour.png"))
                .exists();
        List<String> zones = Files.readAllLines(out.resolve("tables/zones.csv"));
        assertThat(zones.getFirst())
                .isEqualTo("kind,id,measure,unit,ist,trees,trees_difference,nothing,nothing_difference");
        assertThat(value(zones, "area,yard,mean_radiant_temperature_hottest_hour", 2))
                .isLessThan(-1);
        assertThat(value(zones, "street,way,utci_hottest_hour", 2)).isNegative();
        assertThat(zones.stream().filter(l -> !l.endsWith("nothing_difference")))
                .as("a variant that changes nothing differs in nothing")
                .allMatch(l -> l.endsWith(",0.000") || l.endsWith(","));
        assertThat(Files.readAllLines(out.resolve("tables/walk.csv"))).hasSize(11);
        walkIsDrawn(out.resolve("tables/walk.de.png"));
        assertThat(Files.readString(out.resolve("tables/exposure.csv"))).contains("trees,40.0,0.0,");
        assertThat(Files.readString(out.resolve("report/index.html")))
                .contains("<html lang=\"de\">", "Hilft ein Baum?", "Zwei Bäume", "index.en.html");
        assertThat(Files.readString(out.resolve("report/index.en.html")))
                .contains("<html lang=\"en\">", "Does a tree help?", "Two trees", "href=\"index.html\"");
        JsonNode manifest = ManifestFiles.read(out.resolve("manifest.json"));
        assertThat(manifest.at("/kastanie/commit").asString())
                .isEqualTo(org.kastanie.engine.run.BuildInfo.current().commit());
        assertThat(manifest.path("files").size()).isEqualTo(StudyRun.files(out).size() - 1);

        assertThatThrownBy(() -> run(folder.resolve("study.yaml"), out, ResultFolder.Mode.NEW))
                .hasMessageContaining("exists already");
        Files.writeString(out.resolve("own.txt"), "mine");
        run(folder.resolve("study.yaml"), out, ResultFolder.Mode.OVERWRITE);
        assertThat(out.resolve("own.txt")).exists();
        assertThat(out.resolve("trees/manifest.json")).exists();
    }

    /** The base case is black, the first variant blue; elsewhere the picture is white or grey. */
    private static void walkIsDrawn(Path png) throws IOException {
        java.awt.image.BufferedImage image = javax.imageio.ImageIO.read(png.toFile());
        int blue = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                blue += (image.getRGB(x, y) & 0xffffff) == 0x0072B2 ? 1 : 0;
            }
        }
        assertThat(image.getWidth()).isEqualTo(1440);
        assertThat(blue).as("more than its line of the legend").isGreaterThan(1000);
    }

    private static double value(List<String> table, String row, int column) {
        String line = table.stream().filter(l -> l.startsWith(row)).findFirst().orElseThrow();
        return Double.parseDouble(line.split(",", -1)[4 + column]);
    }

    @Test
    void finishedRunsAreKeptWhenALaterOneIsStopped() throws IOException {
        Path out = folder.resolve("stopped");
        StopRequest stop = new StopRequest();
        Progress progress = new Progress() {
            @Override
            public void stage(String name, long total) {
                if (name.startsWith("2/3 trees: period")) {
                    stop.request();
                }
            }

            @Override
            public void done(long done) {}
        };
        assertThatThrownBy(() -> StudyRun.run(
                        StudyReader.read(folder.resolve("study.yaml"), List.of()),
                        out,
                        ResultFolder.Mode.NEW,
                        new Runner.Options(1, 1L << 30, null, progress, line -> {}, stop)))
                .isInstanceOf(org.kastanie.engine.run.InterruptedRunException.class);
        Path ist = folder.resolve("stopped.partial/ist/manifest.json");
        String before = Files.readString(ist);

        assertThatThrownBy(() -> run(folder.resolve("study.yaml"), out, ResultFolder.Mode.NEW))
                .hasMessageContaining("an interrupted run is kept");
        Path other = Files.writeString(
                folder.resolve("other.yaml"),
                Files.readString(folder.resolve("study.yaml")) + "uncertainty: {draws: 5}\n");
        assertThatThrownBy(() -> run(other, out, ResultFolder.Mode.RESUME))
                .as("uncertainty is part of what a study is")
                .hasMessageContaining("was another one");
        run(folder.resolve("study.yaml"), out, ResultFolder.Mode.RESUME);
        assertThat(out.resolve("ist/manifest.json")).hasContent(before.strip());
        assertThat(out.resolve("nothing/manifest.json")).exists();
        assertThat(folder.resolve("stopped.partial")).doesNotExist();
    }

    @Test
    void everyProblemOfEveryVariantIsToldBeforeAnythingIsComputed() throws IOException {
        Path study = Files.writeString(folder.resolve("bad.yaml"), """
                kastanie: 1
                job: job.yaml
                variants:
                  - {name: a, scenario: [{plant: {at: [691015, 5336015]}}, {fell: {id: T1}}]}
                  - {name: b, scenario: [{roof: {id: blocks-1, class: colo}}]}
                """);
        assertThatThrownBy(() -> run(study, folder.resolve("never"), ResultFolder.Mode.NEW))
                .isInstanceOfSatisfying(
                        BadJobException.class,
                        e -> assertThat(e.problems())
                                .satisfiesExactly(
                                        p -> assertThat(p.problem())
                                                .startsWith("a: ")
                                                .contains("lies inside building"),
                                        p -> assertThat(p.problem())
                                                .startsWith("a: ")
                                                .contains("no tree 'T1'"),
                                        p -> assertThat(p.problem())
                                                .startsWith("b: ")
                                                .contains("'colo'")));
        assertThat(folder.resolve("never")).doesNotExist();
        assertThat(folder.resolve("never.partial")).doesNotExist();
    }
}
