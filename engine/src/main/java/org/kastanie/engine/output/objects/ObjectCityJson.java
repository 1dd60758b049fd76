package org.kastanie.engine.output.objects;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.objects.ObjectColumns.Column;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes {@code objects.city.json} (CityJSON 2.0): buildings, their parts and bridges with the surfaces of the twin, streets with
 * their areas, other ground, and trees, each with its id and its results. Coordinates are whole millimetres.
 */
final class ObjectCityJson {
    static final String FILE = "objects.city.json";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    /** Ground of a street that is not walked or driven on. */
    private static final Set<String> GREEN = Set.of("grass", "meadow", "shrub", "bare_soil");
    /** What the type of an object and its place among the others say already. */
    private static final Set<String> SAID = Set.of("building", "street", "kind", "part_of", "source");

    private final ResultSet results;
    private final Map<ObjectKind, ObjectTable> tables = new EnumMap<>(ObjectKind.class);
    private final Map<ObjectKind, List<Column>> columns = new EnumMap<>(ObjectKind.class);
    private final CityJsonVertices vertices = new CityJsonVertices();
    private final CityJsonNames names;

    /** A surface by its table and place in it. */
    private record Part(ObjectKind kind, int object, CityObject of) {}

    private ObjectCityJson(ResultSet results, List<ObjectTable> tables) {
        this.results = results;
        for (ObjectTable table : tables) {
            this.tables.put(table.kind(), table);
            this.columns.put(table.kind(), ObjectColumns.of(table, results));
        }
        this.names = new CityJsonNames(this.tables.get(ObjectKind.BUILDING));
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
        Map<String, List<Part>> surfaces = byOwner();
        for (int o = 0; o < count(ObjectKind.BUILDING); o++) {
            building(o, surfaces, json);
        }
        for (String whole : names.wholes()) {
            begin(whole, "Building", json);
            links("children", names.children(whole), json);
            json.writeEndObject();
        }
        for (int o = 0; o < count(ObjectKind.STREET); o++) {
            street(o, surfaces, json);
        }
        for (int o = 0; o < count(ObjectKind.GROUND); o++) {
            ground(o, json);
        }
        for (int o = 0; o < count(ObjectKind.TREE); o++) {
            tree(o, json);
        }
        json.writeEndObject();
        metadata(json);
        vertices.write(json);
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private int count(ObjectKind kind) {
        ObjectTable table = tables.get(kind);
        return table == null ? 0 : table.objects().size();
    }

    private CityObject object(ObjectKind kind, int o) {
        ObjectTable table = tables.get(kind);
        if (table == null) {
            throw new IllegalStateException("asked for one of no " + kind);
        }
        return table.objects().get(o);
    }

    /** Surfaces and pieces of streets by the key of what they are part of, in the order of kinds and ids. */
    private Map<String, List<Part>> byOwner() {
        Map<String, List<Part>> parts = new TreeMap<>();
        tables.forEach((kind, table) -> {
            for (int o = 0; o < table.objects().size(); o++) {
                CityObject object = table.objects().get(o);
                CityObject.Owner owner = object.owner();
                if (owner != null) {
                    parts.computeIfAbsent(kind.owner() + owner.key(), b -> new ArrayList<>())
                            .add(new Part(kind, o, object));
                }
            }
        });
        return parts;
    }

    private void building(int o, Map<String, List<Part>> surfaces, JsonGenerator json) {
        CityObject object = object(ObjectKind.BUILDING, o);
        List<Part> parts = surfaces.getOrDefault(ObjectKind.ROOF.owner() + object.key(), List.of());
        String kind = object.fact("kind");
        String name = names.of(object);
        begin(name, kind == null ? "Building" : kind, json);
        String parent = names.parent(object);
        links("parents", parent == null ? List.of() : List.of(parent), json);
        links("children", names.children(name), json);
        attributes(ObjectKind.BUILDING, o, json);
        if (parts.isEmpty()) {
            double ground = object.facts().get("ground_height") instanceof Number n ? n.doubleValue() : 0;
            surface("0", Flat.polygons(object.geometry()), ground, json);
        } else {
            surfaces(lod(object), parts, json);
        }
        json.writeEndObject();
    }

    private static String lod(CityObject building) {
        return building.facts().get("lod") instanceof Number n ? String.valueOf(n.intValue()) : "2";
    }

    /** Streets of the job have no place among the objects of the twin. */
    private void street(int o, Map<String, List<Part>> surfaces, JsonGenerator json) {
        CityObject street = object(ObjectKind.STREET, o);
        List<Part> parts = surfaces.getOrDefault(ObjectKind.GROUND.owner() + street.id(), List.of());
        String kind = street.fact("kind");
        if (parts.isEmpty() || kind == null) {
            return;
        }
        begin(names.unused(street.id()), kind, json);
        attributes(ObjectKind.STREET, o, json);
        surfaces("2", parts, json);
        json.writeEndObject();
    }

    private void ground(int o, JsonGenerator json) {
        CityObject ground = object(ObjectKind.GROUND, o);
        if (ground.owner() != null) {
            return; // stands in its street
        }
        String kind = ground.fact("kind");
        String usual = "water".equals(ground.fact("ground_class")) ? "WaterBody" : "LandUse";
        begin(names.unused(ground.id()), kind == null ? usual : kind, json);
        attributes(ObjectKind.GROUND, o, json);
        surface("1", ground.geometry(), Double.NaN, json);
        json.writeEndObject();
    }

    private void tree(int o, JsonGenerator json) {
        CityObject object = object(ObjectKind.TREE, o);
        begin(names.unused(object.id()), "SolitaryVegetationObject", json);
        attributes(ObjectKind.TREE, o, json);
        beginGeometry("MultiPoint", "0", json);
        json.writeNumber(vertices.number(((Point) object.geometry()).getCoordinateSequence(), 0, Double.NaN));
        json.writeEndArray();
        endGeometry(json);
        json.writeEndObject();
    }

    private static void begin(String name, String type, JsonGenerator json) {
        json.writeRaw('\n');
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("type", type);
    }

    private static void links(String name, List<String> others, JsonGenerator json) {
        if (!others.isEmpty()) {
            json.writeArrayPropertyStart(name);
            others.forEach(json::writeString);
            json.writeEndArray();
        }
    }

    private static void beginGeometry(String type, String lod, JsonGenerator json) {
        json.writeArrayPropertyStart("geometry");
        json.writeStartObject();
        json.writeStringProperty("type", type);
        json.writeStringProperty("lod", lod);
        json.writeArrayPropertyStart("boundaries");
    }

    private static void endGeometry(JsonGenerator json) {
        json.writeEndObject();
        json.writeEndArray();
    }

    private void surface(String lod, Geometry geometry, double height, JsonGenerator json) {
        beginGeometry("MultiSurface", lod, json);
        vertices.polygons(geometry, height, json);
        json.writeEndArray();
        endGeometry(json);
    }

    private void surfaces(String lod, List<Part> parts, JsonGenerator json) {
        beginGeometry("MultiSurface", lod, json);
        List<Integer> values = new ArrayList<>();
        for (int p = 0; p < parts.size(); p++) {
            Geometry geometry = parts.get(p).of.geometry();
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                values.add(p);
            }
            vertices.polygons(geometry, Double.NaN, json);
        }
        json.writeEndArray();
        json.writeObjectPropertyStart("semantics");
        json.writeArrayPropertyStart("surfaces");
        for (Part part : parts) {
            json.writeStartObject();
            json.writeStringProperty("type", semantic(part));
            fields(part.kind, part.object, json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("values");
        values.forEach(json::writeNumber);
        json.writeEndArray();
        json.writeEndObject();
        endGeometry(json);
    }

    private static String semantic(Part part) {
        return switch (part.kind) {
            case ROOF -> "RoofSurface";
            case WALL -> "WallSurface";
            case GROUND -> GREEN.contains(text(part.of.fact("ground_class"))) ? "AuxiliaryTrafficArea" : "TrafficArea";
            default -> "GroundSurface";
        };
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private void attributes(ObjectKind kind, int o, JsonGenerator json) {
        json.writeObjectPropertyStart("attributes");
        fields(kind, o, json);
        json.writeEndObject();
    }

    private void fields(ObjectKind kind, int o, JsonGenerator json) {
        for (Column column : columns.getOrDefault(kind, List.of())) {
            Object value = column.value().of(o);
            if (value instanceof Number year && column.name().startsWith("year_")) {
                json.writeNumberProperty(standard(kind, column.name()), year.intValue());
            } else if (value != null && !SAID.contains(column.name())) {
                ObjectGeoJson.property(json, standard(kind, column.name()), value);
            }
        }
    }

    /** Names the standard has for what others call otherwise, so that a twin can be read from the file again. */
    private static String standard(ObjectKind kind, String name) {
        return switch (kind.name() + " " + name) {
            case "BUILDING height" -> "measuredHeight";
            case "BUILDING year_of_construction" -> "yearOfConstruction";
            case "TREE crown_diameter" -> "crownDiameter";
            default -> name;
        };
    }

    private void metadata(JsonGenerator json) {
        json.writeObjectPropertyStart("metadata");
        json.writeStringProperty("title", results.name());
        json.writeStringProperty(
                "referenceSystem",
                "https://www.opengis.net/def/crs/EPSG/0/" + results.domain().epsg());
        vertices.extent(json);
        json.writeEndObject();
    }
}
