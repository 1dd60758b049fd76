package org.kastanie.engine.job;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema of the study file; edits, paths and areas are those of the job file. */
public final class StudySchema {
    private static final KeySchema SCHEMA = KeySchema.of("study", "study.schema.json", JobSchema.SCHEMA);

    private StudySchema() {}

    /** The schema as text. */
    public static String text() {
        return SCHEMA.text();
    }

    /** Everything the schema finds wrong with a study. */
    static List<Problem> check(JobText study) {
        return SCHEMA.check(study);
    }

    static void fillDefaults(ObjectNode study) {
        SCHEMA.fillDefaults(study);
    }
}
