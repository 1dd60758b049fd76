package org.kastanie.engine.output.objects;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;

/** Outlines as one kind of geometry: layers hold multipolygons only. */
final class Flat {
    private Flat() {}

    static MultiPolygon polygons(Geometry geometry) {
        List<Polygon> polygons = new ArrayList<>();
        PolygonExtracter.getPolygons(geometry, polygons);
        return geometry.getFactory().createMultiPolygon(polygons.toArray(Polygon[]::new));
    }
}
