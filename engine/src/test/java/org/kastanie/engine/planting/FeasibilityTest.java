package org.kastanie.engine.planting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.Progress;
import org.kastanie.engine.demo.DemoQuarter;
import org.kastanie.engine.job.BadJobException;
import org.kastanie.engine.job.JobReader;
import org.kastanie.engine.job.Study;
import org.kastanie.engine.run.BaseRun;
import org.kastanie.engine.run.Runner;
import org.kastanie.engine.run.StopRequest;
import org.kastanie.solver.quantity.Quantity;

/** Every place that cannot hold a tree says why, in the demo quarter. */
class FeasibilityTest {
    private static final double WEST = 691_200;
    private static final double SOUTH = 5_334_200;

    @TempDir
    static Path folder;

    private static BaseRun run;

    @BeforeAll
    static void prepare() throws IOException {
        DemoQuarter.write(folder);
        Runner.Options options = new Runner.Options(1, 1L << 30, null, Progress.SILENT, s -> {}, new StopRequest());
        run = BaseRun.prepare(
                JobReader.read(folder.resolve("job-without-trees.yaml"), List.of("domain.cell=4"))
                        .spec(),
                options);
    }

    private static PlantingSpec spec(List<PlantingSpec.Exclusion> exclusions, List<String> must, List<String> mustNot) {
        return new PlantingSpec(
                List.of(),
                List.of(new PlantingSpec.TreeType("lime", "tilia_cordata", 7, 4, Map.of(10, new double[] {10, 6}), 0)),
                10,
                new PlantingSpec.Aim(Quantity.UTCI, 32, 10, 18, null),
                new PlantingSpec.Limits(5, 20_000, 100),
                new PlantingSpec.Rules(3, 1, Double.NaN),
                exclusions,
                must,
                mustNot);
    }

    private static Site site(String id, double x, double y, double cost) {
        return new Site(id, "street", WEST + x, SOUTH + y, cost, "", false);
    }

    private static Feasibility.Outcome check(List<Site> sites, PlantingSpec spec) {
        return Feasibility.check(sites, spec, run.scene(), run.city());
    }

    @Test
    void everyRejectedPlaceHasItsReason() throws IOException {
        Path pipe = folder.resolve("pipe.geojson");
        Files.writeString(
                pipe,
                "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:25832\"}},"
                        + "\"features\":[{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"LineString\","
                        + "\"coordinates\":[[691500,5334450],[691560,5334450]]}}]}");
        List<Site> sites = List.of(
                site("good", 200, 250, 5000),
                site("twin", 200.05, 250, 5000),
                site("outside", -60, 250, 5000),
                site("house", 20, 20, 5000),
                site("facade", 200, 260, 5000),
                site("pond", 170, 430, 5000),
                site("park tree", 28, 390, 5000),
                site("crown", 24 + 4, 390 + 3, 5000),
                site("pipe", 310, 251, 5000),
                site("negative", 220, 250, -1),
                site("unknown cost", 225, 250, Double.NaN),
                site("dear", 240, 250, 30_000),
                site("kept", 260, 250, 5000));
        Feasibility.Outcome outcome = check(
                sites,
                spec(
                        List.of(new PlantingSpec.Exclusion(
                                pipe, 2.5, new Study.Words("Wasserleitung", "a water main"))),
                        List.of(),
                        List.of("kept")));
        Map<String, String> why = outcome.rejected().stream()
                .collect(Collectors.toMap(r -> r.site().id(), r -> r.reason().english()));
        assertThat(outcome.options()).extracting(o -> o.site().id()).containsExactly("good");
        assertThat(outcome.options().getFirst().tree().crownDiameter()).isEqualTo(6);
        assertThat(why).hasSize(sites.size() - 1);
        assertThat(why.get("twin")).contains("same place as candidate 'good'");
        assertThat(why.get("outside")).contains("outside the area");
        assertThat(why.get("house")).contains("in a building");
        assertThat(why.get("facade")).contains("from a facade");
        assertThat(why.get("pond")).contains("on water");
        assertThat(why.get("park tree")).contains("tree");
        assertThat(why.get("crown")).contains("tree");
        assertThat(why.get("pipe")).contains("1.0 m from a water main");
        assertThat(why.get("negative")).contains("cost is -1");
        assertThat(why.get("unknown cost")).contains("NaN");
        assertThat(why.get("dear")).contains("more than the budget");
        assertThat(why.get("kept")).contains("mustNot");
        Map<String, String> warum = outcome.rejected().stream()
                .collect(Collectors.toMap(r -> r.site().id(), r -> r.reason().german()));
        assertThat(warum.get("pipe")).isEqualTo("liegt 1,0 m von: Wasserleitung, 2,5 m sind einzuhalten");
        assertThat(warum.get("dear")).isEqualTo("die Kosten von 30000 EUR übersteigen das Budget");
        assertThat(warum.values()).noneMatch(w -> w.matches("(?i).*\\b(it|is|lies|its)\\b.*"));
    }

    @Test
    void wishesThatContradictThemselvesAreErrors() {
        List<Site> sites = List.of(
                new Site("a", "s", WEST + 200, SOUTH + 250, 1, "", true),
                new Site("house", "s", WEST + 20, SOUTH + 20, 1, "", true));
        assertThatThrownBy(() -> check(sites.subList(0, 1), spec(List.of(), List.of(), List.of("a"))))
                .isInstanceOf(BadJobException.class)
                .hasMessageContaining("'a' must be planted and must not");
        assertThatThrownBy(() -> check(sites, spec(List.of(), List.of(), List.of())))
                .isInstanceOf(BadJobException.class)
                .hasMessageContaining("'house' must be planted but cannot be: it lies in a building");
        assertThatThrownBy(() -> check(sites, spec(List.of(), List.of("nowhere"), List.of())))
                .isInstanceOf(BadJobException.class)
                .hasMessageContaining("'nowhere' that no file has");
    }

    @Test
    void aHundredThousandPlacesAreSortedAndNoneIsLost() {
        Random random = new Random(4);
        List<Site> sites = new ArrayList<>();
        for (int k = 0; k < 100_000; k++) {
            sites.add(site("s" + k, 500 * random.nextDouble(), 500 * random.nextDouble(), 5000));
        }
        PlantingSpec spec = spec(List.of(), List.of(), List.of());
        Feasibility.Outcome outcome = check(sites, spec);
        assertThat(outcome.options().size() + outcome.rejected().size()).isEqualTo(100_000);
        int cells = run.scene().geometry().domain().size();
        float[] hot = new float[cells];
        java.util.Arrays.fill(hot, 36);
        List<float[]> base = java.util.Collections.nCopies(8, hot);
        float[] weight = new float[cells];
        java.util.Arrays.fill(weight, 16);
        HotDay day = new HotDay(run, spec.aim());
        Promise.Outcome sifted = Promise.sift(
                outcome.options(),
                spec,
                new Heat(spec.aim(), weight, base),
                run.scene().geometry(),
                day.suns());
        assertThat(sifted.kept()).hasSize(100);
        assertThat(sifted.kept().size() + sifted.rejected().size())
                .isEqualTo(outcome.options().size());
        assertThat(sifted.rejected()).allSatisfy(r -> {
            assertThat(r.reason().english()).matches(".*promis.*");
            assertThat(r.reason().german()).matches(".*(verspricht|aussichtsreich).*");
        });
    }
}
