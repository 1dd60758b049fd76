package org.kastanie.engine.twin;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.JsonNode;

/** Points and polygons of GeoJSON. */
final class GeoJsonGeometry {
    private GeoJsonGeometry() {}

    /** x, y and, if given, z of a point (first of several); of a polygon its middle. Null if there is none. */
    static double @Nullable [] point(JsonNode geometry) {
        JsonNode at = geometry.path("coordinates");
        switch (geometry.path("type").asString("")) {
            case "Point" -> {}
            case "MultiPoint" -> at = at.path(0);
            case "Polygon", "MultiPolygon" -> {
                List<Polygon> parts = polygons(geometry, null, new ArrayList<>());
                Geometry all = Polygons.FACTORY.createMultiPolygon(parts.toArray(new Polygon[0]));
                Coordinate middle = all.getCentroid().getCoordinate();
                return middle == null ? null : new double[] {middle.x, middle.y};
            }
            default -> {
                return null;
            }
        }
        if (!at.isArray()
                || at.size() < 2
                || !at.get(0).isNumber()
                || !at.get(1).isNumber()) {
            return null;
        }
        double x = at.get(0).asDouble();
        double y = at.get(1).asDouble();
        return at.size() > 2 && at.get(2).isNumber()
                ? new double[] {x, y, at.get(2).asDouble()}
                : new double[] {x, y};
    }

    /**
     * Polygons of a Polygon or MultiPolygon.
     *
     * @param transform into the model's system; null leaves coordinates as they are
     * @param faults gets a sentence for every ring that cannot be used
     */
    static List<Polygon> polygons(JsonNode geometry, @Nullable CoordinateTransform transform, List<String> faults) {
        JsonNode coordinates = geometry.path("coordinates");
        List<Polygon> polygons = new ArrayList<>();
        switch (geometry.path("type").asString("")) {
            case "Polygon" -> add(coordinates, transform, faults, polygons);
            case "MultiPolygon" -> coordinates.forEach(part -> add(part, transform, faults, polygons));
            case "GeometryCollection" ->
                geometry.path("geometries").forEach(part -> polygons.addAll(polygons(part, transform, faults)));
            default -> faults.add("it is no polygon");
        }
        return polygons;
    }

    private static void add(
            JsonNode rings, @Nullable CoordinateTransform transform, List<String> faults, List<Polygon> polygons) {
        LinearRing shell = null;
        List<LinearRing> holes = new ArrayList<>();
        for (int i = 0; i < rings.size(); i++) {
            double[] xyz = triples(rings.get(i), transform);
            String fault = Polygons.fault(xyz);
            LinearRing ring = fault == null ? Polygons.ring(xyz) : null;
            if (ring == null) {
                faults.add(fault == null ? "a ring has fewer than three different points" : fault);
            } else if (i == 0) {
                shell = ring;
            } else {
                holes.add(ring);
            }
        }
        if (shell != null) {
            polygons.add(Polygons.FACTORY.createPolygon(shell, holes.toArray(new LinearRing[0])));
        }
    }

    private static double[] triples(JsonNode ring, @Nullable CoordinateTransform transform) {
        double[] xyz = new double[3 * ring.size()];
        Coordinate moved = new Coordinate();
        for (int i = 0; i < ring.size(); i++) {
            JsonNode point = ring.get(i);
            moved.x = number(point.path(0));
            moved.y = number(point.path(1));
            if (transform != null && Double.isFinite(moved.x) && Double.isFinite(moved.y)) {
                transform.apply(moved);
            }
            xyz[3 * i] = moved.x;
            xyz[3 * i + 1] = moved.y;
            xyz[3 * i + 2] = Double.NaN; // an outline has no height of its own
        }
        return xyz;
    }

    private static double number(JsonNode node) {
        return node.isNumber() ? node.asDouble() : Double.NaN;
    }
}
