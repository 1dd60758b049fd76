package org.kastanie.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.kastanie.engine.InputException;

/** The command line of {@code kastanie validation}: nothing runs for help or for a name nobody knows. */
class MainTest {
    @Test
    void unknownNamesAreRefusedWithTheNearestKnownOne() {
        String known = Cases.all().getFirst().id();
        assertThatThrownBy(() -> Main.main(new String[] {known + "x"}))
                .isInstanceOfSatisfying(InputException.class, e -> {
                    assertThat(e).hasMessageContaining("no validation case is called '" + known + "x'");
                    assertThat(e.remedy()).contains("did you mean '" + known + "'");
                });
        assertThatThrownBy(() -> Main.main(new String[] {"--out"}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("--out needs a folder");
    }

    @Test
    void helpListsTheCases() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            Main.main(new String[] {"--help"});
        } finally {
            System.setOut(before);
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("Usage: kastanie validation")
                .contains(Cases.all().stream().map(ValidationCase::id).toList());
    }
}
