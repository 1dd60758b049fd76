package org.kastanie.solver.air;

import static org.kastanie.solver.kernel.reference.LatticeKernel.RHO;
import static org.kastanie.solver.kernel.reference.LatticeKernel.UX;
import static org.kastanie.solver.kernel.reference.LatticeKernel.UY;
import static org.kastanie.solver.kernel.reference.LatticeKernel.UZ;

/**
 * The open sides and the lid of a lattice: ghost cells that send equilibria inwards.
 *
 * <p>Where the wind blows in or along a side, and at the lid: velocity of the undisturbed profile, density of the cell inside.
 * Where it blows out: rest density, velocity of the cell inside, no flow back.
 */
final class LatticeRim {
    private static final int[] EAST = inward(1, 0, 0);
    private static final int[] WEST = inward(-1, 0, 0);
    private static final int[] SOUTH = inward(0, 1, 0);
    private static final int[] NORTH = inward(0, -1, 0);
    private static final int[] DOWN = inward(0, 0, -1);
    private static final double PARALLEL = 1e-7;
    private static final float[] WEIGHT = weights();

    private final int columns;
    private final int width;
    private final int height;
    private final int depth;
    private final float dx;
    private final float dy;
    /** Speed per ghost cell of the sides at x = 0, x = columns + 1 (level * height + row), of those at both ends of y, the lid. */
    private final float[] west;

    private final float[] east;
    private final float[] north;
    private final float[] south;
    private final float[] lid;

    LatticeRim(LatticeCase setup, float scale, int width, int height, int depth) {
        this.columns = setup.columns();
        this.width = width;
        this.height = height;
        this.depth = depth;
        this.dx = scale * (float) setup.east();
        this.dy = scale * (float) setup.south();
        this.west = new float[depth * height];
        this.east = new float[depth * height];
        this.north = new float[depth * width];
        this.south = new float[depth * width];
        this.lid = new float[height * width];
        LatticeCase.Inflow inflow = setup.inflow();
        int rows = setup.rows();
        int top = setup.levels() - 1;
        for (int z = 1; z < depth - 1; z++) {
            for (int y = 0; y < height; y++) {
                int row = Math.clamp(y - 1, 0, rows - 1);
                west[z * height + y] = (float) inflow.speed(row, 0, z - 1);
                east[z * height + y] = (float) inflow.speed(row, columns - 1, z - 1);
            }
            for (int x = 0; x <= columns + 1; x++) {
                int column = Math.clamp(x - 1, 0, columns - 1);
                north[z * width + x] = (float) inflow.speed(0, column, z - 1);
                south[z * width + x] = (float) inflow.speed(rows - 1, column, z - 1);
            }
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x <= columns + 1; x++) {
                int row = Math.clamp(y - 1, 0, rows - 1);
                lid[y * width + x] = (float) inflow.speed(row, Math.clamp(x - 1, 0, columns - 1), top);
            }
        }
    }

    private static int[] inward(int x, int y, int z) {
        return java.util.stream.IntStream.range(0, 19)
                .filter(q -> Lattice.CX[q] * x + Lattice.CY[q] * y + Lattice.CZ[q] * z == 1)
                .toArray();
    }

    private static float[] weights() {
        float[] w = new float[19];
        for (int q = 0; q < 19; q++) {
            w[q] = q == 0 ? 1f / 3 : q < 7 ? 1f / 18 : 1f / 36;
        }
        return w;
    }

    /** Equilibrium populations less their weights. */
    static void equilibrium(float[] out, float rho, float ux, float uy, float uz) {
        for (int q = 0; q < 19; q++) {
            out[q] = equilibrium(q, rho, ux, uy, uz);
        }
    }

    private static float equilibrium(int q, float rho, float ux, float uy, float uz) {
        float along = Lattice.CX[q] * ux + Lattice.CY[q] * uy + Lattice.CZ[q] * uz;
        float square = ux * ux + uy * uy + uz * uz;
        return WEIGHT[q] * (rho + (1 + rho) * (3 * along + 4.5f * along * along - 1.5f * square));
    }

    /** Writes the ghosts beside one row, whose moments before the collision are in the scratch. */
    void write(float[] t, float[][] out, int[] offset, int z, int y, float[] length) {
        still(t, length, (z * height + y) * width);
        side(t, out, offset, z, y, 1, 0, EAST, west[z * height + y], dx < -PARALLEL);
        side(t, out, offset, z, y, columns, columns + 1, WEST, east[z * height + y], dx > PARALLEL);
        boolean topmost = z == depth - 2;
        if (topmost) {
            lid(t, out, offset, y);
        }
        if (y == 1) {
            row(t, out, offset, z, 0, SOUTH, north, dy < -PARALLEL);
            if (topmost) {
                lid(t, out, offset, 0);
            }
        }
        if (y == height - 2) {
            row(t, out, offset, z, height - 1, NORTH, south, dy > PARALLEL);
            if (topmost) {
                lid(t, out, offset, height - 1);
            }
        }
    }

    /** Beside solid cells the rim sends still air. */
    private void still(float[] t, float[] length, int o) {
        for (int x = 1; x <= columns; x++) {
            if (length[o + x] < 0) {
                t[RHO * width + x] = 0;
                t[UX * width + x] = 0;
                t[UY * width + x] = 0;
                t[UZ * width + x] = 0;
            }
        }
    }

    private void side(
            float[] t,
            float[][] out,
            int[] offset,
            int z,
            int y,
            int inside,
            int ghost,
            int[] directions,
            float speed,
            boolean outlet) {
        int g = (z * height + y) * width + ghost;
        for (int q : directions) {
            float value;
            if (outlet) {
                float ux = t[UX * width + inside];
                float outward = Lattice.CX[q] > 0 ? Math.min(0, ux) : Math.max(0, ux);
                value = equilibrium(q, 0, outward, t[UY * width + inside], t[UZ * width + inside]);
            } else {
                value = equilibrium(q, t[RHO * width + inside], speed * dx, speed * dy, 0);
            }
            out[q][offset[q] + g] = value;
        }
    }

    private void row(
            float[] t, float[][] out, int[] offset, int z, int ghost, int[] directions, float[] speed, boolean outlet) {
        int g = (z * height + ghost) * width;
        for (int q : directions) {
            for (int x = 0; x <= columns + 1; x++) {
                int inside = Math.clamp(x, 1, columns);
                float value;
                // an edge between an inlet and an outlet is an inlet, whichever way the scene is turned
                boolean leaves = outlet && (x > 0 || dx < -PARALLEL) && (x <= columns || dx > PARALLEL);
                if (leaves) {
                    float uy = t[UY * width + inside];
                    float outward = Lattice.CY[q] > 0 ? Math.min(0, uy) : Math.max(0, uy);
                    value = equilibrium(q, 0, t[UX * width + inside], outward, t[UZ * width + inside]);
                } else {
                    float u = speed[z * width + x];
                    value = equilibrium(q, t[RHO * width + inside], u * dx, u * dy, 0);
                }
                out[q][offset[q] + g + x] = value;
            }
        }
    }

    private void lid(float[] t, float[][] out, int[] offset, int y) {
        int g = ((depth - 1) * height + y) * width;
        for (int q : DOWN) {
            for (int x = 0; x <= columns + 1; x++) {
                float u = lid[y * width + x];
                float rho = t[RHO * width + Math.clamp(x, 1, columns)];
                out[q][offset[q] + g + x] = equilibrium(q, rho, u * dx, u * dy, 0);
            }
        }
    }
}
