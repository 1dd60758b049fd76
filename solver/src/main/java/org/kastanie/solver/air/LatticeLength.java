package org.kastanie.solver.air;

import static org.kastanie.solver.quantity.PhysicalConstants.VON_KARMAN;

/**
 * Mixing length of the steady lattice flow: kappa times the distance to the nearest wall and kappa times the height above the
 * ground, with an upper bound in mean building heights.
 *
 * <p>Beside buildings the ground bounds it less: the eddies of wakes and streets are wider than tall, and mix sideways what a
 * length tied to the ground would leave in jets. Chosen, with the bound, on AIJ A and C and the EPA cube array: one set for all.
 */
final class LatticeLength {
    /** Upper bound in mean building heights. */
    private static final double BOUND = 0.3;
    /** By how much more than kappa z the length may be beside a wall, less 1. */
    private static final double WIDER = 2;
    /** Mean building heights from a wall at which that has gone; it fades over the last one. */
    private static final double REACH = 1.5;

    private static final float FAR = 1e6f;
    private static final float EDGE = (float) Math.sqrt(2);
    private static final float CORNER = (float) Math.sqrt(3);

    private LatticeLength() {}

    /**
     * Mixing length per cell in cells, -1 in solids.
     *
     * @param solid cells in the order of {@link LatticeCase}
     * @param meanHeight of the buildings, cells; 0 where nothing stands: then there is no bound
     */
    static float[] of(boolean[] solid, int columns, int rows, int levels, double meanHeight) {
        float[] away = distance(solid, columns, rows, levels);
        float[] length = new float[away.length];
        int plane = columns * rows;
        double most = meanHeight > 0 ? BOUND * meanHeight : Double.POSITIVE_INFINITY;
        for (int c = 0; c < away.length; c++) {
            double near = away[c] - 0.5;
            double wider = meanHeight > 0 ? WIDER * Math.clamp(REACH - near / meanHeight, 0, 1) : 0;
            double free = Math.min(VON_KARMAN * near, (1 + wider) * aboveGround(c / plane));
            length[c] = solid[c] ? -1 : (float) Math.min(free, most);
        }
        return length;
    }

    /**
     * kappa z over open ground, half of it in the lowest cell: there the lattice's strain reaches over the mirrored ground, and
     * with half the length an empty domain keeps a logarithmic profile within 4 % in the lowest cell and 1 % above.
     */
    private static double aboveGround(int level) {
        double z = level + 0.5;
        return VON_KARMAN * (level == 0 ? 0.5 * z : z);
    }

    /** Distance to the centre of the nearest solid cell, by chamfer steps to the 26 neighbours. */
    private static float[] distance(boolean[] solid, int columns, int rows, int levels) {
        float[] away = new float[solid.length];
        for (int c = 0; c < away.length; c++) {
            away[c] = solid[c] ? 0 : FAR;
        }
        if (!any(solid)) {
            return away;
        }
        int[] cells = {columns, rows, levels};
        for (int pass = 0; pass < 2; pass++) {
            boolean forth = pass == 0;
            for (int a = 0; a < levels; a++) {
                for (int b = 0; b < rows; b++) {
                    for (int c = 0; c < columns; c++) {
                        int z = forth ? a : levels - 1 - a;
                        int y = forth ? b : rows - 1 - b;
                        int x = forth ? c : columns - 1 - c;
                        relax(away, cells, x, y, z, forth ? -1 : 1);
                    }
                }
            }
        }
        return away;
    }

    private static boolean any(boolean[] solid) {
        for (boolean s : solid) {
            if (s) {
                return true;
            }
        }
        return false;
    }

    /** Takes the shortest way over the 13 neighbours already visited. */
    private static void relax(float[] away, int[] cells, int x, int y, int z, int step) {
        int here = (z * cells[1] + y) * cells[0] + x;
        float best = away[here];
        for (int dz = 0; dz <= 1; dz++) {
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    boolean visited = dz == 1 || dy == 1 || dy == 0 && dx == 1;
                    int nx = x + step * dx;
                    int ny = y + step * dy;
                    int nz = z + step * dz;
                    if (!visited || nx < 0 || ny < 0 || nz < 0 || nx >= cells[0] || ny >= cells[1] || nz >= cells[2]) {
                        continue;
                    }
                    int axes = Math.abs(dx) + Math.abs(dy) + dz;
                    float way = axes == 1 ? 1 : axes == 2 ? EDGE : CORNER;
                    best = Math.min(best, away[(nz * cells[1] + ny) * cells[0] + nx] + way);
                }
            }
        }
        away[here] = best;
    }

    /** Drag of the ground on the lowest cells from the logarithmic law between roughness (in cells) and their middle. */
    static double groundDrag(double roughness) {
        double law = VON_KARMAN / StrictMath.log(0.5 / Math.min(roughness, 0.2));
        return law * law;
    }
}
