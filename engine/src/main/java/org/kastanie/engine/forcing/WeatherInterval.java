package org.kastanie.engine.forcing;

import java.time.Instant;

/**
 * Means over one interval, SI.
 *
 * @param start of the interval
 * @param end of the interval
 * @param airTemperature K
 * @param specificHumidity kg kg-1
 * @param pressure Pa
 * @param windSpeed m s-1
 * @param windDirection the wind comes from, clockwise from north, rad
 * @param globalHorizontal W m-2
 * @param diffuseHorizontal W m-2
 * @param longwaveDown W m-2
 * @param precipitation kg m-2 s-1
 */
public record WeatherInterval(
        Instant start,
        Instant end,
        double airTemperature,
        double specificHumidity,
        double pressure,
        double windSpeed,
        double windDirection,
        double globalHorizontal,
        double diffuseHorizontal,
        double longwaveDown,
        double precipitation) {
    /** Direct horizontal irradiance, W m-2. */
    public double directHorizontal() {
        return Math.max(0, globalHorizontal - diffuseHorizontal);
    }
}
