package org.kastanie.engine.twin;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Features of other formats in GeoJSON's shape, so that one reader serves all. */
final class FeatureNodes {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private FeatureNodes() {}

    static ObjectNode feature(ObjectNode properties, @Nullable Geometry geometry) {
        ObjectNode feature = NODES.objectNode();
        feature.put("type", "Feature");
        feature.set("properties", properties);
        feature.set("geometry", geometry == null || geometry.isEmpty() ? NODES.nullNode() : geometry(geometry));
        return feature;
    }

    static ObjectNode properties() {
        return NODES.objectNode();
    }

    private static ObjectNode geometry(Geometry geometry) {
        ObjectNode node = NODES.objectNode();
        node.put("type", geometry.getGeometryType());
        if (geometry.getClass() == GeometryCollection.class) {
            ArrayNode parts = node.putArray("geometries");
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                parts.add(geometry(geometry.getGeometryN(i)));
            }
        } else {
            node.set("coordinates", coordinates(geometry));
        }
        return node;
    }

    private static ArrayNode coordinates(Geometry geometry) {
        return switch (geometry) {
            case Point point -> position(point.getCoordinate());
            case LineString line -> positions(line);
            case Polygon polygon -> {
                ArrayNode rings = NODES.arrayNode();
                rings.add(positions(polygon.getExteriorRing()));
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    rings.add(positions(polygon.getInteriorRingN(i)));
                }
                yield rings;
            }
            default -> {
                ArrayNode parts = NODES.arrayNode();
                for (int i = 0; i < geometry.getNumGeometries(); i++) {
                    parts.add(coordinates(geometry.getGeometryN(i)));
                }
                yield parts;
            }
        };
    }

    private static ArrayNode positions(LineString line) {
        ArrayNode all = NODES.arrayNode();
        for (Coordinate c : line.getCoordinates()) {
            all.add(position(c));
        }
        return all;
    }

    private static ArrayNode position(Coordinate c) {
        ArrayNode position = NODES.arrayNode().add(c.x).add(c.y);
        return Double.isNaN(c.getZ()) ? position : position.add(c.getZ());
    }
}
