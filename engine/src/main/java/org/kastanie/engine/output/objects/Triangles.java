package org.kastanie.engine.output.objects;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kastanie.engine.twin.Planes;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.triangulate.polygon.PolygonTriangulator;

/** Cuts polygons in space into triangles, in the plane they are seen best in. */
final class Triangles {
    private Triangles() {}

    /** Corners of all triangles, three each; none for a polygon that cannot be cut. */
    static List<Coordinate> of(Polygon polygon) {
        double[] n = Planes.normal(polygon);
        int axis = Math.abs(n[2]) >= Math.max(Math.abs(n[0]), Math.abs(n[1]))
                ? 2
                : Math.abs(n[1]) >= Math.abs(n[0]) ? 1 : 0;
        Map<Coordinate, Coordinate> corners = new HashMap<>();
        LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = seen(polygon.getInteriorRingN(i), axis, corners);
        }
        Polygon flat = polygon.getFactory().createPolygon(seen(polygon.getExteriorRing(), axis, corners), holes);
        List<Coordinate> triangles = new ArrayList<>();
        try {
            Geometry parts = PolygonTriangulator.triangulate(flat);
            for (int i = 0; i < parts.getNumGeometries(); i++) {
                Coordinate[] c = parts.getGeometryN(i).getCoordinates();
                for (int k = 0; k < 3; k++) {
                    Coordinate corner = corners.get(new Coordinate(c[k].x, c[k].y));
                    if (corner == null) {
                        return List.of(); // a corner of its own making: the polygon crosses itself
                    }
                    triangles.add(corner);
                }
            }
        } catch (RuntimeException crossing) {
            return List.of();
        }
        return triangles;
    }

    private static LinearRing seen(LinearRing ring, int axis, Map<Coordinate, Coordinate> corners) {
        Coordinate[] points = ring.getCoordinates();
        Coordinate[] flat = new Coordinate[points.length];
        for (int i = 0; i < points.length; i++) {
            Coordinate p = points[i];
            flat[i] = new Coordinate(axis == 0 ? p.y : p.x, axis == 2 ? p.y : p.getZ());
            corners.putIfAbsent(flat[i], p);
        }
        return ring.getFactory().createLinearRing(flat);
    }
}
