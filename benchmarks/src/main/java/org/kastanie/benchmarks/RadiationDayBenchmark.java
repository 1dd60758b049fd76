package org.kastanie.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.kastanie.engine.InputException;
import org.kastanie.engine.run.RunWorkers;
import org.kastanie.engine.scene.Scene;
import org.kastanie.solver.model.StepForcing;

/**
 * {@code kastanie bench radiation-day [SIDE...]}: the hourly loop of the radiation with reflections, mean radiant temperature
 * and UTCI over a hot day on squares of the Bilbao rasters, on one thread and on two.
 */
final class RadiationDayBenchmark {
    static final String NAME = "radiation-day";

    private static final int[] SIDES = {256, 512, 1024};
    private static final int HOURS = 24;
    /** Days measured on the smallest square; larger ones are measured once. */
    private static final int REPEATS = 4;

    private static final int[] THREADS = {1, 2};
    /** Fastest open peers on the same rasters, cell-steps a second and core (docs/performance.md). */
    private static final String PEERS =
            "peers on these rasters, a core: Rust port 42 000, torch 17 000, numpy 14 000 cell-steps/s; goal 4 000 000";

    private final BilbaoCrop bilbao;
    /** Sun shifts used so far: no shadow of a day may be known from one before. */
    private long shift;

    private RadiationDayBenchmark(BilbaoCrop bilbao) {
        this.bilbao = bilbao;
    }

    /** One line of the answer: nanoseconds of wall time for all cells and hours. */
    private record Line(int side, int threads, RadiationDay.Spent spent, long beamless, double cells) {
        /** Core nanoseconds a cell and step. */
        double each(double nanoseconds) {
            return nanoseconds * threads / (cells * HOURS);
        }

        double rate() {
            return 1e9 / each(spent.all());
        }
    }

    static void run(List<String> options, Path testData) {
        if (!BilbaoCrop.exists(testData)) {
            System.out.println("skipped: no data");
            return;
        }
        BilbaoCrop bilbao = BilbaoCrop.read(testData);
        List<Integer> sides = new ArrayList<>();
        options.forEach(o -> sides.add(side(o, bilbao.largest())));
        for (int side : options.isEmpty() ? SIDES : new int[0]) {
            sides.add(side);
        }
        new RadiationDayBenchmark(bilbao).run(sides);
    }

    private static int side(String option, int largest) {
        if (option.equals("full")) {
            return largest;
        }
        try {
            int side = Integer.parseInt(option);
            if (side >= 16 && side <= largest) {
                return side;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new InputException(
                NAME + ": '" + option + "' is no side of a square on the raster",
                "give cells between 16 and " + largest + ", or full");
    }

    private void run(List<Integer> sides) {
        List<Line> lines = new ArrayList<>();
        System.out.printf(
                Locale.ROOT,
                "Bilbao, %.1f m, reach %.0f m, %d hourly steps, six places of the sun an hour, one reflection a step%n",
                BilbaoCrop.CELL,
                BilbaoCrop.REACH,
                HOURS);
        for (int side : sides) {
            measure(side, lines);
        }
        print(lines);
    }

    private void measure(int side, List<Line> lines) {
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        Scene scene = bilbao.scene(side);
        long start = System.nanoTime();
        try (RunWorkers two = new RunWorkers(THREADS[1])) {
            RadiationDay day = new RadiationDay(scene, two);
            double built = (System.nanoTime() - start) * 1e-9;
            int repeats = Math.clamp((long) REPEATS * SIDES[0] * SIDES[0] / day.cells(), 1, REPEATS);
            day.run(next(), two);
            for (int threads : THREADS) {
                try (RunWorkers workers = new RunWorkers(threads)) {
                    lines.add(measure(side, day, workers, repeats));
                }
            }
            System.gc();
            double live = pools().mapToLong(p -> p.getUsage().getUsed()).sum() * 1e-6;
            System.out.printf(
                    Locale.ROOT,
                    "%d x %d: %d facets, visibility %.0f s on two threads and %d B a facet; heap %.0f MB live, %.0f MB at"
                            + " most with garbage; mean UTCI of the last hour %.2f C%n",
                    side,
                    side,
                    scene.facets().count(),
                    built,
                    day.model().bytes() / scene.facets().count(),
                    live,
                    pools().mapToLong(p -> p.getPeakUsage().getUsed()).sum() * 1e-6,
                    day.meanIndex() - 273.15);
        }
    }

    private List<StepForcing> next() {
        return bilbao.day(++shift);
    }

    private Line measure(int side, RadiationDay day, RunWorkers workers, int repeats) {
        day.run(next(), workers);
        List<List<StepForcing>> days = new ArrayList<>();
        for (int r = 0; r < repeats; r++) {
            days.add(next());
        }
        long[] sum = new long[5];
        for (List<StepForcing> steps : days) {
            RadiationDay.Spent spent = day.run(steps, workers);
            sum[0] += spent.sky();
            sum[1] += spent.balance();
            sum[2] += spent.person();
            sum[3] += spent.comfort();
            sum[4] += day.run(RadiationDay.beamless(steps), workers).balance();
        }
        return new Line(
                side,
                workers.threads(),
                new RadiationDay.Spent(sum[0], sum[1], sum[2], sum[3]),
                sum[4],
                (double) day.cells() * repeats);
    }

    private static void print(List<Line> lines) {
        System.out.printf(
                Locale.ROOT,
                "%n%6s %8s %16s %10s | ns a cell-step: %6s %6s %9s %7s %10s%n",
                "side",
                "threads",
                "cell-steps/s/core",
                "ns",
                "sun",
                "sky",
                "exchange",
                "person",
                "Tmrt+UTCI");
        for (Line line : lines) {
            RadiationDay.Spent s = line.spent;
            System.out.printf(
                    Locale.ROOT,
                    "%6d %8d %16.0f %11.1f | %22.1f %6.1f %9.1f %7.1f %10.1f%n",
                    line.side,
                    line.threads,
                    line.rate(),
                    line.each(s.all()),
                    line.each(s.balance() - line.beamless),
                    line.each(s.sky()),
                    line.each(line.beamless),
                    line.each(s.person()),
                    line.each(s.comfort()));
        }
        System.out.println();
        for (int i = 0; i + 1 < lines.size(); i += 2) {
            Line one = lines.get(i);
            Line two = lines.get(i + 1);
            double ratio = one.each(one.spent.all()) / (two.each(two.spent.all()) / two.threads);
            System.out.printf(Locale.ROOT, "%d x %d: two threads %.2f x one", one.side, one.side, ratio);
            if (i >= 2) {
                Line before = lines.get(i - 2);
                double cells = Math.pow((double) one.side / before.side, 2);
                double growth = cells * one.each(one.spent.all()) / before.each(before.spent.all());
                System.out.printf(Locale.ROOT, "; %.2f x the time for %.2f x the cells", growth, cells);
            }
            System.out.println();
        }
        System.out.println(PEERS);
    }

    private static Stream<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(p -> p.getType() == MemoryType.HEAP);
    }
}
