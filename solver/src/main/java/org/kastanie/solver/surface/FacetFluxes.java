package org.kastanie.solver.surface;

/**
 * What every facet gives back over one step, W m-2 per true facet area, positive away from the facet into the air except
 * {@code ground} (into the facet) and {@code netRadiation} (towards the facet).
 *
 * @param skinTemperature K, mean over the step as the fluxes are; {@link SurfaceModel#skinTemperature} has its end
 * @param netRadiation W m-2
 * @param sensible W m-2
 * @param latent W m-2
 * @param ground W m-2
 * @param sensibleSlope dH/dT_a, W m-2 K-1, total derivative with the skin free to follow (negative or 0)
 * @param latentSlope dLE/dq_a, W m-2 per kg kg-1, skin free to follow (negative or 0)
 */
public record FacetFluxes(
        float[] skinTemperature,
        float[] netRadiation,
        float[] sensible,
        float[] latent,
        float[] ground,
        float[] sensibleSlope,
        float[] latentSlope) {
    public static FacetFluxes allocate(int facets) {
        return new FacetFluxes(
                new float[facets],
                new float[facets],
                new float[facets],
                new float[facets],
                new float[facets],
                new float[facets],
                new float[facets]);
    }
}
