package org.kastanie.engine.planting.choice;

import java.util.Arrays;

/**
 * Benefit by places each of which can lose so much at most: a candidate takes its share of what is left there, whoever came
 * before. With {@code M} the most a place can lose and {@code a} the share one candidate takes alone, a set takes
 * {@code M (1 - prod(1 - a))}. Monotone and submodular; exact for single candidates. A harm that candidates do elsewhere is
 * subtracted, each for itself; a negative one is a benefit that shares nothing with others.
 */
public final class Coverage implements Benefit {
    /** A candidate that takes all would leave nothing to divide by when it is removed. */
    private static final double ALL = 1 - 1e-9;

    private final double[] most;
    private final int[][] place;
    private final double[][] share;
    /** Logarithms of what the shares leave. */
    private final double[][] log;

    private final double[] harm;

    /**
     * @param most what every place can lose, not negative
     * @param place for every candidate the places it reaches, each once
     * @param loss what it takes there alone, between 0 and the place's most
     * @param harm of every candidate
     */
    public Coverage(float[] most, int[][] place, float[][] loss, double[] harm) {
        this.most = new double[most.length];
        for (int k = 0; k < most.length; k++) {
            this.most[k] = most[k];
        }
        this.place = place;
        this.harm = harm.clone();
        share = new double[place.length][];
        log = new double[place.length][];
        for (int c = 0; c < place.length; c++) {
            share[c] = new double[place[c].length];
            log[c] = new double[place[c].length];
            for (int k = 0; k < share[c].length; k++) {
                double m = this.most[place[c][k]];
                share[c][k] = m > 0 ? Math.clamp(loss[c][k] / m, 0, ALL) : 0;
                log[c][k] = Math.log1p(-share[c][k]);
            }
        }
    }

    @Override
    public int size() {
        return place.length;
    }

    int places() {
        return most.length;
    }

    @Override
    public Tally open() {
        double[] left = new double[most.length];
        Arrays.fill(left, 1);
        return new Left(left);
    }

    private final class Left implements Tally {
        private final double[] left;
        private double value;

        Left(double[] left) {
            this.left = left;
        }

        @Override
        public double value() {
            return value;
        }

        @Override
        public double gain(int c) {
            double sum = 0;
            int[] at = place[c];
            double[] a = share[c];
            for (int k = 0; k < at.length; k++) {
                sum += most[at[k]] * left[at[k]] * a[k];
            }
            return sum - harm[c];
        }

        @Override
        public void add(int c) {
            value += gain(c);
            for (int k = 0; k < place[c].length; k++) {
                left[place[c][k]] *= 1 - share[c][k];
            }
        }

        @Override
        public void remove(int c) {
            for (int k = 0; k < place[c].length; k++) {
                left[place[c][k]] /= 1 - share[c][k];
            }
            value -= gain(c);
        }
    }

    /**
     * The benefit between sets: at every place the smaller of {@code M (1 - prod (1 - a)^y)} and {@code M sum(y a)}. Both are
     * concave in {@code y}; at whole numbers the first is the worth of the set and the second never less.
     *
     * @param y share of every candidate
     * @param asked whose derivatives are wanted, all whose share is not zero among them
     * @param slope receives a derivative by their shares (where the two meet that of the smaller-sloped first)
     */
    double between(double[] y, int[] asked, double[] slope) {
        double[] left = new double[most.length];
        double[] sum = new double[most.length];
        for (int c : asked) {
            for (int k = 0; y[c] > 0 && k < place[c].length; k++) {
                left[place[c][k]] += y[c] * log[c][k];
                sum[place[c][k]] += y[c] * share[c][k];
            }
        }
        double value = 0;
        for (int p = 0; p < left.length; p++) {
            double remains = left[p] == 0 ? 1 : Math.exp(left[p]);
            boolean apart = sum[p] <= 1 - remains;
            value += most[p] * (apart ? sum[p] : 1 - remains);
            left[p] = apart ? -1 : remains;
        }
        for (int c : asked) {
            double rise = -harm[c];
            for (int k = 0; k < place[c].length; k++) {
                int p = place[c][k];
                rise += most[p] * (left[p] < 0 ? share[c][k] : -left[p] * log[c][k]);
            }
            slope[c] = rise;
            value -= y[c] * harm[c];
        }
        return value;
    }
}
