package org.kastanie.engine.output.objects;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.objects.ObjectColumns.Column;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes {@code objects.city.json} (CityJSON 2.0): buildings with the surfaces of the twin, each a semantic surface with its id and
 * its results, and trees. Coordinates are whole millimetres.
 */
final class ObjectCityJson {
    static final String FILE = "objects.city.json";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final double MILLIMETRES = 1000;

    private final ResultSet results;
    private final Map<ObjectKind, ObjectTable> tables = new EnumMap<>(ObjectKind.class);
    private final Map<ObjectKind, List<Column>> columns = new EnumMap<>(ObjectKind.class);
    private final Map<List<Long>, Integer> vertices = new LinkedHashMap<>();
    private final long[] origin = {Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE};
    private final long[] far = {Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE};

    private final Set<String> used = new HashSet<>();

    /** A surface by its table and place in it. */
    private record Part(ObjectKind kind, int object, Geometry geometry) {}

    private ObjectCityJson(ResultSet results, List<ObjectTable> tables) {
        this.results = results;
        for (ObjectTable table : tables) {
            this.tables.put(table.kind(), table);
            this.columns.put(table.kind(), ObjectColumns.of(table, results));
        }
    }

    static Path write(ResultSet results, List<ObjectTable> tables, Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
                JsonGenerator json = MAPPER.createGenerator(out)) {
            new ObjectCityJson(results, tables).document(json);
        }
        return file;
    }

    private void document(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("type", "CityJSON");
        json.writeStringProperty("version", "2.0");
        json.writeObjectPropertyStart("CityObjects");
        Map<String, List<Part>> surfaces = surfaces();
        ObjectTable buildings = tables.get(ObjectKind.BUILDING);
        for (int o = 0; buildings != null && o < buildings.objects().size(); o++) {
            building(
                    buildings,
                    o,
                    surfaces.getOrDefault(buildings.objects().get(o).id(), List.of()),
                    json);
        }
        ObjectTable trees = tables.get(ObjectKind.TREE);
        for (int o = 0; trees != null && o < trees.objects().size(); o++) {
            tree(trees, o, json);
        }
        json.writeEndObject();
        metadata(json);
        vertices(json);
        json.writeEndObject();
        json.writeRaw('\n');
    }

    /** Surfaces by building, in the order of kinds and ids. */
    private Map<String, List<Part>> surfaces() {
        Map<String, List<Part>> surfaces = new TreeMap<>();
        tables.forEach((kind, table) -> {
            for (int o = 0; kind.isSurface() && o < table.objects().size(); o++) {
                String building = table.objects().get(o).building();
                surfaces.computeIfAbsent(building == null ? "" : building, b -> new ArrayList<>())
                        .add(new Part(kind, o, table.objects().get(o).geometry()));
            }
        });
        return surfaces;
    }

    private void building(ObjectTable table, int o, List<Part> parts, JsonGenerator json) {
        CityObject object = table.objects().get(o);
        json.writeRaw('\n');
        json.writeObjectPropertyStart(unused(object.id()));
        json.writeStringProperty("type", "Building");
        attributes(table.kind(), o, "attributes", json);
        json.writeArrayPropertyStart("geometry");
        json.writeStartObject();
        json.writeStringProperty("type", "MultiSurface");
        boolean outline = parts.isEmpty();
        json.writeStringProperty("lod", outline ? "0" : lod(object));
        json.writeArrayPropertyStart("boundaries");
        List<Integer> values = new ArrayList<>();
        if (outline) {
            double ground = object.facts().get("ground_height") instanceof Number n ? n.doubleValue() : 0;
            polygons(Flat.polygons(object.geometry()), ground, json);
        }
        for (int p = 0; p < parts.size(); p++) {
            Part part = parts.get(p);
            Geometry geometry = part.geometry;
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                values.add(p);
            }
            polygons(geometry, Double.NaN, json);
        }
        json.writeEndArray();
        if (!outline) {
            semantics(parts, values, json);
        }
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    /** City objects are told apart by their ids alone; a second one of an id gets a number. */
    private String unused(String id) {
        String name = id;
        for (int n = 2; !used.add(name); n++) {
            name = id + "-" + n;
        }
        return name;
    }

    private static String lod(CityObject building) {
        return building.facts().get("lod") instanceof Number n ? String.valueOf(n.intValue()) : "2";
    }

    private void semantics(List<Part> parts, List<Integer> values, JsonGenerator json) {
        json.writeObjectPropertyStart("semantics");
        json.writeArrayPropertyStart("surfaces");
        for (Part part : parts) {
            json.writeStartObject();
            json.writeStringProperty(
                    "type",
                    switch (part.kind) {
                        case ROOF -> "RoofSurface";
                        case WALL -> "WallSurface";
                        default -> "GroundSurface";
                    });
            fields(part.kind, part.object, json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("values");
        values.forEach(json::writeNumber);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void tree(ObjectTable table, int o, JsonGenerator json) {
        CityObject object = table.objects().get(o);
        json.writeRaw('\n');
        json.writeObjectPropertyStart(unused(object.id()));
        json.writeStringProperty("type", "SolitaryVegetationObject");
        attributes(table.kind(), o, "attributes", json);
        json.writeArrayPropertyStart("geometry");
        json.writeStartObject();
        json.writeStringProperty("type", "MultiPoint");
        json.writeStringProperty("lod", "0");
        json.writeArrayPropertyStart("boundaries");
        json.writeNumber(vertex(((Point) object.geometry()).getCoordinateSequence(), 0, Double.NaN));
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void attributes(ObjectKind kind, int o, String name, JsonGenerator json) {
        json.writeObjectPropertyStart(name);
        fields(kind, o, json);
        json.writeEndObject();
    }

    private void fields(ObjectKind kind, int o, JsonGenerator json) {
        for (Column column : columns.getOrDefault(kind, List.of())) {
            Object value = column.value().of(o);
            if (value != null && !column.name().equals("building")) {
                ObjectGeoJson.property(json, standard(kind, column.name()), value);
            }
        }
    }

    /** Names the standard has for what others call otherwise, so that a twin can be read from the file again. */
    private static String standard(ObjectKind kind, String name) {
        if (kind == ObjectKind.BUILDING && name.equals("height")) {
            return "measuredHeight";
        }
        return kind == ObjectKind.TREE && name.equals("crown_diameter") ? "crownDiameter" : name;
    }

    private void polygons(Geometry geometry, double height, JsonGenerator json) {
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
            json.writeNumber(vertex(points, i, height));
        }
        json.writeEndArray();
    }

    private int vertex(CoordinateSequence points, int i, double height) {
        double z = Double.isNaN(height) ? points.getOrdinate(i, 2) : height;
        List<Long> v = List.of(
                Math.round(points.getX(i) * MILLIMETRES),
                Math.round(points.getY(i) * MILLIMETRES),
                Math.round((Double.isNaN(z) ? 0 : z) * MILLIMETRES));
        for (int d = 0; d < 3; d++) {
            origin[d] = Math.min(origin[d], v.get(d));
            far[d] = Math.max(far[d], v.get(d));
        }
        return vertices.computeIfAbsent(v, k -> vertices.size());
    }

    private void metadata(JsonGenerator json) {
        json.writeObjectPropertyStart("metadata");
        json.writeStringProperty("title", results.name());
        json.writeStringProperty(
                "referenceSystem",
                "https://www.opengis.net/def/crs/EPSG/0/" + results.domain().epsg());
        if (!vertices.isEmpty()) {
            json.writeArrayPropertyStart("geographicalExtent");
            for (long[] corner : List.of(origin, far)) {
                for (long c : corner) {
                    json.writeNumber(c / MILLIMETRES);
                }
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void vertices(JsonGenerator json) {
        json.writeObjectPropertyStart("transform");
        json.writeArrayPropertyStart("scale");
        for (int d = 0; d < 3; d++) {
            json.writeNumber(1 / MILLIMETRES);
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("translate");
        for (long o : origin) {
            json.writeNumber(vertices.isEmpty() ? 0.0 : o / MILLIMETRES);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeArrayPropertyStart("vertices");
        for (List<Long> v : vertices.keySet()) {
            json.writeStartArray();
            for (int d = 0; d < 3; d++) {
                json.writeNumber(v.get(d) - origin[d]);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }
}
