package org.kastanie.solver.air;

/**
 * Turbulent kinetic energy of a steady lattice flow, k = (l |S|)^2 / 0.3: production in balance with dissipation, C_mu = 0.09
 * (Launder and Spalding 1974).
 */
final class LatticeTurbulence {
    private static final double STRUCTURE = 0.3;

    private LatticeTurbulence() {}

    /**
     * Per cell, square of the velocities' unit; 0 in solids.
     *
     * @param velocity east, south and up per cell
     * @param roughness of the ground, cells: the lowest cells take the logarithmic law's shear
     */
    static float[] of(LatticeCase flow, float[][] velocity, double roughness) {
        float[] k = new float[flow.cells()];
        double slope = 2 / StrictMath.log(0.5 / Math.min(roughness, 0.2));
        for (int level = 0; level < flow.levels(); level++) {
            for (int row = 0; row < flow.rows(); row++) {
                for (int column = 0; column < flow.columns(); column++) {
                    int c = flow.index(row, column, level);
                    if (flow.length()[c] >= 0) {
                        double[][] g = new double[3][];
                        g[0] = gradient(flow, velocity, c, column > 0 ? -1 : 0, column < flow.columns() - 1 ? 1 : 0);
                        int plane = flow.columns();
                        g[1] = gradient(flow, velocity, c, row > 0 ? -plane : 0, row < flow.rows() - 1 ? plane : 0);
                        int slab = plane * flow.rows();
                        g[2] = gradient(flow, velocity, c, level > 0 ? -slab : 0, level < flow.levels() - 1 ? slab : 0);
                        if (level == 0) {
                            for (int axis = 0; axis < 2; axis++) {
                                g[2][axis] = velocity[axis][c] * slope;
                            }
                        }
                        double friction = flow.length()[c] * strain(g);
                        k[c] = (float) (friction * friction / STRUCTURE);
                    }
                }
            }
        }
        return k;
    }

    /** Change of the three components per cell along an axis; still air half a cell away where a neighbour is solid. */
    private static double[] gradient(LatticeCase flow, float[][] velocity, int here, int back, int forth) {
        double[] out = new double[3];
        boolean wallBack = back != 0 && flow.length()[here + back] < 0;
        boolean wallForth = forth != 0 && flow.length()[here + forth] < 0;
        double distance = (wallBack ? 0.5 : back != 0 ? 1 : 0) + (wallForth ? 0.5 : forth != 0 ? 1 : 0);
        for (int axis = 0; axis < 3 && distance > 0; axis++) {
            double low = wallBack ? 0 : velocity[axis][here + back];
            double high = wallForth ? 0 : velocity[axis][here + forth];
            out[axis] = (high - low) / distance;
        }
        return out;
    }

    /** sqrt(2 S : S) of a gradient [direction][component]. */
    private static double strain(double[][] g) {
        double sum = 2 * (g[0][0] * g[0][0] + g[1][1] * g[1][1] + g[2][2] * g[2][2]);
        for (int[] pair : new int[][] {{0, 1}, {0, 2}, {1, 2}}) {
            double shear = g[pair[0]][pair[1]] + g[pair[1]][pair[0]];
            sum += shear * shear;
        }
        return Math.sqrt(sum);
    }
}
