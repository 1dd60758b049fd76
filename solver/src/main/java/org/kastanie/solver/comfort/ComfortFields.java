package org.kastanie.solver.comfort;

import org.kastanie.solver.grid.Workers;

/**
 * Comfort indices over whole fields. All arrays have the same length; NaN in any input gives NaN (a cell without a
 * person); inputs outside an index's range are clamped and counted, never NaN.
 */
public final class ComfortFields {
    private ComfortFields() {}

    /**
     * Inputs of the indices at the person.
     *
     * @param airTemperature K
     * @param meanRadiantTemperature K
     * @param windSpeed at 1.1 m, m s-1
     * @param vapourPressure Pa
     */
    public record Inputs(
            float[] airTemperature, float[] meanRadiantTemperature, float[] windSpeed, float[] vapourPressure) {}

    /**
     * Mean radiant temperature (K) from twelve fluxes in the order of the radiation room (down, up, north, east, south,
     * west): weights 0.06 and 0.22, absorptivities 0.70 and 0.97 (VDI 3787-2; Thorsson et al. 2007).
     */
    public static void sixDirections(float[][] shortwave, float[][] longwave, float[] out, Workers workers) {
        throw new UnsupportedOperationException("comfort room: to be written");
    }

    /** UTCI in K (Broede et al. 2012), with the 10 m wind made from the 1.1 m wind; returns how many values were clamped. */
    public static long utci(Inputs in, float[] out, Workers workers) {
        throw new UnsupportedOperationException("comfort room: to be written");
    }

    /** PET in K (Hoeppe 1999 with the corrections of Walther and Goestchel 2018), standing reference person. */
    public static long pet(Inputs in, double pressure, float[] out, Workers workers) {
        throw new UnsupportedOperationException("comfort room: to be written");
    }
}
