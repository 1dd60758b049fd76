package org.kastanie.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.TwinEntry;
import org.kastanie.engine.twin.TwinReader;
import org.kastanie.engine.twin.TwinSource;
import org.locationtech.jts.geom.Envelope;

/** A gigabyte of CityGML: the objects of a real file again and again under new ids, read whole and with a window. */
final class LargeGml {
    private static final String REAL = "nrw-selfkant/LoD2_32_280_5657_1_NW.gml.gz";
    private static final long WANTED = 1L << 30;
    private static final String MEMBER = "<core:cityObjectMember>";

    private LargeGml() {}

    static void run(Path data) throws IOException {
        Path folder = Files.createTempDirectory("kastanie-bench");
        Path large = folder.resolve("large.gml");
        try {
            int copies = write(data.resolve(REAL), large);
            System.out.printf(
                    Locale.ROOT,
                    "%s %d times: %.0f MB of GML, heap at most %.0f MB%n",
                    REAL,
                    copies,
                    Files.size(large) * 1e-6,
                    Runtime.getRuntime().maxMemory() * 1e-6);
            Envelope all = measure("first pass, one file of it", data.resolve(REAL), null);
            measure("again", data.resolve(REAL), null);
            Envelope middle = new Envelope(all.centre());
            middle.expandBy(all.getWidth() / 6, all.getHeight() / 6);
            measure("a window of a ninth", large, middle);
            measure("everything", large, null);
        } finally {
            Files.deleteIfExists(large);
            Files.deleteIfExists(folder);
        }
    }

    /** @return how often the objects stand in it */
    private static int write(Path real, Path large) throws IOException {
        String text;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(real))) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        int first = text.indexOf(MEMBER);
        int end = text.lastIndexOf("</core:CityModel>");
        String members = text.substring(first, end);
        int copies = 0;
        try (BufferedWriter out = Files.newBufferedWriter(large)) {
            out.write(text.substring(0, first));
            for (long written = 0; written < WANTED; written += members.length()) {
                String mark = "c" + copies++ + "_";
                out.write(members.replace("gml:id=\"", "gml:id=\"" + mark).replace("href=\"#", "href=\"#" + mark));
            }
            out.write(text.substring(end));
        }
        return copies;
    }

    private static long wholeProcess() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    private static Envelope measure(String what, Path file, @Nullable Envelope window) throws IOException {
        long start = ReadersBenchmark.processorTime();
        long before = wholeProcess();
        CityModel model;
        try {
            model = TwinReader.read(List.of(new TwinEntry("citygml", file)), null, window);
        } catch (OutOfMemoryError e) {
            System.out.println(what + ": does not fit into the heap");
            return new Envelope();
        }
        double seconds = (ReadersBenchmark.processorTime() - start) * 1e-9;
        double all = (wholeProcess() - before) * 1e-9;
        double megabytes = ReadersBenchmark.unpacked(file) * 1e-6;
        TwinSource.Objects objects = (TwinSource.Objects) model.sources().getFirst();
        int buildings = objects.buildings().size();
        Envelope extent = objects.extent();
        model = null;
        System.out.printf(
                Locale.ROOT,
                "%s: %d buildings, %.1f s of processor time of the reader (%.1f s with collector and compiler), %.0f MB/s a core%n",
                what,
                buildings,
                seconds,
                all,
                megabytes / seconds);
        return extent;
    }
}
