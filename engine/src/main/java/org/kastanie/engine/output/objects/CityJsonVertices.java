package org.kastanie.engine.output.objects;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JsonGenerator;

/** The vertices of a CityJSON file, in whole millimetres, each once; boundaries name them by their numbers. */
final class CityJsonVertices {
    private static final double MILLIMETRES = 1000;

    private final Map<List<Long>, Integer> numbers = new LinkedHashMap<>();
    private final long[] near = {Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE};
    private final long[] far = {Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE};

    /** @param height of all corners; NaN for their own */
    void polygons(Geometry geometry, double height, JsonGenerator json) {
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Polygon polygon = (Polygon) geometry.getGeometryN(i);
            json.writeStartArray();
            ring(polygon.getExteriorRing(), height, json);
            for (int k = 0; k < polygon.getNumInteriorRing(); k++) {
                ring(polygon.getInteriorRingN(k), height, json);
            }
            json.writeEndArray();
        }
    }

    /** Rings of CityJSON are not closed. */
    private void ring(LinearRing ring, double height, JsonGenerator json) {
        CoordinateSequence points = ring.getCoordinateSequence();
        json.writeStartArray();
        for (int i = 0; i + 1 < points.size(); i++) {
            json.writeNumber(number(points, i, height));
        }
        json.writeEndArray();
    }

    int number(CoordinateSequence points, int i, double height) {
        double z = Double.isNaN(height) ? points.getOrdinate(i, 2) : height;
        List<Long> v = List.of(
                Math.round(points.getX(i) * MILLIMETRES),
                Math.round(points.getY(i) * MILLIMETRES),
                Math.round((Double.isNaN(z) ? 0 : z) * MILLIMETRES));
        for (int d = 0; d < 3; d++) {
            near[d] = Math.min(near[d], v.get(d));
            far[d] = Math.max(far[d], v.get(d));
        }
        return numbers.computeIfAbsent(v, k -> numbers.size());
    }

    void extent(JsonGenerator json) {
        if (numbers.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("geographicalExtent");
        for (long[] corner : List.of(near, far)) {
            for (long c : corner) {
                json.writeNumber(c / MILLIMETRES);
            }
        }
        json.writeEndArray();
    }

    /** Transform and vertices, after all boundaries. */
    void write(JsonGenerator json) {
        json.writeObjectPropertyStart("transform");
        json.writeArrayPropertyStart("scale");
        for (int d = 0; d < 3; d++) {
            json.writeNumber(1 / MILLIMETRES);
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("translate");
        for (long o : near) {
            json.writeNumber(numbers.isEmpty() ? 0.0 : o / MILLIMETRES);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeArrayPropertyStart("vertices");
        for (List<Long> v : numbers.keySet()) {
            json.writeStartArray();
            for (int d = 0; d < 3; d++) {
                json.writeNumber(v.get(d) - near[d]);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }
}
