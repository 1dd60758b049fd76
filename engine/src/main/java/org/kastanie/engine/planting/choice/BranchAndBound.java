package org.kastanie.engine.planting.choice;

/**
 * The best of all allowed sets, by leaving out whole families of sets that cannot be better: what a set can still win is at
 * most what its candidates would add to it now, summed by {@link LinearBound} (holds for submodular benefits).
 */
final class BranchAndBound {
    private final Problem problem;
    private final LinearBound linear;
    private final Selection chosen;
    private final boolean[] may;
    private long nodes;
    private final long limit;
    private int[] best;
    private double worth;

    /** @param start a good set, so that much is left out from the beginning */
    BranchAndBound(Problem problem, Benefit benefit, int[] start, long limit) {
        this.problem = problem;
        this.limit = limit;
        linear = new LinearBound(problem);
        chosen = new Selection(problem, benefit);
        may = new boolean[problem.size()];
        best = start.clone();
        worth = benefit.of(start);
        for (int c = 0; c < may.length; c++) {
            may[c] = !chosen.holds(c);
        }
    }

    /** Whether it came to an end within its limit, so that {@link #best} is the best of all. */
    boolean run() {
        return search();
    }

    int[] best() {
        return best;
    }

    private boolean search() {
        if (++nodes > limit) {
            return false;
        }
        if (chosen.value() > worth) {
            worth = chosen.value();
            best = chosen.set();
        }
        double[] gain = new double[problem.size()];
        boolean[] open = new boolean[problem.size()];
        int next = -1;
        for (int c = 0; c < gain.length; c++) {
            open[c] = may[c] && chosen.fits(c);
            gain[c] = open[c] ? chosen.gain(c) : 0;
            if (open[c] && gain[c] > 0 && (next < 0 || gain[c] > gain[next])) {
                next = c;
            }
        }
        int number = problem.most() - chosen.count();
        double money = problem.budget() - chosen.spent();
        if (next < 0 || chosen.value() + linear.most(gain, open, number, money, new double[gain.length]) <= worth) {
            return true;
        }
        may[next] = false;
        chosen.add(next);
        boolean done = search();
        chosen.remove(next);
        done = done && search();
        may[next] = true;
        return done;
    }
}
