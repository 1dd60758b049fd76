package org.kastanie.engine.twin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a GeoJSON FeatureCollection one feature at a time. */
final class GeoJsonFile {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(
                    DeserializationFeature
                            .FAIL_ON_TRAILING_TOKENS) // features are read one by one out of a larger document
            .build();

    /**
     * What one pass over the file tells.
     *
     * @param crs name of the (old style) crs member, or null
     * @param attributes all attribute names in order of appearance
     * @param firstType geometry type of the first feature that has one; empty if none
     * @param features number of features
     * @param degrees whether every point lies within +-180 and +-90
     */
    record Head(@Nullable String crs, List<String> attributes, String firstType, int features, boolean degrees) {}

    private final Path path;

    GeoJsonFile(Path path) {
        this.path = path;
    }

    Head head() {
        String[] crs = new String[1];
        String[] type = {""};
        int[] count = new int[1];
        boolean[] degrees = {true};
        Set<String> names = new LinkedHashSet<>();
        scan(name -> crs[0] = name, feature -> {
            count[0]++;
            names.addAll(feature.path("properties").propertyNames());
            JsonNode geometry = feature.path("geometry");
            if (type[0].isEmpty()) {
                type[0] = geometry.path("type").asString("");
            }
            degrees[0] &= degrees(geometry.path("coordinates"));
        });
        return new Head(crs[0], List.copyOf(names), type[0], count[0], degrees[0]);
    }

    /** As {@link #head}, refusing a collection without features. */
    Head filledHead() {
        Head head = head();
        if (head.features() == 0) {
            throw new InputException(
                    InputFiles.name(path) + " holds no features.",
                    "Export it again with its features, or take it out of the job.");
        }
        return head;
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

    void features(Consumer<JsonNode> sink) {
        scan(name -> {}, sink);
    }

    private void scan(Consumer<String> crs, Consumer<JsonNode> sink) {
        InputFiles.check(path);
        try (InputStream in = InputFiles.open(path);
                JsonParser parser = MAPPER.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw notGeoJson("it does not start with {");
            }
            boolean collection = false;
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = parser.currentName();
                JsonToken value = parser.nextToken();
                if (key.equals("features") && value == JsonToken.START_ARRAY) {
                    collection = true;
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        sink.accept(MAPPER.readTree(parser));
                    }
                } else if (key.equals("crs")) {
                    JsonNode node = MAPPER.readTree(parser);
                    String name = node.path("properties").path("name").asString("");
                    if (!name.isEmpty()) {
                        crs.accept(name);
                    }
                } else {
                    parser.skipChildren();
                }
            }
            if (!collection) {
                throw notGeoJson("it has no features");
            }
        } catch (JacksonException e) {
            String line = e.getOriginalMessage() == null ? "not JSON" : e.getOriginalMessage();
            InputException problem = notGeoJson(line.lines().findFirst().orElse(line));
            problem.initCause(e);
            throw problem;
        } catch (IOException e) {
            throw InputFiles.unreadable(path, e);
        }
    }

    private InputException notGeoJson(String why) {
        return new InputException(
                InputFiles.name(path) + " is not a GeoJSON FeatureCollection: " + why + ".",
                "Export it as GeoJSON (FeatureCollection) again; it may be cut off.");
    }

    /** Text of an attribute; null if absent, null or empty. */
    static @Nullable String text(JsonNode feature, @Nullable String name) {
        if (name == null) {
            return null;
        }
        JsonNode value = feature.path("properties").path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String text = value.isValueNode() ? value.asString() : value.toString();
        return text.isBlank() ? null : text.strip();
    }

    /** The file's system: named by the entry, by the file, or WGS 84 if all coordinates can be degrees. */
    Crs crs(Head head, @Nullable Crs stated) {
        if (stated != null) {
            return stated;
        }
        if (head.crs() != null) {
            return CrsResolver.resolve(head.crs(), InputFiles.name(path));
        }
        if (!head.degrees()) {
            throw new InputException(
                    InputFiles.name(path) + " names no coordinate system, and its coordinates are not degrees.",
                    "Add crs to the entry of this file, for example crs: \"EPSG:25832\".");
        }
        return CrsResolver.WGS84;
    }
}
