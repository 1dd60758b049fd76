package org.kastanie.engine.job;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema of the job file. */
public final class JobSchema {
    static final KeySchema SCHEMA = KeySchema.of("job", "job.schema.json");

    private JobSchema() {}

    /** The schema as text. */
    public static String text() {
        return SCHEMA.text();
    }

    /** Everything the schema finds wrong with a job. */
    static List<Problem> check(JobText job) {
        return SCHEMA.check(job);
    }

    /** Fills in what the schema gives a default for, so that the manifest shows every value used. */
    static void fillDefaults(ObjectNode job) {
        SCHEMA.fillDefaults(job);
    }

    static String keyPath(String pointer) {
        return KeySchema.keyPath(pointer);
    }
}
