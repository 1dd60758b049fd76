package org.kastanie.engine.output.objects;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kastanie.engine.output.Ordered;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.map.Scale;

/** The glTF 2.0 of one tile: triangles in the colour of their surface's highest temperature, and the surfaces' property table. */
final class TileModel {
    /** Surfaces nothing is known of. */
    private static final int GREY = 0xCCCCCC;

    private final List<TileSurface> surfaces;

    private TileModel(List<TileSurface> surfaces) {
        this.surfaces = surfaces;
    }

    static byte[] of(List<TileSurface> surfaces, Scale scale, ResultSet results) {
        return new TileModel(surfaces).glb(scale, results);
    }

    private byte[] glb(Scale scale, ResultSet results) {
        Glb glb = new Glb();
        int n = 3 * surfaces.stream().mapToInt(TileSurface::triangles).sum();
        ByteBuffer place = TileTable.buffer(12 * n);
        ByteBuffer colour = TileTable.buffer(4 * n);
        ByteBuffer number = TileTable.buffer(4 * n);
        float[] least = {Float.MAX_VALUE, Float.MAX_VALUE, Float.MAX_VALUE};
        float[] most = {-Float.MAX_VALUE, -Float.MAX_VALUE, -Float.MAX_VALUE};
        for (int f = 0; f < surfaces.size(); f++) {
            float[] corners = surfaces.get(f).corners();
            float highest = (float) surfaces.get(f).range().high();
            int rgb = Float.isNaN(highest) ? GREY : scale.colour(highest);
            for (int i = 0; i < corners.length; i++) {
                place.putFloat(corners[i]);
                least[i % 3] = Math.min(least[i % 3], corners[i]);
                most[i % 3] = Math.max(most[i % 3], corners[i]);
                if (i % 3 == 0) {
                    for (int shift = 16; shift >= 0; shift -= 8) {
                        colour.put((byte) Math.round(255 * linear((rgb >> shift & 255) / 255.0)));
                    }
                    colour.put((byte) 255);
                    number.putFloat(f);
                }
            }
        }
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put(
                "POSITION", glb.attribute(place.array(), Glb.FLOAT, "VEC3", n, Ordered.map("min", least, "max", most)));
        attributes.put("COLOR_0", glb.attribute(colour.array(), Glb.BYTE, "VEC4", n, Map.of("normalized", true)));
        attributes.put("_FEATURE_ID_0", glb.attribute(number.array(), Glb.FLOAT, "SCALAR", n, Map.of()));
        return glb.file(document(attributes, TileTable.of(glb, surfaces, results)));
    }

    /** glTF wants colours of vertices in linear light (IEC 61966-2-1). */
    private static double linear(double s) {
        return s <= 0.04045 ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4);
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
                                        "featureCount", surfaces.size(), "attribute", 0, "propertyTable", 0)))));
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
}
