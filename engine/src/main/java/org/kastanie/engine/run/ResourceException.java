package org.kastanie.engine.run;

/** Not enough memory or disk, found before computing. */
public final class ResourceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String remedy;

    public ResourceException(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
