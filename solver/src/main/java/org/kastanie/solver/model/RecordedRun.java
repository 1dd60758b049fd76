package org.kastanie.solver.model;

import org.kastanie.solver.radiation.SourceNumbers;

/**
 * A run that records itself: all a {@link WindowedRun} needs to know of it.
 *
 * @param setup of the run
 * @param sources numbering of what is recorded of the exchange
 * @param start state before the first step recorded
 * @param record of the steps since
 */
public record RecordedRun(ModelSetup setup, SourceNumbers sources, RunState start, RunRecord record) {
    /** A run whose state and record have come from elsewhere. */
    public static RecordedRun of(ModelSetup setup, RunState start, RunRecord record) {
        if (start.surface().facets() != setup.facets().count()) {
            throw new WindowException(
                    "the state is of " + start.surface().facets() + " facets and the scene has "
                            + setup.facets().count(),
                    "take state, record and scene of one run");
        }
        return new RecordedRun(setup, SourceNumbers.of(setup.geometry(), setup.facets()), start, record);
    }
}
