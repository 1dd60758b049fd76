package org.kastanie.validation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One set of observations, reference values or exact solutions, and how Kastanie is run against it. */
public interface ValidationCase {
    /** Short name, kebab-case; first column of the tables. */
    String id();

    String title();

    /** Where the reference comes from, with its public source and licence. */
    String source();

    /** What is compared and what to keep in mind, for readers of the guide; plain sentences. */
    String notes();

    /** Why the case cannot run, if its data are not there. */
    Optional<String> missing(Path data);

    /**
     * Runs the case.
     *
     * @param data folder of the test data
     * @param scratch folder for what the case needs to write
     */
    List<Comparison> run(Path data, Path scratch) throws IOException;

    /** Draws pictures of the last run beside the usual figures; gives their file names. */
    default List<String> pictures(Path folder) throws IOException {
        return List.of();
    }
}
