package org.kastanie.solver.air;

/**
 * Heat and vapour given to the air: value at the sampled air and slope, per facet area (W m-2, W m-2 K-1, W m-2 per
 * kg kg-1) and per ground area of a crown's cell.
 */
public record AirSources(
        float[] facetSensible,
        float[] facetSensibleSlope,
        float[] facetLatent,
        float[] facetLatentSlope,
        float[] crownSensible,
        float[] crownSensibleSlope,
        float[] crownLatent,
        float[] crownLatentSlope) {}
