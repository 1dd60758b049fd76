package org.kastanie.solver.sun;

/**
 * Where the sun stands.
 *
 * @param azimuth clockwise from north (grid north is taken as true north), rad
 * @param elevation above the horizon, without refraction, rad
 */
public record SunPosition(double azimuth, double elevation) {
    /** East component of the unit vector towards the sun. */
    public double x() {
        return Math.sin(azimuth) * Math.cos(elevation);
    }

    /** North component. */
    public double y() {
        return Math.cos(azimuth) * Math.cos(elevation);
    }

    /** Upward component. */
    public double z() {
        return Math.sin(elevation);
    }
}
