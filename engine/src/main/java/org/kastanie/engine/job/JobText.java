package org.kastanie.engine.job;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.kastanie.engine.InputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The text of a job file as a tree, with the line every key stands on.
 *
 * @param file where it was read from
 * @param tree its content
 * @param lines line (from 1) by JSON pointer
 */
record JobText(Path file, ObjectNode tree, Map<String, Integer> lines) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    static JobText read(Path file) {
        String text = text(file);
        ObjectMapper mapper =
                file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".json") ? JSON : YAML;
        try {
            JsonNode root = mapper.readTree(text);
            if (!(root instanceof ObjectNode object)) {
                throw new InputException(
                        file + " is not a job: it holds " + describe(root) + " instead of keys and values",
                        "begin the file with 'kastanie: 1'; 'kastanie schema' prints what may follow");
            }
            return new JobText(file, object, lines(mapper, text));
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String where = at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw new InputException(
                    file + where + " cannot be read: " + firstLine(e.getOriginalMessage()),
                    "mend the " + (mapper == JSON ? "JSON" : "YAML")
                            + " there (indent with spaces, quote text with ':')",
                    e);
        }
    }

    /** A value as it may stand in a job, such as the right side of --set. */
    static JsonNode value(String text) {
        try {
            JsonNode node = YAML.readTree(text);
            return node == null || node.isMissingNode() ? YAML.getNodeFactory().stringNode(text) : node;
        } catch (JacksonException e) {
            return YAML.getNodeFactory().stringNode(text);
        }
    }

    /** Where a key stands, for people: {@code file, line 7}. */
    String where(String pointer) {
        String p = pointer;
        while (!p.isEmpty() && !lines.containsKey(p)) {
            p = p.substring(0, Math.max(0, p.lastIndexOf('/')));
        }
        Integer line = lines.get(p);
        return line == null || p.isEmpty() ? file.toString() : file + ", line " + line;
    }

    private static String text(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(
                    "job file " + file + (Files.exists(file) ? " is not a file" : " does not exist"),
                    "give the path of a YAML or JSON job file");
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.isBlank()) {
                throw new InputException("job file " + file + " is empty", "begin it with 'kastanie: 1'");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new InputException("job file " + file + " is not UTF-8 text", "save it as UTF-8", e);
        } catch (IOException e) {
            throw new InputException("job file " + file + " cannot be read: " + e.getMessage(), "check its rights", e);
        }
    }

    private static Map<String, Integer> lines(ObjectMapper mapper, String text) {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = mapper.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                lines.putIfAbsent(
                        parser.streamReadContext().pathAsPointer().toString(),
                        parser.currentTokenLocation().getLineNr());
            }
        }
        return lines;
    }

    private static String describe(JsonNode node) {
        return node == null || node.isMissingNode() || node.isNull() ? "nothing" : "a single value or a list";
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("not well formed").trim();
    }
}
