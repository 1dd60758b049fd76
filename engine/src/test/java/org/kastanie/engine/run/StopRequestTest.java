package org.kastanie.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What somebody who presses Ctrl-C is told, in every phase of a run. */
class StopRequestTest {
    private final StopRequest stop = new StopRequest();

    private String said() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        stop.interrupted(new PrintStream(bytes, true, StandardCharsets.UTF_8), 0);
        assertThat(stop.requested()).isTrue();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void beforeTheFirstStep() {
        assertThat(said())
                .contains("before anything was computed; nothing to resume")
                .hasLineCount(1);
    }

    @Test
    void aStepThatEndsInTimeIsSpokenOfByTheRun() {
        stop.enterSteps();
        stop.finish();
        assertThat(said()).isEmpty();
    }

    @Test
    void aStepThatDoesNotEnd() {
        stop.enterSteps();
        assertThat(said()).contains("within a step").contains("--resume").hasLineCount(1);
    }

    @Test
    void afterTheLastStep() {
        stop.enterSteps();
        stop.leaveSteps();
        assertThat(said())
                .contains("while results were written")
                .contains("--resume")
                .hasLineCount(1);
    }

    @Test
    void betweenTwoTiles() {
        stop.enterSteps();
        stop.leaveSteps();
        stop.betweenTiles();
        assertThat(said())
                .contains("finished tiles are kept")
                .contains("--resume")
                .hasLineCount(1);
    }

    @Test
    void whatCannotBeResumedLeavesNothing() {
        int[] calls = {0};
        stop.allOrNothing(() -> {
            if (++calls[0] < 3) {
                throw new IOException("a file was written meanwhile");
            }
        });
        assertThat(said())
                .contains("nothing is kept")
                .doesNotContain("--resume")
                .hasLineCount(1);
        assertThat(calls[0]).isEqualTo(3);
    }

    @Test
    void aCompleteResultIsNotTakenAway() {
        stop.allOrNothing(() -> {
            throw new AssertionError("taken away");
        });
        stop.completing();
        assertThat(said()).isEmpty();
    }
}
