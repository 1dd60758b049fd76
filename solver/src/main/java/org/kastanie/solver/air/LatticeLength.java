package org.kastanie.solver.air;

import static org.kastanie.solver.quantity.PhysicalConstants.VON_KARMAN;

/** Mixing length of the steady lattice flow: kappa times the distance to the nearest solid, with an upper bound. */
final class LatticeLength {
    private static final float FAR = 1e6f;
    private static final float EDGE = (float) Math.sqrt(2);
    private static final float CORNER = (float) Math.sqrt(3);

    private LatticeLength() {}

    /**
     * Mixing length per cell in cells, -1 in solids.
     *
     * @param solid cells in the order of {@link LatticeCase}
     * @param most upper bound, cells
     */
    static float[] of(boolean[] solid, int columns, int rows, int levels, double most) {
        float[] away = distance(solid, columns, rows, levels);
        float[] length = new float[away.length];
        int plane = columns * rows;
        for (int c = 0; c < away.length; c++) {
            double free = Math.min(VON_KARMAN * (away[c] - 0.5), aboveGround(c / plane));
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

    /** No bound where nothing stands: the profile over open ground has none. */
    static double bound(double meanHeight) {
        return meanHeight > 0 ? 0.3 * meanHeight : Double.POSITIVE_INFINITY;
    }

    /** Drag of the ground on the lowest cells from the logarithmic law between roughness (in cells) and their middle. */
    static double groundDrag(double roughness) {
        double law = VON_KARMAN / StrictMath.log(0.5 / Math.min(roughness, 0.2));
        return law * law;
    }
}
