package org.kastanie.engine.demo;

import java.util.Locale;

/**
 * Seven clear days of July in Munich (15 to 21 July 2025) under which the heat builds up, hourly means, computed from published formulas:
 *
 * <ul>
 *   <li>sun: declination and equation of time of Spencer (1971, Search 2, 172), at 48.14 N 11.57 E;
 *   <li>clear sky: ASHRAE Handbook of Fundamentals 1985, chapter 27, table 1, July: direct normal 1085 exp(-0.207 / sin h),
 *       diffuse horizontal 0.136 times that;
 *   <li>air temperature: Parton and Logan (1981, Agric. Meteorol. 23, 205): sine by day with a lag of 1.86 h, exponential
 *       decay with 2.2 by night, minimum 0.17 h before sunrise;
 *   <li>humidity: dew point held at 15 degrees C, Magnus formula (WMO No. 8, annex 4.B).
 * </ul>
 *
 * <p>Choices: maxima from 28 to 33 degrees C on 20 July, and minimum 17 (hot days of the test reference year for Munich reach
 * 31 to 34); five days before the day of the demo, so that its ground and walls come to their temperatures; pressure 953 hPa (standard atmosphere at 515 m); wind 1.5 m/s by night to 2.5 m/s in the afternoon, from the east in
 * the morning and from the west later, as under a weak high with mountain and valley wind.
 */
final class DemoWeather {
    private static final double LATITUDE = Math.toRadians(48.14);
    private static final double LONGITUDE = 11.57;
    private static final int FIRST_DAY = 15;
    /** 15 July. */
    private static final int FIRST_DAY_OF_YEAR = 196;

    private static final double[] MAXIMUM = {28, 29, 30, 31, 31.5, 33, 32};
    private static final double MINIMUM = 17;
    private static final double DEW_POINT = 15;

    private DemoWeather() {}

    static String csv() {
        StringBuilder out = new StringBuilder(
                "time,air_temperature,relative_humidity,pressure,wind_speed,wind_direction,shortwave_down,shortwave_diffuse,precipitation\n");
        for (int day = 0; day < MAXIMUM.length; day++) {
            for (int hour = 0; hour < 24; hour++) {
                double[] mean = new double[3];
                int parts = 60;
                for (int k = 0; k < parts; k++) {
                    double clock = hour + (k + 0.5) / parts;
                    double sinHeight = sinHeight(day, clock);
                    double normal = sinHeight > 0 ? 1085 * Math.exp(-0.207 / sinHeight) : 0;
                    mean[0] += temperature(day, clock) / parts;
                    mean[1] += normal * (Math.max(0, sinHeight) + 0.136) / parts;
                    mean[2] += normal * 0.136 / parts;
                }
                int stampDay = FIRST_DAY + day + (hour + 1) / 24;
                double humidity = 100 * vapour(DEW_POINT) / vapour(mean[0]);
                out.append(String.format(
                        Locale.ROOT,
                        "2025-07-%02dT%02d:00+01:00,%.2f,%.1f,953.0,%.2f,%.1f,%.1f,%.1f,0.0\n",
                        stampDay,
                        (hour + 1) % 24,
                        mean[0],
                        Math.min(100, humidity),
                        windSpeed(hour + 0.5),
                        windDirection(hour),
                        mean[1],
                        mean[2]));
            }
        }
        return out.toString();
    }

    /** Sine of the sun's height; {@code clock} in hours of UTC+1. */
    private static double sinHeight(int day, double clock) {
        double g = 2 * Math.PI * (FIRST_DAY_OF_YEAR + day - 1) / 365;
        double declination = declination(g);
        double minutes = 229.18
                * (0.000075
                        + 0.001868 * Math.cos(g)
                        - 0.032077 * Math.sin(g)
                        - 0.014615 * Math.cos(2 * g)
                        - 0.04089 * Math.sin(2 * g));
        double solar = clock + (LONGITUDE - 15) / 15 + minutes / 60;
        double angle = Math.toRadians(15 * (solar - 12));
        return Math.sin(LATITUDE) * Math.sin(declination)
                + Math.cos(LATITUDE) * Math.cos(declination) * Math.cos(angle);
    }

    private static double declination(double g) {
        return 0.006918
                - 0.399912 * Math.cos(g)
                + 0.070257 * Math.sin(g)
                - 0.006758 * Math.cos(2 * g)
                + 0.000907 * Math.sin(2 * g)
                - 0.002697 * Math.cos(3 * g)
                + 0.00148 * Math.sin(3 * g);
    }

    private static double temperature(int day, double clock) {
        double g = 2 * Math.PI * (FIRST_DAY_OF_YEAR + day - 1) / 365;
        double half = Math.toDegrees(Math.acos(-Math.tan(LATITUDE) * Math.tan(declination(g)))) / 15;
        double noon = 12.3;
        double light = 2 * half;
        double coldest = noon - half - 0.17;
        double sunset = noon + half;
        if (clock >= coldest && clock <= sunset) {
            double m = clock - coldest;
            return (MAXIMUM[day] - MINIMUM) * Math.sin(Math.PI * m / (light + 2 * 1.86)) + MINIMUM;
        }
        int before = clock < coldest ? Math.max(0, day - 1) : day;
        double hours = clock < coldest ? clock + 24 - sunset : clock - sunset;
        double atSunset =
                (MAXIMUM[before] - MINIMUM) * Math.sin(Math.PI * (light + 0.17) / (light + 2 * 1.86)) + MINIMUM;
        double night = 24 - light;
        // The decay is stretched so that it ends at the minimum when the next day's sine begins.
        double end = Math.exp(-2.2);
        double fall = (Math.exp(-2.2 * hours / (night - 0.17)) - end) / (1 - end);
        return MINIMUM + (atSunset - MINIMUM) * fall;
    }

    /** Saturation vapour pressure over water, hPa. */
    private static double vapour(double celsius) {
        return 6.112 * Math.exp(17.62 * celsius / (243.12 + celsius));
    }

    private static double windSpeed(double hour) {
        double s = Math.sin(Math.PI * Math.clamp((hour - 6) / 18, 0, 1));
        return 1.5 + s * s;
    }

    /** Four sectors of 22.5 degrees. */
    private static double windDirection(int hour) {
        return hour < 8 ? 90 : hour < 12 ? 112.5 : hour < 18 ? 270 : 247.5;
    }
}
