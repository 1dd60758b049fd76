package org.kastanie.engine.planting.choice;

import java.util.Arrays;

/** A set that grows and shrinks within what a problem allows, with its worth. */
final class Selection {
    private final Problem problem;
    private final Benefit.Tally tally;
    private final boolean[] in;
    /** How many of those chosen exclude a candidate. */
    private final int[] barred;

    private int count;
    private double spent;

    /** Begins with what must be in it. */
    Selection(Problem problem, Benefit benefit) {
        this.problem = problem;
        tally = benefit.open();
        in = new boolean[problem.size()];
        barred = new int[problem.size()];
        for (int c : problem.must()) {
            add(c);
        }
    }

    double value() {
        return tally.value();
    }

    int count() {
        return count;
    }

    double spent() {
        return spent;
    }

    boolean holds(int c) {
        return in[c];
    }

    double gain(int c) {
        return tally.gain(c);
    }

    /** Whether a candidate may be added. */
    boolean fits(int c) {
        return !in[c] && barred[c] == 0 && count < problem.most() && problem.affordable(spent + problem.cost()[c]);
    }

    /** Whether nothing chosen stands against it, whatever it costs. */
    boolean free(int c) {
        return !in[c] && barred[c] == 0;
    }

    void add(int c) {
        change(c, true, 1);
        tally.add(c);
    }

    void remove(int c) {
        change(c, false, -1);
        tally.remove(c);
    }

    private void change(int c, boolean now, int by) {
        in[c] = now;
        count += by;
        spent += by * problem.cost()[c];
        for (int other : problem.excludes()[c]) {
            barred[other] += by;
        }
    }

    boolean isMust(int c) {
        return Arrays.stream(problem.must()).anyMatch(m -> m == c);
    }

    int[] set() {
        int[] set = new int[count];
        int n = 0;
        for (int c = 0; c < in.length; c++) {
            if (in[c]) {
                set[n++] = c;
            }
        }
        return set;
    }
}
