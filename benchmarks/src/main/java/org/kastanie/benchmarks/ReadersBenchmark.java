package org.kastanie.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.forcing.WeatherInspection;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.CrsResolver;
import org.kastanie.engine.twin.Inspection;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.engine.twin.TwinEntry;
import org.kastanie.engine.twin.TwinReader;
import org.kastanie.engine.twin.TwinSource;

/**
 * {@code bench readers}: every file of the test data through its reader; what came of it, what was skipped and why, processor time,
 * memory. {@code bench readers large}: a gigabyte of CityGML made of a real file.
 */
final class ReadersBenchmark {
    static final String NAME = "readers";
    private static final Set<String> NOTES = Set.of("md", "yml", "tfw");
    /** For files that name no system; a job would name it. */
    private static final String ASSUMED = "EPSG:25832";

    /**
     * What came of a file.
     *
     * @param read what was read
     * @param left what was skipped or doubted, and why
     */
    private record Found(String read, String left) {}

    private ReadersBenchmark() {}

    /**
     * @param arguments {@code large}, or nothing
     * @return exit code: 1 if a file ended in anything but a result or a sentence
     */
    static int run(List<String> arguments, Path testData) throws IOException {
        Path data = testData.resolve("data");
        if (!Files.isDirectory(data)) {
            System.out.println("skipped: no data");
            return 0;
        }
        if (arguments.contains("large")) {
            LargeGml.run(data);
            return 0;
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(data)) {
            files = all.filter(Files::isRegularFile)
                    .filter(f -> !NOTES.contains(ending(f)))
                    .sorted()
                    .toList();
        }
        warm(files);
        System.out.println(
                "| file | MB | read | skipped, doubted, assumed | cpu s | MB/s | heap MB |\n|---|---|---|---|---|---|---|");
        int aborted = 0;
        for (Path file : files) {
            aborted += row(data, file) ? 0 : 1;
        }
        System.out.printf("%n%d files, %d aborted%n", files.size(), aborted);
        return aborted == 0 ? 0 : 1;
    }

    /** Classes are loaded and compiled before anything is measured: a file of each kind once. */
    private static void warm(List<Path> files) {
        Map<String, Path> kinds = new TreeMap<>();
        files.forEach(f -> kinds.putIfAbsent(ending(f), f));
        kinds.values().forEach(f -> {
            try {
                read(f);
            } catch (InputException | IOException e) {
                return; // told in its row
            }
        });
    }

    private static boolean row(Path data, Path file) throws IOException {
        System.gc();
        long before = used();
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = processorTime();
        Found found;
        boolean well = true;
        try {
            found = read(file);
        } catch (InputException e) {
            found = new Found("-", "refused: " + e.getMessage());
        } catch (RuntimeException e) {
            found = new Found("-", "ABORTED: " + e);
            well = false;
        }
        double seconds = (processorTime() - start) * 1e-9;
        long peak = pools().mapToLong(p -> p.getPeakUsage().getUsed()).sum() - before;
        double megabytes = unpacked(file) * 1e-6;
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %s | %s | %.2f | %s | %.0f |%n",
                data.relativize(file),
                megabytes,
                found.read(),
                found.left().replace('|', '/'),
                seconds,
                seconds > 0.05 ? String.format(Locale.ROOT, "%.0f", megabytes / seconds) : "",
                Math.max(0, peak) * 1e-6);
        return well;
    }

    static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    static long unpacked(Path file) throws IOException {
        if (!ending(file).equals("gz")) {
            return Files.size(file);
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static Stream<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(p -> p.getType() == MemoryType.HEAP);
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static Found read(Path file) throws IOException {
        String type = Inspection.typeOf(file);
        if (type == null && !WeatherInspection.mayBe(file)) {
            return new Found("-", "no kind of file that Kastanie reads");
        }
        if (type == null) {
            WeatherInspection weather = WeatherInspection.of(file);
            return new Found(
                    "weather " + weather.type().key() + ", " + weather.rows() + " rows",
                    String.join(
                            "; ",
                            weather.notes().stream()
                                    .filter(n -> !n.contains("hottest"))
                                    .limit(2)
                                    .toList()));
        }
        TwinEntry entry = new TwinEntry(type, file);
        if (type.equals("footprints")) {
            Inspection seen = Inspection.of(entry); // heights are named in a job only
            return new Found("outlines: " + seen.features(), left(seen.findings()));
        }
        String assumed = "";
        CityModel model;
        try {
            model = TwinReader.read(List.of(entry), null);
        } catch (InputException e) {
            if (!String.valueOf(e.getMessage()).contains("names its coordinate system")) {
                throw e;
            }
            Crs crs = CrsResolver.resolve(ASSUMED, "bench");
            model = TwinReader.read(List.of(entry), crs);
            assumed = "no system named, " + ASSUMED + " assumed; ";
        }
        return new Found(words(model), assumed + left(model.quality().entries()));
    }

    private static String words(CityModel model) {
        List<String> words = new ArrayList<>();
        for (TwinSource source : model.sources()) {
            switch (source) {
                case TwinSource.Objects o -> {
                    add(words, o.buildings().size(), "buildings");
                    add(words, o.trees().size(), "trees");
                }
                case TwinSource.Layer l ->
                    add(words, l.raster().values().length, l.kind().name().toLowerCase(Locale.ROOT) + " cells");
                case TwinSource.Cover c -> add(words, c.areas().size(), "areas");
                case TwinSource.Patch p -> add(words, 1, "patch");
                case TwinSource.Watering w -> add(words, 1, "watering");
            }
        }
        return words.isEmpty() ? "nothing" : String.join(", ", words);
    }

    private static void add(List<String> words, int number, String what) {
        if (number > 0) {
            words.add(number + " " + what);
        }
    }

    /** How many findings of a kind, and the first of each in words. */
    private static String left(List<QualityReport.Entry> findings) {
        List<String> words = new ArrayList<>();
        for (QualityReport.Kind kind : QualityReport.Kind.values()) {
            if (kind != QualityReport.Kind.NOTE) {
                List<QualityReport.Entry> of =
                        findings.stream().filter(f -> f.kind() == kind).toList();
                if (!of.isEmpty()) {
                    words.add(of.size() + " " + kind.name().toLowerCase(Locale.ROOT) + " (" + shortened(of.getFirst())
                            + ")");
                }
            }
        }
        return String.join("; ", words);
    }

    private static String shortened(QualityReport.@Nullable Entry entry) {
        String text = entry == null ? "" : entry.message();
        return text.length() > 90 ? text.substring(0, 90) + "..." : text;
    }
}
