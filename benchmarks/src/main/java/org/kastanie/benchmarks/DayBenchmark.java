package org.kastanie.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.kastanie.engine.cli.Main;
import org.kastanie.engine.demo.DemoQuarter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole run through the command line, spin-up and results included, and what its manifest says about time. */
final class DayBenchmark {
    private static final Map<String, String> EXAMPLES = Map.of(
            "munich",
            "munich-alte-pinakothek.yaml",
            "munich-4km",
            "munich-4km.yaml",
            "berlin",
            "berlin-lichtenberg.yaml",
            "bilbao",
            "bilbao.yaml");

    private DayBenchmark() {}

    /** {@code day} and the examples. */
    static List<String> names() {
        List<String> names = new ArrayList<>(List.of("day"));
        EXAMPLES.keySet().stream().sorted().forEach(names::add);
        return names;
    }

    /** True for {@code day} and the examples. */
    static boolean knows(String name) {
        return name.equals("day") || EXAMPLES.containsKey(name);
    }

    /**
     * Runs {@code day} (the demo quarter) or one of the examples and prints.
     *
     * @param options handed on to {@code kastanie run}, such as {@code --threads 1}
     * @return exit code
     */
    static int run(String name, List<String> options) throws IOException, URISyntaxException {
        Path folder = Files.createTempDirectory("kastanie-bench");
        try {
            Path job;
            if (name.equals("day")) {
                DemoQuarter.write(folder.resolve("quarter"));
                job = folder.resolve("quarter/job.yaml");
            } else {
                job = checkout().resolve("engine/src/examples").resolve(EXAMPLES.get(name));
                if (!Files.exists(job) || !Files.exists(testData().resolve("data"))) {
                    System.out.println("skipped: no data");
                    return 0;
                }
            }
            return timed(name, job, folder.resolve("out"), options);
        } finally {
            delete(folder);
        }
    }

    private static int timed(String name, Path job, Path out, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of("run", job.toString(), "--out", out.toString()));
        command.addAll(List.of("--progress", "none"));
        command.addAll(options);
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        int code = Main.execute(command.toArray(String[]::new));
        double seconds = (System.nanoTime() - start) * 1e-9;
        if (code != 0) {
            return code;
        }
        print(name, JsonMapper.builder().build().readTree(out.resolve("manifest.json")), seconds);
        System.out.printf(Locale.ROOT, "results                 %10.1f MB%n", bytes(out) * 1e-6);
        return 0;
    }

    private static void print(String name, JsonNode manifest, double seconds) {
        JsonNode scene = manifest.path("scene");
        long cells = scene.path("columns").asLong() * scene.path("rows").asLong();
        long facets = scene.path("groundAndRoofFacets").asLong()
                + scene.path("wallFacets").asLong();
        JsonNode period = manifest.path("job").path("period");
        Duration length = Duration.between(
                OffsetDateTime.parse(period.path("start").asString()),
                OffsetDateTime.parse(period.path("end").asString()));
        long hours = length.toHours();
        System.out.printf(
                Locale.ROOT,
                "%n%s: %d cells of %.1f m, %d facets, %d voxels, %d h, %s, %d threads, %s%n%n",
                name,
                cells,
                scene.path("cell").asDouble(),
                facets,
                manifest.path("wind").path("voxels").asLong(),
                hours,
                manifest.path("spinUp").path("how").asString(),
                manifest.path("threads").asInt(),
                manifest.path("kernel").asString());
        double periodSeconds = 0;
        for (JsonNode stage : manifest.path("stages")) {
            double s = stage.path("seconds").asDouble();
            if (stage.path("stage").asString().equals("period")) {
                periodSeconds += s;
            }
            System.out.printf(
                    Locale.ROOT, "%-23s %10.2f s%n", stage.path("stage").asString(), s);
        }
        System.out.printf(Locale.ROOT, "%-23s %10.2f s%n", "everything", seconds);
        if (manifest.has("tiles")) {
            System.out.printf(
                    Locale.ROOT,
                    "in %d tiles of %d cells; stages above are their sums%n",
                    manifest.at("/tiles/list").size(),
                    manifest.at("/tiles/edge").asInt());
        }
        System.out.printf(
                Locale.ROOT,
                "of it: winds of %d directions %.2f s%n%n",
                manifest.path("wind").path("directionsSolved").asInt(),
                manifest.path("wind").path("seconds").asDouble());
        System.out.printf(Locale.ROOT, "period only             %10.0f cell-hours/s%n", cells * hours / periodSeconds);
        System.out.printf(Locale.ROOT, "whole run               %10.0f cell-hours/s%n", cells * hours / seconds);
        System.out.printf(
                Locale.ROOT,
                "heap, garbage included  %10.0f MB at most%n",
                pools().mapToLong(p -> p.getPeakUsage().getUsed()).sum() * 1e-6);
    }

    private static Stream<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(p -> p.getType() == MemoryType.HEAP);
    }

    static Path testData() {
        String given = System.getProperty("kastanie.testdata");
        return given == null ? Path.of("../shared") : Path.of(given);
    }

    /** The folder above {@code benchmarks/target}, in which the classes or the jar of this module lie. */
    static Path checkout() throws URISyntaxException {
        Path here = Path.of(DayBenchmark.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        return here.resolve("../../..").normalize();
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(f -> f.toFile().length())
                    .sum();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
