package org.kastanie.solver.sun;

/**
 * Splits global into direct and diffuse where a station measured only the sum. Hourly values: the logistic model of Ridley,
 * Boland and Lauret (2010, Renew. Energy 35, 478, table 2, coefficients for all sites), "BRL", made for hours. Shorter
 * intervals: Engerer2 with the coefficients of Bright and Engerer (2019, J. Renew. Sustain. Energy 11, 033701) for the
 * nearest of the intervals they were fitted for, since cloud edges that an hour averages away show in the values.
 *
 * <p>Of the published schemes tried on DTU Lyngby, summer 2024, BRL is the best for hours (see the theory page).
 */
public final class DiffuseFraction {
    /** Mean sine of the elevation below which everything counts as diffuse: two degrees, a choice; no shadows there. */
    private static final double LOW_SUN = Math.sin(Math.toRadians(2));

    /** Engerer2 by minutes of the interval: C, b0..b5 (Bright and Engerer 2019, table of new parameters). */
    private static final double[][] ENGERER = {
        {1, 0.10562, -4.1332, 8.2578, 0.010087, 0.00088801, -4.9302, 0.44378},
        {5, 0.093936, -4.5771, 8.4641, 0.010012, 0.003975, -4.3921, 0.39331},
        {10, 0.079965, -4.8539, 8.4764, 0.018849, 0.0051497, -4.1457, 0.37466},
        {15, 0.065972, -4.7211, 8.3294, 0.0095444, 0.0053493, -4.169, 0.39526},
        {30, 0.032675, -4.8681, 8.1867, 0.015829, 0.0059922, -4.0304, 0.47371},
    };

    private DiffuseFraction() {}

    /**
     * Engerer2 for intervals shorter than an hour, 0..1.
     *
     * @param minutes of the interval
     * @param zenithDegrees of the sun
     * @param clearSky global irradiance of a cloudless sky over the extraterrestrial one
     */
    public static double engerer2(
            double minutes, double clearness, double apparentSolarTime, double zenithDegrees, double clearSky) {
        double[] p = ENGERER[0];
        for (double[] q : ENGERER) {
            p = Math.abs(q[0] - minutes) < Math.abs(p[0] - minutes) ? q : p;
        }
        double enhanced = clearness > 0 ? Math.max(0, 1 - clearSky / clearness) : 0;
        double x = p[2]
                + p[3] * clearness
                + p[4] * apparentSolarTime
                + p[5] * zenithDegrees
                + p[6] * (clearSky - clearness);
        return Math.clamp(p[1] + (1 - p[1]) / (1 + Math.exp(x)) + p[7] * enhanced, 0, 1);
    }

    /**
     * Predictors of the fraction.
     *
     * @param clearness global over extraterrestrial horizontal irradiance
     * @param apparentSolarTime hours
     * @param elevationDegrees of the sun
     * @param dailyClearness the same ratio over the whole day
     * @param persistence mean clearness of the hour before and the hour after
     */
    public record Predictors(
            double clearness,
            double apparentSolarTime,
            double elevationDegrees,
            double dailyClearness,
            double persistence) {}

    /** Diffuse share of the global irradiance, 0..1. */
    public static double brl(Predictors p) {
        return 1
                / (1
                        + Math.exp(-5.38
                                + 6.63 * p.clearness
                                + 0.006 * p.apparentSolarTime
                                - 0.007 * p.elevationDegrees
                                + 1.75 * p.dailyClearness
                                + 1.31 * p.persistence));
    }

    /**
     * Diffuse horizontal irradiance of a series, W m-2.
     *
     * @param tracks the sun over each interval, consecutive
     * @param global horizontal irradiance of each interval, W m-2
     * @param day number of the (local) day of each interval, not decreasing
     * @param perHour number of intervals in an hour, at least 1
     * @param latitudeDegrees of the site
     */
    public static double[] diffuse(
            SunTrack[] tracks, double[] global, long[] day, int perHour, double latitudeDegrees) {
        int n = global.length;
        double[] top = new double[n];
        for (int i = 0; i < n; i++) {
            top[i] = tracks[i].extraterrestrialHorizontal();
        }
        double[] daily = dailyClearness(global, top, day);
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            SunTrack track = tracks[i];
            if (track.meanSine() <= LOW_SUN) {
                out[i] = global[i];
                continue;
            }
            double k = clearness(global, top, i);
            SunPosition middle = track.sun()[track.sun().length / 2];
            double time = SolarPosition.apparentSolarTime(middle, latitudeDegrees);
            double elevation = Math.toDegrees(Math.asin(track.meanSine()));
            double fraction = perHour > 1
                    ? engerer2(60.0 / perHour, k, time, 90 - elevation, ClearSky.globalHorizontal(track) / top[i])
                    : brl(new Predictors(k, time, elevation, daily[i], persistence(global, top, i)));
            out[i] = Math.max(0, global[i]) * fraction;
        }
        return out;
    }

    private static double clearness(double[] global, double[] top, int i) {
        return Math.clamp(global[i] / top[i], 0, 1);
    }

    private static double persistence(double[] global, double[] top, int i) {
        boolean before = i >= 1 && top[i - 1] > 0;
        boolean after = i + 1 < top.length && top[i + 1] > 0;
        // At sunrise and sunset only the neighbour with sun counts (Ridley et al. 2010, eq. 3).
        if (before && after) {
            return 0.5 * (clearness(global, top, i - 1) + clearness(global, top, i + 1));
        }
        return clearness(global, top, before ? i - 1 : after ? i + 1 : i);
    }

    private static double[] dailyClearness(double[] global, double[] top, long[] day) {
        double[] out = new double[global.length];
        for (int from = 0, to; from < day.length; from = to) {
            double sum = 0;
            double sumTop = 0;
            for (to = from; to < day.length && day[to] == day[from]; to++) {
                sum += Math.max(0, global[to]);
                sumTop += top[to];
            }
            double ratio = sumTop > 0 ? Math.clamp(sum / sumTop, 0, 1) : 0;
            java.util.Arrays.fill(out, from, to, ratio);
        }
        return out;
    }
}
