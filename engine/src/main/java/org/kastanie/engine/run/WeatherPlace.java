package org.kastanie.engine.run;

import java.util.Locale;
import org.kastanie.engine.forcing.WeatherSeries;

/** Whether weather is of a place near the domain, as far as its file says where it is from. */
final class WeatherPlace {
    /** Beyond, a station says little about the town: choice, of the order of the distance of stations in Germany's climate network. */
    private static final double FAR = 50;

    /** Mean radius of the Earth, km (IUGG). */
    private static final double EARTH = 6371.0088;

    /** So that tiles of one domain say the same, km. */
    private static final double STEP = 10;

    private WeatherPlace() {}

    /** A sentence if the weather is from far away; empty if it is not, or if nobody knows. Degrees north and east. */
    static String doubt(WeatherSeries weather, double latitude, double longitude) {
        double distance = distance(weather.latitude(), weather.longitude(), latitude, longitude);
        return distance > FAR
                ? String.format(
                        Locale.ROOT,
                        "The weather is of a place at %.2f degrees north, %.2f east, about %.0f km from the domain: is it the right file?",
                        weather.latitude(),
                        weather.longitude(),
                        STEP * Math.round(distance / STEP))
                : "";
    }

    /** Along the great circle (haversine), km; NaN if a place is not known. */
    static double distance(double north, double east, double otherNorth, double otherEast) {
        double a = Math.sin(Math.toRadians(otherNorth - north) / 2);
        double b = Math.sin(Math.toRadians(otherEast - east) / 2);
        double h = a * a + Math.cos(Math.toRadians(north)) * Math.cos(Math.toRadians(otherNorth)) * b * b;
        return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)));
    }
}
