package org.kastanie.solver.surface;

/**
 * Boundary and initial values of the facets.
 *
 * @param initialTemperature of every layer, K
 * @param deepTemperature fixed below the last ground layer, K
 * @param indoor behind the last layer of roofs and walls
 * @param soilMoisture fraction of available water at the start, 0..1
 */
public record SurfaceOptions(double initialTemperature, double deepTemperature, Indoor indoor, double soilMoisture) {
    /** Indoor boundary of roofs and walls. */
    public sealed interface Indoor {
        /** Indoor air held at a temperature (K) behind the usual inner surface resistance (ISO 6946). */
        record Fixed(double temperature) implements Indoor {}

        /** No heat through the inner face: the wall's own mass floats freely. */
        record Free() implements Indoor {}

        /**
         * Rooms with a temperature of their own per building, heated and cooled; their waste heat goes into the street.
         *
         * @param heating temperature kept at least, K
         * @param cooling temperature kept at most, K
         * @param performance heat the cooling takes out per work it needs
         */
        record Conditioned(double heating, double cooling, double performance) implements Indoor {
            public Conditioned {
                if (!(heating < cooling) || !(performance > 0)) {
                    throw new IllegalArgumentException("rooms need a heating temperature below the cooling one and a"
                            + " performance above 0, got " + heating + " K, " + cooling + " K and " + performance);
                }
            }
        }
    }
}
