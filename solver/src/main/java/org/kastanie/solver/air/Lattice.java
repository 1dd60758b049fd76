package org.kastanie.solver.air;

import static org.kastanie.solver.kernel.reference.LatticeKernel.PXY;
import static org.kastanie.solver.kernel.reference.LatticeKernel.PXZ;
import static org.kastanie.solver.kernel.reference.LatticeKernel.PYZ;
import static org.kastanie.solver.kernel.reference.LatticeKernel.SECTIONS;
import static org.kastanie.solver.kernel.reference.LatticeKernel.UX;
import static org.kastanie.solver.kernel.reference.LatticeKernel.UY;
import static org.kastanie.solver.kernel.reference.LatticeKernel.UZ;

import java.util.Arrays;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.kernel.vector.LatticeVectors;

/**
 * Populations of a D3Q19 lattice that stream in place (AA pattern, Bailey, Myre, Walsh, Lilja and Saar 2009, ICPP): an even
 * step reads and writes a cell's own populations, turned round; an odd step those of its neighbours. Every cell reads and
 * writes the same 19 places and shares none, so the order of cells and threads does not matter.
 *
 * <p>Solid cells do nothing, which sends back what enters them (no-slip half a cell in front). The ground mirrors the row above
 * it, shifted along (free slip; its friction is a drag on the lowest cells). The four sides and the lid hold equilibria:
 * {@link LatticeRim}. A ring of ghost cells surrounds the domain; rows are padded to whole vectors. 76 bytes a cell for the
 * populations, 8 for mixing length and drag.
 */
final class Lattice {
    /** Offsets of the 19 directions; see {@code LatticeKernel} for their order. */
    static final int[] CX = {0, 1, -1, 0, 0, 0, 0, 1, -1, 1, -1, 1, -1, 1, -1, 0, 0, 0, 0};

    static final int[] CY = {0, 0, 0, 1, -1, 0, 0, 1, -1, -1, 1, 0, 0, 0, 0, 1, -1, 1, -1};
    static final int[] CZ = {0, 0, 0, 0, 0, 1, -1, 0, 0, 0, 0, 1, -1, -1, 1, 1, -1, -1, 1};
    /** 18 sqrt 2: the mixing length enters the relaxation time with it. */
    private static final double CLOSURE = 18 * Math.sqrt(2);
    /** Relaxation time without eddies: a viscosity of 1e-3 cells a step, far below any eddy viscosity beside it. */
    static final float TAU = 0.503f;

    private static final int LANES = 16;
    /** Floats between the bases of the populations' rows, so that they do not fall on the same cache sets. */
    private static final int STAGGER = 208;

    private static final int GUARD = 64;
    /** Mirrored pairs at the ground: downward direction, upward direction. */
    private static final int[][] MIRRORED = {{6, 5}, {13, 11}, {12, 14}, {17, 15}, {16, 18}};

    private final LatticeCase setup;
    private final float scale;
    /** Cells of a row, with ghosts and padding. */
    final int width;

    final int height;
    final int depth;
    private final float[][] f = new float[19][];
    private final float[][] turned = new float[19][];
    private final int[] home = new int[19];
    private final int[] homeTurned = new int[19];
    private final int[] from = new int[19];
    private final int[] to = new int[19];
    private final float[] length;
    private final float[] half;
    private final boolean[] draggy;
    private final boolean[] live;
    private final LatticeRim rim;
    private final float[][] scratch;
    private final float[] east;
    private final float[] south;
    private final float[] up;
    private long steps;

    /** @param scale cells a step of a wind of 1 */
    Lattice(LatticeCase setup, double scale) {
        this.setup = setup;
        this.scale = (float) scale;
        this.width = (setup.columns() + 2 + LANES - 1) / LANES * LANES;
        this.height = setup.rows() + 2;
        this.depth = setup.levels() + 2;
        int n = width * height * depth;
        for (int q = 0; q < 19; q++) {
            int step = (CZ[q] * height + CY[q]) * width + CX[q];
            f[q] = new float[n + 2 * GUARD + STAGGER * q];
            home[q] = GUARD + STAGGER * q;
            from[q] = -step;
            to[q] = step;
        }
        for (int q = 0; q < 19; q++) {
            int o = opposite(q);
            turned[q] = f[o];
            homeTurned[q] = home[o];
            from[q] += home[o];
            to[q] += home[q];
        }
        this.length = new float[n];
        this.half = new float[n];
        this.draggy = new boolean[height * depth];
        this.live = new boolean[width * height];
        this.rim = new LatticeRim(setup, (float) scale, width, height, depth);
        this.scratch = new float[depth][SECTIONS * width];
        this.east = new float[n];
        this.south = new float[n];
        this.up = new float[n];
        fill();
    }

    static int opposite(int q) {
        return q == 0 ? 0 : (q - 1 ^ 1) + 1;
    }

    private void fill() {
        Arrays.fill(length, -1);
        Arrays.fill(live, true);
        for (int z = 1; z < depth - 1; z++) {
            for (int y = 1; y < height - 1; y++) {
                for (int x = 1; x <= setup.columns(); x++) {
                    int c = setup.index(y - 1, x - 1, z - 1);
                    int o = at(x, y, z);
                    float l = setup.length()[c];
                    length[o] = l < 0 ? -1 : (float) (CLOSURE * l * l);
                    half[o] = 0.5f * setup.drag()[c];
                    draggy[z * height + y] |= l >= 0 && setup.drag()[c] > 0;
                    if (z == 1) {
                        live[y * width + x] = l >= 0;
                    }
                }
            }
        }
    }

    int at(int x, int y, int z) {
        return (z * height + y) * width + x;
    }

    long steps() {
        return steps;
    }

    /** Starts from velocities per cell of the case, at rest density. */
    void start(float[] ux, float[] uy, float[] uz) {
        for (float[] q : f) {
            Arrays.fill(q, 0);
        }
        steps = 0;
        float[] out = new float[19];
        for (int z = 1; z < depth - 1; z++) {
            for (int y = 1; y < height - 1; y++) {
                for (int x = 1; x <= setup.columns(); x++) {
                    int c = setup.index(y - 1, x - 1, z - 1);
                    int o = at(x, y, z);
                    if (length[o] >= 0) {
                        LatticeRim.equilibrium(out, 0, scale * ux[c], scale * uy[c], scale * uz[c]);
                        for (int q = 0; q < 19; q++) {
                            f[q][home[q] + o] = out[q];
                        }
                    }
                }
            }
        }
    }

    /** One step; adds the velocities before it to the sums where {@code sum} is set. */
    void step(boolean sum, Workers workers) {
        boolean even = (steps & 1) == 0;
        float[][] in = even ? f : turned;
        int[] read = even ? home : from;
        float[][] out = even ? turned : f;
        int[] write = even ? homeTurned : to;
        workers.forEach(depth - 2, 1, (first, last) -> {
            for (int z = first + 1; z <= last; z++) {
                float[] t = scratch[z];
                for (int y = 1; y < height - 1; y++) {
                    collide(t, in, read, z, y);
                    rim.write(t, out, write, z, y, length);
                    if (sum) {
                        LatticeVectors.accumulate(t, width, east, south, up, at(0, y, z));
                    }
                    scatter(t, out, write, at(0, y, z));
                }
            }
        });
        workers.forEach(height, 16, (first, last) -> {
            for (int y = first; y < last; y++) {
                if (even) {
                    mirrorOwn(y);
                } else {
                    mirrorSent(y);
                }
            }
        });
        steps++;
    }

    private void collide(float[] t, float[][] in, int[] read, int z, int y) {
        int o = at(0, y, z);
        int n = width;
        LatticeVectors.axes(t, n, in, read, o);
        LatticeVectors.diagonals(t, n, in, read, o, 7, 0, 1, PXY);
        LatticeVectors.diagonals(t, n, in, read, o, 11, 0, 2, PXZ);
        LatticeVectors.diagonals(t, n, in, read, o, 15, 1, 2, PYZ);
        boolean drag = draggy[z * height + y];
        if (drag) {
            LatticeVectors.drag(t, n, half, o);
        }
        LatticeVectors.disequilibrium(t, n);
        if (drag) {
            LatticeVectors.dragged(t, n);
        }
        LatticeVectors.rate(t, n, length, o, TAU);
        LatticeVectors.relax(t, n);
    }

    private void scatter(float[] t, float[][] out, int[] write, int o) {
        int n = width;
        LatticeVectors.writeAxes(t, n, out, write, o, length);
        LatticeVectors.writeDiagonals(t, n, out, write, o, length, 7, 0, 1, PXY);
        LatticeVectors.writeDiagonals(t, n, out, write, o, length, 11, 0, 2, PXZ);
        LatticeVectors.writeDiagonals(t, n, out, write, o, length, 15, 1, 2, PYZ);
    }

    /** After an even step a cell keeps its new populations turned round; the ghost below gets their mirror image. */
    private void mirrorOwn(int y) {
        int above = at(0, y, 1);
        int below = at(0, y, 0);
        for (int[] pair : MIRRORED) {
            int down = opposite(pair[0]);
            int upward = opposite(pair[1]);
            for (int x = 0; x < width; x++) {
                if (live[y * width + x]) {
                    f[upward][home[upward] + below + x] = f[down][home[down] + above + x];
                }
            }
        }
    }

    /** After an odd step what went down lies in the ghosts; its mirror image comes up beside, where its sender was air. */
    private void mirrorSent(int y) {
        int above = at(0, y, 1);
        int below = at(0, y, 0);
        for (int[] pair : MIRRORED) {
            int down = pair[0];
            int upward = pair[1];
            int senderRow = y - CY[down];
            if (senderRow < 0 || senderRow >= height) {
                continue;
            }
            int sender = senderRow * width - CX[down];
            int first = Math.max(0, CX[down]);
            int last = width + Math.min(0, CX[down]);
            for (int x = first; x < last; x++) {
                if (live[sender + x]) {
                    f[upward][home[upward] + above + x] = f[down][home[down] + below + x];
                }
            }
        }
    }

    void clearSums() {
        Arrays.fill(east, 0);
        Arrays.fill(south, 0);
        Arrays.fill(up, 0);
    }

    /** Sums of the velocities as means over {@code count} steps, per cell of the case; 0 in solids. */
    float[][] means(int count) {
        float[][] mean = new float[3][setup.cells()];
        float[][] sums = {east, south, up};
        for (int z = 1; z < depth - 1; z++) {
            for (int y = 1; y < height - 1; y++) {
                for (int x = 1; x <= setup.columns(); x++) {
                    int o = at(x, y, z);
                    for (int axis = 0; axis < 3 && length[o] >= 0; axis++) {
                        mean[axis][setup.index(y - 1, x - 1, z - 1)] = sums[axis][o] / (count * scale);
                    }
                }
            }
        }
        return mean;
    }

    /** Largest speed in the air, cells a step; NaN once the flow has blown up. */
    double fastest(Workers workers) {
        boolean even = (steps & 1) == 0;
        float[][] in = even ? f : turned;
        int[] read = even ? home : from;
        double[] most = new double[depth];
        workers.forEach(depth - 2, 1, (first, last) -> {
            for (int z = first + 1; z <= last; z++) {
                float[] t = scratch[z];
                for (int y = 1; y < height - 1; y++) {
                    collide(t, in, read, z, y);
                    most[z] = larger(most[z], fastest(t, at(0, y, z)));
                }
            }
        });
        double all = 0;
        for (double m : most) {
            all = larger(all, m);
        }
        return Math.sqrt(all);
    }

    private double fastest(float[] t, int o) {
        double most = 0;
        for (int x = 1; x <= setup.columns(); x++) {
            if (length[o + x] >= 0) {
                double ux = t[UX * width + x];
                double uy = t[UY * width + x];
                double uz = t[UZ * width + x];
                most = larger(most, ux * ux + uy * uy + uz * uz);
            }
        }
        return most;
    }

    /** Keeps a NaN, as Math.max does. */
    private static double larger(double a, double b) {
        return Math.max(a, b);
    }

    /** Density less 1 of all air, summed: for tests of mass conservation; only before an even step. */
    double mass() {
        double sum = 0;
        for (int z = 1; z < depth - 1; z++) {
            for (int y = 1; y < height - 1; y++) {
                for (int x = 1; x <= setup.columns(); x++) {
                    int o = at(x, y, z);
                    for (int q = 0; q < 19 && length[o] >= 0; q++) {
                        sum += f[q][home[q] + o];
                    }
                }
            }
        }
        return sum;
    }
}
