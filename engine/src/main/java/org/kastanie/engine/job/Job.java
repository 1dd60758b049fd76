package org.kastanie.engine.job;

import java.nio.file.Path;
import java.util.List;
import org.kastanie.engine.run.RunSpec;
import tools.jackson.databind.node.ObjectNode;

/**
 * A job that passed every check of its text.
 *
 * @param file it was read from
 * @param resolved its content with every default and every --set, paths as written
 * @param given the part of it the file and --set gave
 * @param inputs the files it names
 * @param spec the same for the run
 */
public record Job(Path file, ObjectNode resolved, ObjectNode given, List<Input> inputs, RunSpec spec) {
    public Job {
        inputs = List.copyOf(inputs);
    }

    /** What was fetched from servers or chosen from the weather, a sentence each. */
    public List<String> origins() {
        return Fetched.origins(resolved);
    }

    /**
     * A file a job names.
     *
     * @param pointer JSON pointer of the key that names it, such as /twin/0/path
     * @param written path as written in the job
     * @param path absolute
     */
    public record Input(String pointer, String written, Path path) {}
}
