package org.kastanie.engine.scene;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the data files of this room. */
final class Yaml {
    private static final YAMLMapper MAPPER = new YAMLMapper();
    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

    private Yaml() {}

    /** A file beside the classes of this room. */
    static Map<String, Object> resource(String name) {
        try (InputStream in = Yaml.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing from the build");
            }
            return MAPPER.readValue(in.readAllBytes(), TREE);
        } catch (IOException e) {
            throw new IllegalStateException("resource " + name + " cannot be read", e);
        }
    }

    static Map<String, Object> file(Path path) {
        try {
            return MAPPER.readValue(Files.readAllBytes(path), TREE);
        } catch (IOException | JacksonException e) {
            throw new InputException(path + " cannot be read: " + e.getMessage(), "check that it is a YAML file", e);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    /** A number, or the {@code value} of an entry {@code {value, range, source}}; NaN when there is none. */
    static double number(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return number(map.get("value"));
        }
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
