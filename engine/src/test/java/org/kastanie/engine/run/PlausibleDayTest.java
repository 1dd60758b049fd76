package org.kastanie.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.Progress;
import org.kastanie.engine.demo.DemoQuarter;
import org.kastanie.engine.job.JobReader;
import org.kastanie.engine.job.JobRun;
import org.kastanie.engine.output.zarr.ZarrReader;

/**
 * Plausibility hour by hour (docs/plausibility.md): always on a strip of the demo quarter at 4 m, and on finished results
 * named by the property {@code kastanie.results} (folders, separated by commas).
 */
class PlausibleDayTest {
    private static final double WEST = 691_400;
    private static final double NORTH = 5_334_660;
    private static final int COLUMNS = 20;
    private static final double CELL = 4;

    @TempDir
    Path folder;

    @Test
    void aStripOfTheDemoQuarter() throws IOException {
        DemoQuarter.write(folder);
        Path out = folder.resolve("out");
        List<String> settings = List.of(
                "domain={crs: \"EPSG:25832\", bounds: [691400, 5334440, 691480, 5334660], cell: 4, margin: 40}",
                "points=[{id: street, x: 691450, y: 5334510, height: 1.1}]",
                "areas=[]",
                "period.spinup=P1D",
                "outputs.formats=[zarr]",
                "model={step: PT30M, airInterval: PT60M, voxel: 8, directions: 4, reach: 150}");
        JobRun.run(
                JobReader.read(folder.resolve("job.yaml"), settings),
                out,
                ResultFolder.Mode.NEW,
                new Runner.Options(2, 4L << 30, null, Progress.SILENT, line -> {}, new StopRequest()));
        PlausibleDay.check(out);
        theParkIsCoolerByNight(ZarrReader.open(out.resolve("fields.zarr")));
        wallsLag(Files.readAllLines(out.resolve("points.csv")));
    }

    /** The park (its trees, meadow and no walls) against the street of asphalt between two blocks, at 4 in the morning. */
    private static void theParkIsCoolerByNight(ZarrReader fields) throws IOException {
        IntPredicate park = i -> y(i) > 5_334_590 && x(i) < 691_440;
        IntPredicate street = i -> x(i) > 691_444 && x(i) < 691_456 && y(i) > 5_334_470 && y(i) < 5_334_560;
        for (String name : List.of("surface_temperature", "air_temperature", "mean_radiant_temperature")) {
            float[] field = fields.slice(name, 3);
            double difference = mean(field, street) - mean(field, park);
            System.out.printf("street - park at 4 h, %s: %.2f K%n", name, difference);
            assertThat(difference).as(name).isGreaterThan(name.startsWith("air") ? 0.05 : 1);
        }
    }

    /** In a street from north to south the wall in the west has the morning sun, the one in the east the afternoon's. */
    private static void wallsLag(List<String> lines) {
        List<String> names = Arrays.asList(lines.getFirst().split(",", -1));
        List<Double> course = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] f = line.split(",", -1);
            course.add(Double.parseDouble(f[names.indexOf("longwave_west")])
                    - Double.parseDouble(f[names.indexOf("longwave_east")]));
        }
        double most = Collections.max(course);
        double least = Collections.min(course);
        int morning = course.indexOf(most) + 1;
        int afternoon = course.indexOf(least) + 1;
        System.out.printf(
                "longwave from the west - from the east: %.1f W/m2 at %d h, %.1f at %d h%n",
                most, morning, least, afternoon);
        assertThat(most).isGreaterThan(10);
        assertThat(least).isLessThan(-10);
        assertThat(morning).isBetween(8, 13);
        assertThat(afternoon).isBetween(14, 20);
    }

    private static double x(int i) {
        return WEST + (i % COLUMNS + 0.5) * CELL;
    }

    private static double y(int i) {
        return NORTH - (i / COLUMNS + 0.5) * CELL;
    }

    private static double mean(float[] field, IntPredicate where) {
        double sum = 0;
        int n = 0;
        for (int i = 0; i < field.length; i++) {
            if (where.test(i) && !Float.isNaN(field[i])) {
                sum += field[i];
                n++;
            }
        }
        return sum / n;
    }

    @Test
    void finishedResults() throws IOException {
        String folders = System.getProperty("kastanie.results", "");
        Assumptions.assumeFalse(folders.isBlank(), "skipped: no results named by kastanie.results");
        for (String name : folders.split(",")) {
            PlausibleDay.check(Path.of(name.strip()));
        }
    }
}
