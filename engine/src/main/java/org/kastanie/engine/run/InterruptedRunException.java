package org.kastanie.engine.run;

import java.nio.file.Path;

/** A run was stopped from outside and left a state that can be resumed. */
public final class InterruptedRunException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public InterruptedRunException(Path partial) {
        super("interrupted; the state is kept in " + partial);
    }
}
