package org.kastanie.engine.job;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;

/** Everything that is wrong with an input, gathered step by step so that one problem does not hide the next. */
public final class Gathered {
    private final List<Problem> problems = new ArrayList<>();

    /** Something that may find its input unusable. */
    @FunctionalInterface
    public interface Attempt {
        void run();
    }

    /** Does something and keeps what is wrong with its input. */
    public void attempt(Attempt attempt) {
        ask(() -> {
            attempt.run();
            return true;
        });
    }

    /** The answer, or null with its problems kept. */
    public <T> @Nullable T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (BadJobException e) {
            addAll(e.problems());
        } catch (InputException e) {
            add(Problem.of(e));
        }
        return null;
    }

    public void add(Problem problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    public void addAll(List<Problem> more) {
        more.forEach(this::add);
    }

    public boolean isEmpty() {
        return problems.isEmpty();
    }

    /** @throws BadJobException with all that was found, if anything was */
    public void raise() {
        if (!problems.isEmpty()) {
            throw new BadJobException(problems);
        }
    }
}
