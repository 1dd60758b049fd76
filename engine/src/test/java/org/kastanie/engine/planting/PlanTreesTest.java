package org.kastanie.engine.planting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.Progress;
import org.kastanie.engine.demo.DemoQuarter;
import org.kastanie.engine.job.BadJobException;
import org.kastanie.engine.job.StudyReader;
import org.kastanie.engine.run.ResultFolder;
import org.kastanie.engine.run.Runner;
import org.kastanie.engine.run.StopRequest;
import tools.jackson.databind.JsonNode;

/** From a study file to a folder, on coarse cells of the demo quarter. */
class PlanTreesTest {
    private static final String PLACES = """
            {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:25832"}},"features":[
            {"type":"Feature","properties":{"id":"row","street":"Avenue","cost":5000},
             "geometry":{"type":"LineString","coordinates":[[691342,5334450],[691442,5334450]]}},
            {"type":"Feature","properties":{"id":"square","street":"Square","cost":9000},
             "geometry":{"type":"Point","coordinates":[691628,5334380]}},
            {"type":"Feature","properties":{"id":"house","street":"Square","cost":9000},
             "geometry":{"type":"Point","coordinates":[691628,5334411]}},
            {"type":"Feature","properties":{"id":"pair","street":"Square","cost":9000},
             "geometry":{"type":"MultiPoint","coordinates":[[691600,5334380],[691628,5334412]]}}]}
            """;

    @TempDir
    static Path folder;

    @BeforeAll
    static void quarter() throws IOException {
        DemoQuarter.write(folder);
        Files.writeString(folder.resolve("places.geojson"), PLACES);
    }

    private static TreePlan run(String planting, String out) throws IOException {
        Path study = folder.resolve(out + ".yaml");
        Files.writeString(study, "kastanie: 1\njob: job-without-trees.yaml\nplanting:\n" + planting.indent(2));
        Runner.Options options = new Runner.Options(2, 2L << 30, null, Progress.SILENT, s -> {}, new StopRequest());
        List<String> coarse = List.of(
                "domain.cell=5",
                "domain.bounds=[691300, 5334350, 691680, 5334500]",
                "points=[]",
                "areas=[]",
                "model.step=PT30M",
                "period.spinup=none");
        return PlanTrees.run(StudyReader.read(study, coarse), folder.resolve(out), ResultFolder.Mode.NEW, options);
    }

    @Test
    void theBestOfAFewPlacesIsWrittenWithEverythingAboutIt() throws IOException, SQLException {
        TreePlan plan = run("""
                candidates: [{path: places.geojson, every: 25}]
                number: 3
                objective: {hours: [11, 15]}
                """, "plan");
        assertThat(plan.choice().proven()).isTrue();
        assertThat(plan.recommended()).hasSize(3);
        assertThat(plan.rejected()).extracting(r -> r.site().id()).containsExactly("house", "pair-2");
        assertThat(plan.choice().value()).isPositive();
        // shade of these few does not overlap much: together with the air held they bring what was planned
        assertThat(plan.checked().frozen())
                .isBetween(0.9 * plan.choice().value(), 1.15 * plan.choice().value());
        assertThat(plan.checked().full()).isPositive();
        Path out = folder.resolve("plan");
        JsonNode figures = PlanFiles.MAPPER.readTree(Files.readString(out.resolve("plan.json")));
        assertThat(figures.path("trees").asInt()).isEqualTo(3);
        assertThat(figures.at("/sentences/de/0").asString()).startsWith("3 Bäume für");
        assertThat(figures.at("/sentences/en/0").asString()).startsWith("3 trees for");
        assertThat(figures.at("/sentences/de").size())
                .isEqualTo(figures.at("/sentences/en").size());
        assertThat(figures.at("/benefit/boundHoldsFor/de").asString()).contains("geplanten Nutzen");
        assertThat(figures.at("/rejected/0/reason_de").asString()).isEqualTo("liegt in einem Gebäude");
        assertThat(figures.at("/rejected/0/reason_en").asString()).isEqualTo("it lies in a building");
        JsonNode sites = PlanFiles.MAPPER.readTree(Files.readString(out.resolve("sites.geojson")));
        assertThat(sites.path("features").size()).isEqualTo(3);
        assertThat(sites.at("/features/0/geometry/coordinates/0").asDouble()).isBetween(11.5, 11.7);
        assertThat(sites.at("/features/0/properties/crs").asString()).isEqualTo("EPSG:25832");
        assertThat(Files.readString(out.resolve("rejected.csv")))
                .startsWith("id,street,x,y,cost,reason_de,reason_en")
                .containsPattern("house,Square,.*,liegt in einem Gebäude,it lies in a building");
        assertThat(text(out.resolve("sites.gpkg"), "reason_de")).contains("liegt in einem Gebäude");
        assertThat(text(out.resolve("sites.gpkg"), "reason_en")).contains("it lies in a building");
        assertThat(Files.readAllLines(out.resolve("curve.csv"))).hasSize(5);
        assertThat(Files.readString(out.resolve("report/index.html")))
                .contains("lang=\"en\"")
                .contains("<svg");
        assertThat(Files.readString(out.resolve("report/de.html")))
                .contains("lang=\"de\"")
                .contains("Bäume")
                .contains("<td>liegt in einem Gebäude</td>")
                .doesNotContain("it lies in a building");
        assertThat(Files.readString(out.resolve("candidates.csv"))).contains("pair-1,Square");
        for (JsonNode file : PlanFiles.MAPPER
                .readTree(Files.readString(out.resolve("manifest.json")))
                .path("files")) {
            assertThat(out.resolve(file.path("path").asString())).isRegularFile();
        }
        assertThat(out.resolve(".work")).doesNotExist();
    }

    private static String text(Path geopackage, String column) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + geopackage);
                Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery("SELECT group_concat(" + column + ") FROM sites")) {
            return found.getString(1);
        }
    }

    @Test
    void impossibleWishesLeaveNothing() {
        refused("candidates: [{path: places.geojson}]\nbudget: 0\n", "budget");
        refused("candidates: [{path: places.geojson}]\nnumber: 0\n", "number");
        refused("number: 3\n", "names no candidate places");
        refused("candidates: [{path: none.geojson}]\n", "does not exist");
        refused("candidates: [{path: places.geojson, every: 25}]\nmust: [row-1]\nmustNot: [row-1]\n", "and must not");
        refused("candidates: [{path: places.geojson, every: 25}]\nmust: [row-99]\n", "no file has");
        refused("candidates: [{path: places.geojson, every: 25}]\nbudget: 10\n", "none of the 9 candidate places");
        refused("candidates: [{path: places.geojson, every: 25}]\nobjective: {hours: [18, 10]}\n", "ends at 10");
    }

    private static void refused(String planting, String why) {
        assertThatThrownBy(() -> run(planting, "refused"))
                .satisfies(e -> assertThat(
                                e instanceof BadJobException bad
                                        ? bad.problems().toString()
                                        : e.getMessage())
                        .contains(why));
        assertThat(folder.resolve("refused")).doesNotExist();
        assertThat(folder.resolve("refused.partial")).doesNotExist();
    }
}
