package org.kastanie.engine.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * {@code docs/job-file.md} is made from the job schema. This test fails when they differ; run it with
 * the environment variable {@code KASTANIE_DOCS=write} to write the page anew.
 */
class JobFilePageTest {
    private static final Path PAGE = Path.of("..", "docs", "job-file.md");

    @Test
    void thePageSaysWhatTheSchemaSays() throws IOException {
        String page = page();
        if ("write".equals(System.getenv("KASTANIE_DOCS"))) {
            Files.writeString(PAGE, page, StandardCharsets.UTF_8);
        }
        assertThat(Files.readString(PAGE, StandardCharsets.UTF_8))
                .as("docs/job-file.md; write it anew with KASTANIE_DOCS=write")
                .isEqualTo(page);
    }

    private static String page() throws IOException {
        JsonNode schema;
        try (InputStream in = Objects.requireNonNull(JobSchema.class.getResourceAsStream("job.schema.json"))) {
            schema = new ObjectMapper().readTree(in);
        }
        StringBuilder page =
                new StringBuilder("# The job file\n\nMade from the JSON Schema that `kastanie schema` prints; "
                        + "YAML or JSON, UTF-8, paths relative to the file. `--set key.path=value` overrides a key.\n\n"
                        + "| key | value | default | meaning |\n|---|---|---|---|\n");
        rows(page, schema, schema, "");
        return page.toString();
    }

    private static void rows(StringBuilder page, JsonNode root, JsonNode node, String prefix) {
        for (Map.Entry<String, JsonNode> entry : node.path("properties").properties()) {
            JsonNode value = resolve(root, entry.getValue());
            String key = prefix + entry.getKey();
            page.append("| `").append(key).append("` | ").append(type(value)).append(" | ");
            page.append(value.has("default") ? "`" + cell(value.get("default").toString()) + "`" : "")
                    .append(" | ");
            JsonNode words = entry.getValue().has("description") ? entry.getValue() : value;
            page.append(cell(words.path("description").asString(""))).append(" |\n");
            rows(page, root, value, key + ".");
            if (value.has("items")) {
                rows(page, root, resolve(root, value.get("items")), key + "[].");
            }
        }
    }

    private static JsonNode resolve(JsonNode root, JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.startsWith("#/") ? root.at(reference.substring(1)) : node;
    }

    private static String type(JsonNode value) {
        if (value.has("enum")) {
            StringBuilder names = new StringBuilder();
            for (JsonNode each : value.get("enum")) {
                names.append(names.isEmpty() ? "" : ", ").append(each.asString());
            }
            return cell(names.toString());
        }
        StringBuilder type = new StringBuilder(
                value.path("type").isArray() ? "" : value.path("type").asString(""));
        for (JsonNode each : value.path("type")) {
            type.append(type.isEmpty() ? "" : " or ").append(each.asString());
        }
        if (value.has("minimum") || value.has("maximum")) {
            type.append(' ')
                    .append(value.path("minimum").asString(""))
                    .append("..")
                    .append(value.path("maximum").asString(""));
        }
        return cell(type.toString());
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace('\n', ' ');
    }
}
