package org.kastanie.engine.job;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The step of the model clock that a job asks for ({@code model.step}). */
final class ModelStep {
    static final String AUTO = "auto";

    /** What {@code auto} chooses from, longest first: steps of half an hour are as near to short ones as ten minutes (docs/performance.md). */
    private static final List<Duration> CHOICE = List.of(
            Duration.ofMinutes(30),
            Duration.ofMinutes(20),
            Duration.ofMinutes(15),
            Duration.ofMinutes(10),
            Duration.ofMinutes(5));

    private ModelStep() {}

    /** The step wished for; of {@code auto} the longest that divides the output interval, null if none or unreadable. */
    static @Nullable Duration of(String wish, Duration output) {
        if (!wish.equals(AUTO)) {
            try {
                return Duration.parse(wish);
            } catch (DateTimeException e) {
                return null;
            }
        }
        return CHOICE.stream()
                .filter(step -> output.toSeconds() % step.toSeconds() == 0)
                .findFirst()
                .orElse(null);
    }
}
