package org.kastanie.solver.model;

/** A window cannot be computed alone from what it was given. */
public final class WindowException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param problem what was found, and where
     * @param remedy what to do
     */
    public WindowException(String problem, String remedy) {
        super(problem + ": " + remedy);
    }
}
