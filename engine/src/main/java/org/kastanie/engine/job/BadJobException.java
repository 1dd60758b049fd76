package org.kastanie.engine.job;

import java.util.List;
import java.util.stream.Collectors;

/** A job cannot be run; carries every problem found, not only the first. */
public final class BadJobException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    public BadJobException(List<Problem> problems) {
        super(problems.stream().map(Problem::problem).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
