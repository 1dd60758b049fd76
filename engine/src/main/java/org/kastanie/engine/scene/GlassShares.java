package org.kastanie.engine.scene;

import org.kastanie.engine.twin.Building;

/**
 * Share of windows in the walls of a building, by the eighth of the horizon they look to, in steps of five per cent so that
 * a city has few materials (a choice; half a step changes a wall's albedo by less than 0.01).
 *
 * <p>Only of buildings that have windows in the twin (level of detail 3): elsewhere nothing is known.
 */
final class GlassShares {
    static final GlassShares UNKNOWN = new GlassShares(new double[0]);

    private static final int SECTORS = 8;
    private static final double STEP = 0.05;
    /** Most that a wall of the library can have. */
    private static final double MOST = 0.95;

    private final double[] share;

    private GlassShares(double[] share) {
        this.share = share;
    }

    static GlassShares of(Building building) {
        double[] glass = new double[SECTORS];
        double[] all = new double[SECTORS];
        double windows = 0;
        double walls = 0;
        for (Building.Surface surface : building.walls()) {
            double[] n = surface.areaVector();
            double area = surface.area();
            int sector = sector(n[0], n[1]);
            all[sector] += area;
            walls += area;
            glass[sector] += surface.window() ? area : 0;
            windows += surface.window() ? area : 0;
        }
        if (!(windows > 0)) {
            return UNKNOWN;
        }
        double[] share = new double[SECTORS];
        for (int s = 0; s < SECTORS; s++) {
            double exact = all[s] > 0 ? glass[s] / all[s] : windows / walls;
            share[s] = Math.min(MOST, STEP * Math.round(exact / STEP));
        }
        return new GlassShares(share);
    }

    boolean known() {
        return share.length > 0;
    }

    /** Share of a wall that looks this way (east, north). */
    double of(double nx, double ny) {
        return share[sector(nx, ny)];
    }

    private static int sector(double east, double north) {
        long eighth = Math.round(Math.atan2(east, north) / (2 * Math.PI) * SECTORS);
        return Math.floorMod((int) eighth, SECTORS);
    }
}
