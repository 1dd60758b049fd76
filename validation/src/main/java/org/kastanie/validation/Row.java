package org.kastanie.validation;

/**
 * One line of the result table: our figure beside the peers', the goal and the gate.
 *
 * @param caseId id of the case
 * @param comparison values compared
 * @param expectation peers, goal and gate; {@link Expectation#NONE} where nothing is recorded
 */
public record Row(String caseId, Comparison comparison, Expectation expectation) {
    /** Figure the gate judges: root mean square error, or the largest difference for exact references. */
    public double figure() {
        return expectation.metric().equals("worst") ? comparison.worst() : comparison.rmse();
    }

    /** False if a gate is recorded and the figure is beyond it or not a number. */
    public boolean passes() {
        return Double.isNaN(expectation.gate()) || figure() <= expectation.gate();
    }

    public boolean reachesGoal() {
        return !Double.isNaN(expectation.goal()) && figure() <= expectation.goal();
    }
}
