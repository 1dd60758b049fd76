package org.kastanie.solver.surface;

/**
 * What acts on the crown of every cell of the active window during one step (per ground area of the cell).
 *
 * @param absorbedShortwave W m-2
 * @param longwaveIn longwave received, both sides summed, W m-2
 * @param emitting the crown emits 2 * emitting * sigma * T^4; may exceed 1 for dense crowns (see the radiation room)
 * @param leafAreaIndex m2 m-2, 0 where no crown stands
 * @param airTemperature K
 * @param specificHumidity kg kg-1
 * @param windSpeed m s-1
 * @param pressure Pa
 */
public record CrownForcing(
        float[] absorbedShortwave,
        float[] longwaveIn,
        float[] emitting,
        float[] leafAreaIndex,
        float[] airTemperature,
        float[] specificHumidity,
        float[] windSpeed,
        double pressure) {}
