package org.kastanie.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.twin.CoordinateTransform;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.CrsResolver;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Polygons of a GeoJSON file, brought into the system of the domain. The file's system is that of its (old style) crs
 * member; else longitude and latitude (RFC 7946) where all coordinates can be degrees; else the domain's own.
 */
public final class PolygonFile {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final Path path;
    private final JsonNode root;

    private PolygonFile(Path path, JsonNode root) {
        this.path = path;
        this.root = root;
    }

    /**
     * @param id attribute that names a polygon, or null for its ordinal
     */
    static List<ResultSet.Area> read(Path path, @Nullable String id, Crs domain) {
        List<ResultSet.Area> areas = new PolygonFile(path, root(path)).areas(id, domain);
        if (areas.isEmpty()) {
            throw new InputException(
                    path + " holds no polygon", "give a GeoJSON file with features of type Polygon or MultiPolygon");
        }
        return areas;
    }

    private static JsonNode root(Path path) {
        try {
            return MAPPER.readTree(Files.readAllBytes(path));
        } catch (JacksonException e) {
            throw new InputException(
                    path + " is not GeoJSON: "
                            + e.getOriginalMessage().lines().findFirst().orElse("not JSON"),
                    "export it as a GeoJSON FeatureCollection of polygons",
                    e);
        } catch (IOException e) {
            throw new InputException(path + " cannot be read: " + e.getMessage(), "check the path and its rights", e);
        }
    }

    /**
     * Something of a file with all its attributes.
     *
     * @param name value of the attribute that names it, or its ordinal
     * @param geometry polygons, lines or points in the system of the domain
     * @param properties its attributes
     */
    public record Feature(String name, Geometry geometry, JsonNode properties) {}

    /** Everything in a file, whatever its shape: polygons, lines, points. */
    public static List<Feature> features(Path path, @Nullable String id, Crs domain) {
        PolygonFile file = new PolygonFile(path, root(path));
        List<JsonNode> nodes = file.nodes();
        CoordinateTransform transform = CoordinateTransform.between(file.crs(nodes, domain), domain);
        List<Feature> features = new ArrayList<>();
        int ordinal = 0;
        for (JsonNode node : nodes) {
            ordinal++;
            JsonNode shape = node.has("geometry") ? node.path("geometry") : node;
            Geometry geometry = file.geometry(shape, transform, ordinal);
            geometry = geometry == null ? linesAndPoints(shape, transform) : geometry;
            if (geometry != null && !geometry.isEmpty()) {
                features.add(new Feature(file.name(node, id, ordinal), geometry, node.path("properties")));
            }
        }
        if (features.isEmpty()) {
            throw new InputException(path + " holds no shape", "export it as a GeoJSON FeatureCollection");
        }
        return features;
    }

    private static @Nullable Geometry linesAndPoints(JsonNode shape, CoordinateTransform transform) {
        JsonNode c = shape.path("coordinates");
        return switch (shape.path("type").asString("")) {
            case "Point" -> GEOMETRY.createPoint(coordinates(List.of(c), transform)[0]);
            case "MultiPoint" -> GEOMETRY.createMultiPointFromCoords(coordinates(c, transform));
            case "LineString" -> GEOMETRY.createLineString(coordinates(c, transform));
            case "MultiLineString" -> {
                List<LineString> lines = new ArrayList<>();
                c.forEach(l -> lines.add(GEOMETRY.createLineString(coordinates(l, transform))));
                yield GEOMETRY.createMultiLineString(lines.toArray(LineString[]::new));
            }
            default -> null;
        };
    }

    private static Coordinate[] coordinates(Iterable<JsonNode> points, CoordinateTransform transform) {
        List<Coordinate> all = new ArrayList<>();
        for (JsonNode point : points) {
            double[] xy = transform.apply(
                    point.path(0).asDouble(Double.NaN), point.path(1).asDouble(Double.NaN));
            all.add(new Coordinate(xy[0], xy[1]));
        }
        return all.toArray(Coordinate[]::new);
    }

    private List<JsonNode> nodes() {
        List<JsonNode> features = new ArrayList<>();
        if (root.path("features").isArray()) {
            root.path("features").forEach(features::add);
        } else {
            features.add(root);
        }
        return features;
    }

    private List<ResultSet.Area> areas(@Nullable String id, Crs domain) {
        List<JsonNode> features = nodes();
        CoordinateTransform transform = CoordinateTransform.between(crs(features, domain), domain);
        List<ResultSet.Area> areas = new ArrayList<>();
        int ordinal = 0;
        for (JsonNode feature : features) {
            ordinal++;
            JsonNode shape = feature.has("geometry") ? feature.path("geometry") : feature;
            Geometry geometry = geometry(shape, transform, ordinal);
            if (geometry != null && !geometry.isEmpty()) {
                areas.add(new ResultSet.Area(name(feature, id, ordinal), geometry));
            }
        }
        return areas;
    }

    private String name(JsonNode feature, @Nullable String id, int ordinal) {
        if (id == null) {
            return String.valueOf(ordinal);
        }
        JsonNode value = feature.path("properties").path(id);
        if (value.isMissingNode() || value.isNull()) {
            throw new InputException(
                    path + ": feature " + ordinal + " has no attribute '" + id + "'",
                    "name another attribute in areas[].id, or leave id out to number the polygons");
        }
        return value.asString(value.toString());
    }

    private Crs crs(List<JsonNode> features, Crs domain) {
        String named = root.path("crs").path("properties").path("name").asString("");
        if (!named.isEmpty()) {
            return CrsResolver.resolve(named, path.getFileName().toString());
        }
        boolean degrees = true;
        for (JsonNode feature : features) {
            JsonNode shape = feature.has("geometry") ? feature.path("geometry") : feature;
            degrees &= degrees(shape.path("coordinates"));
        }
        return degrees ? CrsResolver.WGS84 : domain;
    }

    private static boolean degrees(JsonNode node) {
        if (node.isArray() && !node.isEmpty() && node.get(0).isNumber()) {
            return Math.abs(node.get(0).asDouble()) <= 180
                    && Math.abs(node.path(1).asDouble()) <= 90;
        }
        for (JsonNode child : node) {
            if (!degrees(child)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Geometry geometry(JsonNode shape, CoordinateTransform transform, int ordinal) {
        try {
            return switch (shape.path("type").asString("")) {
                case "Polygon" -> GeometryFixer.fix(polygon(shape.path("coordinates"), transform));
                case "MultiPolygon" -> {
                    List<Polygon> parts = new ArrayList<>();
                    shape.path("coordinates").forEach(p -> parts.add(polygon(p, transform)));
                    yield GeometryFixer.fix(GEOMETRY.createMultiPolygon(parts.toArray(Polygon[]::new)));
                }
                default -> null;
            };
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    path + ": the polygon of feature " + ordinal + " is broken: " + e.getMessage(), "mend it", e);
        }
    }

    private static Polygon polygon(JsonNode rings, CoordinateTransform transform) {
        List<LinearRing> all = new ArrayList<>();
        for (JsonNode ring : rings) {
            List<Coordinate> points = new ArrayList<>();
            for (JsonNode point : ring) {
                double[] xy = transform.apply(
                        point.path(0).asDouble(Double.NaN), point.path(1).asDouble(Double.NaN));
                points.add(new Coordinate(xy[0], xy[1]));
            }
            if (!points.isEmpty() && !points.getFirst().equals2D(points.getLast())) {
                points.add(points.getFirst().copy());
            }
            all.add(GEOMETRY.createLinearRing(points.toArray(Coordinate[]::new)));
        }
        if (all.isEmpty()) {
            return GEOMETRY.createPolygon();
        }
        return GEOMETRY.createPolygon(all.getFirst(), all.subList(1, all.size()).toArray(LinearRing[]::new));
    }
}
