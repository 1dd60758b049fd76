package org.kastanie.validation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kastanie.engine.cli.Main;

/** Runs a job through the same door as a user does. */
final class JobRuns {
    private JobRuns() {}

    /** Runs the job and returns its points; the result folder stays in {@code scratch}. */
    static PointTable points(String job, Path scratch) throws IOException {
        Path folder = Files.createTempDirectory(scratch, "run");
        Path file = folder.resolve("job.yaml");
        Files.writeString(file, job, StandardCharsets.UTF_8);
        Path out = folder.resolve("out");
        int code = Main.execute("run", file.toString(), "--out", out.toString(), "--progress", "none");
        if (code != 0) {
            throw new IOException("the job of a validation case ended with exit code " + code + ": " + file);
        }
        return PointTable.read(out.resolve("points.csv"));
    }
}
