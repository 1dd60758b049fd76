package org.kastanie.engine.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
                        + "YAML or JSON, UTF-8, paths relative to the file. `--set key.path=value` overrides a key.\n"
                        + "A key marked *required* must be there wherever the object it stands in is given; one without a "
                        + "default may be left out. `[]` is an entry of a list, `<name>` a name of your own.\n\n"
                        + "| key | value | default | meaning |\n|---|---|---|---|\n");
        rows(page, schema, schema, "");
        return page.toString();
    }

    private static void rows(StringBuilder page, JsonNode root, JsonNode node, String prefix) {
        for (Map.Entry<String, JsonNode> entry : node.path("properties").properties()) {
            JsonNode value = resolve(root, entry.getValue());
            String key = prefix + entry.getKey();
            page.append("| `")
                    .append(key)
                    .append("` | ")
                    .append(type(root, value))
                    .append(" | ");
            page.append(standard(entry.getValue(), value, required(node, entry.getKey())))
                    .append(" | ");
            JsonNode words = entry.getValue().has("description") ? entry.getValue() : value;
            page.append(cell(words.path("description").asString(""))).append(" |\n");
            rows(page, root, value, key + ".");
            if (value.has("items")) {
                rows(page, root, resolve(root, value.get("items")), key + "[].");
            }
            if (value.path("additionalProperties").isObject()) {
                rows(page, root, resolve(root, value.get("additionalProperties")), key + ".<name>.");
            }
        }
    }

    /** A default may stand beside a reference as well as in what it refers to. */
    private static String standard(JsonNode own, JsonNode resolved, boolean required) {
        JsonNode standard = own.has("default") ? own.get("default") : resolved.path("default");
        return standard.isMissingNode() ? (required ? "*required*" : "") : "`" + cell(standard.toString()) + "`";
    }

    private static boolean required(JsonNode object, String key) {
        for (JsonNode each : List.of(object.path("required"), object.at("/else/required")).stream()
                .flatMap(JsonNode::valueStream)
                .toList()) { // the meaning of a key says where else it may be left out
            if (each.asString().equals(key)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void thePageHasWhatIsEasilyLost() throws IOException {
        assertThat(page())
                .as("fields of own materials, values of lists, defaults beside references, required keys")
                .contains("| `materials.<name>.albedo` | number 0..1 |")
                .contains("| `materials.<name>.water.type` | sealed, open, soil |")
                .contains("| `outputs.quantities` | list of surface_temperature, ")
                .contains("| `ground.default` | string | `\"asphalt\"` |")
                .contains("| `roofs.default` | string | `\"by_slope\"` |")
                .contains("| `weather.path` | string | *required* |");
    }

    /** Contract: each option of the physics is documented with default and source. */
    @Test
    void everyOptionOfTheModelHasDefaultAndSource() throws IOException {
        assertThat(page().lines().filter(line -> line.startsWith("| `model.")))
                .hasSizeGreaterThan(10)
                .allSatisfy(line -> assertThat(line).contains("(source: ").doesNotContain(" |  | "));
    }

    private static JsonNode resolve(JsonNode root, JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.startsWith("#/") ? root.at(reference.substring(1)) : node;
    }

    private static String type(JsonNode root, JsonNode value) {
        if (value.has("const")) {
            return value.get("const").toString();
        }
        if (value.path("items").has("enum")) {
            return "list of " + type(root, value.get("items"));
        }
        if (value.has("oneOf")) {
            StringBuilder either = new StringBuilder();
            for (JsonNode each : value.get("oneOf")) {
                either.append(either.isEmpty() ? "" : " or ").append(type(root, resolve(root, each)));
            }
            return either.toString();
        }
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
        if (value.has("exclusiveMinimum")) {
            type.append(" above ").append(value.get("exclusiveMinimum").asString());
            type.append(value.has("maximum") ? " to " + value.get("maximum").asString() : "");
        } else if (value.has("minimum") || value.has("maximum")) {
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
