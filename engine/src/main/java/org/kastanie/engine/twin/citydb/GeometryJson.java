package org.kastanie.engine.twin.citydb;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the column geometry_properties says of a geometry: which gml:id each polygon has, and whether heights mean anything
 * (<a href="https://docs.3dcitydb.org/latest/3dcitydb/geometry-module/">geometry module</a>).
 *
 * @param solid whether it bounds a volume
 * @param flat whether the heights are fillers
 * @param id gml:id of the whole, empty if it has none
 * @param polygonIds by index of the polygon, empty where there is none
 */
record GeometryJson(boolean solid, boolean flat, String id, List<String> polygonIds) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int POLYGON = 5;
    private static final int SOLID = 9;

    static GeometryJson of(@Nullable String json, int polygons) {
        List<String> ids = new ArrayList<>(Collections.nCopies(polygons, ""));
        if (json == null) {
            return new GeometryJson(false, false, "", ids);
        }
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("geometry_properties is no JSON: " + e.getOriginalMessage(), e);
        }
        String id = root.path("objectId").asString("");
        if (root.path("type").asInt(0) == POLYGON && polygons == 1) {
            ids.set(0, id);
        }
        for (JsonNode child : root.path("children")) {
            int index = child.path("geometryIndex").asInt(-1);
            if (child.path("type").asInt(0) == POLYGON && index >= 0 && index < polygons) {
                ids.set(index, child.path("objectId").asString(""));
            }
        }
        return new GeometryJson(
                root.path("type").asInt(0) >= SOLID, root.path("is2D").asBoolean(false), id, ids);
    }
}
