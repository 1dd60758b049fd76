package org.kastanie.solver.air;

/**
 * Steady wind of one inflow direction for a wind of 1 m s-1 at the blending height.
 *
 * @param flux volume flux through every face, m3 s-1
 * @param friction mixing length times rate of strain per voxel, m s-1: the velocity scale of the shear-driven exchange
 * @param residual relative L2 norm of the divergence left
 */
record WindField(Faces flux, float[] friction, double residual) {}
