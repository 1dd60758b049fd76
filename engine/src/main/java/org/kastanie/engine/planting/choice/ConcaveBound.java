package org.kastanie.engine.planting.choice;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A bound on what any allowed set can be worth. {@link Coverage#between} is concave in shares of candidates and equal to the
 * worth of sets at whole numbers, so that wherever one stands, its value there and the most its tangent can rise within the
 * limits bound every set. Frank and Wolfe's method (1956, Naval Research Logistics 3, 95) walks to where the bound is low;
 * stopping early leaves a looser bound, never a wrong one.
 */
final class ConcaveBound {
    private final Problem problem;
    private final Coverage benefit;
    private final LinearBound linear;

    ConcaveBound(Problem problem, Coverage benefit) {
        this.problem = problem;
        this.benefit = benefit;
        linear = new LinearBound(problem);
    }

    /**
     * @param start a good set to walk from
     * @param good stops once no set can be better than {@code start} by this share
     */
    double value(int[] start, int rounds, double good) {
        int n = problem.size();
        boolean[] may = new boolean[n];
        Arrays.fill(may, true);
        double[] fixed = new double[n];
        for (int m : problem.must()) {
            fixed[m] = 1;
            may[m] = false;
            for (int other : problem.excludes()[m]) {
                may[other] = false;
            }
        }
        int number = problem.most() - problem.must().length;
        double money = problem.budget() - problem.cost(problem.must());
        double[] y = new double[n];
        for (int c : start) {
            y[c] = 1;
        }
        double reached = benefit.of(start);
        double least = Double.POSITIVE_INFINITY;
        double[] slope = new double[n];
        double[] to = new double[n];
        int[] all = IntStream.range(0, n).toArray();
        for (int k = 0; k < rounds && least > reached * (1 + good); k++) {
            double value = benefit.between(y, all, slope);
            double rise = linear.most(slope, may, number, money, to);
            double level = value + rise;
            for (int c = 0; c < n; c++) {
                to[c] += fixed[c];
                level += slope[c] * (fixed[c] - y[c]);
            }
            least = Math.min(least, level);
            step(y, to);
        }
        return Math.max(least, reached);
    }

    /** Goes to the best place on the way from {@code y} to {@code to}: the derivative along it falls and is bisected. */
    private void step(double[] y, double[] to) {
        double[] at = new double[y.length];
        double[] slope = new double[y.length];
        // who stands at zero and stays there has no part in what follows
        int[] moving = IntStream.range(0, y.length)
                .filter(c -> y[c] != 0 || to[c] != 0)
                .toArray();
        double low = 0;
        double high = 1;
        for (int k = 0; k < 7; k++) {
            double t = (low + high) / 2;
            for (int c = 0; c < y.length; c++) {
                at[c] = y[c] + t * (to[c] - y[c]);
            }
            benefit.between(at, moving, slope);
            double along = 0;
            for (int c = 0; c < y.length; c++) {
                along += slope[c] * (to[c] - y[c]);
            }
            if (along > 0) {
                low = t;
            } else {
                high = t;
            }
        }
        double t = (low + high) / 2;
        for (int c = 0; c < y.length; c++) {
            y[c] += t * (to[c] - y[c]);
        }
    }
}
