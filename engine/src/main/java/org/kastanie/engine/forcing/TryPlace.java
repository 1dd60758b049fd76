package org.kastanie.engine.forcing;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a test reference year is from, by its header: since 2015 a square kilometre in the Lambert conformal conic projection of
 * ETRS89-extended / LCC Europe (EPSG:3034), before the station of its region in degrees and minutes.
 *
 * @param latitude degrees north, NaN if the header does not say
 * @param longitude degrees east, NaN if the header does not say
 */
record TryPlace(double latitude, double longitude) {
    private static final TryPlace UNKNOWN = new TryPlace(Double.NaN, Double.NaN);
    private static final Pattern EAST = Pattern.compile("Rechtswert\\s*:\\s*(\\d{7})\\b.*");
    private static final Pattern NORTH = Pattern.compile("Hochwert\\s*:\\s*(\\d{7})\\b.*");
    private static final Pattern STATION =
            Pattern.compile("Lage:\\D*(\\d+)\\D+(\\d+)'\\s*N\\D+(\\d+)\\D+(\\d+)'\\s*O.*");
    private static final int HEADER = 40;

    /** EPSG:3034: ellipsoid GRS 1980, standard parallels, origin, false easting and northing. */
    private static final double A = 6_378_137;

    private static final double FLATTENING = 1 / 298.257222101;
    private static final double E = Math.sqrt(FLATTENING * (2 - FLATTENING));
    private static final double SOUTH_PARALLEL = Math.toRadians(35);
    private static final double NORTH_PARALLEL = Math.toRadians(65);
    private static final double ORIGIN_LATITUDE = Math.toRadians(52);
    private static final double ORIGIN_LONGITUDE = Math.toRadians(10);
    private static final double FALSE_EASTING = 4_000_000;
    private static final double FALSE_NORTHING = 2_800_000;

    static TryPlace of(List<String> lines) {
        double east = Double.NaN;
        double north = Double.NaN;
        for (String line : lines.subList(0, Math.min(HEADER, lines.size()))) {
            Matcher e = EAST.matcher(line);
            Matcher n = NORTH.matcher(line);
            Matcher s = STATION.matcher(line);
            if (e.matches()) {
                east = Double.parseDouble(e.group(1));
            } else if (n.matches()) {
                north = Double.parseDouble(n.group(1));
            } else if (s.matches()) {
                return new TryPlace(degrees(s.group(1), s.group(2)), degrees(s.group(3), s.group(4)));
            }
        }
        return Double.isNaN(east) || Double.isNaN(north) ? UNKNOWN : lambert(east, north);
    }

    private static double degrees(String whole, String minutes) {
        return Double.parseDouble(whole) + Double.parseDouble(minutes) / 60;
    }

    /** Snyder (1987), Map projections: a working manual, USGS Professional Paper 1395, equations 14-15, 15-8 to 15-11, 7-9. */
    static TryPlace lambert(double east, double north) {
        double n = Math.log(m(SOUTH_PARALLEL) / m(NORTH_PARALLEL)) / Math.log(t(SOUTH_PARALLEL) / t(NORTH_PARALLEL));
        double f = m(SOUTH_PARALLEL) / (n * Math.pow(t(SOUTH_PARALLEL), n));
        double rho0 = A * f * Math.pow(t(ORIGIN_LATITUDE), n);
        double x = east - FALSE_EASTING;
        double y = rho0 - (north - FALSE_NORTHING);
        double t = Math.pow(Math.hypot(x, y) / (A * f), 1 / n);
        double latitude = Math.PI / 2 - 2 * Math.atan(t);
        for (int i = 0; i < 8; i++) { // each step gains two digits or more
            double s = E * Math.sin(latitude);
            latitude = Math.PI / 2 - 2 * Math.atan(t * Math.pow((1 - s) / (1 + s), E / 2));
        }
        return new TryPlace(Math.toDegrees(latitude), Math.toDegrees(Math.atan2(x, y) / n + ORIGIN_LONGITUDE));
    }

    private static double m(double latitude) {
        double s = E * Math.sin(latitude);
        return Math.cos(latitude) / Math.sqrt(1 - s * s);
    }

    private static double t(double latitude) {
        double s = E * Math.sin(latitude);
        return Math.tan(Math.PI / 4 - latitude / 2) / Math.pow((1 - s) / (1 + s), E / 2);
    }
}
