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
    }
}
