package org.kastanie.benchmarks;

import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.kastanie.engine.planting.choice.Benefit;
import org.kastanie.engine.planting.choice.Chooser;
import org.kastanie.engine.planting.choice.Coverage;
import org.kastanie.engine.planting.choice.HillClimbing;
import org.kastanie.engine.planting.choice.Problem;

/**
 * {@code kastanie bench choice}: how good the sets are that different methods choose, and how long they take, on made-up
 * streets with overlapping shades. One thread; the figures are means over ten streets.
 */
final class ChoiceBenchmark {
    static final String NAME = "choice";
    private static final int STREETS = 10;
    private static final int CANDIDATES = 200;
    private static final int PLACES = 20_000;
    private static final int TREES = 20;

    private record Street(Problem problem, Coverage benefit, double[][] distance) {}

    private ChoiceBenchmark() {}

    static void run() {
        String[] names = {
            "greedy and exchanges (ours)",
            "ours, with its bound",
            "hill climbing, 20 restarts",
            "hill climbing, 200 restarts",
            "chance, best of 2000"
        };
        double[] share = new double[names.length];
        double[] time = new double[names.length];
        double gap = 0;
        for (int seed = -2; seed < STREETS; seed++) {
            Street s = street(seed);
            Benefit b = s.benefit();
            Chooser.Choice[] choice = new Chooser.Choice[1];
            HillClimbing other = new HillClimbing(s.problem(), b, s.distance(), seed);
            Supplier<?>[] methods = {
                () -> Chooser.good(s.problem(), b),
                () -> {
                    choice[0] = Chooser.choose(s.problem(), s.benefit());
                    return choice[0].set();
                },
                () -> other.run(20),
                () -> other.run(200),
                () -> other.lottery(2000)
            };
            double[] worth = new double[names.length];
            double[] seconds = new double[names.length];
            for (int m = 0; m < names.length; m++) {
                long start = System.nanoTime();
                worth[m] = b.of((int[]) methods[m].get());
                seconds[m] = (System.nanoTime() - start) / 1e9;
            }
            for (int m = 0; m < names.length && seed >= 0; m++) { // the first two streets warm up
                share[m] += worth[m] / choice[0].bound() / STREETS;
                time[m] += seconds[m] / STREETS;
            }
            gap += seed < 0 ? 0 : choice[0].gap() / STREETS;
        }
        System.out.printf("%d trees out of %d places, means over %d made-up streets%n%n", TREES, CANDIDATES, STREETS);
        System.out.println("| method | benefit, % of the upper bound | seconds |\n|---|---|---|");
        for (int m = 0; m < names.length; m++) {
            System.out.printf(Locale.ROOT, "| %s | %.2f | %.3f |%n", names[m], 100 * share[m], time[m]);
        }
        System.out.printf(Locale.ROOT, "%nmean gap of ours: %.2f %%%n", 100 * gap);
    }

    private static Street street(long seed) {
        Random random = new Random(seed);
        float[] most = new float[PLACES];
        for (int p = 0; p < PLACES; p++) {
            most[p] = random.nextFloat() < 0.2 ? 0 : 1 + 5 * random.nextFloat();
        }
        double[] at = random.doubles(CANDIDATES, 0, PLACES).toArray();
        int[][] place = new int[CANDIDATES][];
        float[][] loss = new float[CANDIDATES][];
        double[] cost = new double[CANDIDATES];
        for (int c = 0; c < CANDIDATES; c++) {
            double wide = 150 * (0.5 + random.nextDouble());
            place[c] = IntStream.rangeClosed((int) Math.max(0, at[c] - wide), (int) Math.min(PLACES - 1, at[c] + wide))
                    .toArray();
            loss[c] = new float[place[c].length];
            for (int k = 0; k < loss[c].length; k++) {
                loss[c][k] = most[place[c][k]] * random.nextFloat();
            }
            cost[c] = random.nextBoolean() ? 5000 : 20_000;
        }
        double[][] distance = new double[CANDIDATES][CANDIDATES];
        int[][] excludes = new int[CANDIDATES][];
        for (int c = 0; c < CANDIDATES; c++) {
            for (int o = 0; o < CANDIDATES; o++) {
                distance[c][o] = Math.abs(at[c] - at[o]);
            }
            int self = c;
            excludes[c] = IntStream.range(0, CANDIDATES)
                    .filter(o -> o != self && distance[self][o] < 100)
                    .toArray();
        }
        Problem problem = new Problem(cost, excludes, new int[0], TREES, Double.POSITIVE_INFINITY);
        return new Street(problem, new Coverage(most, place, loss, new double[CANDIDATES]), distance);
    }
}
