package org.kastanie.validation;

import java.util.List;

/**
 * Scores of a wind field over points (VDI 3783 Part 9; COST 732): velocities divided by a reference speed; a hit is within 25 %
 * or 0.06 of the measurement, FAC2 counts ratios from 0.5 to 2, strictly.
 *
 * <p>Rates are handed out as what is missing to 1, so that smaller is better as for every other figure of the guide.
 */
final class FlowScore {
    private static final double RELATIVE = 0.25;
    private static final double ABSOLUTE = 0.06;

    private FlowScore() {}

    /** The values themselves, points missed and ratios beyond a factor of two. */
    static List<Comparison> of(String quantity, String subset, List<Comparison.Pair> pairs) {
        double missed = pairs.stream().filter(p -> !hit(p)).count();
        double beyond = pairs.stream().filter(p -> !withinTwo(p)).count();
        int n = Math.max(1, pairs.size());
        return List.of(
                new Comparison(quantity, subset, "1", pairs),
                single("missed, 1 - q", subset, missed / n),
                single("beyond a factor of two, 1 - FAC2", subset, beyond / n),
                single("1 - r", subset, 1 - correlation(pairs)));
    }

    static Comparison single(String quantity, String subset, double value) {
        return new Comparison(quantity, subset, "1", List.of(new Comparison.Pair("share of the points", 0, value)));
    }

    private static boolean hit(Comparison.Pair p) {
        double error = Math.abs(p.ours() - p.reference());
        return error <= ABSOLUTE || error <= RELATIVE * Math.abs(p.reference());
    }

    private static boolean withinTwo(Comparison.Pair p) {
        double ratio = p.ours() / p.reference();
        return ratio >= 0.5 && ratio <= 2;
    }

    private static double correlation(List<Comparison.Pair> pairs) {
        double ours =
                pairs.stream().mapToDouble(Comparison.Pair::ours).average().orElse(0);
        double reference =
                pairs.stream().mapToDouble(Comparison.Pair::reference).average().orElse(0);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (Comparison.Pair p : pairs) {
            double x = p.ours() - ours;
            double y = p.reference() - reference;
            xy += x * y;
            xx += x * x;
            yy += y * y;
        }
        return xy / Math.sqrt(xx * yy);
    }
}
