package org.kastanie.engine.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.kastanie.engine.Progress;

/** Writes everything of the contract's table except the manifest into a folder. */
public final class ResultWriter {
    private ResultWriter() {}

    /** Returns the files written, relative to {@code folder}. */
    public static List<Path> write(ResultSet results, Path folder, Progress progress) throws IOException {
        throw new UnsupportedOperationException("output room: to be written");
    }
}
