package org.kastanie.engine.planting.choice;

import java.util.ArrayList;
import java.util.List;

/** Finds a good set, the best one where that can be done, and what no set can exceed. */
public final class Chooser {
    /** Families of sets looked at before branch and bound gives up: a second or so. */
    private static final long NODES = 3000;

    private static final int ROUNDS = 60;

    /** Share by which the bound may stand above the set without more work on it. */
    private static final double GOOD = 0.002;

    private Chooser() {}

    /**
     * A set and what is known of it.
     *
     * @param set chosen, ascending
     * @param value its worth
     * @param bound what no allowed set exceeds
     * @param proven nothing is better
     */
    public record Choice(int[] set, double value, double bound, boolean proven) {
        /** Share of the bound that may be missing. */
        public double gap() {
            return bound > 0 ? Math.max(0, (bound - value) / bound) : 0;
        }
    }

    /** Greedy, then exchanges: no bound. */
    public static int[] good(Problem problem, Benefit benefit) {
        Selection chosen = new LazyGreedy(problem, benefit).best();
        new SwapSearch(problem, chosen).run();
        return chosen.set();
    }

    /** A good set with its bound; the best one, said to be so, if branch and bound comes to an end. */
    public static Choice choose(Problem problem, Coverage benefit) {
        int[] set = good(problem, benefit);
        BranchAndBound search = new BranchAndBound(problem, benefit, set, NODES);
        boolean proven = search.run();
        set = search.best();
        double value = benefit.of(set);
        double bound = proven ? value : new ConcaveBound(problem, benefit).value(set, ROUNDS, GOOD);
        return new Choice(set, value, bound, proven);
    }

    /**
     * The best sets found of 0, 1, 2, ... candidates, whatever they cost; what must be chosen is in all that can hold it.
     *
     * @return worth by number; as long as one more candidate still helps
     */
    public static List<int[]> curve(Problem problem, Benefit benefit, int most) {
        List<int[]> sets = new ArrayList<>();
        sets.add(new int[0]);
        for (int n = 1; n <= most; n++) {
            if (n < problem.must().length) {
                int[] part = java.util.Arrays.copyOf(problem.must(), n);
                sets.add(part);
                continue;
            }
            int[] set = good(problem.byNumber(n), benefit);
            if (set.length < n) {
                break;
            }
            sets.add(set);
        }
        return sets;
    }
}
