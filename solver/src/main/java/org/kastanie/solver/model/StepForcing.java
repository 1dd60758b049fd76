package org.kastanie.solver.model;

import org.kastanie.solver.air.AirForcing;
import org.kastanie.solver.sun.SkyState;

/**
 * The weather of one step of the model clock.
 *
 * @param sky sun and sky
 * @param air undisturbed air
 * @param precipitation kg m-2 s-1
 * @param seconds length of the step
 * @param secondOfDay when it begins by the clock of irrigation, s since midnight; NaN if nobody irrigates
 */
public record StepForcing(SkyState sky, AirForcing air, double precipitation, double seconds, double secondOfDay) {
    /** Without a clock, for scenes nobody irrigates. */
    public StepForcing(SkyState sky, AirForcing air, double precipitation, double seconds) {
        this(sky, air, precipitation, seconds, Double.NaN);
    }
}
