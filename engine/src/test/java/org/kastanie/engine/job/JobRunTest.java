package org.kastanie.engine.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.InputException;
import org.kastanie.engine.Progress;
import org.kastanie.engine.output.zarr.ZarrReader;
import org.kastanie.engine.run.InterruptedRunException;
import org.kastanie.engine.run.ManifestFiles;
import org.kastanie.engine.run.ResourceException;
import org.kastanie.engine.run.ResultFolder;
import org.kastanie.engine.run.Runner;
import org.kastanie.engine.run.StopRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JobRunTest {
    private static final long PLENTY = 8L << 30;
    private static final List<String> SHORT = List.of(
            "period.end=2020-07-02T11:00+02:00", "period.output=PT30M", "model.step=PT10M", "period.spinup=none");

    /** The same with the air at other heights. */
    private static final List<String> HIGH = Stream.concat(
                    SHORT.stream(),
                    Stream.of(
                            "outputs.quantities=[utci, air_temperature_10m, wind_speed_10m, eastward_wind]",
                            "areas=[{path: areas.geojson, id: name}]"))
            .toList();

    @TempDir
    Path folder;

    private static Runner.Options options(int threads, Progress progress, StopRequest stop) {
        return new Runner.Options(threads, PLENTY, null, progress, line -> {}, stop);
    }

    private void run(Path jobFile, List<String> settings, String out, int threads) throws IOException {
        JobRun.run(
                JobReader.read(jobFile, settings),
                folder.resolve(out),
                ResultFolder.Mode.NEW,
                options(threads, Progress.SILENT, new StopRequest()));
    }

    /** Fingerprints of all results but the manifest, which tells times. */
    private Map<String, String> results(String out) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        Path root = folder.resolve(out);
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString();
                // a GeoPackage carries the time it was written
                if (!name.equals("manifest.json") && !name.endsWith(".gpkg")) {
                    hashes.put(name, ManifestFiles.sha256(file));
                }
            }
        }
        return hashes;
    }

    @Test
    void whatIsIrrigatedIsBookedAndCooler() throws IOException {
        Path file = TinyJob.write(folder);
        // half past ten to half past eleven, half an hour of the first interval and half of the second
        List<String> settings = List.of(
                "period.end=2020-07-02T12:00+02:00",
                "period.spinup=none",
                "outputs.formats=[]",
                "irrigation=[{class: asphalt, rate: 1, hours: [10.5, 11.5]}]");
        run(file, settings, "wet", 1);
        run(file, settings.subList(0, 3), "dry", 1);
        JsonNode manifest = JsonMapper.builder()
                .build()
                .readTree(folder.resolve("wet/manifest.json").toFile());
        JsonNode given = manifest.at("/budgets/meanIrrigation");
        assertThat(given.get(0).asDouble()).isCloseTo(0.5, offset(1e-9));
        assertThat(given.get(1).asDouble()).isCloseTo(0.5, offset(1e-9));
        manifest.at("/budgets/meanWaterImbalance")
                .forEach(w -> assertThat(w.asDouble()).isLessThan(0.01));
        assertThat(manifest.at("/parameters/materials").toString()).contains("\"irrigation\":\"Irrigation[");
        assertThat(skin("wet")).isLessThan(skin("dry") - 3);
    }

    /** Surface temperature in the yard in the last interval. */
    private double skin(String out) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(out).resolve("points.csv"));
        int column = List.of(lines.getFirst().split(",")).indexOf("surface_temperature");
        return Double.parseDouble(lines.getLast().split(",", -1)[column]);
    }

    @Test
    void interruptedAndResumedEqualsStraightForAnyThreads() throws IOException {
        Path file = TinyJob.write(folder);
        run(file, HIGH, "straight", 1);

        StopRequest stop = new StopRequest();
        Job job = JobReader.read(file, HIGH);
        Path out = folder.resolve("resumed");
        assertThatThrownBy(
                        () -> JobRun.run(job, out, ResultFolder.Mode.NEW, options(2, stopAt("period", 4, stop), stop)))
                .isInstanceOf(InterruptedRunException.class);
        assertThat(out).doesNotExist();

        Job changed = JobReader.read(
                file,
                Stream.concat(HIGH.stream(), Stream.of("soil.moisture=0.1")).toList());
        assertThatThrownBy(() -> JobRun.run(
                        changed, out, ResultFolder.Mode.RESUME, options(2, Progress.SILENT, new StopRequest())))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("of another job");

        JobRun.run(job, out, ResultFolder.Mode.RESUME, options(2, Progress.SILENT, new StopRequest()));
        assertThat(results("straight"))
                .containsKeys(
                        "utci.tif",
                        "wind_speed_10m.tif",
                        "points.csv",
                        "heat_budget.csv",
                        "profiles.csv",
                        "profiles.json",
                        "quality.json");
        assertThat(results("resumed")).isEqualTo(results("straight"));

        String manifest = Files.readString(out.resolve("manifest.json"));
        assertThat(manifest).doesNotContain(System.getProperty("user.home") + "/");
        assertThat(manifest).doesNotContain("\"" + System.getProperty("user.name") + "\"");
        run(out.resolve("manifest.json"), List.of(), "again", 1);
        assertThat(results("again")).isEqualTo(results("straight"));
    }

    /** Another body and indices on request reach maps, points and manifest, also across a resumed run's checkpoint. */
    @Test
    void anotherBodyAndIndicesOnRequest() throws IOException {
        Path file = TinyJob.write(folder);
        List<String> child = Stream.concat(
                        SHORT.stream(),
                        Stream.of(
                                "model.posture=sitting",
                                "model.personHeight=0.6",
                                "outputs.quantities=[utci, wbgt, standard_effective_temperature]"))
                .toList();
        run(file, child, "child", 2);
        assertThat(results("child")).containsKeys("wbgt.tif", "standard_effective_temperature.tif");
        String points = Files.readString(folder.resolve("child/points.csv"));
        assertThat(points.lines().findFirst().orElseThrow()).endsWith(",wbgt,standard_effective_temperature");
        assertThat(points).doesNotContain("NaN").doesNotContain(",,");
        String manifest = Files.readString(folder.resolve("child/manifest.json"));
        assertThat(manifest).contains("\"indices\"").contains("\"standard_effective_temperature\" : {");
    }

    /** At 10 m there is air over the building of 9 m, at 2 m and 1.1 m there is none; components belong to the speed. */
    @Test
    void airAtOtherHeights() throws IOException {
        Path file = TinyJob.write(folder);
        List<String> heights = Stream.concat(
                        SHORT.stream(),
                        Stream.of(
                                "outputs.quantities=[air_temperature_1_1m, air_temperature_10m, specific_humidity_1_1m,"
                                        + " specific_humidity_10m, wind_speed_2m, wind_speed_10m, eastward_wind,"
                                        + " northward_wind, eastward_wind_2m, northward_wind_2m, eastward_wind_10m,"
                                        + " northward_wind_10m]",
                                "outputs.formats=[zarr, png]"))
                .toList();
        run(file, heights, "heights", 2);
        assertThat(results("heights").keySet()).anyMatch(name -> name.startsWith("png/eastward_wind_10m"));
        ZarrReader store = ZarrReader.open(folder.resolve("heights/fields.zarr"));
        float[] below = store.slice("air_temperature_1_1m", 1);
        float[] screen = store.slice("air_temperature", 1);
        float[] above = store.slice("air_temperature_10m", 1);
        float[] speed = store.slice("wind_speed_10m", 1);
        float[] east = store.slice("eastward_wind_10m", 1);
        float[] north = store.slice("northward_wind_10m", 1);
        float[] low = store.slice("wind_speed_2m", 1);
        int empty = 0;
        for (int i = 0; i < speed.length; i++) {
            assertThat(Float.isNaN(below[i])).isEqualTo(Float.isNaN(screen[i]));
            empty += Float.isNaN(below[i]) ? 1 : 0;
            assertThat(Float.isNaN(low[i])).isEqualTo(Float.isNaN(below[i]));
            assertThat(above[i]).isBetween(280f, 320f);
            assertThat((double) Math.hypot(east[i], north[i])).isBetween(0.3, speed[i] + 1e-4);
        }
        assertThat(empty).isEqualTo(25);
    }

    /** Ground and roofs are those of the maps, walls have their true area, and the balance of every part closes. */
    @Test
    void heatOfAreas() throws IOException {
        Path file = TinyJob.write(folder);
        List<String> heat = Stream.concat(
                        SHORT.stream(),
                        Stream.of(
                                "areas=[{path: areas.geojson, id: name}]",
                                "scenario=[{plant: {at: [691030, 5336030], height: 8, crownDiameter: 6}}]",
                                "outputs.formats=[zarr]"))
                .toList();
        run(file, heat, "heat", 2);
        List<String> lines = Files.readAllLines(folder.resolve("heat/heat_budget.csv"));
        assertThat(lines.getFirst())
                .isEqualTo(
                        "time,id,part,area,net_radiation,sensible_heat_flux,latent_heat_flux,storage_heat_flux,residual");
        assertThat(lines).hasSize(1 + 2 * 2 * 6);
        Map<String, double[]> second = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] c = line.split(",");
            double[] values =
                    Stream.of(c).skip(3).mapToDouble(Double::parseDouble).toArray();
            assertThat(Math.abs(values[5])).as(line).isLessThan(0.1);
            second.put(c[1] + " " + c[2], values); // the later time stays
        }
        ZarrReader store = ZarrReader.open(folder.resolve("heat/fields.zarr"));
        String[] fields = {"net_radiation", "sensible_heat_flux", "latent_heat_flux", "ground_heat_flux"};
        for (int q = 0; q < fields.length; q++) {
            double sum = 0;
            for (float value : store.slice(fields[q], 1)) {
                sum += value / 400;
            }
            double level = second.get("all ground")[1 + q] + second.get("all roof")[1 + q];
            assertThat(level).as(fields[q]).isCloseTo(sum, within(0.02));
            double rest = second.get("all wall")[1 + q] + second.get("all crown")[1 + q];
            assertThat(second.get("all all")[1 + q]).isCloseTo(level + rest, within(0.03));
        }
        assertThat(second.get("all wall")[0]).isEqualTo(360);
        assertThat(second.get("strip wall")[0]).isEqualTo(90);
        assertThat(second.get("strip roof")[0]).isZero();
        assertThat(second.get("all all")[0]).isEqualTo(1600);
        assertThat(second.get("all crown")[0]).isEqualTo(48); // the 12 cells a disc of 28 m2 has leaves in
        assertThat(second.get("all crown")[3]).isPositive();
    }

    /** The tiny quarter's night falls to 12 degC; ten kelvins warmer it is tropical everywhere, and the report says so. */
    @Test
    void aWarmNightIsTropical() throws IOException {
        Path file = TinyJob.write(folder);
        List<String> night = List.of(
                "period.start=2020-07-02T20:00+02:00",
                "period.end=2020-07-03T08:00+02:00",
                "period.spinup=none",
                "outputs.formats=[cog, report]");
        run(file, night, "cold", 2);
        run(
                file,
                Stream.concat(night.stream(), Stream.of("weather.shift.airTemperature=10"))
                        .toList(),
                "warm",
                2);
        assertThat(results("warm")).containsKeys("summary/tropical_nights.tif", "summary/tropical_nights.qml");
        assertThat(Files.readString(folder.resolve("cold/report/index.html")))
                .contains("No part of the outdoor area has a tropical night");
        assertThat(Files.readString(folder.resolve("warm/report/index.html")))
                .contains("100\u00a0% of the outdoor area has a tropical night", "1.0 on average");
    }

    private static Progress stopAt(String stage, long step, StopRequest stop) {
        return new Progress() {
            private String current = "";

            @Override
            public void stage(String name, long total) {
                current = name;
            }

            @Override
            public void done(long done) {
                if (current.equals(stage) && done == step) {
                    stop.request();
                }
            }
        };
    }

    @Test
    void notEnoughMemoryIsSaidBeforeComputing() throws IOException {
        Job job = JobReader.read(TinyJob.write(folder), SHORT);
        Runner.Options little = new Runner.Options(1, 100L << 20, null, Progress.SILENT, line -> {}, new StopRequest());
        assertThatThrownBy(() -> JobRun.run(job, folder.resolve("out"), ResultFolder.Mode.NEW, little))
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("of memory");
        assertNothingLeft();
    }

    private void assertNothingLeft() {
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(folder.resolve("out.partial")).doesNotExist();
    }

    private void refused(String setting, String words) {
        Throwable problem = catchThrowable(() -> run(folder.resolve("job.yaml"), List.of(setting), "out", 1));
        assertThat(problem)
                .isInstanceOfAny(InputException.class, BadJobException.class)
                .hasMessageContaining(words);
        assertNothingLeft();
    }

    @Test
    void unusableInputLeavesNothing() throws IOException {
        TinyJob.write(folder);
        Files.writeString(folder.resolve("empty.gml"), "");
        Files.writeString(
                folder.resolve("bare.gml"),
                "<core:CityModel xmlns:core=\"http://www.opengis.net/citygml/2.0\"></core:CityModel>");
        Files.writeString(
                folder.resolve("void.asc"),
                "ncols 2\nnrows 2\nxllcorner 690900\nyllcorner 5335900\ncellsize 200\nNODATA_value -9999\n"
                        + "-9999 -9999\n-9999 -9999\n");
        refused("twin.0={type: citygml, path: empty.gml}", "0 bytes");
        refused("twin.0={type: citygml, path: bare.gml}", "bare.gml");
        refused("twin.1={type: terrain, path: void.asc, crs: 'EPSG:25832'}", "void.asc");
        refused("domain.crs=EPSG:4326", "degrees");
        refused("domain.crs=EPSG:999999", "not known");
        refused("domain.crs=EPSG:25833", "");
        refused("period.end=2020-07-09T10:00+02:00", "weather.csv");
        refused("points.0.x=5", "outside the domain");
        refused("ground.default=granite", "granite");
        refused("scenario=[{fell: {id: T1}}]", "T1");
    }

    @Test
    void checkSaysEverythingAtOnce() throws IOException {
        TinyJob.write(folder);
        Files.writeString(folder.resolve("bare.gml"), "<a/>");
        Job job = JobReader.read(
                folder.resolve("job.yaml"),
                List.of("twin.1={type: citygml, path: bare.gml}", "period.end=2020-07-09T10:00+02:00"));
        assertThatThrownBy(() -> JobRun.check(job, options(1, Progress.SILENT, new StopRequest())))
                .isInstanceOfSatisfying(
                        BadJobException.class, e -> assertThat(e.problems()).hasSize(2));
        Job good = JobReader.read(folder.resolve("job.yaml"), SHORT);
        assertThat(JobRun.check(good, options(1, Progress.SILENT, new StopRequest()))
                        .memory())
                .isPositive();
    }

    /** Problems of different stages do not hide each other: classes, edits, points, weather. */
    @Test
    void checkNamesProblemsOfEveryStage() throws IOException {
        TinyJob.write(folder);
        Job job = JobReader.read(
                folder.resolve("job.yaml"),
                List.of(
                        "ground.default=asfalt",
                        "scenario=[{fell: {id: T99}}]",
                        "points.0.x=5",
                        "period.end=2020-07-09T10:00+02:00"));
        assertThat(problems(job))
                .hasSize(4)
                .anyMatch(p -> p.contains("asfalt"))
                .anyMatch(p -> p.contains("no tree 'T99'"))
                .anyMatch(p -> p.contains("outside the domain"))
                .anyMatch(p -> p.contains("weather.csv"));
    }

    @Test
    void checkNamesEveryPointAndTheWeatherBesideIt() throws IOException {
        TinyJob.write(folder);
        Job job = JobReader.read(
                folder.resolve("job.yaml"),
                List.of(
                        "points.0={id: in, x: 691015, y: 5336015, height: -2}",
                        "points.1={id: low, x: 691030, y: 5336030, height: -0.5}",
                        "points.2={id: far, x: 5, y: 5336030}",
                        "period.end=2020-07-09T10:00+02:00"));
        assertThat(problems(job)).hasSize(4);
        Files.writeString(folder.resolve("dem.tif"), "no image");
        Job unread = JobReader.read(
                folder.resolve("job.yaml"),
                List.of("points.0.x=5", "twin.1={type: terrain, path: dem.tif}", "walls.default=plastr"));
        assertThat(problems(unread)).hasSize(3);
    }

    /** A flat open field has no extent of its own, and edits of its ground have none either. */
    @Test
    void groundOfAnEmptyTwinCanBeChanged() throws IOException {
        TinyJob.write(folder);
        Job job = JobReader.read(
                folder.resolve("job.yaml"),
                Stream.concat(
                                SHORT.stream(),
                                Stream.of(
                                        "twin=[]",
                                        "domain={crs: 'EPSG:25832', bounds: [691000, 5336000, 691040, 5336040], cell: 2}",
                                        "irrigation=[{class: grass, rate: 1, hours: [4, 6]}]",
                                        "scenario=[{repave: {polygon: [[691005, 5336005], [691030, 5336005], [691030,"
                                                + " 5336030]], class: grass}}]"))
                        .toList());
        assertThat(JobRun.check(job, options(1, Progress.SILENT, new StopRequest()))
                        .memory())
                .isPositive();
    }

    /** Nobody measured the wind: that must be seen before a result is trusted. */
    @Test
    void assumedWindIsTold() throws IOException {
        TinyJob.write(folder);
        Path weather = folder.resolve("weather.csv");
        Files.writeString(weather, Files.readString(weather).replace("wind_speed", "other"));
        List<String> told = new java.util.ArrayList<>();
        JobRun.check(
                JobReader.read(folder.resolve("job.yaml"), SHORT),
                new Runner.Options(1, PLENTY, null, Progress.SILENT, told::add, new StopRequest()));
        assertThat(told)
                .anyMatch(line -> line.startsWith("doubtful: weather.csv: wind_speed: not in the file, 2.0 m/s"));
    }

    private static List<String> problems(Job job) {
        BadJobException bad = (BadJobException)
                catchThrowable(() -> JobRun.check(job, options(1, Progress.SILENT, new StopRequest())));
        return bad.problems().stream().map(Problem::problem).toList();
    }

    @Test
    void pointsBelowARoofAreRefusedAndOnesOnItFlagged() throws IOException {
        TinyJob.write(folder);
        refused("points.0={id: in, x: 691015, y: 5336015, height: -2}", "below the roof");
        refused("points.0={id: in, x: 691030, y: 5336030, height: -0.5}", "below the ground");
    }
}
