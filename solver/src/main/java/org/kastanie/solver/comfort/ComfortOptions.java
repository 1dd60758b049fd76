package org.kastanie.solver.comfort;

import java.util.Set;
import org.kastanie.solver.quantity.Quantity;

/**
 * Who the maps are for.
 *
 * @param posture how the body faces its surroundings
 * @param cylinder the beam meets an upright cylinder, whatever its azimuth (physics of maps); false: six plane radiometers
 *     turned north, as measuring stations have them
 * @param extra what maps show on request: indices beside UTCI and PET, the air at further heights
 */
public record ComfortOptions(Posture posture, boolean cylinder, Set<Quantity> extra) {
    /** Quantities that are computed only where asked for. */
    public static final Set<Quantity> ON_REQUEST = Set.of(
            Quantity.WBGT,
            Quantity.STANDARD_EFFECTIVE_TEMPERATURE,
            Quantity.AIR_TEMPERATURE_1_1M,
            Quantity.AIR_TEMPERATURE_10M,
            Quantity.SPECIFIC_HUMIDITY_1_1M,
            Quantity.SPECIFIC_HUMIDITY_10M,
            Quantity.WIND_SPEED_2M,
            Quantity.WIND_SPEED_10M,
            Quantity.EASTWARD_WIND,
            Quantity.NORTHWARD_WIND,
            Quantity.EASTWARD_WIND_2M,
            Quantity.NORTHWARD_WIND_2M,
            Quantity.EASTWARD_WIND_10M,
            Quantity.NORTHWARD_WIND_10M);

    public ComfortOptions {
        extra = Set.copyOf(extra);
        if (!ON_REQUEST.containsAll(extra)) {
            throw new IllegalArgumentException("extra quantities may be " + ON_REQUEST + ", not " + extra);
        }
    }

    /** A standing person as a cylinder, UTCI and PET. */
    public static ComfortOptions defaults() {
        return new ComfortOptions(Posture.STANDING, true, Set.of());
    }
}
