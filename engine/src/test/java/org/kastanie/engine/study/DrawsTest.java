package org.kastanie.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.Progress;
import org.kastanie.engine.job.BadJobException;
import org.kastanie.engine.job.DrawnJob;
import org.kastanie.engine.job.Job;
import org.kastanie.engine.job.Study;
import org.kastanie.engine.job.StudyReader;
import org.kastanie.engine.job.TinyJob;
import org.kastanie.engine.run.ResultFolder;
import org.kastanie.engine.run.Runner;
import org.kastanie.engine.run.StopRequest;

class DrawsTest {
    @TempDir
    Path folder = Path.of("");

    private Study study(int draws) throws IOException {
        TinyJob.write(folder);
        Path file = Files.writeString(folder.resolve("study.yaml"), """
                kastanie: 1
                job: job.yaml
                uncertainty: {draws: %d, seed: 3, cell: 4}
                variants:
                  - {name: tree, scenario: [{plant: {at: [691030, 5336030], height: 9, crownDiameter: 9}}]}
                  - {name: same, scenario: [{repave: {polygon: [[691030, 5336000], [691034, 5336000], [691034, 5336004]], class: asphalt}}]}
                """.formatted(draws));
        return StudyReader.read(file, List.of());
    }

    @Test
    void theSeedDecidesAndMoreDrawsBeginWithTheSame() {
        Study.Uncertainty five = new Study.Uncertainty(5, 3, 0.9, Double.NaN);
        List<Draw> draws = Draw.of(five);
        assertThat(Draw.of(five)).isEqualTo(draws);
        assertThat(Draw.of(new Study.Uncertainty(8, 3, 0.9, Double.NaN)).subList(0, 5))
                .isEqualTo(draws);
        assertThat(Draw.of(new Study.Uncertainty(5, 4, 0.9, Double.NaN))).doesNotContainAnyElementsOf(draws);
    }

    @Test
    void aDrawChangesWeatherLeavesAndAlbedosOfTheJob() throws IOException {
        Job base = study(5).base();
        Draw draw = new Draw(1.5, 0.5, 2, 1);
        Job job = DrawnJob.of(base, draw.change(4));
        assertThat(job.spec().weather().warmer()).isEqualTo(1.5);
        assertThat(job.spec().weather().windier()).isEqualTo(0.5);
        assertThat(job.spec().model().leafArea()).isEqualTo(2);
        assertThat(job.spec().domain().cell()).isEqualTo(4);
        assertThat(job.resolved()
                        .path("materials")
                        .path("ground.asphalt")
                        .path("albedo")
                        .asDouble())
                .as("upper end of the library's range")
                .isEqualTo(0.21);
        assertThat(base.spec().weather().warmer()).isZero();
    }

    @Test
    void intervalsAreThoseOfTheDrawsAndNothingIsNotDistinguishable() throws IOException {
        Path out = folder.resolve("out");
        StudyRun.run(
                study(5),
                out,
                ResultFolder.Mode.NEW,
                new Runner.Options(1, 1L << 30, null, Progress.SILENT, line -> {}, new StopRequest()));
        List<String> rows = Files.readAllLines(out.resolve("tables/uncertainty.csv"));
        assertThat(rows)
                .anyMatch(r -> r.matches("domain,all,mean_radiant_temperature_hottest_hour,degC,tree,-.*,true"))
                .contains("domain,all,utci_hottest_hour,degC,same,0.000,0.000,0.000,false");
        assertThat(Files.readAllLines(out.resolve("tables/draws.csv"))).hasSize(6);
        assertThat(out.resolve("tables/utci_difference_interval_tree.tif")).exists();
        assertThat(Files.readString(out.resolve("report/index.html"))).contains("nicht unterscheidbar");
        assertThat(out.resolve("draws")).doesNotExist();
    }

    @Test
    void asManyDrawsAsTheLevelNeedsLeaveOneOutOnEitherSide() {
        assertThat(Draws.edge(0.9, 19)).isZero();
        assertThat(Draws.edge(0.9, 20)).isCloseTo(0.05, within(1e-12));
        assertThat(Draws.edge(0.8, 10))
                .as("2 / (1 - 0.8) is ten but for rounding")
                .isCloseTo(0.1, within(1e-12));
        assertThat(Draws.edge(0.5, 3)).isZero();
        assertThat(Draws.edge(0.5, 4)).isCloseTo(0.25, within(1e-12));
        float[] twenty = new float[20];
        for (int i = 0; i < 20; i++) {
            twenty[i] = i;
        }
        assertThat(Draws.share(twenty, Draws.edge(0.9, 20))).isGreaterThan(0).isLessThanOrEqualTo(1);
        assertThat(Draws.share(twenty, 1 - Draws.edge(0.9, 20))).isLessThan(19).isGreaterThanOrEqualTo(18);
    }

    @Test
    void tooFewDrawsAreRefused() {
        assertThatThrownBy(() -> study(3))
                .isInstanceOf(BadJobException.class)
                .hasMessageContaining("an interval needs at least 5 draws");
    }

    @Test
    void aValueThatIsMissingInOneDrawIsMissing() {
        assertThat(Draws.share(new float[] {1, 2, 3}, 0.5)).isEqualTo(2);
        assertThat(Draws.share(new float[] {1, Float.NaN, 3}, 0.5)).isNaN();
    }
}
