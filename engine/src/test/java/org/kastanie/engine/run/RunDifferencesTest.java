package org.kastanie.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kastanie.engine.output.RunDifference;
import org.kastanie.engine.output.RunDifference.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunDifferencesTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static JsonNode manifest(String job, String input) {
        return MAPPER.readTree("""
                {"kastanie": {"version": "1", "commit": "c"},
                 "job": {"name": "n", "weather": {"path": "a.csv"}, %s},
                 "inputs": [{"key": "weather.path", "path": "a.csv", "sha256": "%s"}]}
                """.formatted(job, input));
    }

    @Test
    void everyKeyThatDiffersIsNamedWithBothValues() {
        JsonNode a = manifest("\"model\": {\"posture\": \"standing\", \"voxel\": 2}, \"scenario\": []", "aa");
        JsonNode b =
                manifest("\"model\": {\"posture\": \"sitting\", \"voxel\": 2.0}, \"scenario\": [{\"fell\": {}}]", "bb");
        assertThat(RunDifferences.of(a, b))
                .containsExactly(
                        new RunDifference("model.posture", "standing", "sitting", Kind.OTHER),
                        new RunDifference("scenario", "not given", "[{\"fell\":{}}]", Kind.SCENARIO),
                        new RunDifference("input weather.path", "aa", "bb", Kind.OTHER));
        assertThat(RunDifferences.of(a, a)).isEmpty();
    }

    @Test
    void aMovedFileOfTheSameContentIsNoDifference() {
        JsonNode a = manifest("\"outputs\": {\"formats\": [\"zarr\"]}", "aa");
        JsonNode b = MAPPER.readTree(
                a.toString().replace("a.csv", "elsewhere/a.csv").replace("\"zarr\"", "\"zarr\",\"png\""));
        assertThat(RunDifferences.of(a, b))
                .containsExactly(new RunDifference("outputs.formats.1", "not given", "png", Kind.HARMLESS));
    }
}
