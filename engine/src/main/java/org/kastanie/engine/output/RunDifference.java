package org.kastanie.engine.output;

/**
 * Something two runs were told differently.
 *
 * @param key of the job, or "input ..." for the content of a file, or "program" for version and commit
 * @param from value in the first run, "not given" where it has none
 * @param to value in the second run
 * @param kind what it means for the comparison
 */
public record RunDifference(String key, String from, String to, Kind kind) {
    /** What a difference means for the comparison of two runs. */
    public enum Kind {
        /** The edits under comparison. */
        SCENARIO,
        /** Changes no field: names, what is written or listed. */
        HARMLESS,
        /** May change the fields, so that the comparison does not show the scenario alone. */
        OTHER
    }
}
