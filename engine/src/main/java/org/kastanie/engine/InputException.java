package org.kastanie.engine;

/**
 * Something handed to Kastanie cannot be used. Says what and where on one line, and what to do on another.
 */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String remedy;

    /**
     * @param problem what was found and where (file, feature id, line, cell): one line
     * @param remedy what to do about it: one line
     */
    public InputException(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    public InputException(String problem, String remedy, Throwable cause) {
        super(problem, cause);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
