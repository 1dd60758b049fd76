package org.kastanie.solver.radiation;

/**
 * Options of the radiation room.
 *
 * @param reach distance up to which obstacles are looked for, m
 * @param exchangeReach horizontal distance up to which facets, crowns and people see a facet or crown as it is, m; beyond it
 *     stands the mean of its class. What a place receives then depends on what lies within this distance and on a few
 *     numbers of the whole run
 * @param reflections shortwave reflections added in a step to those of the steps before; the rest of the series is closed isotropically
 * @param clumping clumping index of crowns (Omega), 1
 * @param personHeight height of the person's centre above ground, m (VDI 3787-2: 1.1)
 * @param skyline height above the ground at the rim of the scene of a ring of walls assumed beyond it, m; 0 for open land
 */
public record RadiationOptions(
        double reach, double exchangeReach, int reflections, double clumping, double personHeight, double skyline) {
    /** Cells by which maxima along a line may stray from it, all doublings together. */
    private static final int STRAY = 8;

    public static RadiationOptions defaults() {
        return new RadiationOptions(500, 150, 1, 1, 1.1, 0);
    }

    /** The same with an assumed skyline beyond the scene, m. */
    public RadiationOptions withSkyline(double height) {
        return new RadiationOptions(reach, exchangeReach, reflections, clumping, personHeight, height);
    }

    /** The same with other distances, m. */
    public RadiationOptions withReaches(double obstacles, double exchange) {
        return new RadiationOptions(obstacles, exchange, reflections, clumping, personHeight, skyline);
    }

    /**
     * Cells from which on a column cannot be seen: its reach, and an eighth more by which the maxima that stand for far
     * cells look beyond it.
     */
    public int sight(double cell) {
        return overlook((int) Math.ceil(reach / cell));
    }

    /** Cells from which on a facet counts with its class alone. */
    public int neighbourhood(double cell) {
        return (int) Math.ceil(exchangeReach / cell) + 2;
    }

    static int overlook(int cells) {
        return cells + cells / 8 + STRAY;
    }
}
