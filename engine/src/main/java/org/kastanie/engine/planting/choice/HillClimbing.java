package org.kastanie.engine.planting.choice;

import java.util.Arrays;
import java.util.Random;

/**
 * Hill climbing with restarts, for comparison: our own writing of the method of TreePlanter (Wallenberg, Lindberg and Rayner
 * 2022, Geosci. Model Dev. 15, 1107). A run begins with trees at random places; tree by tree each moves to the best of the
 * places next to its own as long as that betters the whole; after the last run the best of all runs stands. On candidates
 * that lie anywhere "next" are those nearest, as many as a cell of a raster has neighbours. Knows a number, no budget.
 */
public final class HillClimbing {
    /** Neighbours of a cell of a raster. */
    private static final int NEIGHBOURS = 8;

    private final Problem problem;
    private final Benefit benefit;
    private final int[][] next;
    private final Random random;

    /** @param distance between candidates, to say which are next to each other; by first, then second */
    public HillClimbing(Problem problem, Benefit benefit, double[][] distance, long seed) {
        this.problem = problem;
        this.benefit = benefit;
        random = new Random(seed);
        next = new int[problem.size()][];
        for (int c = 0; c < next.length; c++) {
            double[] far = distance[c];
            int self = c;
            next[c] = java.util.stream.IntStream.range(0, far.length)
                    .filter(o -> o != self)
                    .boxed()
                    .sorted((a, b) -> Double.compare(far[a], far[b]))
                    .limit(NEIGHBOURS)
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
    }

    /** The best set of a number of runs. */
    public int[] run(int restarts) {
        int[] best = {};
        double worth = Double.NEGATIVE_INFINITY;
        for (int r = 0; r < restarts; r++) {
            Selection chosen = random();
            climb(chosen);
            if (chosen.value() > worth) {
                worth = chosen.value();
                best = chosen.set();
            }
        }
        return best;
    }

    /** A set at random, as full as it goes. */
    Selection random() {
        Selection chosen = new Selection(problem, benefit);
        int[] order = new int[problem.size()];
        Arrays.setAll(order, i -> i);
        for (int i = order.length - 1; i > 0; i--) {
            int k = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[k];
            order[k] = kept;
        }
        for (int c : order) {
            if (chosen.fits(c)) {
                chosen.add(c);
            }
        }
        return chosen;
    }

    /** The best of a number of sets at random. */
    public int[] lottery(int draws) {
        int[] best = {};
        double worth = Double.NEGATIVE_INFINITY;
        for (int r = 0; r < draws; r++) {
            Selection chosen = random();
            if (chosen.value() > worth) {
                worth = chosen.value();
                best = chosen.set();
            }
        }
        return best;
    }

    private void climb(Selection chosen) {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int tree : chosen.set()) {
                moved |= move(chosen, tree);
            }
        }
    }

    private boolean move(Selection chosen, int tree) {
        double before = chosen.value();
        chosen.remove(tree);
        int best = tree;
        double most = chosen.gain(tree);
        for (int to : next[tree]) {
            if (chosen.fits(to) && chosen.gain(to) > most) {
                most = chosen.gain(to);
                best = to;
            }
        }
        chosen.add(best);
        return best != tree && chosen.value() > before * (1 + 1e-9);
    }
}
