package org.kastanie.engine.planting.choice;

import java.util.Arrays;
import java.util.List;

/**
 * The most that fixed gains can sum up to under number, budget and groups of which one may be taken, shares of candidates
 * allowed. The budget's price is found by Lagrange's dual, whose every value is a bound, so that stopping early is safe.
 */
final class LinearBound {
    private static final int ROUNDS = 60;

    private final Problem problem;
    private final List<int[]> groups;

    LinearBound(Problem problem) {
        this.problem = problem;
        groups = problem.groups();
    }

    /**
     * What more can be won.
     *
     * @param gain of every candidate
     * @param may whether a candidate may still be taken
     * @param number left
     * @param money left
     * @param take receives the shares that reach the bound at the price found; may ask a little more money than there is
     */
    double most(double[] gain, boolean[] may, int number, double money, double[] take) {
        double high = 0;
        for (int c = 0; c < gain.length; c++) {
            if (may[c] && gain[c] > 0) {
                high = Math.max(high, gain[c] / Math.max(problem.cost()[c], 1e-6));
            }
        }
        double least = at(0, gain, may, number, money, take);
        if (money == Double.POSITIVE_INFINITY || spent(take) <= money) {
            return least;
        }
        double[] trial = new double[gain.length];
        double low = 0;
        double price = 0;
        for (int k = 0; k < ROUNDS; k++) {
            double middle = (low + high) / 2;
            double value = at(middle, gain, may, number, money, trial);
            if (value < least) {
                least = value;
                price = middle;
            }
            if (spent(trial) > money) {
                low = middle;
            } else {
                high = middle;
            }
        }
        at(price, gain, may, number, money, take);
        return least;
    }

    private double spent(double[] take) {
        double sum = 0;
        for (int c = 0; c < take.length; c++) {
            sum += take[c] * problem.cost()[c];
        }
        return sum;
    }

    private double at(double price, double[] gain, boolean[] may, int number, double money, double[] take) {
        Arrays.fill(take, 0);
        double[] best = new double[groups.size()];
        int[] who = new int[groups.size()];
        Integer[] order = new Integer[groups.size()];
        for (int g = 0; g < best.length; g++) {
            order[g] = g;
            for (int c : groups.get(g)) {
                double net = may[c] ? gain[c] - price * problem.cost()[c] : 0;
                if (net > best[g]) {
                    best[g] = net;
                    who[g] = c;
                }
            }
        }
        Arrays.sort(order, (a, b) -> Double.compare(best[b], best[a]));
        double sum = price > 0 ? price * money : 0;
        for (int k = 0; k < Math.min(number, order.length) && best[order[k]] > 0; k++) {
            sum += best[order[k]];
            take[who[order[k]]] = 1;
        }
        return sum;
    }
}
