package org.kastanie.engine.forcing;

/**
 * A smooth curve through means over consecutive intervals whose mean over every interval is the one given: a parabola in
 * each, joined at the edges by the fourth-order value between neighbours (piecewise parabolic method, Colella and Woodward
 * 1984, J. Comput. Phys. 54, 174, eqs 1.5-1.9, without their flattening of peaks: an afternoon maximum may stand above its
 * hourly mean).
 */
final class MeanPreserving {
    private final double[] time;
    private final double[] mean;
    private final double[] left;
    private final double[] right;

    /**
     * @param time edges of the intervals, s, one more than there are means
     * @param mean over each interval
     * @param positive whether the curve must not go below zero: where it would, the interval keeps its mean throughout
     */
    MeanPreserving(double[] time, double[] mean, boolean positive) {
        this.time = time;
        this.mean = mean;
        int n = mean.length;
        left = mean.clone();
        right = mean.clone();
        for (int i = 1; i < n; i++) {
            double edge = edge(i);
            right[i - 1] = edge;
            left[i] = edge;
        }
        if (n > 1) {
            left[0] = 2 * mean[0] - right[0];
            right[n - 1] = 2 * mean[n - 1] - left[n - 1];
        }
        for (int i = 0; positive && i < n; i++) {
            if (lowest(i) < 0) {
                left[i] = mean[i];
                right[i] = mean[i];
            }
        }
    }

    private double edge(int i) {
        double before = time[i] - time[i - 1];
        double after = time[i + 1] - time[i];
        double simple = (mean[i - 1] * after + mean[i] * before) / (before + after);
        if (i < 2 || i + 1 >= mean.length || before != after) {
            return simple;
        }
        double fourth = 7.0 / 12 * (mean[i - 1] + mean[i]) - 1.0 / 12 * (mean[i - 2] + mean[i + 1]);
        return Math.clamp(fourth, Math.min(mean[i - 1], mean[i]), Math.max(mean[i - 1], mean[i]));
    }

    private double curvature(int i) {
        return 6 * (mean[i] - 0.5 * (left[i] + right[i]));
    }

    private double lowest(int i) {
        double slope = right[i] - left[i] + curvature(i);
        double c = curvature(i);
        double low = Math.min(left[i], right[i]);
        double at = c == 0 ? -1 : slope / (2 * c);
        return at > 0 && at < 1 ? Math.min(low, left[i] + at * slope - c * at * at) : low;
    }

    /** Mean over from..to, both inside the series. */
    double mean(double from, double to) {
        double sum = 0;
        int i = java.util.Arrays.binarySearch(time, from);
        i = Math.clamp(i >= 0 ? i : -i - 2, 0, mean.length - 1);
        for (; i < mean.length && time[i] < to; i++) {
            double length = time[i + 1] - time[i];
            double a = Math.max(0, (from - time[i]) / length);
            double b = Math.min(1, (to - time[i]) / length);
            sum += length * (primitive(i, b) - primitive(i, a));
        }
        return sum / (to - from);
    }

    private double primitive(int i, double x) {
        double c = curvature(i);
        return x * (left[i] + x * (0.5 * (right[i] - left[i] + c) - x * c / 3));
    }
}
