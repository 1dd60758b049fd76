package org.kastanie.solver.air;

/** Air beside every facet and in every crown: temperature (K), specific humidity (kg kg-1), wind speed (m s-1). */
public record AirSample(
        float[] facetTemperature,
        float[] facetHumidity,
        float[] facetWind,
        float[] crownTemperature,
        float[] crownHumidity,
        float[] crownWind) {
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
