package org.kastanie.engine.twin;

import java.util.Locale;
import org.kastanie.engine.InputException;

/**
 * Places outside Europe that would lie in Europe if their coordinates were exchanged, or if they were in the system their numbers
 * look like: zone before the easting, Gauss-Krueger, UTM.
 */
public final class PlaceDoubt {
    private static final double WEST = -25;
    private static final double EAST = 32;
    private static final double SOUTH = 34;
    private static final double NORTH = 72;

    /** Northings of Germany and eastings of a zone, m. */
    private static final double GERMAN_SOUTH = 5.2e6;

    private static final double GERMAN_NORTH = 6.2e6;
    private static final int ZONE_32_BEFORE = 4647;
    private static final int ZONE_33_BEFORE = 5650;
    private static final double MILLION = 1e6;
    private static final double HALF_ZONE = 3e5;

    private PlaceDoubt() {}

    /**
     * @param crs of x and y
     * @param geographic whether the file itself has degrees
     * @return a sentence; empty if there is no doubt
     */
    public static String of(Crs crs, double x, double y, boolean geographic) {
        String otherSystem = geographic ? "" : otherSystem(crs, x, y);
        if (!otherSystem.isEmpty()) {
            return otherSystem;
        }
        double[] at = lonLat(crs, x, y);
        double[] swapped = geographic ? new double[] {at[1], at[0]} : lonLat(crs, y, x);
        return europe(at) || !europe(swapped)
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%s; with its two coordinates exchanged it would lie at %.2f degrees north, %.2f east: are they swapped?",
                        Double.isNaN(at[0])
                                ? "It lies nowhere on Earth"
                                : String.format(Locale.ROOT, "It lies at %.2f degrees north, %.2f east", at[1], at[0]),
                        swapped[1],
                        swapped[0]);
    }

    /** Coordinates as Germany's other systems write them, under the name of another one. */
    private static String otherSystem(Crs crs, double x, double y) {
        if (y < GERMAN_SOUTH || y > GERMAN_NORTH || CrsResolver.isGeographic(crs) || europe(lonLat(crs, x, y))) {
            return "";
        }
        long millions = (long) Math.floor(x / MILLION);
        double rest = x - millions * MILLION;
        boolean within = Math.abs(rest - MILLION / 2) < HALF_ZONE;
        if (within && (millions == 32 || millions == 33)) {
            return String.format(
                    Locale.ROOT,
                    "Its eastings begin with the zone, such as %.0f: that is EPSG:%d, not %s; name it by crs of the entry.",
                    x,
                    millions == 32 ? ZONE_32_BEFORE : ZONE_33_BEFORE,
                    crs);
        }
        if (within && millions == 0 && ofGermanZones(crs)) {
            return String.format(
                    Locale.ROOT,
                    "Its coordinates, such as %.0f %.0f, are those of a UTM zone (in Germany EPSG:25832 or EPSG:25833), not of %s;"
                            + " name it by crs of the entry.",
                    x,
                    y,
                    crs);
        }
        return within && millions >= 2 && millions <= 5
                ? String.format(
                        Locale.ROOT,
                        "Its coordinates, such as %.0f %.0f, are those of Gauss-Krueger zone %d (EPSG:%d), not of %s; name it by crs of the entry.",
                        x,
                        y,
                        millions,
                        31464 + millions,
                        crs)
                : "";
    }

    /** Systems with the number of the zone before the easting: Gauss-Krueger and UTM as written by some surveys. */
    private static boolean ofGermanZones(Crs crs) {
        return crs.name().startsWith("DHDN") || crs.epsg() == ZONE_32_BEFORE || crs.epsg() == ZONE_33_BEFORE;
    }

    private static double[] lonLat(Crs crs, double x, double y) {
        try {
            return CrsResolver.lonLat(crs, x, y);
        } catch (InputException e) {
            return new double[] {Double.NaN, Double.NaN};
        }
    }

    private static boolean europe(double[] at) {
        return at[0] > WEST && at[0] < EAST && at[1] > SOUTH && at[1] < NORTH;
    }
}
