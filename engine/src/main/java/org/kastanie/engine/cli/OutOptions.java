package org.kastanie.engine.cli;

import java.nio.file.Path;
import org.kastanie.engine.run.ResultFolder;
import picocli.CommandLine.Option;

/** Where a command writes its results. */
class OutOptions {
    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder of the results.")
    Path out = Path.of("");

    @Option(names = "--overwrite", description = "Replace the results in DIR (removes only files its manifest lists).")
    boolean overwrite;

    /** @throws org.kastanie.engine.InputException if the options contradict each other */
    ResultFolder.Mode mode() {
        return overwrite ? ResultFolder.Mode.OVERWRITE : ResultFolder.Mode.NEW;
    }
}
