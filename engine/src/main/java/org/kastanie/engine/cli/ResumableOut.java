package org.kastanie.engine.cli;

import org.kastanie.engine.InputException;
import org.kastanie.engine.run.ResultFolder;
import picocli.CommandLine.Option;

/** The same for commands that can go on where they were interrupted. */
final class ResumableOut extends OutOptions {
    @Option(names = "--resume", description = "Continue what was interrupted; what is finished is kept.")
    boolean resume;

    @Override
    ResultFolder.Mode mode() {
        if (overwrite && resume) {
            throw new InputException("--overwrite and --resume contradict each other", "give one of them");
        }
        return resume ? ResultFolder.Mode.RESUME : super.mode();
    }
}
