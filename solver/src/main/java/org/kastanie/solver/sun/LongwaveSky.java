package org.kastanie.solver.sun;

import org.kastanie.solver.quantity.PhysicalConstants;

/**
 * Longwave radiation of the sky where it was not measured, and how it spreads over the sky.
 *
 * <p>Clear sky: Iziomon, Mayer and Matzarakis (2003, J. Atmos. Sol.-Terr. Phys. 65, 1107, eq. 11, lowland coefficients),
 * fitted in the upper Rhine valley. On the DTU Lyngby summer of 2024 its bias is a half of that of Prata (1996), which is
 * kept for comparison. Clouds: Crawford and Duchon (1999, J. Appl. Meteorol. 38, 474), cloud fraction = one minus the ratio
 * of global to clear-sky irradiance.
 */
public final class LongwaveSky {
    /** Lowest mean elevation at which clearness says something about clouds: 10 degrees (it fails below). */
    public static final double TRUSTED_SINE = Math.sin(Math.toRadians(10));
    /** Slope of the sky's emissivity with the logarithm of the path (Unsworth and Monteith 1975, QJRMS 101, 13, eq. 9). */
    private static final double PATH_SLOPE = 0.09;
    /** Share of the slope that full overcast takes away (Unsworth and Monteith 1975, eq. 14). */
    private static final double OVERCAST_SHARE = 0.84;

    private LongwaveSky() {}

    /** Effective emissivity of a clear sky from air temperature (K) and vapour pressure (Pa) at screen height. */
    public static double clearEmissivity(double airTemperature, double vapourPressure) {
        return 1 - 0.35 * Math.exp(-10.0 * 0.01 * vapourPressure / airTemperature);
    }

    /** The same by Prata (1996, QJRMS 122, 1127). */
    public static double prata(double airTemperature, double vapourPressure) {
        double water = 46.5 * 0.01 * vapourPressure / airTemperature;
        return 1 - (1 + water) * Math.exp(-Math.sqrt(1.2 + 3 * water));
    }

    /** Downward longwave irradiance, W m-2; clearness 1 is a clear sky, 0 is overcast. */
    public static double irradiance(double airTemperature, double vapourPressure, double clearness) {
        double emissivity = 1 - clearness * (1 - clearEmissivity(airTemperature, vapourPressure));
        return emissivity * PhysicalConstants.STEFAN_BOLTZMANN * Math.pow(airTemperature, 4);
    }

    /**
     * Clearness of each interval of a series: global over clear-sky irradiance where the sun stands high enough, at most 1,
     * and between (nights) interpolated in time; before the first and after the last trusted value it is held. Half where
     * no interval can tell.
     */
    public static double[] clearness(SunTrack[] tracks, double[] global) {
        int n = global.length;
        double[] out = new double[n];
        int last = -1;
        for (int i = 0; i < n; i++) {
            if (tracks[i].meanSine() < TRUSTED_SINE || Double.isNaN(global[i])) {
                continue;
            }
            out[i] = Math.clamp(global[i] / ClearSky.globalHorizontal(tracks[i]), 0, 1);
            for (int j = last + 1; j < i; j++) {
                out[j] = last < 0 ? out[i] : out[last] + (out[i] - out[last]) * (j - last) / (i - last);
            }
            last = i;
        }
        for (int j = last + 1; j < n; j++) {
            out[j] = last < 0 ? 0.5 : out[last];
        }
        return out;
    }

    /**
     * Radiance of the sky that sums to a downward irradiance. The emissivity falls with the logarithm of the slant path
     * (Unsworth and Monteith 1975), less so the more clouds the irradiance betrays.
     */
    public static LongwaveRadiance radiance(double irradiance, double airTemperature, double vapourPressure) {
        double black = PhysicalConstants.STEFAN_BOLTZMANN * Math.pow(airTemperature, 4);
        double clear = clearEmissivity(airTemperature, vapourPressure);
        double overcast = Math.clamp((irradiance / black - clear) / Math.max(1e-6, 1 - clear), 0, 1);
        double slope = PATH_SLOPE * (1 - OVERCAST_SHARE * overcast);
        return new LongwaveRadiance((float) (irradiance / Math.PI), (float) (black * slope / Math.PI));
    }
}
