package org.kastanie.engine.twin;

import java.util.Locale;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * Directions walls may look to: azimuths of their outward normals from {@code from} up to, but without, {@code to}, so that
 * sectors that touch share no wall.
 *
 * @param from degrees clockwise from the y axis of the coordinate system, 0..360
 * @param to the same; smaller than {@code from} for a sector that holds north
 */
public record Facing(double from, double to) {
    public static final Facing ALL = new Facing(0, 360);

    private static final double ROUND = 360;
    /** Normals are kept as floats; azimuths are told apart to this many parts of a degree, so that diagonals are sure. */
    private static final double PARTS = 1000;
    /** Shorter edges of an outline are no wall of their own, m. A choice. */
    private static final double SHORTEST = 0.1;

    /** Whether a wall with this outward normal is meant. */
    public boolean holds(double east, double north) {
        double azimuth = Math.rint(PARTS * Math.toDegrees(Math.atan2(east, north))) / PARTS;
        return ahead(from, azimuth) < width();
    }

    /** Whether both mean walls of one direction. */
    public boolean meets(Facing other) {
        return ahead(from, other.from) < width() || ahead(other.from, from) < other.width();
    }

    /** Whether any wall round an outline looks there, those of courtyards too. */
    public boolean any(Geometry outline) {
        for (int g = 0; g < outline.getNumGeometries(); g++) {
            if (outline.getGeometryN(g) instanceof Polygon polygon) {
                boolean found = along(polygon.getExteriorRing(), true);
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    found |= along(polygon.getInteriorRingN(i), false);
                }
                if (found) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean along(LineString ring, boolean exterior) {
        Coordinate[] points = ring.getCoordinates();
        // with the building on its left an edge looks to its right
        double sign = Orientation.isCCW(points) == exterior ? 1 : -1;
        for (int i = 1; i < points.length; i++) {
            double dx = points[i].x - points[i - 1].x;
            double dy = points[i].y - points[i - 1].y;
            if (Math.hypot(dx, dy) >= SHORTEST && holds(sign * dy, -sign * dx)) {
                return true;
            }
        }
        return false;
    }

    private double width() {
        return to > from ? to - from : to - from + ROUND;
    }

    /** Degrees clockwise from one azimuth to another, 0..360. */
    private static double ahead(double one, double other) {
        return (other - one + 2 * ROUND) % ROUND;
    }

    /** How messages name it. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s to %s degrees", plain(from), plain(to));
    }

    private static String plain(double degrees) {
        return degrees == Math.rint(degrees) ? String.valueOf((int) degrees) : String.valueOf(degrees);
    }
}
