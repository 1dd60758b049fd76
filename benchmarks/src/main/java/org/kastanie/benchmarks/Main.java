package org.kastanie.benchmarks;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.kastanie.engine.InputException;
import org.kastanie.engine.job.NearestName;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * {@code kastanie bench [name...]}: runs the benchmarks whose class or method name contains one of the names (all without
 * one), always together with the machine's roof, and prints every kernel as a share of it; {@code kastanie bench day} and
 * {@code kastanie bench munich|munich-4km|berlin|bilbao} run a whole day instead, {@code kastanie bench radiation-day} the radiation's. Exits with 1 if a vector kernel allocates.
 */
public final class Main {
    /** Seconds: interpreted vectors are so slow that the last compiler's thresholds are reached late on a busy machine. */
    private static final int WARM_UP = 8;

    private Main() {}

    public static void main(String[] args) throws Exception {
        if (Arrays.asList(args).contains("--help") || Arrays.asList(args).contains("-h")) {
            System.out.println(help());
            return;
        }
        if (args.length > 0 && args[0].equals(RadiationDayBenchmark.NAME)) {
            RadiationDayBenchmark.run(Arrays.asList(args).subList(1, args.length), DayBenchmark.testData());
            return;
        }
        if (args.length > 0 && DayBenchmark.knows(args[0])) {
            int code = DayBenchmark.run(args[0], Arrays.asList(args).subList(1, args.length));
            if (code != 0) {
                System.exit(code);
            }
            return;
        }
        if (args.length > 0 && args[0].equals(VisibilityBenchmark.NAME)) {
            VisibilityBenchmark.run(Arrays.asList(args).subList(1, args.length));
            return;
        }
        if (args.length > 0 && args[0].equals(ReadersBenchmark.NAME)) {
            int code = ReadersBenchmark.run(Arrays.asList(args).subList(1, args.length), DayBenchmark.testData());
            if (code != 0) {
                System.exit(code);
            }
            return;
        }
        if (args.length > 0 && args[0].equals(FacetTimes.NAME)) {
            FacetTimes.run();
            return;
        }
        if (args.length > 0 && args[0].equals(ChoiceBenchmark.NAME)) {
            ChoiceBenchmark.run();
            return;
        }
        if (args.length > 0 && args[0].equals(EditBenchmark.NAME)) {
            EditBenchmark.run();
            return;
        }
        Arrays.asList(args).forEach(Main::requireKnown);
        Collection<RunResult> results = kernels(args);
        Table table = new Table(results.stream().map(Main::row).toList());
        table.print(System.out);
        List<String> boxed = table.allocating();
        boxed.forEach(System.err::println);
        if (!boxed.isEmpty()) {
            System.exit(1);
        }
    }

    private static Collection<RunResult> kernels(String[] names) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(RoofBenchmark.class.getSimpleName())
                .shouldDoGC(false)
                .warmupIterations(WARM_UP)
                .addProfiler(GCProfiler.class)
                // Until the last compiler has been, vectors are boxed; a busy machine would measure that for many
                // seconds.
                .jvmArgsAppend("-XX:-BackgroundCompilation", "--add-modules", "jdk.incubator.vector", "-Xmx2g");
        if (names.length == 0) {
            options.include("org.kastanie.benchmarks");
        }
        for (String name : names) {
            options.include(".*" + Pattern.quote(name) + ".*");
        }
        return new Runner(options.build()).run();
    }

    /** Class and method of every benchmark, such as {@code FacetStepBenchmark.scalar}. */
    private static List<String> benchmarks() {
        String home = Main.class.getPackageName() + ".";
        return BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
                .stream()
                .map(entry -> entry.getUsername().substring(home.length()))
                .toList();
    }

    /** A name nothing matches would measure the machine's roof alone and look like an answer. */
    static void requireKnown(String name) {
        List<String> all = benchmarks();
        if (all.stream().noneMatch(known -> known.contains(name))) {
            Set<String> words = words(all);
            String nearest = NearestName.of(name, words).orElse("");
            throw new InputException(
                    "no benchmark is called '" + name + "'",
                    "did you mean '" + nearest + "'? 'kastanie bench --help' lists them");
        }
    }

    /** What may be asked for, apart from parts of such words. */
    private static Set<String> words(List<String> benchmarks) {
        Set<String> words = new TreeSet<>(DayBenchmark.names());
        words.add(VisibilityBenchmark.NAME);
        words.add(RadiationDayBenchmark.NAME);
        words.add(ChoiceBenchmark.NAME);
        words.add(ReadersBenchmark.NAME);
        words.add(FacetTimes.NAME);
        words.add(EditBenchmark.NAME);
        for (String benchmark : benchmarks) {
            int dot = benchmark.indexOf('.');
            words.add(benchmark.substring(0, dot).replaceFirst("Benchmark$", ""));
            words.add(benchmark.substring(dot + 1));
        }
        return words;
    }

    private static String help() {
        return """
                Usage: kastanie bench [NAME...]
                       kastanie bench DAY [options of kastanie run]
                       kastanie bench visibility [bilbao-256|bilbao-512|bilbao-1024|bilbao-full|munich]...
                       kastanie bench radiation-day [SIDE... | full]
                       kastanie bench choice
                       kastanie bench readers [large]
                       kastanie bench facets
                       kastanie bench edit
                Measure the kernels whose class or method contains a NAME (all without one), scalar and vector side by
                side, a whole run of one DAY, the visibility of real blocks, the hourly loop of the radiation on squares of
                SIDE cells, the choice of trees, every reader on every file of the test data, or one tree more in the Munich
                block. Exits with 1 if a vector kernel allocates.
                """
                + "  DAY   " + String.join(", ", DayBenchmark.names()) + "\n  NAME  "
                + String.join("\n        ", benchmarks());
    }

    private static Table.Row row(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        String parameters = result.getParams().getParamsKeys().stream()
                .map(key -> key + "=" + result.getParams().getParam(key))
                .reduce("", (a, b) -> a + " " + b);
        var allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
        if (allocated == null) {
            throw new IllegalStateException("JMH's GC profiler gave no gc.alloc.rate.norm for " + benchmark);
        }
        return new Table.Row(
                benchmark.substring(Main.class.getPackageName().length() + 1) + parameters,
                cost(benchmark),
                result.getPrimaryResult().getScore(),
                allocated.getScore());
    }

    private static KernelCost cost(String benchmark) {
        int dot = benchmark.lastIndexOf('.');
        try {
            for (Method method : Class.forName(benchmark.substring(0, dot)).getMethods()) {
                KernelCost cost = method.getAnnotation(KernelCost.class);
                if (cost != null && method.getName().equals(benchmark.substring(dot + 1))) {
                    return cost;
                }
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException(benchmark + " does not say its @KernelCost");
    }
}
