package org.kastanie.engine.job;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON Schema of a file for people: the single truth about its keys, their limits, defaults and meaning. */
final class KeySchema {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final String noun;
    private final String text;
    private final JsonNode tree;
    private final Schema validator;

    /**
     * @param noun what the file is called in sentences: job
     * @param tree the schema
     * @param text the same as it is printed
     */
    private KeySchema(String noun, JsonNode tree, String text) {
        this.noun = noun;
        this.tree = tree;
        this.text = text;
        this.validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(tree);
    }

    /** The schema of a resource beside this class. */
    static KeySchema of(String noun, String resource) {
        String text = load(resource);
        return new KeySchema(noun, MAPPER.readTree(text), text);
    }

    /** The schema of a resource that speaks of definitions of another as if they were its own. */
    static KeySchema of(String noun, String resource, KeySchema definitions) {
        ObjectNode own = (ObjectNode) MAPPER.readTree(load(resource));
        ObjectNode shared = own.withObject("/$defs");
        definitions.tree.path("$defs").properties().stream()
                .filter(d -> !shared.has(d.getKey()))
                .forEach(d -> shared.set(d.getKey(), d.getValue().deepCopy()));
        return new KeySchema(noun, own, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(own) + "\n");
    }

    /** The schema as text. */
    String text() {
        return text;
    }

    /** Everything the schema finds wrong with a job. */
    List<Problem> check(JobText job) {
        Set<Problem> problems = new LinkedHashSet<>();
        Set<String> said = new HashSet<>();
        notFinite(job, job.tree(), "", problems, said);
        for (Error error : validator.validate(job.tree())) {
            if (!said.contains(pointer(error.getInstanceLocation().toString()))) {
                problems.add(problem(job, error));
            }
        }
        return new ArrayList<>(problems);
    }

    /** Fills in what the schema gives a default for, so that the manifest shows every value used. */
    void fillDefaults(ObjectNode job) {
        fill(tree, job);
    }

    private void fill(JsonNode schema, JsonNode value) {
        JsonNode own = resolve(schema);
        if (value instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> property : own.path("properties").properties()) {
                fillProperty(object, property.getKey(), property.getValue());
            }
        } else if (value instanceof ArrayNode array) {
            array.forEach(item -> fill(own.path("items"), item));
        }
    }

    private void fillProperty(ObjectNode object, String key, JsonNode schema) {
        JsonNode own = resolve(schema);
        if (!object.has(key)) {
            JsonNode standard = schema.has("default") ? schema.get("default") : own.get("default");
            if (standard != null) {
                object.set(key, standard.deepCopy());
            } else if (hasDefaults(own)) {
                object.putObject(key);
            }
        }
        if (object.has(key)) {
            fill(own, object.get(key));
        }
    }

    private static boolean hasDefaults(JsonNode schema) {
        return schema.path("required").isEmpty()
                && schema.path("properties").properties().stream()
                        .anyMatch(p -> p.getValue().has("default"));
    }

    private JsonNode resolve(JsonNode schema) {
        return schema.has("$ref") ? tree.at(schema.get("$ref").asString().substring(1)) : schema;
    }

    private Problem problem(JobText job, Error error) {
        String pointer = pointer(error.getInstanceLocation().toString());
        String key = keyPath(pointer);
        String where = job.where(pointer) + ": ";
        JsonNode part = schemaAt(pointer);
        String property = error.getProperty();
        return switch (error.getKeyword()) {
            case "additionalProperties" -> unknownKey(job, pointer, property, part);
            case "required" ->
                new Problem(
                        where + "the key '" + join(key, property) + "' is missing",
                        "add it: " + help(resolve(part.path("properties").path(property)), property));
            case "enum" ->
                new Problem(
                        where + key + " is " + shown(job.tree().at(pointer)) + ", which is not one of its values",
                        meant(job.tree().at(pointer), part) + help(part, key));
            default ->
                new Problem(
                        where + (key.isEmpty() ? "the " + noun : key) + " is "
                                + shown(job.tree().at(pointer)) + ", but "
                                + error.getMessage().replaceFirst("^/?[^:]*: ", ""),
                        limits(part) + help(part, key));
        };
    }

    private Problem unknownKey(JobText job, String pointer, String property, JsonNode schema) {
        List<String> known = new ArrayList<>();
        schema.path("properties").properties().forEach(p -> known.add(p.getKey()));
        String nearest = NearestName.of(property, known)
                .map(n -> "did you mean '" + n + "'? ")
                .orElse("");
        return new Problem(
                job.where(pointer + "/" + property) + ": unknown key '" + join(keyPath(pointer), property) + "'",
                nearest + "Known here: " + String.join(", ", known));
    }

    private static String meant(JsonNode value, JsonNode schema) {
        List<String> known = new ArrayList<>();
        schema.path("enum").forEach(v -> known.add(v.asString()));
        return NearestName.of(value.asString(""), known)
                .map(n -> "did you mean '" + n + "'? Use ")
                .orElse("use ");
    }

    private static String limits(JsonNode schema) {
        boolean both =
                schema.path("minimum").isNumber() && schema.path("maximum").isNumber();
        return both
                ? "give a number from " + schema.path("minimum") + " to " + schema.path("maximum") + ": "
                : "set it to: ";
    }

    private static String help(JsonNode schema, String key) {
        String text = schema.path("description").asString("");
        return text.isEmpty() ? "'kastanie schema' shows what " + key + " may be" : text;
    }

    /** The part of the schema that speaks about a place in the job. */
    private JsonNode schemaAt(String pointer) {
        JsonNode at = tree;
        for (String part : pointer.split("/")) {
            if (part.isEmpty()) {
                continue;
            }
            JsonNode properties = at.path("properties").path(part);
            JsonNode next = !properties.isMissingNode()
                    ? properties
                    : at.has("items") ? at.get("items") : at.path("additionalProperties");
            JsonNode resolved = resolve(next);
            at = withWords(resolved, next, at);
        }
        return at;
    }

    /** A part of the schema with the nearest description: its own, its reference's, or that of what it is part of. */
    private static JsonNode withWords(JsonNode resolved, JsonNode next, JsonNode parent) {
        JsonNode words = next.has("description") ? next.get("description") : parent.path("description");
        if (resolved instanceof ObjectNode object && !object.has("description") && words.isString()) {
            ObjectNode copy = object.deepCopy();
            copy.set("description", words);
            return copy;
        }
        return resolved;
    }

    /** NaN and infinities pass a schema's limits; no number of a job may be either. */
    private void notFinite(JobText job, JsonNode node, String pointer, Set<Problem> problems, Set<String> said) {
        boolean number = node.isNumber() && !Double.isFinite(node.asDouble());
        boolean written = node.isString() && node.asString().matches("(?i)[-+]?\\.?(nan|inf|infinity)");
        boolean word = "string".equals(schemaAt(pointer).path("type").asString(""));
        if (number || written && !word) {
            said.add(pointer);
            problems.add(new Problem(
                    job.where(pointer) + ": " + keyPath(pointer) + " is " + node.asString() + ", which is not a number",
                    "set it to: " + help(schemaAt(pointer), keyPath(pointer))));
        }
        node.properties().forEach(p -> notFinite(job, p.getValue(), pointer + "/" + p.getKey(), problems, said));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                notFinite(job, node.get(i), pointer + "/" + i, problems, said);
            }
        }
    }

    private static String pointer(String location) {
        return location.startsWith("#") ? location.substring(1) : location;
    }

    static String keyPath(String pointer) {
        return pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.');
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String shown(JsonNode value) {
        String text = value.isString() ? "'" + value.asString() + "'" : value.toString();
        return text.length() > 60 ? text.substring(0, 57) + "..." : text;
    }

    private static String load(String resource) {
        try (InputStream in = KeySchema.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
