package org.kastanie.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases that cost little, against their recorded gates; the rest runs with {@code ./kastanie validation}. */
class CheapCasesTest {
    private static final Path DATA = Path.of(System.getProperty("kastanie.testdata", "../../shared"));

    @TempDir
    private Path scratch;

    @ParameterizedTest
    @ValueSource(strings = {"shadow-length", "sky-view", "index-tables", "sky-dtu-lyngby"})
    void keepsItsGates(String id) throws IOException {
        ValidationCase source =
                Cases.all().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
        assumeTrue(source.missing(DATA).isEmpty(), "skipped: no data");
        Expectations expectations = Expectations.recorded();
        List<Row> rows = source.run(DATA, scratch).stream()
                .map(c -> new Row(id, c, expectations.of(id, c)))
                .toList();
        assertThat(rows)
                .isNotEmpty()
                .anyMatch(row -> !Double.isNaN(row.expectation().gate()));
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.passes())
                        .as(
                                "%s %s: %s, gate %s",
                                row.comparison().quantity(),
                                row.comparison().subset(),
                                row.figure(),
                                row.expectation().gate())
                        .isTrue());
    }

    @Test
    void figuresOfKnownPairs() {
        Comparison c = new Comparison(
                "x", "all", "K", List.of(new Comparison.Pair("a", 1, 2), new Comparison.Pair("b", 2, -1)));
        assertThat(c.bias()).isCloseTo(-1, within(1e-12));
        assertThat(c.rmse()).isCloseTo(Math.sqrt(5), within(1e-12));
        assertThat(c.worst()).isEqualTo(3);
    }

    @Test
    void aFigureBeyondItsGateOrWithoutValueFails() {
        Expectation gate = new Expectation("rmse", "", 1, 2, 2.2);
        assertThat(new Row("c", pair(2.1), gate).passes()).isTrue();
        assertThat(new Row("c", pair(2.1), gate).reachesGoal()).isFalse();
        assertThat(new Row("c", pair(2.3), gate).passes()).isFalse();
        assertThat(new Row("c", pair(Double.NaN), gate).passes()).isFalse();
    }

    private static Comparison pair(double difference) {
        return new Comparison("x", "all", "K", List.of(new Comparison.Pair("a", 0, difference)));
    }
}
