package org.kastanie.solver.air;

import static org.kastanie.solver.quantity.PhysicalConstants.VON_KARMAN;

/**
 * The undisturbed wind profile over and between buildings, from the fabric around each column.
 *
 * <p>Speeds are shares of the wind at the blending height. Above the roofs: logarithmic, with displacement and roughness
 * of Macdonald, Griffiths and Hall (1998, Atmos. Environ. 32, 1857). Below: the exponential of Macdonald (2000,
 * Boundary-Layer Meteorol. 97, 25), with half his coefficient (4.8 instead of 9.6 lambda_f), the value that scored best
 * on the EPA cube array as the first guess of a mass-consistent field; never above the logarithm over the bare ground
 * that starts at the roofs, so that open ground keeps its logarithmic profile.
 *
 * <p>Assumption: upwind of the scene lies fabric like that at its rim.
 *
 * @param blending height above which the fabric below is no longer felt, m
 * @param height mean height of the buildings around each column, m; 0 where there are none
 * @param displacement m
 * @param speed per voxel, share of the wind at the blending height
 */
record Canopy(double blending, float[] height, float[] displacement, float[] speed) {
    /** Blending height over open land, m (Wieringa 1986, Q. J. R. Meteorol. Soc. 112, 867); at least twice the roofs. */
    static final double BLENDING = 60;
    /** Roughness of ground between buildings and of open land, m: "open", Wieringa (1992), J. Wind Eng. 41, 357. */
    static final double GROUND_ROUGHNESS = 0.03;
    /** Radius of the surroundings that make a column's fabric, m (choice: about five roof heights). */
    private static final double REACH = 100;

    /** Staggered cubes: factor of the displacement and drag coefficient, Macdonald et al. (1998, Atmos. Environ. 32, 1857). */
    private static final double MACDONALD_A = 4.43;

    private static final double MACDONALD_DRAG = 1.2;
    /** Per frontal density: half of Macdonald's (2000, Bound.-Layer Met. 97, 25), chosen on AIJ A and the EPA cubes. */
    private static final double ATTENUATION = 4.8;
    /** Frontal density beyond which Macdonald's (2000) data end and the attenuation is held, 1. */
    private static final double DENSEST = 0.5;

    static Canopy of(VoxelSpace space) {
        VoxelGrid grid = space.grid();
        int n = grid.size();
        float[] volume = new float[n];
        for (int c = 0; c < n; c++) {
            volume[c] = space.built()[c] * space.roof()[c];
        }
        int reach = (int) Math.max(1, Math.round(REACH / grid.dx()));
        float[] plan = BoxMean.of(space.built(), grid.columns(), grid.rows(), reach);
        float[] mean = BoxMean.of(volume, grid.columns(), grid.rows(), reach);
        float[] wall = BoxMean.of(space.wall(), grid.columns(), grid.rows(), reach);
        double highest = 0;
        for (int c = 0; c < n; c++) {
            mean[c] = plan[c] > 1e-4f ? mean[c] / plan[c] : 0;
            highest = Math.max(highest, mean[c]);
        }
        Canopy canopy =
                new Canopy(Math.max(BLENDING, 2 * highest), new float[n], new float[n], new float[grid.voxels()]);
        for (int c = 0; c < n; c++) {
            canopy.column(grid, c, new Fabric(plan[c], mean[c], wall[c] / 4));
        }
        return canopy;
    }

    /** Plan area density, mean height (m) and frontal area density of a neighbourhood. */
    record Fabric(double plan, double height, double frontal) {
        double displacement() {
            return height * (1 + StrictMath.pow(MACDONALD_A, -plan) * (plan - 1));
        }

        double roughness() {
            double open = 1 - displacement() / Math.max(height, 1e-6);
            double drag = 0.5 * MACDONALD_DRAG / (VON_KARMAN * VON_KARMAN) * open * frontal;
            double z0 = drag > 0 ? height * open * StrictMath.exp(-1 / Math.sqrt(drag)) : 0;
            return Math.max(GROUND_ROUGHNESS, z0);
        }

        /** Speed at a height as share of that at the blending height. */
        double speed(double z, double blending) {
            return speed(z, blending, displacement(), roughness());
        }

        /** The same; displacement d and roughness z0 are this fabric's. */
        double speed(double z, double blending, double d, double z0) {
            double top = Math.max(height, d + 3 * z0);
            double scale = StrictMath.log((blending - d) / z0);
            if (z >= top) {
                return StrictMath.log((z - d) / z0) / scale;
            }
            double atTop = StrictMath.log((top - d) / z0) / scale;
            double attenuation = ATTENUATION * Math.min(frontal, DENSEST);
            double inside = StrictMath.exp(attenuation * (z / top - 1));
            double g = GROUND_ROUGHNESS;
            double ground = StrictMath.log(Math.max(z, 1.5 * g) / g) / StrictMath.log(Math.max(top, 2 * g) / g);
            return atTop * Math.min(inside, ground);
        }
    }

    private void column(VoxelGrid grid, int c, Fabric fabric) {
        height[c] = (float) fabric.height();
        double d = fabric.displacement();
        double z0 = fabric.roughness();
        displacement[c] = (float) d;
        for (int k = 0; k < grid.levels(); k++) {
            speed[c * grid.levels() + k] = (float) fabric.speed(grid.centre(k), blending, d, z0);
        }
    }
}
