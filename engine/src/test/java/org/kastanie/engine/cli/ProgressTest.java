package org.kastanie.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kastanie.engine.Progress;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProgressTest {
    private static String run(ProgressStyle style, boolean terminal) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Progress progress = style.open(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal);
        progress.stage("spin-up", 10);
        progress.done(5);
        progress.done(10);
        progress.stage("period", 2);
        progress.done(2);
        progress.done(2);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void jsonLines() {
        List<JsonNode> lines = run(ProgressStyle.JSON, true)
                .lines()
                .map(l -> JsonMapper.builder().build().readTree(l))
                .toList();
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.propertyNames()).containsExactly("stage", "done", "total", "etaSeconds");
            assertThat(line.path("total").isIntegralNumber()).isTrue();
            assertThat(line.path("etaSeconds").isNumber()
                            || line.path("etaSeconds").isNull())
                    .isTrue();
        });
        assertThat(lines.getFirst().path("etaSeconds").isNull()).isTrue();
        assertThat(lines.getLast().toString())
                .isEqualTo("{\"stage\":\"period\",\"done\":2,\"total\":2,\"etaSeconds\":0.0}");
        assertThat(lines.stream().filter(l -> l.path("stage").asString().equals("period")))
                .hasSize(2);
    }

    @Test
    void plainLinesHaveNoControlCharacters() {
        assertThat(run(ProgressStyle.PLAIN, true)).contains("spin-up: done").doesNotContain("\r", "\u001b");
        assertThat(run(ProgressStyle.AUTO, false)).doesNotContain("\r", "\u001b");
    }

    @Test
    void terminalsGetABar() {
        assertThat(run(ProgressStyle.AUTO, true)).contains("\r").contains("100 %");
        assertThat(run(ProgressStyle.NONE, true)).isEmpty();
    }

    @Test
    void wordsForTime() {
        assertThat(StageClock.words(5)).isEqualTo("5 s");
        assertThat(StageClock.words(125)).isEqualTo("2 min 05 s");
        assertThat(StageClock.words(7265)).isEqualTo("2 h 01 min");
    }
}
