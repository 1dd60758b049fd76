package org.kastanie.engine.forcing;

import java.util.Arrays;

/**
 * Means over intervals of one length from readings at any times. Between two readings the value goes along a straight line,
 * over the interval of an averaged reading it is constant; longer pauses than the limit are gaps. Amounts (rain) are summed
 * instead: those of an interval in proportion, those of an instant where it lies.
 */
final class SensorMeans {
    /** Less of an interval than this covered by readings: no value. A choice. */
    private static final double COVERED = 0.5;

    private final long start;
    private final long step;
    private final double[] sum;
    private final double[] covered;

    /**
     * @param start of the first interval, seconds
     * @param step length, seconds
     * @param count of intervals
     */
    SensorMeans(long start, long step, int count) {
        this.start = start;
        this.step = step;
        sum = new double[count];
        covered = new double[count];
    }

    /** A stretch along which the value goes straight from one to the other. */
    void line(double from, double to, double first, double last) {
        if (!(to > from)) {
            return;
        }
        int low = Math.max(0, (int) Math.floor((from - start) / step));
        int high = Math.min(sum.length - 1, (int) Math.floor((to - start) / step));
        for (int i = low; i <= high; i++) {
            double a = Math.max(from, start + (double) i * step);
            double b = Math.min(to, start + (double) (i + 1) * step);
            if (b > a) {
                double middle = first + (last - first) * (0.5 * (a + b) - from) / (to - from);
                sum[i] += middle * (b - a);
                covered[i] += b - a;
            }
        }
    }

    /** An amount that fell from one time to another, or at one time, which ends its interval. */
    void amount(double from, double to, double amount) {
        if (to > from) {
            int low = Math.max(0, (int) Math.floor((from - start) / step));
            int high = Math.min(sum.length - 1, (int) Math.floor((to - start) / step));
            for (int i = low; i <= high; i++) {
                double a = Math.max(from, start + (double) i * step);
                double b = Math.min(to, start + (double) (i + 1) * step);
                sum[i] += b > a ? amount * (b - a) / (to - from) : 0;
                covered[i] += Math.max(0, b - a);
            }
        } else {
            int i = (int) Math.ceil((to - start) / step) - 1;
            if (i >= 0 && i < sum.length) {
                sum[i] += amount;
                covered[i] = step;
            }
        }
    }

    double[] means() {
        double[] means = new double[sum.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = covered[i] >= COVERED * step ? sum[i] / covered[i] : Double.NaN;
        }
        return means;
    }

    double[] sums() {
        double[] sums = sum.clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] = covered[i] > 0 ? sums[i] : Double.NaN;
        }
        return sums;
    }

    /** Middle one of some lengths. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
}
