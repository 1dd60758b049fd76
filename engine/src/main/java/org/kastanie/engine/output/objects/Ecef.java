package org.kastanie.engine.output.objects;

/**
 * Places on the earth as web globes have them: metres from its centre (EPSG:4978), and east, north and up from a place.
 * Ellipsoid WGS 84: EPSG dataset, 7030.
 */
record Ecef(double longitude, double latitude, double height) {
    private static final double AXIS = 6_378_137;
    private static final double FLATTENING = 1 / 298.257223563;
    private static final double ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING);

    /** Metres from the centre of the earth of a place in degrees and metres above the ellipsoid. */
    static double[] of(double longitude, double latitude, double height) {
        double sine = Math.sin(Math.toRadians(latitude));
        double cosine = Math.cos(Math.toRadians(latitude));
        double n = AXIS / Math.sqrt(1 - ECCENTRICITY_SQUARED * sine * sine);
        return new double[] {
            (n + height) * cosine * Math.cos(Math.toRadians(longitude)),
            (n + height) * cosine * Math.sin(Math.toRadians(longitude)),
            (n * (1 - ECCENTRICITY_SQUARED) + height) * sine
        };
    }

    /** Columns east, north, up and the place itself: the matrix from its local metres to those from the centre. */
    double[] matrix() {
        double sl = Math.sin(Math.toRadians(longitude));
        double cl = Math.cos(Math.toRadians(longitude));
        double sp = Math.sin(Math.toRadians(latitude));
        double cp = Math.cos(Math.toRadians(latitude));
        double[] o = of(longitude, latitude, height);
        return new double[] {-sl, cl, 0, 0, -sp * cl, -sp * sl, cp, 0, cp * cl, cp * sl, sp, 0, o[0], o[1], o[2], 1};
    }

    /** East, north and up from this place to another, m. */
    double[] local(double toLongitude, double toLatitude, double toHeight) {
        double[] m = matrix();
        double[] p = of(toLongitude, toLatitude, toHeight);
        double[] local = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            for (int d = 0; d < 3; d++) {
                local[axis] += m[4 * axis + d] * (p[d] - m[12 + d]);
            }
        }
        return local;
    }
}
