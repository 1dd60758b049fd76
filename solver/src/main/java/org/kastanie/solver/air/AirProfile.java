package org.kastanie.solver.air;

/**
 * Air over one cell of the domain at the middles of the air's levels; NaN inside a building.
 *
 * @param height above the local ground, m
 * @param temperature K
 * @param specificHumidity kg kg-1
 * @param windSpeed m s-1
 * @param windEast m s-1, towards east
 * @param windNorth m s-1, towards north
 */
public record AirProfile(
        float[] height,
        float[] temperature,
        float[] specificHumidity,
        float[] windSpeed,
        float[] windEast,
        float[] windNorth) {
    /** Without values yet. */
    public static AirProfile allocate(float[] height) {
        int n = height.length;
        return new AirProfile(height, new float[n], new float[n], new float[n], new float[n], new float[n]);
    }
}
