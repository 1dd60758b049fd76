package org.kastanie.solver.sun;

/**
 * The upper hemisphere in patches of equal azimuth and elevation width: patch = azimuth index * BANDS + band. Azimuth i
 * spans i..i+1 times 360/AZIMUTHS degrees, clockwise from north; band b spans b..b+1 times 90/BANDS degrees of elevation.
 * No middle of a patch points along the axes of a raster or its diagonals: a ray along a street or along a wall beside the
 * receiver would stand for a sector that is half behind the wall.
 *
 * <p>The same patches serve the sky's luminance and every facet's visibility, so that an irradiance is a dot product.
 */
public final class SkyPatches {
    public static final int AZIMUTHS = 32;
    public static final int BANDS = 12;
    public static final int COUNT = AZIMUTHS * BANDS;
    public static final double AZIMUTH_WIDTH = 2 * Math.PI / AZIMUTHS;
    public static final double BAND_WIDTH = Math.PI / 2 / BANDS;

    private SkyPatches() {}

    /** Azimuth of the middle of azimuth index i, clockwise from north, rad. */
    public static double azimuth(int i) {
        return (i + 0.5) * AZIMUTH_WIDTH;
    }

    /** Lower elevation of a band, rad. */
    public static double lowerElevation(int band) {
        return band * BAND_WIDTH;
    }

    /** Solid angle of a patch in a band, sr. */
    public static double solidAngle(int band) {
        return AZIMUTH_WIDTH * (Math.sin(lowerElevation(band + 1)) - Math.sin(lowerElevation(band)));
    }

    /** Integral of sin(elevation) over a patch, sr: weight of its radiance in a horizontal irradiance. */
    public static double horizontalWeight(int band) {
        double a = Math.sin(lowerElevation(band));
        double b = Math.sin(lowerElevation(band + 1));
        return AZIMUTH_WIDTH * 0.5 * (b * b - a * a);
    }

    /** Integral of cos(elevation) over a patch, sr: weight in a vertical irradiance before the cosine of azimuth. */
    public static double verticalWeight(int band) {
        double a = lowerElevation(band);
        double b = lowerElevation(band + 1);
        return AZIMUTH_WIDTH * 0.5 * ((b - a) + 0.5 * (Math.sin(2 * b) - Math.sin(2 * a)));
    }
}
