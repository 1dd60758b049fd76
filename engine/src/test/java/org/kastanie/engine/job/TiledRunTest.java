package org.kastanie.engine.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.InputException;
import org.kastanie.engine.Progress;
import org.kastanie.engine.output.zarr.ZarrReader;
import org.kastanie.engine.run.InterruptedRunException;
import org.kastanie.engine.run.ManifestFiles;
import org.kastanie.engine.run.ResultFolder;
import org.kastanie.engine.run.Runner;
import org.kastanie.engine.run.StopRequest;
import tools.jackson.databind.JsonNode;

/** Runs cut into tiles: what must be the same as without, what may differ, and by how much. */
class TiledRunTest {
    /** 90 x 80 cells of 2 m: with tiles of 64 cells four of unlike size. */
    private static final List<String> QUARTER = List.of(
            "domain.bounds=[691000, 5336000, 691180, 5336160]",
            "domain.margin=60",
            "period.end=2020-07-02T11:00+02:00",
            "period.output=PT30M",
            "period.spinup=none",
            "points.1={id: south, x: 691150.5, y: 5336008.5}",
            "areas=[{path: areas.geojson, id: name}]",
            "outputs.quantities=[utci, surface_temperature, sunlit_fraction, sunlit_fraction_without_crowns]",
            "outputs.formats=[cog, zarr, png, report]");

    @TempDir
    static Path folder;

    private static Path job;

    /** The whole, and the same in tiles on one thread, serve all tests. */
    @BeforeAll
    static void quarter() throws IOException {
        job = TinyJob.write(folder);
        List<String> blocks = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            double x = 691004 + 30 * (i % 6);
            double y = 5336006 + 32 * (i / 6);
            blocks.add(feature("\"height\": " + (6 + 5 * i % 17), x, y, x + 14, y + 10 + i % 3));
        }
        Files.writeString(folder.resolve("blocks.geojson"), collection(blocks));
        Files.writeString(
                folder.resolve("areas.geojson"),
                collection(List.of(
                        feature("\"name\": \"all\"", 691000, 5336000, 691180, 5336160),
                        feature("\"name\": \"seam\"", 691101, 5336020, 691141, 5336060),
                        feature("\"name\": \"corner\"", 691003, 5336140, 691030, 5336158))));
        run("whole", 2);
        run("tiles", 1, "domain.tile=64");
    }

    private static String feature(String property, double west, double south, double east, double north) {
        return String.format(
                java.util.Locale.ROOT,
                "{\"type\": \"Feature\", \"properties\": {%s}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\":"
                        + " [[[%2$f, %3$f], [%4$f, %3$f], [%4$f, %5$f], [%2$f, %5$f], [%2$f, %3$f]]]}}",
                property,
                west,
                south,
                east,
                north);
    }

    private static String collection(List<String> features) {
        return "{\"type\": \"FeatureCollection\", \"crs\": {\"type\": \"name\", \"properties\": {\"name\":"
                + " \"urn:ogc:def:crs:EPSG::25832\"}}, \"features\": [" + String.join(", ", features) + "]}";
    }

    private static void run(String out, int threads, String... settings) throws IOException {
        run(out, ResultFolder.Mode.NEW, threads, Progress.SILENT, new StopRequest(), settings);
    }

    private static void run(
            String out, ResultFolder.Mode mode, int threads, Progress progress, StopRequest stop, String... settings)
            throws IOException {
        Job read = JobReader.read(
                job, Stream.concat(QUARTER.stream(), Arrays.stream(settings)).toList());
        JobRun.run(
                read,
                folder.resolve(out),
                mode,
                new Runner.Options(threads, 8L << 30, null, progress, line -> {}, stop));
    }

    /** Fingerprints of all results but the manifest, the page with the facts, and the GeoPackage with its time. */
    private static Map<String, String> results(String out) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        Path root = folder.resolve(out);
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString();
                if (!name.equals("manifest.json") && !name.endsWith(".gpkg") && !name.endsWith(".html")) {
                    hashes.put(name, ManifestFiles.sha256(file));
                }
            }
        }
        return hashes;
    }

    /** One tile that holds all of it: reading by window, packing by tile and putting together change no byte. */
    @Test
    void aSingleTileGivesTheBytesOfTheWholeRun() throws IOException {
        run("tile", 2, "domain.tile=128");
        assertThat(results("whole"))
                .containsKeys(
                        "utci.tif",
                        "png/utci_hottest_hour.png",
                        "areas.csv",
                        "heat_budget.csv",
                        "profiles.csv",
                        "fields.zarr/utci/0.0.0")
                .containsKeys("summary/tree_shade_hours.tif", "summary/building_shade_hours.tif");
        assertThat(results("tile")).isEqualTo(results("whole"));
    }

    /** A polygon over a seam has all its surfaces, whatever tile they lie in. */
    @Test
    void heatOfAPolygonIsThatOfTheWhole() throws IOException {
        List<String> whole = Files.readAllLines(folder.resolve("whole/heat_budget.csv"));
        List<String> tiles = Files.readAllLines(folder.resolve("tiles/heat_budget.csv"));
        assertThat(tiles).hasSameSizeAs(whole).hasSize(1 + 3 * 2 * 6);
        for (int i = 1; i < whole.size(); i++) {
            String[] one = whole.get(i).split(",");
            String[] other = tiles.get(i).split(",");
            assertThat(other[3]).as(tiles.get(i)).isEqualTo(one[3]);
            assertThat(Double.parseDouble(other[4]))
                    .isCloseTo(Double.parseDouble(one[4]), org.assertj.core.api.Assertions.within(6.0));
        }
    }

    @Test
    void interruptedTilesAreNotComputedAgain() throws IOException {
        StopRequest stop = new StopRequest();
        assertThatThrownBy(() -> run("cut", ResultFolder.Mode.NEW, 2, stopIn(2, stop), stop, "domain.tile=64"))
                .isInstanceOf(InterruptedRunException.class)
                .hasMessageContaining("cut.partial");
        Path pieces = folder.resolve("cut.partial/.work/tiles");
        assertThat(pieces.resolve("0-1/piece.json")).exists();
        assertThat(pieces.resolve("1-0/piece.json")).doesNotExist();
        assertThat(pieces.resolve("1-0/.work/checkpoint.bin")).exists();
        assertThatThrownBy(() -> run(
                        "cut",
                        ResultFolder.Mode.RESUME,
                        2,
                        Progress.SILENT,
                        new StopRequest(),
                        "domain.tile=64",
                        "soil.moisture=0.1"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("of another job");
        Stages stages = new Stages();
        run("cut", ResultFolder.Mode.RESUME, 2, stages, new StopRequest(), "domain.tile=64");
        assertThat(stages.names).contains("computing 2 tiles, 2 are there");
        assertThat(stages.names).doesNotContain("air of the whole domain");
        assertThat(results("cut")).isEqualTo(results("tiles"));
        assertThat(folder.resolve("cut.partial")).doesNotExist();
        assertThat(folder.resolve("cut/.work")).doesNotExist();
    }

    /** Stops in the steps of a tile. */
    private static Progress stopIn(int tile, StopRequest stop) {
        return new Progress() {
            private boolean tiles;

            @Override
            public void stage(String name, long total) {
                tiles = name.startsWith("computing");
            }

            @Override
            public void done(long done) {
                if (tiles && done > 1000L * tile + 400) {
                    stop.request();
                }
            }
        };
    }

    private static final class Stages implements Progress {
        private final List<String> names = new ArrayList<>();

        @Override
        public void stage(String name, long total) {
            names.add(name);
        }

        @Override
        public void done(long done) {}
    }

    @Test
    void pointsAreasAndManifestAreThoseOfTheWhole() throws IOException {
        ZarrReader fields = ZarrReader.open(folder.resolve("tiles/fields.zarr"));
        float[] utci = fields.slice("utci", 1);
        List<String> areas = Files.readAllLines(folder.resolve("tiles/areas.csv"));
        List<String> head = List.of(areas.getFirst().split(","));
        String[] all = areas.get(2).split(",", -1);
        assertThat(all[1]).isEqualTo("all");
        List<Double> sorted = new ArrayList<>();
        for (float value : utci) {
            if (!Float.isNaN(value)) {
                sorted.add((double) (float) (value - 273.15));
            }
        }
        sorted.sort(null);
        double mean = sorted.stream().mapToDouble(v -> v).average().orElseThrow();
        assertThat(Double.parseDouble(all[head.indexOf("utci_mean")])).isCloseTo(mean, offset(0.001));
        for (double share : new double[] {0.05, 0.5, 0.95}) {
            double at = share * (sorted.size() - 1);
            double low = sorted.get((int) at);
            double value = low + (at - (int) at) * (sorted.get(Math.min((int) at + 1, sorted.size() - 1)) - low);
            String name = String.format("utci_p%02d", Math.round(100 * share));
            assertThat(Double.parseDouble(all[head.indexOf(name)])).isCloseTo(value, offset(0.001));
        }
        String[] seam = areas.get(3).split(",", -1);
        assertThat(seam[1] + seam[2]).isEqualTo("seam420");

        List<String> points = Files.readAllLines(folder.resolve("tiles/points.csv"));
        int surface = List.of(points.getFirst().split(",")).indexOf("surface_temperature");
        assertThat(points).hasSize(5);
        assertThat(points.get(4)).contains("south");
        float[] ground = fields.slice("surface_temperature", 1);
        double here = ground[75 * 90 + 75] - 273.15;
        assertThat(Double.parseDouble(points.get(4).split(",", -1)[surface])).isCloseTo(here, offset(0.01));

        JsonNode manifest = ManifestFiles.read(folder.resolve("tiles/manifest.json"));
        assertThat(manifest.at("/tiles/list").size()).isEqualTo(4);
        assertThat(manifest.at("/scene/columns").asInt()).isEqualTo(90);
        assertThat(manifest.at("/job/domain/tile").asInt()).isEqualTo(64);
    }

    private static org.assertj.core.data.Offset<Double> offset(double value) {
        return org.assertj.core.api.Assertions.within(value);
    }

    /** A tile outside the job's polygon is not computed; where nothing was computed there is no value. */
    @Test
    void tilesOutsideThePolygonAreLeftOut() throws IOException {
        Files.writeString(
                folder.resolve("polygon.geojson"),
                collection(List.of(feature("\"a\": 1", 691000, 5336100, 691100, 5336160))));
        AtomicInteger units = new AtomicInteger();
        Progress watch = new Progress() {
            @Override
            public void stage(String name, long total) {
                units.addAndGet(name.startsWith("computing") ? (int) total : 0);
            }

            @Override
            public void done(long done) {}
        };
        run(
                "part",
                ResultFolder.Mode.NEW,
                2,
                watch,
                new StopRequest(),
                "domain.tile=64",
                "domain.path=polygon.geojson",
                "points=[]",
                "outputs.formats=[cog, zarr]");
        assertThat(units.get()).isEqualTo(1000);
        float[] air = ZarrReader.open(folder.resolve("part/fields.zarr")).slice("air_temperature", 0);
        assertThat(air[5 * 90 + 5]).isNotNaN();
        assertThat(air[79 * 90 + 89]).isNaN();
    }

    /**
     * At seams tiles know of each other only what lies in halo and margin. Bounds are about twice what was seen (cells of 2 m,
     * halo 30 m, margin 60 m); docs/performance.md has the figures of a real block.
     */
    @Test
    void seamsStaySmall() throws IOException {
        ZarrReader whole = ZarrReader.open(folder.resolve("whole/fields.zarr"));
        ZarrReader tiles = ZarrReader.open(folder.resolve("tiles/fields.zarr"));
        Map<String, Double> seen = new TreeMap<>();
        Map<String, Double> bounds = Map.of(
                "surface_temperature", 2.2,
                "mean_radiant_temperature", 0.9,
                "utci", 1.5,
                "air_temperature", 0.7);
        for (var bound : bounds.entrySet()) {
            float[] a = whole.slice(bound.getKey(), 1);
            float[] b = tiles.slice(bound.getKey(), 1);
            double largest = 0;
            double squares = 0;
            for (int i = 0; i < a.length; i++) {
                assertThat(Float.isNaN(a[i])).isEqualTo(Float.isNaN(b[i]));
                double difference = Float.isNaN(a[i]) ? 0 : Math.abs(a[i] - b[i]);
                largest = Math.max(largest, difference);
                squares += difference * difference;
            }
            seen.put(bound.getKey(), largest);
        }
        bounds.forEach((name, bound) -> assertThat(seen.get(name)).as(name).isLessThan(bound));
    }
}
