package org.kastanie.engine.twin;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/** Normal and area of plane polygons in space (Newell's method), holes taken off. */
public final class Planes {
    private Planes() {}

    /** Unit normal after the sense of the outer ring; zeros for a polygon without area. */
    public static double[] normal(Polygon polygon) {
        double[] n = new double[3];
        add(polygon.getExteriorRing(), n);
        double length = Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
        return length > 0 ? new double[] {n[0] / length, n[1] / length, n[2] / length} : new double[3];
    }

    /** True area, m2. */
    public static double area(Polygon polygon) {
        double area = area(polygon.getExteriorRing());
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            area -= area(polygon.getInteriorRingN(i));
        }
        return Math.max(0, area);
    }

    private static double area(LineString ring) {
        double[] n = new double[3];
        add(ring, n);
        return 0.5 * Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
    }

    private static void add(LineString ring, double[] n) {
        CoordinateSequence p = ring.getCoordinateSequence();
        double x0 = p.getX(0);
        double y0 = p.getY(0);
        double z0 = height(p, 0);
        for (int i = 1; i < p.size(); i++) {
            double ax = p.getX(i - 1) - x0;
            double ay = p.getY(i - 1) - y0;
            double az = height(p, i - 1) - z0;
            double bx = p.getX(i) - x0;
            double by = p.getY(i) - y0;
            double bz = height(p, i) - z0;
            n[0] += ay * bz - az * by;
            n[1] += az * bx - ax * bz;
            n[2] += ax * by - ay * bx;
        }
    }

    private static double height(CoordinateSequence p, int i) {
        double z = p.getDimension() > 2 ? p.getOrdinate(i, 2) : 0;
        return Double.isNaN(z) ? 0 : z;
    }
}
