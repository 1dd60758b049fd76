package org.kastanie.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.job.TinyJob;

/** {@code kastanie check STUDY} tells everything that is wrong with a study and computes nothing. */
class CheckStudyCommandTest {
    private static final String HEAD = "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":"
            + "{\"name\":\"EPSG:25832\"}},\"features\":[";

    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        TinyJob.write(folder);
        point("people.geojson", "{\"n\":\"many\"}", 691030, 5336030);
        point("way.geojson", "{}", 691030, 5336030);
        point("places.geojson", "{\"id\":\"yard\"}", 691030, 5336030);
        point("dear.geojson", "{\"id\":\"dear\",\"cost\":\"much\"}", 691034, 5336034);
        point("typed.geojson", "{\"id\":\"typed\",\"type\":\"palm\"}", 691036, 5336036);
    }

    private void point(String file, String properties, double x, double y) throws IOException {
        Files.writeString(
                folder.resolve(file),
                HEAD + "{\"type\":\"Feature\",\"properties\":" + properties
                        + ",\"geometry\":{\"type\":\"Point\",\"coordinates\":[" + x + "," + y + "]}}]}");
    }

    @Test
    void everyProblemOfVariantsFilesAndPlacesIsTold() throws IOException {
        Result result = check("""
                kastanie: 1
                job: job.yaml
                walk: {path: way.geojson}
                population: {path: people.geojson, attribute: n}
                variants:
                  - {name: a, scenario: [{plant: {at: [691015, 5336015]}}, {fell: {id: T1}}]}
                  - {name: b, scenario: [{roof: {id: blocks-1, class: colo}}]}
                planting:
                  candidates: [{path: dear.geojson}, {path: typed.geojson}]
                  objective: {hours: [10, 13], weights: {path: people.geojson}}
                """);
        assertThat(result.code()).as(result.text()).isEqualTo(2);
        assertThat(result.text())
                .contains("a: scenario: plant", "lies inside building")
                .contains("no tree 'T1'")
                .contains("b: scenario: roof", "'colo'")
                .contains("way.geojson holds no line")
                .contains("no number of people under 'n'")
                .contains("people.geojson gives no cell of the domain any weight")
                .contains("the cost of candidate 'dear' is 'much'")
                .contains("asks for the tree type 'palm'");
        assertThat(result.text().lines().filter(l -> l.startsWith("error: "))).hasSize(8);
    }

    @Test
    void wishesThatContradictEachOtherAreAllTold() throws IOException {
        Result result = check("""
                kastanie: 1
                job: job.yaml
                planting:
                  candidates: [{path: places.geojson}]
                  types: [{name: a}, {name: a}]
                  objective: {hours: [13, 10]}
                  must: [yard]
                  mustNot: [yard]
                """);
        assertThat(result.code()).as(result.text()).isEqualTo(2);
        assertThat(result.text())
                .contains("must be planted and must not")
                .contains("two of planting.types are called 'a'")
                .contains("planting.objective.hours ends at 10");
    }

    @Test
    void aProblemOfTheBaseCaseIsToldOnce() throws IOException {
        Files.writeString(
                folder.resolve("job.yaml"), TinyJob.text() + "scenario: [{plant: {at: [691015, 5336015]}}]\n");
        Result result = check("""
                kastanie: 1
                job: job.yaml
                variants:
                  - {name: a, scenario: [{plant: {at: [691030, 5336030]}}]}
                """);
        assertThat(result.code()).as(result.text()).isEqualTo(2);
        assertThat(result.text().lines().filter(l -> l.startsWith("error: "))).hasSize(1);
    }

    @Test
    void treesAndPlacesOnCarriagewaysAreRefused() throws IOException {
        Files.writeString(
                folder.resolve("road.geojson"),
                HEAD + "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
                        + "[[[691000,5336025],[691040,5336025],[691040,5336035],[691000,5336035],[691000,5336025]]]}}]}");
        Result result = check("""
                kastanie: 1
                job: job.yaml
                carriageways: [{path: road.geojson}]
                variants:
                  - {name: a, scenario: [{plant: {along: {line: [[691020, 5336020], [691020, 5336036]], every: 8}}}]}
                  - name: open
                    scenario:
                      - {plant: {at: [691030, 5336030]}}
                      - {unseal: {polygon: [[691029, 5336029], [691031, 5336029], [691031, 5336031], [691029, 5336031]]}}
                planting:
                  candidates: [{path: places.geojson}]
                  objective: {hours: [10, 13]}
                """);
        assertThat(result.code()).as(result.text()).isEqualTo(2);
        assertThat(result.text())
                .contains("a: scenario: plant: [691020.00, 5336032.00] lies on a carriageway")
                .contains("none of the 1 candidate places can hold a tree; 'yard': it lies on a carriageway");
        assertThat(result.text().lines().filter(l -> l.startsWith("error: "))).hasSize(2);
    }

    @Test
    void aStudyThatCanBeRunSaysWhatItTakes() throws IOException {
        Result result = check("""
                kastanie: 1
                job: job.yaml
                uncertainty: {draws: 5}
                variants:
                  - {name: a, scenario: [{plant: {at: [691030, 5336030]}}]}
                planting:
                  candidates: [{path: places.geojson}]
                  objective: {hours: [10, 13]}
                """);
        assertThat(result.code()).as(result.text()).isZero();
        assertThat(result.text())
                .contains("study.yaml can be run")
                .contains("study: 12 runs")
                .contains("plan-trees: 1 of 1 candidate places can hold a tree")
                .contains("each run: ");
    }

    @Test
    void peopleWithoutOpenGroundAreTold() throws IOException {
        String polygon = "{\"type\":\"Feature\",\"properties\":{\"n\":%d},\"geometry\":{\"type\":\"Polygon\","
                + "\"coordinates\":[[[%d,5336011],[%d,5336011],[%d,5336019],[%d,5336019],[%d,5336011]]]}}";
        Files.writeString(
                folder.resolve("homes.geojson"),
                HEAD + polygon.formatted(70, 691011, 691019, 691019, 691011, 691011) + ","
                        + polygon.formatted(30, 691030, 691036, 691036, 691030, 691030) + "]}");
        Result result = check("""
                kastanie: 1
                job: job.yaml
                planting:
                  candidates: [{path: places.geojson}]
                  objective: {hours: [10, 13], weights: {path: homes.geojson, attribute: n}}
                """);
        assertThat(result.code()).as(result.text()).isZero();
        assertThat(result.text()).contains("70 people do not count");
    }

    @Test
    void overwriteAndResumeContradictEachOther() {
        for (String command : new String[] {"run", "study"}) {
            Result result =
                    execute(command, "x.yaml", "--out", folder.resolve("o").toString(), "--overwrite", "--resume");
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.text()).contains("--overwrite and --resume contradict each other");
        }
        Result plan =
                execute("plan-trees", "x.yaml", "--out", folder.resolve("o").toString(), "--resume");
        assertThat(plan.code()).isEqualTo(2);
        assertThat(plan.text()).contains("--resume");
    }

    /**
     * @param code exit code
     * @param text everything that was written
     */
    private record Result(int code, String text) {}

    private Result check(String study) throws IOException {
        Path file = Files.writeString(folder.resolve("study.yaml"), study);
        return execute("check", file.toString(), "--progress", "none");
    }

    private static Result execute(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        try {
            System.setOut(both);
            System.setErr(both);
            int code = Main.execute(arguments);
            return new Result(code, bytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
