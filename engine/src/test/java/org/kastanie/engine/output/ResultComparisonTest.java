package org.kastanie.engine.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mil.nga.tiff.Rasters;
import mil.nga.tiff.TiffReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.InputException;
import org.kastanie.engine.Progress;
import org.kastanie.engine.output.zarr.FieldStore;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.quantity.Quantity;

class ResultComparisonTest {
    private static final List<RunDifference> DIFFERENCES = List.of(
            new RunDifference("model.posture", "standing", "sitting", RunDifference.Kind.OTHER),
            new RunDifference("scenario", "not given", "[{}]", RunDifference.Kind.SCENARIO));

    @TempDir
    static Path folder;

    private static ResultSet bare;
    private static ResultSet shaded;

    @BeforeAll
    static void write() throws Exception {
        bare = store(40, false, "bare");
        shaded = store(40, true, "shaded");
        store(41, true, "other");
    }

    private static ResultSet store(int columns, boolean trees, String name) throws Exception {
        ResultSet results = SyntheticResults.make(columns, 30, 2, trees, folder.resolve(name + "-frames"));
        FramePacker packer = SyntheticResults.packer(results, folder.resolve(name));
        for (Quantity quantity : results.available()) {
            for (int time = 0; time < results.times(); time++) {
                packer.pack(quantity, time);
            }
        }
        Course course = Course.of(results, Workers.SINGLE);
        FieldStore.write(results, course.summaries(), folder.resolve(name).resolve("fields.zarr"));
        return results;
    }

    private static List<Path> compare(Path a, Path b, Path out) throws Exception {
        return ResultComparison.compare(a, b, out, DIFFERENCES, Workers.SINGLE, Progress.SILENT);
    }

    @Test
    void differenceIsSecondMinusFirst() throws Exception {
        Path out = folder.resolve("out");
        List<Path> files = compare(folder.resolve("bare"), folder.resolve("shaded"), out);
        assertThat(files).allSatisfy(file -> assertThat(out.resolve(file)).isRegularFile());
        Rasters rasters = TiffReader.readTiff(out.resolve("difference/utci.tif").toFile())
                .getFileDirectories()
                .getFirst()
                .readRasters();
        float[] before = bare.frames().read(Quantity.UTCI, 13);
        float[] after = shaded.frames().read(Quantity.UTCI, 13);
        int changed = 0;
        for (int i = 0; i < before.length; i++) {
            float value = rasters.getPixelSample(13, i % 40, i / 40).floatValue();
            assertThat(Float.compare(value, after[i] - before[i])).isZero();
            changed += value < -1 ? 1 : 0;
        }
        assertThat(changed).as("trees cool somewhere").isPositive();
        List<String> rows = Files.readAllLines(out.resolve("differences.csv"));
        assertThat(rows).hasSize(1 + 24 * SyntheticResults.ALL.size());
        assertThat(Files.readString(out.resolve("report/index.html")))
                .contains("becomes lower by more than 0.5 K")
                .contains("The runs differ in more than their scenario: model.posture.")
                .contains("<th scope=\"row\">model.posture</th><td>standing</td><td>sitting</td>");
    }

    @Test
    void aRunComparedWithItselfShowsNoChange() throws Exception {
        Path out = folder.resolve("same");
        compare(folder.resolve("bare"), folder.resolve("bare"), out);
        assertThat(Files.readAllLines(out.resolve("differences.csv")).stream().skip(1))
                .allSatisfy(
                        row -> assertThat(row).endsWith(",0.0000,0.0000,0.0000,0.0000,0.0000,0.0000,0.0000,0.0000"));
    }

    @Test
    void differentDomainsAndMissingResultsAreExplained() {
        Path out = folder.resolve("never");
        assertThatThrownBy(() -> compare(folder.resolve("bare"), folder.resolve("other"), out))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("different domains");
        assertThatThrownBy(() -> compare(folder.resolve("bare"), folder.resolve("nothing"), out))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("holds no results");
        assertThat(out).doesNotExist();
    }
}
