package org.kastanie.engine.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.scenario.Edit;

class StudyReaderTest {
    @TempDir
    Path folder = Path.of("");

    private Path study(String text) throws IOException {
        TinyJob.write(folder);
        return Files.writeString(folder.resolve("study.yaml"), text);
    }

    @Test
    void aVariantIsTheBaseCaseWithItsEdits() throws IOException {
        Study study = StudyReader.read(study("""
                kastanie: 1
                job: job.yaml
                question: {de: Wie kühl?, en: How cool?}
                variants:
                  - {name: tree, title: One tree, scenario: [{plant: {at: [691030, 5336030]}}]}
                planting: {budget: 100000}
                """), List.of());

        assertThat(study.name()).isEqualTo("study");
        assertThat(study.question()).isEqualTo(new Study.Words("Wie kühl?", "How cool?"));
        assertThat(study.base().spec().scenario()).isEmpty();
        Study.Variant variant = study.variants().getFirst();
        assertThat(variant.title()).isEqualTo(new Study.Words("One tree", "One tree"));
        assertThat(variant.job().spec().scenario()).singleElement().isInstanceOf(Edit.Plant.class);
        assertThat(variant.job().spec().weather()).isEqualTo(study.base().spec().weather());
        assertThat(variant.job().spec().name()).isEqualTo("tree");
        assertThat(study.languages()).containsExactly("de", "en");
        assertThat(study.coolPlaces()).isEqualTo(new Study.CoolPlaces("utci", 32, 150, 20));
        assertThat(study.planting().path("budget").asInt()).isEqualTo(100_000);
    }

    @Test
    void theJobMayStandInTheStudy() throws IOException {
        String job = TinyJob.text().indent(2);
        Study study = StudyReader.read(study("kastanie: 1\nname: inline\njob:\n" + job), List.of("domain.cell=4"));

        assertThat(study.base().spec().domain().cell()).isEqualTo(4);
        assertThat(study.base().spec().name()).isEqualTo("tiny");
    }

    @Test
    void everyProblemIsTold() throws IOException {
        Path file = study("""
                kastanie: 1
                job: job.yaml
                streets: [{path: nowhere.geojson}]
                variants:
                  - {name: differences, scenario: [{plant: {at: [691030, 5336030]}}]}
                  - {name: a, scenario: [{plant: {at: [691030, 5336030]}}]}
                  - {name: A, scenario: [{plnt: {at: [691030, 5336030]}}]}
                """);

        assertThatThrownBy(() -> StudyReader.read(file, List.of()))
                .isInstanceOfSatisfying(
                        BadJobException.class,
                        e -> assertThat(e.problems().stream()
                                        .map(p -> p.problem() + "; " + p.remedy())
                                        .toList())
                                .anyMatch(p -> p.contains("line 3") && p.contains("nowhere.geojson"))
                                .anyMatch(p -> p.contains("cannot be called 'differences'"))
                                .anyMatch(p -> p.contains("two variants are called 'a'"))
                                .anyMatch(p -> p.contains("line 7")
                                        && p.contains("unknown key 'variants.2.scenario.0.plnt'")
                                        && p.contains("did you mean 'plant'?"))
                                .hasSize(4));
    }

    @Test
    void problemsOfAnInlineJobNameTheirLine() throws IOException {
        Path file = study("kastanie: 1\njob:\n"
                + TinyJob.text().replace("directions", "direction").indent(2));

        assertThatThrownBy(() -> StudyReader.read(file, List.of()))
                .isInstanceOf(BadJobException.class)
                .hasMessageContaining("line 12: unknown key 'model.direction'");
    }
}
