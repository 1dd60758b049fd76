package org.kastanie.engine.twin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.kastanie.engine.InputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a GeoJSON FeatureCollection one feature at a time. */
final class GeoJsonFile implements FeatureFile {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(
                    DeserializationFeature
                            .FAIL_ON_TRAILING_TOKENS) // features are read one by one out of a larger document
            .build();

    private final Path path;

    GeoJsonFile(Path path) {
        this.path = path;
    }

    @Override
    public Head head() {
        String[] crs = new String[1];
        HeadBuilder head = new HeadBuilder();
        scan(name -> crs[0] = name, head::add);
        return head.build(crs[0]);
    }

    @Override
    public void features(Consumer<JsonNode> sink) {
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
                        sink.accept(MAPPER.readTree(new OneFeature(parser, InputFiles.name(path))));
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

    @Override
    public Path path() {
        return path;
    }
}
