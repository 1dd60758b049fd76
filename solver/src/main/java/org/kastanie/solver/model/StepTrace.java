package org.kastanie.solver.model;

import org.kastanie.solver.air.AirLevel;
import org.kastanie.solver.air.AirSample;
import org.kastanie.solver.surface.CrownModel;
import org.kastanie.solver.surface.SurfaceModel;

/** Goes along with the steps of a {@link Microclimate}, to keep what they did or to say what they cannot know. */
interface StepTrace {
    StepTrace NONE = new StepTrace() {};

    /** Before everything else. */
    default void begin(StepForcing forcing, boolean people, SurfaceModel surface, CrownModel crowns) {}

    /** After the air has been sampled. */
    default void sampled(AirSample beside) {}

    /** After facets and crowns have stepped. */
    default void stepped(SurfaceModel surface, CrownModel crowns) {}

    /** After people have been looked at. */
    default void levels(AirLevel air, AirLevel breeze) {}
}
