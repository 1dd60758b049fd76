package org.kastanie.engine.planting.choice;

import java.util.Arrays;
import java.util.Random;

/** Made-up streets: candidates along lines that shade overlapping stretches of hot places. */
record RandomStreet(Coverage benefit, double[] cost, int[][] excludes, double[][] distance) {
    /** @param spacing candidates nearer than this exclude each other, places */
    static RandomStreet of(int candidates, int places, double reach, double spacing, long seed) {
        Random random = new Random(seed);
        float[] most = new float[places];
        for (int p = 0; p < places; p++) {
            most[p] = random.nextFloat() < 0.2 ? 0 : 1 + 5 * random.nextFloat();
        }
        double[] at = new double[candidates];
        double[] cost = new double[candidates];
        int[][] place = new int[candidates][];
        float[][] loss = new float[candidates][];
        double[] harm = new double[candidates];
        for (int c = 0; c < candidates; c++) {
            at[c] = places * random.nextDouble();
            cost[c] = random.nextBoolean() ? 5000 : 15_000 + random.nextInt(10_000);
            double wide = reach * (0.5 + random.nextDouble());
            int first = Math.max(0, (int) (at[c] - wide));
            int last = Math.min(places - 1, (int) (at[c] + wide));
            place[c] = new int[last - first + 1];
            loss[c] = new float[last - first + 1];
            for (int k = 0; k < place[c].length; k++) {
                place[c][k] = first + k;
                loss[c][k] = most[first + k] * random.nextFloat();
            }
            harm[c] = random.nextInt(4) == 0 ? random.nextDouble() : 0;
        }
        double[][] distance = new double[candidates][candidates];
        int[][] excludes = new int[candidates][];
        for (int c = 0; c < candidates; c++) {
            for (int o = 0; o < candidates; o++) {
                distance[c][o] = Math.abs(at[c] - at[o]);
            }
            double[] far = distance[c];
            int self = c;
            excludes[c] = java.util.stream.IntStream.range(0, candidates)
                    .filter(o -> o != self && far[o] < spacing)
                    .toArray();
        }
        return new RandomStreet(new Coverage(most, place, loss, harm), cost, excludes, distance);
    }

    Problem problem(int most, double budget, int... must) {
        return new Problem(cost, excludes, must, most, budget);
    }

    /** The best of all allowed sets, all of them looked at. */
    static int[] best(Problem problem, Benefit benefit) {
        int[] best = {};
        double worth = Double.NEGATIVE_INFINITY;
        for (int bits = 0; bits < 1 << problem.size(); bits++) {
            int mask = bits;
            int[] set = java.util.stream.IntStream.range(0, problem.size())
                    .filter(c -> (mask >> c & 1) == 1)
                    .toArray();
            boolean holds = Arrays.stream(problem.must()).allMatch(m -> (mask >> m & 1) == 1);
            if (holds && problem.allows(set) && benefit.of(set) > worth) {
                worth = benefit.of(set);
                best = set;
            }
        }
        return best;
    }
}
