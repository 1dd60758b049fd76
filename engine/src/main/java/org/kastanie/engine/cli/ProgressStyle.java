package org.kastanie.engine.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.kastanie.engine.Progress;

/** How progress is shown on standard error. */
enum ProgressStyle {
    AUTO,
    PLAIN,
    JSON,
    NONE;

    /** @param terminal whether standard error is one; {@code auto} draws a bar there and plain lines elsewhere */
    Progress open(PrintStream out, boolean terminal) {
        return switch (this) {
            case AUTO -> terminal ? new BarProgress(out) : new PlainProgress(out);
            case PLAIN -> new PlainProgress(out);
            case JSON -> new JsonProgress(out);
            case NONE -> Progress.SILENT;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
