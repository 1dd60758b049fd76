package org.kastanie.validation;

import java.util.List;

/**
 * What became of a case.
 *
 * @param source the case
 * @param rows its figures; empty if it did not run
 * @param skipped why it did not run; empty if it ran
 */
public record Outcome(ValidationCase source, List<Row> rows, String skipped) {}
