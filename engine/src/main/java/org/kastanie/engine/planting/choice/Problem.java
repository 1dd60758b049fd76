package org.kastanie.engine.planting.choice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What may be chosen. Candidates are the numbers 0 to {@link #size} - 1.
 *
 * @param cost of every candidate, not negative
 * @param excludes for every candidate those it cannot stand beside, both ways, ascending
 * @param must candidates every set has to hold; none of them exclude each other
 * @param most number at most, must included
 * @param budget sum of costs at most; positive infinity for none
 */
public record Problem(double[] cost, int[][] excludes, int[] must, int most, double budget) {
    /** Rounding of sums of costs. */
    private static final double CENT = 1e-9;

    public Problem {
        if (excludes.length != cost.length) {
            throw new IllegalArgumentException(cost.length + " costs and " + excludes.length + " lists of exclusions");
        }
    }

    /** Candidates that all go together. */
    public static Problem free(double[] cost, int most, double budget) {
        int[][] none = new int[cost.length][0];
        return new Problem(cost, none, new int[0], most, budget);
    }

    public int size() {
        return cost.length;
    }

    /** The same with another number at most. */
    public Problem withMost(int number) {
        return new Problem(cost, excludes, must, number, budget);
    }

    /** The same with another number at most and no budget: what a curve over numbers asks. */
    public Problem byNumber(int number) {
        return new Problem(cost, excludes, must, number, Double.POSITIVE_INFINITY);
    }

    public double cost(int[] set) {
        double sum = 0;
        for (int c : set) {
            sum += cost[c];
        }
        return sum;
    }

    public boolean affordable(double spent) {
        return spent <= budget * (1 + CENT) + CENT;
    }

    /** Whether a set is allowed, but for candidates that must be in it. */
    public boolean allows(int[] set) {
        boolean[] in = new boolean[size()];
        for (int c : set) {
            if (in[c]) {
                return false;
            }
            in[c] = true;
        }
        for (int c : set) {
            for (int other : excludes[c]) {
                if (in[other]) {
                    return false;
                }
            }
        }
        return set.length <= most && affordable(cost(set));
    }

    /**
     * Groups of candidates of which every two exclude each other, so that a set takes at most one of each: found greedily
     * along the most excluding first. Candidates alone are groups of one.
     */
    public List<int[]> groups() {
        Integer[] order = new Integer[size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                Comparator.comparingInt((Integer c) -> -excludes[c].length).thenComparing(Comparator.naturalOrder()));
        boolean[] taken = new boolean[size()];
        List<int[]> groups = new ArrayList<>();
        for (int first : order) {
            if (!taken[first]) {
                groups.add(group(first, taken));
            }
        }
        return groups;
    }

    private int[] group(int first, boolean[] taken) {
        int[] group = new int[1 + excludes[first].length];
        int n = 0;
        group[n++] = first;
        taken[first] = true;
        for (int other : excludes[first]) {
            boolean all = !taken[other];
            for (int k = 1; k < n && all; k++) {
                all = Arrays.binarySearch(excludes[group[k]], other) >= 0;
            }
            if (all) {
                group[n++] = other;
                taken[other] = true;
            }
        }
        return Arrays.copyOf(group, n);
    }
}
