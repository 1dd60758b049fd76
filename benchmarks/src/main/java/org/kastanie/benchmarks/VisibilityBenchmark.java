package org.kastanie.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.kastanie.engine.run.RunWorkers;
import org.kastanie.engine.scene.Scene;
import org.kastanie.solver.radiation.RadiationModel;
import org.kastanie.solver.radiation.RadiationOptions;
import org.kastanie.solver.radiation.VisibilityObserver;

/**
 * {@code kastanie bench visibility [name...]}: builds what facets, crowns and people see on real blocks, whole passes, and
 * prints processor time a cell, bytes a receiver, heap, and what a second thread brings.
 */
final class VisibilityBenchmark {
    static final String NAME = "visibility";

    private VisibilityBenchmark() {}

    /** One part of a pass. */
    private record Part(VisibilityObserver.Part what, long receivers, long bytes, double cpu, double wall) {}

    /** @param names scenes whose name contains one of these, all if empty */
    static void run(List<String> names) {
        List<VisibilityScenes.Named> scenes = VisibilityScenes.all(data());
        if (scenes.isEmpty()) {
            System.out.println("skipped: no data");
            return;
        }
        System.out.println("Processor time in us per cell of the domain, reach 500 m; bytes per receiver. Munich with "
                + VisibilityScenes.PLANTED + " planted crowns.");
        for (VisibilityScenes.Named named : scenes) {
            if (names.isEmpty() || names.stream().anyMatch(named.name()::contains)) {
                measure(named);
            }
        }
        for (VisibilityScenes.Named named : VisibilityScenes.onRequest(data())) {
            if (names.stream().anyMatch(named.name()::equals)) {
                measure(named);
            }
        }
    }

    private static Path data() {
        return Path.of(System.getProperty("kastanie.testdata", "../shared")).resolve("data");
    }

    private static void measure(VisibilityScenes.Named named) {
        Scene scene = named.scene().get();
        long cells = scene.geometry().active().size();
        System.out.printf(
                Locale.ROOT,
                "%n%s: %d cells of %.1f m, %d facets%n%-14s %7s %9s %9s %9s %9s %9s %9s %9s %8s %8s%n",
                named.name(),
                cells,
                scene.geometry().grid().cell(),
                scene.facets().count(),
                "pass",
                "threads",
                "ground",
                "sky",
                "facets",
                "crowns",
                "people",
                "all",
                "wall s",
                "used MB",
                "peak MB");
        List<Part> last = pass("first", 1, scene, cells);
        for (int threads : new int[] {1, 2}) {
            last = pass("warm", threads, scene, cells);
        }
        StringBuilder bytes = new StringBuilder("bytes a receiver:");
        for (Part part : last) {
            bytes.append(String.format(
                    Locale.ROOT,
                    " %s %.0f (%d)",
                    part.what().name().toLowerCase(Locale.ROOT),
                    part.bytes() / (double) Math.max(1, part.receivers()),
                    part.receivers()));
        }
        System.out.println(bytes);
    }

    private static List<Part> pass(String name, int threads, Scene scene, long cells) {
        System.gc();
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        List<Part> parts = new ArrayList<>();
        double start = seconds();
        RadiationModel model;
        try (RunWorkers workers = new RunWorkers(threads)) {
            double[] since = {cpu(), start};
            model = RadiationModel.build(
                    scene.geometry(),
                    scene.facets(),
                    RadiationOptions.defaults(),
                    (what, receivers, bytes) -> {
                        double cpu = cpu();
                        double now = seconds();
                        parts.add(new Part(what, receivers, bytes, cpu - since[0], now - since[1]));
                        since[0] = cpu;
                        since[1] = now;
                    },
                    workers);
        }
        double wall = seconds() - start;
        double peak = pools().mapToLong(p -> p.getPeakUsage().getUsed()).sum() * 1e-6;
        System.gc();
        double used = pools().mapToLong(p -> p.getUsage().getUsed()).sum() * 1e-6;
        System.out.printf(Locale.ROOT, "%-14s %7d", name, threads);
        double all = 0;
        for (Part part : parts) {
            System.out.printf(Locale.ROOT, " %9.2f", part.cpu() * 1e6 / cells);
            all += part.cpu();
        }
        System.out.printf(Locale.ROOT, " %9.2f %9.2f %8.0f %8.0f%n", all * 1e6 / cells, wall, used, peak);
        if (model.bytes() <= 0) {
            throw new IllegalStateException("a model without visibility");
        }
        return parts;
    }

    private static double cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                * 1e-9;
    }

    private static double seconds() {
        return System.nanoTime() * 1e-9;
    }

    private static Stream<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(p -> p.getType() == MemoryType.HEAP);
    }
}
