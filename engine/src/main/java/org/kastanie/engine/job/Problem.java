package org.kastanie.engine.job;

import org.kastanie.engine.InputException;

/**
 * One thing that is wrong with a job.
 *
 * @param problem what and where: one line
 * @param remedy what to do: one line
 */
public record Problem(String problem, String remedy) {
    public static Problem of(InputException e) {
        String message = e.getMessage();
        return new Problem(message == null ? "unusable input" : message, e.remedy());
    }

    static Problem at(String where, InputException e) {
        return new Problem(where + ": " + of(e).problem(), e.remedy());
    }
}
