package org.kastanie.engine.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.Progress;
import org.kastanie.engine.output.zarr.ZarrReader;
import org.kastanie.engine.run.ManifestFiles;
import org.kastanie.engine.run.ResultFolder;
import org.kastanie.engine.run.Runner;
import org.kastanie.engine.run.StopRequest;
import tools.jackson.databind.JsonNode;

/**
 * Nine tiles of equal blocks, whose air comes from a coarse run of the whole, and from the weather file alone. The blocks are as
 * wide as the coarse cells and lie across them by half, the worst there is.
 */
class SharedAirTest {
    /** 144 x 144 cells of 2 m, nine equal blocks each way; two tiles of 128 m and one of 32 m each way. */
    private static final List<String> NINE = List.of(
            "domain.bounds=[691000, 5336000, 691288, 5336288]",
            "domain.margin=120",
            "period.end=2020-07-02T11:00+02:00",
            "period.output=PT30M",
            "model.step=PT10M",
            "period.spinup=none",
            "points=[]",
            "outputs.quantities=[utci]",
            "outputs.formats=[zarr]");

    private static final int COLUMNS = 144;
    private static final int TILE = 64;

    @TempDir
    static Path folder;

    private static Path job;

    @BeforeAll
    static void nine() throws IOException {
        job = TinyJob.write(folder);
        List<String> blocks = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j < 9; j++) {
                double x = 691000 + 32 * i + 8;
                double y = 5336000 + 32 * j + 8;
                blocks.add(String.format(
                        Locale.ROOT,
                        "{\"type\": \"Feature\", \"properties\": {\"height\": 12}, \"geometry\": {\"type\":"
                                + " \"Polygon\", \"coordinates\": [[[%1$f, %2$f], [%3$f, %2$f], [%3$f, %4$f], [%1$f,"
                                + " %4$f], [%1$f, %2$f]]]}}",
                        x,
                        y,
                        x + 16,
                        y + 16));
            }
        }
        Files.writeString(
                folder.resolve("blocks.geojson"),
                "{\"type\": \"FeatureCollection\", \"crs\": {\"type\": \"name\", \"properties\": {\"name\":"
                        + " \"urn:ogc:def:crs:EPSG::25832\"}}, \"features\": [" + String.join(", ", blocks) + "]}");
        run("whole");
        run("shared", "domain.tile=64");
        run("off", "domain.tile=64", "model.sharedAir=off");
    }

    private static void run(String out, String... settings) throws IOException {
        Job read = JobReader.read(
                job, Stream.concat(NINE.stream(), Arrays.stream(settings)).toList());
        JobRun.run(
                read,
                folder.resolve(out),
                ResultFolder.Mode.NEW,
                new Runner.Options(2, 8L << 30, null, Progress.SILENT, line -> {}, new StopRequest()));
    }

    private static float[] field(String run, String quantity) throws IOException {
        return ZarrReader.open(folder.resolve(run + "/fields.zarr")).slice(quantity, 1);
    }

    private static double rms(String run, String quantity) throws IOException {
        float[] a = field("whole", quantity);
        float[] b = field(run, quantity);
        double sum = 0;
        int n = 0;
        for (int i = 0; i < a.length; i++) {
            assertThat(Float.isNaN(a[i])).isEqualTo(Float.isNaN(b[i]));
            sum += Float.isNaN(a[i]) ? 0 : (a[i] - b[i]) * (a[i] - b[i]);
            n += Float.isNaN(a[i]) ? 0 : 1;
        }
        return Math.sqrt(sum / n);
    }

    /** Seen: 0.42 of the air's difference without it, 0.45 of comfort's; docs/performance.md has the figures of a real block. */
    @Test
    void seamsFadeInTheAir() throws IOException {
        double off = rms("off", "air_temperature");
        assertThat(off).isGreaterThan(0.03);
        assertThat(rms("shared", "air_temperature")).isLessThan(0.5 * off);
        assertThat(rms("shared", "utci")).isLessThan(0.6 * rms("off", "utci"));
    }

    /** What steps from tile to tile and not in the whole is the seam alone. */
    @Test
    void airDoesNotStepBetweenTiles() throws IOException {
        assertThat(step("off")).isGreaterThan(2.5 * step("shared"));
    }

    /** Mean step of the air across the seams between columns of tiles less the same step in the whole. */
    private static double step(String run) throws IOException {
        float[] whole = field("whole", "air_temperature");
        float[] air = field(run, "air_temperature");
        double sum = 0;
        int n = 0;
        for (int row = 0; row < COLUMNS; row++) {
            for (int seam = TILE; seam < COLUMNS; seam += TILE) {
                int at = row * COLUMNS + seam;
                double there = (air[at] - air[at - 1]) - (whole[at] - whole[at - 1]);
                sum += Double.isNaN(there) ? 0 : Math.abs(there);
                n += Double.isNaN(there) ? 0 : 1;
            }
        }
        return sum / n;
    }

    @Test
    void theManifestSaysWhereTheAirCameFrom() throws IOException {
        JsonNode air =
                ManifestFiles.read(folder.resolve("shared/manifest.json")).at("/tiles/sharedAir");
        assertThat(air.path("cell").asDouble()).isEqualTo(16);
        assertThat(air.path("solutions").asInt()).isEqualTo(2);
        assertThat(ManifestFiles.read(folder.resolve("off/manifest.json"))
                        .at("/tiles/sharedAir")
                        .asString())
                .startsWith("none");
        assertThat(folder.resolve("shared/.work")).doesNotExist();
    }
}
