package org.kastanie.solver.radiation;

/**
 * Options of the radiation room.
 *
 * @param reach distance up to which obstacles are looked for, m
 * @param reflections shortwave reflections added in a step to those of the steps before; the rest of the series is closed isotropically
 * @param clumping clumping index of crowns (Omega), 1
 * @param personHeight height of the person's centre above ground, m (VDI 3787-2: 1.1)
 * @param skyline height above the ground at the rim of the scene of a ring of walls assumed beyond it, m; 0 for open land
 */
public record RadiationOptions(double reach, int reflections, double clumping, double personHeight, double skyline) {
    public static RadiationOptions defaults() {
        return new RadiationOptions(500, 1, 0.7, 1.1, 0);
    }

    /** The same with an assumed skyline beyond the scene, m. */
    public RadiationOptions withSkyline(double height) {
        return new RadiationOptions(reach, reflections, clumping, personHeight, height);
    }
}
