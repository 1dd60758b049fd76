package org.kastanie.solver.air;

/**
 * Air beside every facet and in every crown: temperature (K), specific humidity (kg kg-1), wind speed (m s-1).
 *
 * <p>The wind of a horizontal facet is that {@link #FACET_HEIGHT} above it, the wind of a wall that of the voxel in front of
 * it; both include turbulence and convective gusts and are never 0. Temperature and humidity are means of the voxel.
 */
public record AirSample(
        float[] facetTemperature,
        float[] facetHumidity,
        float[] facetWind,
        float[] crownTemperature,
        float[] crownHumidity,
        float[] crownWind) {
    /** Height above a ground or roof facet its wind is given at, m. */
    public static final double FACET_HEIGHT = 2;

    public static AirSample allocate(int facets, int active) {
        return new AirSample(
                new float[facets],
                new float[facets],
                new float[facets],
                new float[active],
                new float[active],
                new float[active]);
    }
}
