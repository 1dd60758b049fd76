package org.kastanie.engine.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.kastanie.engine.scene.MaterialLibrary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Where the numbers of a material come from: the library's own notes, or the job. */
final class MaterialSources {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final JsonNode library;
    private final Map<String, Object> own;

    MaterialSources(Map<String, Object> own) {
        this.own = own;
        try (InputStream in = MaterialLibrary.class.getResourceAsStream("materials.yaml")) {
            library = in == null
                    ? MAPPER.createObjectNode()
                    : YAMLMapper.builder().build().readTree(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Source of every value of a material, by its key. */
    ObjectNode of(String id) {
        ObjectNode out = MAPPER.createObjectNode();
        JsonNode material = library.path("materials").path(id);
        for (var field : material.properties()) {
            String key = field.getValue().path("source").asString("");
            if (!key.isEmpty()) {
                out.put(field.getKey(), library.path("sources").path(key).asString(key));
            }
        }
        String whole = material.path("source").asString("");
        if (!whole.isEmpty()) {
            out.put("all", library.path("sources").path(whole).asString(whole));
        }
        if (own.get(id) instanceof Map<?, ?> fields) {
            fields.keySet().forEach(k -> out.put(String.valueOf(k), "job"));
        }
        return out;
    }
}
