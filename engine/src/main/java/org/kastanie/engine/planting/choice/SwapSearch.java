package org.kastanie.engine.planting.choice;

/** Betters a set by taking one out and putting one or two in, as long as that helps. */
final class SwapSearch {
    /** A change has to better the worth by this share, so that rounding cannot turn in circles. */
    private static final double WORTH = 1e-9;

    private final Problem problem;
    private final Selection chosen;

    SwapSearch(Problem problem, Selection chosen) {
        this.problem = problem;
        this.chosen = chosen;
    }

    void run() {
        fill();
        boolean better = true;
        while (better) {
            better = false;
            for (int out : chosen.set()) {
                better |= !chosen.isMust(out) && exchange(out);
            }
        }
    }

    private boolean exchange(int out) {
        double before = chosen.value();
        chosen.remove(out);
        int in = best();
        if (in >= 0) {
            chosen.add(in);
            fill();
        }
        if (in >= 0 && chosen.value() > before + WORTH * Math.abs(before)) {
            return true;
        }
        restore(out, in);
        return false;
    }

    /** Takes back an exchange that did not help. */
    private void restore(int out, int in) {
        if (chosen.holds(out)) {
            return; // it came back by itself
        }
        if (in >= 0) {
            for (int c : added) {
                chosen.remove(c);
            }
            chosen.remove(in);
        }
        chosen.add(out);
    }

    private int[] added = {};

    /** Adds what still fits and helps. */
    private void fill() {
        int[] more = new int[problem.size()];
        int n = 0;
        for (int c = best(); c >= 0; c = best()) {
            chosen.add(c);
            more[n++] = c;
        }
        added = java.util.Arrays.copyOf(more, n);
    }

    private int best() {
        int best = -1;
        double most = 0;
        for (int c = 0; c < problem.size(); c++) {
            if (chosen.fits(c)) {
                double gain = chosen.gain(c);
                if (gain > most) {
                    most = gain;
                    best = c;
                }
            }
        }
        return best;
    }
}
