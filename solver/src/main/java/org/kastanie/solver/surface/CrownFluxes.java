package org.kastanie.solver.surface;

/**
 * What the crown of every cell gives back, per ground area of the cell.
 *
 * @param leafTemperature K; that of the air where no crown stands
 * @param sensible W m-2
 * @param latent W m-2
 * @param sensibleSlope dH/dT_a, leaf free to follow, W m-2 K-1
 * @param latentSlope dLE/dq_a, leaf free to follow, W m-2 per kg kg-1
 */
public record CrownFluxes(
        float[] leafTemperature, float[] sensible, float[] latent, float[] sensibleSlope, float[] latentSlope) {
    public static CrownFluxes allocate(int active) {
        return new CrownFluxes(
                new float[active], new float[active], new float[active], new float[active], new float[active]);
    }
}
