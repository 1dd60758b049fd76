package org.kastanie.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * {@code kastanie bench facets}: processor time of a whole step of the surfaces, by kind of facet. Says the same on a machine
 * that is busy with other work, as far as caches and memory are not.
 */
final class FacetTimes {
    static final String NAME = "facets";
    private static final List<String> KINDS = List.of("paved", "wall", "lawn", "lawn_fixed", "water");
    private static final double WARM_UP = 5e9;
    private static final double MEASURED = 0.5e9;
    private static final int ROUNDS = 7;

    private FacetTimes() {}

    static void run() {
        System.out.println("processor time of a step, ns a facet (goal 59): least, median, largest of " + ROUNDS);
        for (String kind : KINDS) {
            FacetStepBenchmark step = new FacetStepBenchmark();
            step.kind = kind;
            step.prepare();
            time(step, WARM_UP);
            double[] times = new double[ROUNDS];
            Arrays.setAll(times, k -> time(step, MEASURED));
            Arrays.sort(times);
            System.out.printf(
                    Locale.ROOT, "%-11s %6.1f %6.1f %6.1f%n", kind, times[0], times[ROUNDS / 2], times[ROUNDS - 1]);
        }
    }

    /** Steps for some ns of processor time; ns a facet. */
    private static double time(FacetStepBenchmark step, double nanos) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        long used = 0;
        long steps = 0;
        while (used < nanos) {
            step.step();
            steps++;
            used = threads.getCurrentThreadCpuTime() - start;
        }
        return (double) used / steps / FacetStepBenchmark.N;
    }
}
