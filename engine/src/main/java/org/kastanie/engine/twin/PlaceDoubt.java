package org.kastanie.engine.twin;

import java.util.Locale;
import org.kastanie.engine.InputException;

/** Whether a place outside Europe would be one in Europe if its two coordinates were exchanged: they are then likely swapped. */
final class PlaceDoubt {
    private static final double WEST = -25;
    private static final double EAST = 32;
    private static final double SOUTH = 34;
    private static final double NORTH = 72;

    private PlaceDoubt() {}

    /**
     * @param crs of x and y
     * @param geographic whether the file itself has degrees
     * @return a sentence; empty if there is no doubt
     */
    static String of(Crs crs, double x, double y, boolean geographic) {
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
