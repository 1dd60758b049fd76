package org.kastanie.solver.air;

/**
 * Air on the voxels of an {@link AirGrid} after a solution.
 *
 * @param heat deviation of the potential temperature from the forcing's, K
 * @param vapour deviation of the specific humidity, kg kg-1
 * @param flux mean kinematic heat flux of the ground, which decides stability and gusts, K m s-1
 */
public record AirField(float[] heat, float[] vapour, double flux) {}
