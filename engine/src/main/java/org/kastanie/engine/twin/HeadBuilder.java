package org.kastanie.engine.twin;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Gathers what one pass over features tells. */
final class HeadBuilder {
    private final Set<String> names = new LinkedHashSet<>();
    private String type = "";
    private int count;
    private boolean degrees = true;

    void add(JsonNode feature) {
        count++;
        names.addAll(feature.path("properties").propertyNames());
        JsonNode geometry = feature.path("geometry");
        if (type.isEmpty()) {
            type = geometry.path("type").asString("");
        }
        degrees &= degrees(geometry.path("coordinates"));
    }

    FeatureFile.Head build(@Nullable String crs) {
        return new FeatureFile.Head(crs, List.copyOf(names), type, count, degrees);
    }

    private static boolean degrees(JsonNode coordinates) {
        if (coordinates.isArray()
                && coordinates.size() > 0
                && coordinates.get(0).isArray()) {
            for (JsonNode child : coordinates) {
                if (!degrees(child)) {
                    return false;
                }
            }
            return true;
        }
        return coordinates.size() < 2
                || (Math.abs(coordinates.get(0).asDouble(0)) <= 180
                        && Math.abs(coordinates.get(1).asDouble(0)) <= 90);
    }
}
