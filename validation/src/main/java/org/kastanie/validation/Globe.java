package org.kastanie.validation;

import org.kastanie.solver.quantity.PhysicalConstants;

/**
 * A globe thermometer in balance with the radiation and the air around it.
 *
 * @param diameter m
 * @param shortwave share of shortwave radiation that its paint absorbs
 * @param longwave emissivity
 */
record Globe(double diameter, double shortwave, double longwave) {
    private static final double WEAKEST_WIND = 0.1;

    /**
     * Temperature of the globe, degC. Heat goes to the air by forced convection or, if larger, by natural (ISO 7726, annex B:
     * 6.3 v^0.6 / D^0.4 and 1.4 (dT / D)^0.25).
     *
     * @param solar shortwave irradiance, mean over the surface of a sphere, W/m2
     * @param thermal longwave irradiance likewise
     * @param air degC
     * @param wind m/s
     */
    double temperature(double solar, double thermal, double air, double wind) {
        double absorbed = shortwave * solar + longwave * thermal;
        double forced = 6.3 * Math.pow(Math.max(wind, WEAKEST_WIND), 0.6) / Math.pow(diameter, 0.4);
        double low = air - 40;
        double high = air + 80;
        while (high - low > 1e-6) {
            double t = 0.5 * (low + high);
            double natural = 1.4 * Math.pow(Math.abs(t - air) / diameter, 0.25);
            double lost =
                    longwave * PhysicalConstants.STEFAN_BOLTZMANN * Math.pow(t + PhysicalConstants.ZERO_CELSIUS, 4)
                            + Math.max(forced, natural) * (t - air);
            if (lost > absorbed) {
                high = t;
            } else {
                low = t;
            }
        }
        return 0.5 * (low + high);
    }

    /** Mean of six directions, the nearest to the mean over a sphere that a six-direction radiometer gives. */
    static double mean(double[] six) {
        double sum = 0;
        for (double flux : six) {
            sum += flux;
        }
        return sum / six.length;
    }
}
