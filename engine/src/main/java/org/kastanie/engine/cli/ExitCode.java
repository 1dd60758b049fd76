package org.kastanie.engine.cli;

/** Exit codes of the contract. */
final class ExitCode {
    static final int DONE = 0;
    static final int INTERNAL = 1;
    static final int BAD_INPUT = 2;
    static final int NO_RESOURCES = 3;
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
