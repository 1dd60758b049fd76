package org.kastanie.engine.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.run.Runner;
import org.kastanie.engine.run.StopRequest;
import picocli.CommandLine.Option;

/** Options shared by the commands that run or check jobs. */
final class RunOptions {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,7})\\s*([GgMm])(?:[iI]?[bB])?");
    /** Share of the machine's memory that is used unless said otherwise (contract). */
    private static final double SHARE_OF_RAM = 0.7;
    /** The launcher leaves this share of --memory to the heap. */
    private static final double HEAP_SHARE = 0.9;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads; results do not depend on it. Default: all processors.")
    @Nullable
    Integer threads;

    @Option(names = "--memory", paramLabel = "SIZE", description = "Memory to use, such as 4G. Default: 70 %% of RAM.")
    @Nullable
    String memory;

    @Option(
            names = "--progress",
            paramLabel = "STYLE",
            defaultValue = "auto",
            description = "auto, plain, json or none. Default: auto.")
    ProgressStyle progress = ProgressStyle.AUTO;

    @Option(
            names = "--set",
            paramLabel = "KEY.PATH=VALUE",
            description = "Change a key of the job, such as domain.cell=2; may be repeated.")
    List<String> settings = new ArrayList<>();

    Runner.Options open(StopRequest stop) {
        String cache = System.getProperty("kastanie.cache");
        return new Runner.Options(
                threads(),
                memoryLimit(),
                cache == null ? null : Path.of(cache).resolve("wind"),
                progress.open(System.err, Main.terminal()),
                System.out::println,
                stop);
    }

    private int threads() {
        int n = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (n < 1 || n > 1024) {
            throw new InputException("--threads is " + n, "give a number from 1 to 1024");
        }
        return n;
    }

    /** What may be used: as asked, but never more than the heap this Java was started with allows. */
    private long memoryLimit() {
        long heap = (long) (Runtime.getRuntime().maxMemory() / HEAP_SHARE);
        return Math.min(memory == null ? ram() : bytes(memory), heap);
    }

    private static long ram() {
        return java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? (long) (SHARE_OF_RAM * system.getTotalMemorySize())
                : Long.MAX_VALUE;
    }

    static long bytes(String size) {
        Matcher matcher = SIZE.matcher(size.trim());
        if (!matcher.matches()) {
            throw new InputException("--memory " + size + " is not an amount of memory", "write it as 4G or 800M");
        }
        long unit = matcher.group(2).toLowerCase(Locale.ROOT).equals("g") ? 1L << 30 : 1L << 20;
        return Long.parseLong(matcher.group(1)) * unit;
    }
}
