package org.kastanie.solver.radiation;

/**
 * What radiation needs to know of the surfaces.
 *
 * @param albedo per facet
 * @param emissivity per facet
 * @param temperature of the facets at the previous step, K
 * @param leafTemperature per cell of the active window, K; read only where a crown stands
 */
public record Skins(float[] albedo, float[] emissivity, float[] temperature, float[] leafTemperature) {}
