package org.kastanie.engine.twin;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Makes and measures polygons. Coordinates are packed: 24 bytes a vertex. */
final class Polygons {
    static final GeometryFactory FACTORY =
            new GeometryFactory(new PrecisionModel(), 0, PackedCoordinateSequenceFactory.DOUBLE_FACTORY);

    /** Surfaces smaller than this (m2) are left out: choice, a square of 1 cm; real ones are far larger. */
    static final double MINIMUM_AREA = 1e-4;

    private Polygons() {}

    /** Says what is wrong with a ring of x, y, z triples; null if it can be used. */
    static @Nullable String fault(double[] ring) {
        for (int i = 0; i < ring.length; i++) {
            if (!Double.isFinite(ring[i]) && (i % 3 != 2 || !Double.isNaN(ring[i]))) {
                return "a coordinate is not a finite number";
            }
        }
        int points = ring.length / 3;
        return points < 3 || (points == 3 && closed(ring)) ? "a ring has only " + points + " points" : null;
    }

    private static boolean closed(double[] ring) {
        int last = ring.length - 3;
        return ring[0] == ring[last] && ring[1] == ring[last + 1];
    }

    /** Ring from x, y, z triples; closed and without repeated points. Null if fewer than three points remain. */
    static @Nullable LinearRing ring(double[] xyz) {
        double[] kept = new double[xyz.length + 3];
        int n = 0;
        for (int i = 0; i < xyz.length; i += 3) {
            boolean repeated = n > 0
                    && xyz[i] == kept[n - 3]
                    && xyz[i + 1] == kept[n - 2]
                    && Double.compare(xyz[i + 2], kept[n - 1]) == 0;
            if (!repeated) {
                System.arraycopy(xyz, i, kept, n, 3);
                n += 3;
            }
        }
        boolean open = n > 0
                && (kept[0] != kept[n - 3] || kept[1] != kept[n - 2] || Double.compare(kept[2], kept[n - 1]) != 0);
        if (open) {
            System.arraycopy(kept, 0, kept, n, 3);
            n += 3;
        }
        if (n / 3 < 4) {
            return null;
        }
        CoordinateSequence sequence =
                PackedCoordinateSequenceFactory.DOUBLE_FACTORY.create(java.util.Arrays.copyOf(kept, n), 3, 0);
        return FACTORY.createLinearRing(sequence);
    }

    /** Vector normal to a ring, its length twice the ring's area (Newell's method: exact for planar rings). */
    static double[] normal(LinearRing ring) {
        CoordinateSequence s = ring.getCoordinateSequence();
        double x0 = s.getX(0);
        double y0 = s.getY(0);
        double z0 = z(s, 0);
        double nx = 0;
        double ny = 0;
        double nz = 0;
        for (int i = 0; i + 1 < s.size(); i++) {
            double ax = s.getX(i) - x0;
            double ay = s.getY(i) - y0;
            double az = z(s, i) - z0;
            double bx = s.getX(i + 1) - x0;
            double by = s.getY(i + 1) - y0;
            double bz = z(s, i + 1) - z0;
            nx += ay * bz - az * by;
            ny += az * bx - ax * bz;
            nz += ax * by - ay * bx;
        }
        return new double[] {nx, ny, nz};
    }

    private static double z(CoordinateSequence s, int i) {
        double z = s.getZ(i);
        return Double.isNaN(z) ? 0 : z;
    }

    /** True area of the outer ring, m2. */
    static double area(Polygon polygon) {
        double[] n = normal(polygon.getExteriorRing());
        return 0.5 * Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
    }

    /** Vertical part of the unit normal: 1 faces the sky, 0 is a wall, -1 faces the ground. NaN without area. */
    static double upward(Polygon polygon) {
        double[] n = normal(polygon.getExteriorRing());
        return n[2] / Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
    }

    static double lowest(Polygon polygon) {
        CoordinateSequence s = polygon.getExteriorRing().getCoordinateSequence();
        double low = Double.NaN;
        for (int i = 0; i < s.size(); i++) {
            double z = s.getZ(i);
            if (!(z >= low)) {
                low = Double.isNaN(z) ? low : z;
            }
        }
        return low;
    }

    static double highest(Polygon polygon) {
        CoordinateSequence s = polygon.getExteriorRing().getCoordinateSequence();
        double high = Double.NaN;
        for (int i = 0; i < s.size(); i++) {
            double z = s.getZ(i);
            if (!(z <= high)) {
                high = Double.isNaN(z) ? high : z;
            }
        }
        return high;
    }

    /** Outline covered by polygons seen from above; invalid ones are mended, upright ones drop out. */
    static Geometry outline(List<? extends Geometry> polygons) {
        List<Geometry> parts = new ArrayList<>();
        for (Geometry polygon : polygons) {
            Geometry flat = polygon.isValid() ? polygon : GeometryFixer.fix(polygon);
            if (flat.getArea() > MINIMUM_AREA) {
                parts.add(flat);
            }
        }
        if (parts.isEmpty()) {
            return FACTORY.createPolygon();
        }
        Geometry union = parts.size() == 1 ? parts.get(0) : OverlayNGRobust.union(parts);
        @SuppressWarnings("unchecked")
        List<Polygon> found = PolygonExtracter.getPolygons(union);
        found.removeIf(p -> p.getArea() <= MINIMUM_AREA);
        List<Polygon> flat = new ArrayList<>();
        for (Polygon p : found) {
            flat.add(flatten(p));
        }
        return flat.isEmpty() ? FACTORY.createPolygon() : FACTORY.buildGeometry(flat);
    }

    private static Polygon flatten(Polygon polygon) {
        LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = flatten(polygon.getInteriorRingN(i));
        }
        return FACTORY.createPolygon(flatten(polygon.getExteriorRing()), holes);
    }

    private static LinearRing flatten(LinearRing ring) {
        CoordinateSequence s = ring.getCoordinateSequence();
        double[] xy = new double[2 * s.size()];
        for (int i = 0; i < s.size(); i++) {
            xy[2 * i] = s.getX(i);
            xy[2 * i + 1] = s.getY(i);
        }
        return FACTORY.createLinearRing(PackedCoordinateSequenceFactory.DOUBLE_FACTORY.create(xy, 2, 0));
    }
}
