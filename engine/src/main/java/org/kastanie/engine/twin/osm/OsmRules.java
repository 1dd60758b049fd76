package org.kastanie.engine.twin.osm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What tags mean: the table {@code osm.yaml}. */
public final class OsmRules {
    private static final OsmRules BUILT_IN = new OsmRules();
    private static final Set<String> UNDERGROUND = Set.of("yes", "culvert", "flooded", "building_passage");

    private final JsonNode table = load();

    private OsmRules() {}

    public static OsmRules builtIn() {
        return BUILT_IN;
    }

    private static JsonNode load() {
        try (InputStream in = OsmRules.class.getResourceAsStream("osm.yaml")) {
            if (in == null) {
                throw new IllegalStateException("osm.yaml is missing");
            }
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What covers the ground of an area.
     *
     * @param groundClass such as grass
     * @param tag that says so, such as landuse=grass
     * @param zone the tag tells the use, not the cover
     */
    public record Cover(String groundClass, String tag, boolean zone) {}

    /**
     * A line with a width.
     *
     * @param groundClass such as asphalt
     * @param width m
     * @param rank of its kind; higher ones lie on top
     * @param left width of a footway on its left, m; 0 for none
     * @param right width of a footway on its right, m; 0 for none
     */
    public record Band(String groundClass, double width, int rank, double left, double right) {}

    /** A number of the table, such as {@code metresPerStorey}. */
    public double number(String name) {
        return table.required(name).asDouble();
    }

    /** Class of a surface tag; null if there is none or its value is not known. */
    public @Nullable String surface(@Nullable String value) {
        return value == null ? null : text(table.path("surface").path(first(value)));
    }

    /** Of a closed way or a multipolygon; null if its tags tell nothing about the ground. */
    public @Nullable Cover area(Map<String, String> tags) {
        if (below(tags) || tags.containsKey("building") && !tags.containsKey("area:highway")) {
            return null;
        }
        String surface = surface(tags.get("surface"));
        String road = tags.getOrDefault("area:highway", tags.get("highway"));
        if (road != null && (tags.containsKey("area:highway") || "yes".equals(tags.get("area")))) {
            JsonNode kind = table.path("lines").path("highway").path(road);
            String usual = kind.isMissingNode() ? "asphalt" : kind.path("class").asString();
            return new Cover(surface == null ? usual : surface, "highway=" + road, false);
        }
        for (Map.Entry<String, JsonNode> key : table.path("areas").properties()) {
            String value = tags.get(key.getKey());
            String usual = value == null ? null : text(key.getValue().path(value));
            if (usual == null || hidden(key.getKey(), tags)) {
                continue;
            }
            String tag = key.getKey() + "=" + value;
            if (surface != null) {
                return new Cover(surface, tag + ", surface=" + tags.get("surface"), false);
            }
            String sport = tag.equals("leisure=pitch") || tag.equals("leisure=track")
                    ? text(table.path("sport").path(first(tags.getOrDefault("sport", ""))))
                    : null;
            boolean zone = false;
            for (JsonNode z : table.path("zones")) {
                zone |= z.asString().equals(tag);
            }
            return new Cover(sport == null ? usual : sport, tag, zone);
        }
        return null;
    }

    /** Car parks under or above the ground, basins inside buildings. */
    private static boolean hidden(String key, Map<String, String> tags) {
        String parking = tags.getOrDefault("parking", "surface");
        boolean garage = key.equals("amenity")
                && Set.of("underground", "multi-storey", "rooftop").contains(parking);
        return garage || "indoor".equals(tags.get("location")) || "roof".equals(tags.get("location"));
    }

    /** Of a way that is a line; null if it covers no ground. */
    public @Nullable Band line(Map<String, String> tags) {
        if (below(tags) || "yes".equals(tags.get("area"))) {
            return null;
        }
        int rank = 0;
        for (Map.Entry<String, JsonNode> key : table.path("lines").properties()) {
            for (Map.Entry<String, JsonNode> kind : key.getValue().properties()) {
                rank++;
                if (kind.getKey().equals(tags.get(key.getKey()))) {
                    return band(tags, kind.getValue(), key.getKey(), rank);
                }
            }
        }
        return null;
    }

    private Band band(Map<String, String> tags, JsonNode kind, String key, int rank) {
        double width = OsmLengths.metres(tags, "width", "est_width");
        double lanes = OsmLengths.number(tags.get("lanes"));
        boolean sound = width >= 0.3 && width <= 300;
        if (!sound) {
            double lane = kind.path("lane").asDouble(0);
            boolean oneWay = "yes".equals(tags.get("oneway")) && lane > 0 && !"motorway".equals(tags.get("highway"));
            double usual = kind.path("width").asDouble();
            width = lane > 0 && lanes >= 1 && lanes <= 12
                    ? Math.max(lanes * lane, Math.min(usual, 3.5))
                    : oneWay && usual > 2 * lane - 1 ? Math.max(lane, 3.5) : usual;
        }
        String surface = surface(tags.get("surface"));
        String groundClass = surface == null ? kind.path("class").asString() : surface;
        boolean street = key.equals("highway");
        double walk = number("footway");
        return new Band(
                groundClass,
                width,
                rank,
                street && walkway(tags, "left") ? walk : 0,
                street && walkway(tags, "right") ? walk : 0);
    }

    private static boolean walkway(Map<String, String> tags, String side) {
        String all = tags.getOrDefault("sidewalk", "");
        String one = tags.getOrDefault("sidewalk:" + side, tags.getOrDefault("sidewalk:both", ""));
        return all.equals("both") || all.equals("yes") || all.equals(side) || one.equals("yes");
    }

    /** What lies under the ground, in tunnels, or inside buildings. */
    public static boolean below(Map<String, String> tags) {
        double layer = OsmLengths.number(tags.get("layer"));
        boolean deep = layer < 0 && !tags.containsKey("waterway") && !"water".equals(tags.get("natural"));
        return UNDERGROUND.contains(tags.getOrDefault("tunnel", ""))
                || "underground".equals(tags.get("location"))
                || tags.containsKey("indoor") && !"no".equals(tags.get("indoor"))
                || deep;
    }

    /** Storeys of a building of which neither height nor storeys are known. */
    public double storeys(String kind, double area) {
        JsonNode all = table.path("storeys");
        if (all.has(kind)) {
            return all.path(kind).asDouble();
        }
        return all.path(area < number("smallArea") ? "small" : "default").asDouble();
    }

    /** Share of a pitched roof's height that counts when it is laid flat; NaN for flat and unknown shapes. */
    public double roofShare(@Nullable String shape) {
        return shape == null ? Double.NaN : table.path("roofShapes").path(shape).asDouble(Double.NaN);
    }

    /** Roof class: by material, else tiles on the usual pitched shapes and where it is red; null if unknown. */
    public @Nullable String roofClass(Map<String, String> tags) {
        String material = tags.get("roof:material");
        String named =
                material == null ? null : text(table.path("roofMaterials").path(first(material)));
        if (named != null) {
            return named;
        }
        boolean pitched = false;
        for (JsonNode shape : table.path("tiled")) {
            pitched |= shape.asString().equals(tags.get("roof:shape"));
        }
        String colour = tags.getOrDefault("roof:colour", "");
        return pitched || colour.equals("red") || colour.equals("brown") ? "tile" : null;
    }

    public @Nullable String wallClass(Map<String, String> tags) {
        String material = tags.getOrDefault("building:material", tags.get("building:facade:material"));
        return material == null ? null : text(table.path("wallMaterials").path(first(material)));
    }

    /** All classes the table names, by group: ground, roof, wall. */
    public Map<String, List<String>> classes() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        List<String> ground = all.computeIfAbsent("ground", k -> new ArrayList<>());
        table.path("surface").forEach(n -> ground.add(n.asString()));
        table.path("sport").forEach(n -> ground.add(n.asString()));
        table.path("areas").forEach(key -> key.forEach(n -> ground.add(n.asString())));
        table.path("lines")
                .forEach(key -> key.forEach(n -> ground.add(n.path("class").asString())));
        List<String> roof = all.computeIfAbsent("roof", k -> new ArrayList<>());
        table.path("roofMaterials").forEach(n -> roof.add(n.asString()));
        List<String> wall = all.computeIfAbsent("wall", k -> new ArrayList<>());
        table.path("wallMaterials").forEach(n -> wall.add(n.asString()));
        return all;
    }

    private static String first(String value) {
        int end = value.indexOf(';');
        return (end < 0 ? value : value.substring(0, end)).strip();
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }
}
