package org.kastanie.solver.radiation;

/**
 * What every source sends out diffusely, W m-2: facets, crown cells of the active window, and the classes outside it.
 *
 * @param shortwave reflected and scattered
 * @param longwave emitted and reflected
 */
public record Radiosities(float[] shortwave, float[] longwave) {
    static Radiosities allocate(int sources) {
        return new Radiosities(new float[sources], new float[sources]);
    }
}
