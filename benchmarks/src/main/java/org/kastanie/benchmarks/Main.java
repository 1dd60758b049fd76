package org.kastanie.benchmarks;

import java.io.PrintStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * {@code kastanie bench [name...]}: runs the benchmarks whose class or method name contains one of the names (all without
 * one), always together with the machine's roof, and prints every kernel as a share of it.
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws RunnerException {
        if (args.length > 0 && args[0].equals("day")) {
            DayBenchmark.main(Arrays.copyOfRange(args, 1, args.length));
            return;
        }
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(RoofBenchmark.class.getSimpleName())
                .shouldDoGC(false)
                .jvmArgsAppend("--add-modules", "jdk.incubator.vector", "-Xmx2g");
        if (args.length == 0) {
            options.include("org.kastanie.benchmarks");
        }
        for (String name : args) {
            options.include(".*" + name + ".*");
        }
        print(new Runner(options.build()).run(), System.out);
    }

    private static void print(Collection<RunResult> results, PrintStream out) {
        double bandwidth = 0;
        double rate = 0;
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            double nanoseconds = result.getPrimaryResult().getScore();
            KernelCost cost = cost(name);
            if (name.endsWith("RoofBenchmark.triad")) {
                bandwidth = cost.elements() * cost.bytes() / nanoseconds;
            } else if (name.endsWith("RoofBenchmark.polynomial")) {
                rate = cost.elements() * cost.flops() / nanoseconds;
            }
        }
        out.printf(
                Locale.ROOT,
                "%nroof of this machine, one thread, this run: memory %.1f GB/s, arithmetic in cache %.1f Gflop/s%n%n",
                bandwidth,
                rate);
        out.printf("%-64s %12s %10s %10s%n", "kernel", "ns/element", "of memory", "of flops");
        for (RunResult result : results) {
            KernelCost cost = cost(result.getParams().getBenchmark());
            double nanoseconds = result.getPrimaryResult().getScore() / cost.elements();
            out.printf(
                    Locale.ROOT,
                    "%-64s %12.3f %10s %10s%n",
                    label(result),
                    nanoseconds,
                    share(cost.bytes() / nanoseconds, bandwidth),
                    share(cost.flops() / nanoseconds, rate));
        }
    }

    private static String label(RunResult result) {
        String name = result.getParams().getBenchmark().replace("org.kastanie.benchmarks.", "");
        String parameters = result.getParams().getParamsKeys().stream()
                .map(key -> key + "=" + result.getParams().getParam(key))
                .reduce("", (a, b) -> a + " " + b);
        return name + parameters;
    }

    private static String share(double reached, double roof) {
        return reached == 0 || roof == 0 ? "-" : String.format(Locale.ROOT, "%.0f %%", 100 * reached / roof);
    }

    private static KernelCost cost(String benchmark) {
        int dot = benchmark.lastIndexOf('.');
        try {
            for (Method method : Class.forName(benchmark.substring(0, dot)).getMethods()) {
                if (method.getName().equals(benchmark.substring(dot + 1))) {
                    KernelCost cost = method.getAnnotation(KernelCost.class);
                    if (cost != null) {
                        return cost;
                    }
                }
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException(benchmark + " does not say its @KernelCost");
    }
}
