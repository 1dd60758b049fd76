package org.kastanie.solver.air;

/**
 * A value per face of the voxels: apertures (share of the face that is open) or volume fluxes (m3 s-1).
 *
 * @param x faces towards the west of every column and the eastern rim; flux positive towards the east
 * @param y faces towards the north and the southern rim; flux positive towards the <em>south</em>, as rows run
 * @param z lower faces and the top; flux positive upwards
 */
record Faces(float[] x, float[] y, float[] z) {}
