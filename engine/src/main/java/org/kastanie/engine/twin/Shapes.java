package org.kastanie.engine.twin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.JsonNode;

/** Features of a file as they are: points, lines or polygons in the system of the city, with their attributes as text. */
public final class Shapes {
    private Shapes() {}

    /**
     * @param ordinal in the file, from 1
     * @param geometry null where the file has none that can be used
     * @param attributes by name; those without a value are missing
     */
    public record Shape(int ordinal, @Nullable Geometry geometry, Map<String, String> attributes) {}

    /**
     * Reads GeoJSON, a layer of a GeoPackage, or a Shapefile.
     *
     * @param layer of a GeoPackage, or null for its only one
     * @param crs system of the file where it does not say it itself, or null
     * @param city system wanted
     */
    public static List<Shape> read(Path path, @Nullable String layer, @Nullable String crs, Crs city) {
        Map<String, Object> options = new LinkedHashMap<>();
        if (layer != null) {
            options.put("layer", layer);
        }
        if (crs != null) {
            options.put("crs", crs);
        }
        TwinEntry entry = new TwinEntry("shapes", path, options);
        if (!FeatureFile.reads(path)) {
            throw new InputException(
                    path + " is no GeoJSON, GeoPackage or Shapefile by its name",
                    "give a file that ends in .geojson, .json, .gpkg or .shp");
        }
        FeatureFile file = FeatureFile.of(entry);
        CoordinateTransform transform = CoordinateTransform.between(file.crs(file.filledHead(), entry.crs()), city);
        List<Shape> shapes = new ArrayList<>();
        file.features(feature -> shapes.add(
                new Shape(shapes.size() + 1, geometry(feature.path("geometry"), transform), attributes(feature))));
        return shapes;
    }

    private static Map<String, String> attributes(JsonNode feature) {
        Map<String, String> all = new LinkedHashMap<>();
        feature.path("properties").properties().forEach(p -> {
            String text = FeatureFile.text(feature, p.getKey());
            if (text != null) {
                all.put(p.getKey(), text);
            }
        });
        if (feature.path("id").isValueNode() && !feature.path("id").isNull()) {
            all.putIfAbsent("id", feature.path("id").asString(""));
        }
        return all;
    }

    private static @Nullable Geometry geometry(JsonNode shape, CoordinateTransform transform) {
        JsonNode at = shape.path("coordinates");
        return switch (shape.path("type").asString("")) {
            case "Point" -> point(at, transform);
            case "MultiPoint" -> {
                List<Geometry> points = new ArrayList<>();
                at.forEach(part -> {
                    Geometry point = point(part, transform);
                    if (point != null) {
                        points.add(point);
                    }
                });
                yield points.isEmpty() ? null : Polygons.FACTORY.buildGeometry(points);
            }
            case "LineString" -> line(at, transform);
            case "MultiLineString" -> {
                List<Geometry> lines = new ArrayList<>();
                at.forEach(part -> {
                    Geometry line = line(part, transform);
                    if (line != null) {
                        lines.add(line);
                    }
                });
                yield lines.isEmpty() ? null : Polygons.FACTORY.buildGeometry(lines);
            }
            case "Polygon", "MultiPolygon" -> {
                List<Polygon> parts = GeoJsonGeometry.polygons(shape, transform, new ArrayList<>());
                yield parts.isEmpty() ? null : Polygons.FACTORY.createMultiPolygon(parts.toArray(new Polygon[0]));
            }
            default -> null;
        };
    }

    private static @Nullable Geometry point(JsonNode at, CoordinateTransform transform) {
        Coordinate c = coordinate(at, transform);
        return c == null ? null : Polygons.FACTORY.createPoint(c);
    }

    private static @Nullable Geometry line(JsonNode at, CoordinateTransform transform) {
        List<Coordinate> points = new ArrayList<>();
        for (JsonNode p : at) {
            Coordinate c = coordinate(p, transform);
            if (c == null) {
                return null;
            }
            points.add(c);
        }
        return points.size() < 2 ? null : Polygons.FACTORY.createLineString(points.toArray(Coordinate[]::new));
    }

    private static @Nullable Coordinate coordinate(JsonNode at, CoordinateTransform transform) {
        if (!at.path(0).isNumber() || !at.path(1).isNumber()) {
            return null;
        }
        double[] xy = transform.apply(at.path(0).asDouble(), at.path(1).asDouble());
        return Double.isFinite(xy[0]) && Double.isFinite(xy[1]) ? new Coordinate(xy[0], xy[1]) : null;
    }
}
