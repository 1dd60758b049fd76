package org.kastanie.solver.comfort;

import java.util.Set;
import org.kastanie.solver.quantity.Quantity;

/**
 * Who the maps are for.
 *
 * @param posture how the body faces its surroundings
 * @param cylinder the beam meets an upright cylinder, whatever its azimuth (physics of maps); false: six plane radiometers
 *     turned north, as measuring stations have them
 * @param extra indices beside UTCI and PET: WBGT, STANDARD_EFFECTIVE_TEMPERATURE
 */
public record ComfortOptions(Posture posture, boolean cylinder, Set<Quantity> extra) {
    /** Indices that are computed only where asked for. */
    public static final Set<Quantity> ON_REQUEST = Set.of(Quantity.WBGT, Quantity.STANDARD_EFFECTIVE_TEMPERATURE);

    public ComfortOptions {
        extra = Set.copyOf(extra);
        if (!ON_REQUEST.containsAll(extra)) {
            throw new IllegalArgumentException("extra indices may be " + ON_REQUEST + ", not " + extra);
        }
    }

    /** A standing person as a cylinder, UTCI and PET. */
    public static ComfortOptions defaults() {
        return new ComfortOptions(Posture.STANDING, true, Set.of());
    }
}
