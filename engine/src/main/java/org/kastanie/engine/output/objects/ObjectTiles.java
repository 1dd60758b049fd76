package org.kastanie.engine.output.objects;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.kastanie.engine.output.Ordered;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.map.QgisStyle;
import org.kastanie.engine.output.map.Scale;
import org.kastanie.engine.output.table.Json;
import org.kastanie.engine.twin.CoordinateTransform;
import org.kastanie.engine.twin.Crs;
import org.kastanie.solver.quantity.Quantity;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/**
 * Writes {@code objects/3d/tileset.json} and {@code city.glb} (3D Tiles 1.1, glTF 2.0): roofs and walls in the colour of their
 * highest temperature, and of every surface its id, its building's id and its temperatures (EXT_structural_metadata), which
 * viewers show when it is picked. One tile: a quarter, not a city.
 */
final class ObjectTiles {
    /** Surfaces nothing is known of. */
    private static final int GREY = 0xCCCCCC;
    /** What property tables have where nothing is known; said in the file as noData. */
    private static final float NOTHING = -9999;

    /** A surface that is drawn. */
    private record Feature(ObjectTable table, int object) {
        ObjectTable.Range range() {
            return table.range(0, object);
        }
    }

    private final ResultSet results;
    private final CoordinateTransform transform;
    private final List<Feature> features = new ArrayList<>();
    private final List<float[]> positions = new ArrayList<>();
    private final List<Integer> featureOf = new ArrayList<>();
    private final Envelope degrees = new Envelope();
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    private ObjectTiles(ResultSet results) {
        this.results = results;
        this.transform = CoordinateTransform.between(
                new Crs(results.domain().epsg(), results.domain().name()), new Crs(4326, "WGS 84"));
    }

    static List<Path> write(ResultSet results, List<ObjectTable> tables, Path folder) throws IOException {
        Path there = Files.createDirectories(folder.resolve("objects").resolve("3d"));
        ObjectTiles tiles = new ObjectTiles(results);
        List<ObjectTable> drawn = tables.stream()
                .filter(t -> t.kind() == ObjectKind.ROOF || t.kind() == ObjectKind.WALL)
                .toList();
        Ecef origin = tiles.origin(drawn);
        drawn.forEach(table -> tiles.collect(table, origin));
        if (tiles.positions.isEmpty()) {
            return List.of();
        }
        Path glb = there.resolve("city.glb");
        Files.write(glb, tiles.glb());
        Path tileset = there.resolve("tileset.json");
        Json.write(tileset, tiles.tileset(origin));
        return List.of(glb, tileset);
    }

    private Ecef origin(List<ObjectTable> tables) {
        double ground = tables.stream()
                .flatMap(t -> t.objects().stream())
                .mapToDouble(o -> o.geometry().getCoordinates()[0].getZ())
                .min()
                .orElse(0);
        return new Ecef(results.domain().longitude(), results.domain().latitude(), Math.floor(ground));
    }

    private void collect(ObjectTable table, Ecef origin) {
        for (int o = 0; o < table.objects().size(); o++) {
            Geometry geometry = table.objects().get(o).geometry();
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                for (Coordinate c : Triangles.of((Polygon) geometry.getGeometryN(i))) {
                    double[] p = transform.apply(c.x, c.y);
                    degrees.expandToInclude(p[0], p[1]);
                    low = Math.min(low, c.getZ());
                    high = Math.max(high, c.getZ());
                    double[] l = origin.local(p[0], p[1], c.getZ());
                    // glTF has y up and z to the south
                    positions.add(new float[] {(float) l[0], (float) l[2], (float) -l[1]});
                    featureOf.add(features.size());
                }
            }
            features.add(new Feature(table, o));
        }
    }

    private byte[] glb() {
        Glb glb = new Glb();
        int n = positions.size();
        ByteBuffer place = buffer(12 * n);
        ByteBuffer colour = buffer(4 * n);
        ByteBuffer number = buffer(4 * n);
        float[] least = {Float.MAX_VALUE, Float.MAX_VALUE, Float.MAX_VALUE};
        float[] most = {-Float.MAX_VALUE, -Float.MAX_VALUE, -Float.MAX_VALUE};
        int[] colours = colours();
        for (int v = 0; v < n; v++) {
            for (int d = 0; d < 3; d++) {
                float x = positions.get(v)[d];
                place.putFloat(x);
                least[d] = Math.min(least[d], x);
                most[d] = Math.max(most[d], x);
            }
            int rgb = colours[featureOf.get(v)];
            for (int shift = 16; shift >= 0; shift -= 8) {
                colour.put((byte) Math.round(255 * linear((rgb >> shift & 255) / 255.0)));
            }
            colour.put((byte) 255);
            number.putFloat(featureOf.get(v));
        }
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put(
                "POSITION", glb.attribute(place.array(), Glb.FLOAT, "VEC3", n, Ordered.map("min", least, "max", most)));
        attributes.put("COLOR_0", glb.attribute(colour.array(), Glb.BYTE, "VEC4", n, Map.of("normalized", true)));
        attributes.put("_FEATURE_ID_0", glb.attribute(number.array(), Glb.FLOAT, "SCALAR", n, Map.of()));
        return glb.file(document(attributes, metadata(glb)));
    }

    /** glTF wants colours of vertices in linear light (IEC 61966-2-1). */
    private static double linear(double s) {
        return s <= 0.04045 ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4);
    }

    private int[] colours() {
        float[] highest = new float[features.size()];
        for (int f = 0; f < highest.length; f++) {
            highest[f] = (float) features.get(f).range().high();
        }
        Scale scale = QgisStyle.scale(Quantity.SURFACE_TEMPERATURE, highest);
        int[] colours = new int[highest.length];
        for (int f = 0; f < highest.length; f++) {
            colours[f] = Float.isNaN(highest[f]) ? GREY : scale.colour(highest[f]);
        }
        return colours;
    }

    private Map<String, Object> document(Map<String, Object> attributes, Map<String, Object> metadata) {
        Map<String, Object> primitive = new LinkedHashMap<>();
        primitive.put("attributes", attributes);
        primitive.put("material", 0);
        primitive.put("mode", 4);
        primitive.put(
                "extensions",
                Map.of(
                        "EXT_mesh_features",
                        Map.of(
                                "featureIds",
                                List.of(Ordered.map(
                                        "featureCount", features.size(), "attribute", 0, "propertyTable", 0)))));
        Map<String, Object> material = new LinkedHashMap<>();
        material.put("pbrMetallicRoughness", Ordered.map("metallicFactor", 0, "roughnessFactor", 1));
        material.put("doubleSided", true);
        material.put("extensions", Map.of("KHR_materials_unlit", Map.of()));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("asset", Ordered.map("version", "2.0", "generator", "Kastanie"));
        document.put("extensionsUsed", List.of("KHR_materials_unlit", "EXT_mesh_features", "EXT_structural_metadata"));
        document.put("extensions", Map.of("EXT_structural_metadata", metadata));
        document.put("scene", 0);
        document.put("scenes", List.of(Map.of("nodes", List.of(0))));
        document.put("nodes", List.of(Map.of("mesh", 0)));
        document.put("meshes", List.of(Map.of("primitives", List.of(primitive))));
        document.put("materials", List.of(material));
        return document;
    }

    /** The table of the surfaces: texts and numbers, column by column. */
    private Map<String, Object> metadata(Glb glb) {
        Map<String, Object> schema = new LinkedHashMap<>();
        Map<String, Object> values = new LinkedHashMap<>();
        text(glb, "id", f -> f.table.objects().get(f.object).id(), schema, values);
        text(
                glb,
                "building",
                f -> String.valueOf(f.table.objects().get(f.object).building()),
                schema,
                values);
        text(glb, "kind", f -> f.table.kind() == ObjectKind.ROOF ? "roof" : "wall", schema, values);
        number(glb, "area", f -> f.table.objects().get(f.object).area(), schema, values);
        number(glb, "surface_temperature_mean", f -> f.range().mean(), schema, values);
        number(glb, "surface_temperature_min", f -> f.range().low(), schema, values);
        number(glb, "surface_temperature_max", f -> f.range().high(), schema, values);
        return Ordered.map(
                "schema",
                Ordered.map("id", "kastanie", "classes", Map.of("surface", Map.of("properties", schema))),
                "propertyTables",
                List.of(Ordered.map("class", "surface", "count", features.size(), "properties", values)));
    }

    private void text(
            Glb glb,
            String name,
            java.util.function.Function<Feature, String> of,
            Map<String, Object> schema,
            Map<String, Object> values) {
        ByteBuffer offsets = buffer(4 * (features.size() + 1));
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        offsets.putInt(0);
        for (Feature feature : features) {
            all.writeBytes(of.apply(feature).getBytes(StandardCharsets.UTF_8));
            offsets.putInt(all.size());
        }
        schema.put(name, Map.of("type", "STRING"));
        int bytes = glb.view(all.toByteArray());
        values.put(
                name,
                Ordered.map("values", bytes, "stringOffsets", glb.view(offsets.array()), "stringOffsetType", "UINT32"));
    }

    private void number(
            Glb glb,
            String name,
            ToDoubleFunction<Feature> of,
            Map<String, Object> schema,
            Map<String, Object> values) {
        ByteBuffer numbers = buffer(4 * features.size());
        for (Feature feature : features) {
            double value = of.applyAsDouble(feature);
            numbers.putFloat(Double.isNaN(value) ? NOTHING : (float) (Math.round(value * 100) / 100.0));
        }
        schema.put(name, Ordered.map("type", "SCALAR", "componentType", "FLOAT32", "noData", NOTHING));
        values.put(name, Ordered.map("values", glb.view(numbers.array())));
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private Map<String, Object> tileset(Ecef origin) {
        double[] region = {
            Math.toRadians(degrees.getMinX()),
            Math.toRadians(degrees.getMinY()),
            Math.toRadians(degrees.getMaxX()),
            Math.toRadians(degrees.getMaxY()),
            low,
            high
        };
        return Ordered.map(
                "asset",
                Ordered.map("version", "1.1"),
                "geometricError",
                500,
                "root",
                Ordered.map(
                        "transform",
                        origin.matrix(),
                        "boundingVolume",
                        Map.of("region", region),
                        "geometricError",
                        0,
                        "refine",
                        "ADD",
                        "content",
                        Map.of("uri", "city.glb")));
    }
}
