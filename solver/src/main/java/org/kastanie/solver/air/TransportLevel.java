package org.kastanie.solver.air;

import java.util.Arrays;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.kernel.reference.TransportKernels;
import org.kastanie.solver.kernel.vector.ColumnVectors;

/**
 * One level of the multigrid of {@link AirTransport}: coefficients to the six neighbours shared by both scalars, diagonals
 * and right-hand sides of each. As in {@link PoissonLevel} only the horizontal is coarsened.
 */
final class TransportLevel {
    private static final int GRAIN = 4;
    /** Most tiles along an edge and least columns along a tile's edge in a sweep. */
    private static final int TILES = 16;

    private static final int LEAST_TILE = 13;

    /** Least columns of a level whose sweep is shared: below, threads would wait for each other most of the time. */
    private static final int SHARED = 2000;

    final int nx;
    final int ny;
    final int nz;
    /** Offset of a column of zeros. */
    final int zero;

    final float[] west;
    final float[] east;
    final float[] north;
    final float[] south;
    final float[] below;
    final float[] above;
    final Unknown heat;
    final Unknown vapour;

    /** One scalar on one level. */
    static final class Unknown {
        final float[] value;
        final float[] right;
        final float[] diagonal;
        final float[] pivot;
        final float[] residual;
        /** What the diagonal holds beyond the neighbours' coefficients: storage and slopes. */
        final float[] extra;

        Unknown(int voxels, int nz) {
            value = new float[voxels + nz];
            right = new float[voxels];
            diagonal = new float[voxels];
            pivot = new float[voxels];
            residual = new float[voxels];
            extra = new float[voxels];
        }
    }

    TransportLevel(int nx, int ny, int nz) {
        this.nx = nx;
        this.ny = ny;
        this.nz = nz;
        this.zero = nx * ny * nz;
        this.west = new float[zero];
        this.east = new float[zero];
        this.north = new float[zero];
        this.south = new float[zero];
        this.below = new float[zero];
        this.above = new float[zero];
        this.heat = new Unknown(zero, nz);
        this.vapour = new Unknown(zero, nz);
    }

    boolean coarsens() {
        return nx % 2 == 0 && ny % 2 == 0 && Math.min(nx, ny) >= 8;
    }

    int west(int j, int i) {
        return i > 0 ? (j * nx + i - 1) * nz : zero;
    }

    int east(int j, int i) {
        return i < nx - 1 ? (j * nx + i + 1) * nz : zero;
    }

    int north(int j, int i) {
        return j > 0 ? ((j - 1) * nx + i) * nz : zero;
    }

    int south(int j, int i) {
        return j < ny - 1 ? ((j + 1) * nx + i) * nz : zero;
    }

    /** Coefficients from the finer level: inflows add, sideways diffusion halves (area doubled, distance doubled, twice the faces). */
    void coarsen(TransportLevel fine, Workers workers) {
        workers.forEach(ny, GRAIN, (from, to) -> {
            for (int j = from; j < to; j++) {
                for (int i = 0; i < nx; i++) {
                    coarsen(fine, j, i);
                }
            }
        });
    }

    private void coarsen(TransportLevel f, int j, int i) {
        int o = (j * nx + i) * nz;
        int a = (2 * j * f.nx + 2 * i) * nz;
        int b = a + nz;
        int c = a + f.nx * nz;
        int d = c + nz;
        sides(west, f.west, f.east, o, a, f.west(2 * j, 2 * i), c, f.west(2 * j + 1, 2 * i), f.zero);
        sides(east, f.east, f.west, o, b, f.east(2 * j, 2 * i + 1), d, f.east(2 * j + 1, 2 * i + 1), f.zero);
        sides(north, f.north, f.south, o, a, f.north(2 * j, 2 * i), b, f.north(2 * j, 2 * i + 1), f.zero);
        sides(south, f.south, f.north, o, c, f.south(2 * j + 1, 2 * i), d, f.south(2 * j + 1, 2 * i + 1), f.zero);
        add(below, f.below, o, a, b, c, d);
        add(above, f.above, o, a, b, c, d);
        add(heat.extra, f.heat.extra, o, a, b, c, d);
        add(vapour.extra, f.vapour.extra, o, a, b, c, d);
        for (int v = o; v < o + nz; v++) {
            float sides = west[v] + east[v] + (north[v] + south[v]) + (below[v] + above[v]);
            heat.diagonal[v] = sides + heat.extra[v];
            vapour.diagonal[v] = sides + vapour.extra[v];
        }
        pivots(o);
    }

    void pivots(int o) {
        TransportKernels.pivots(heat.pivot, vapour.pivot, heat.diagonal, vapour.diagonal, below, above, nz, o);
    }

    /** One side of a coarse column from two fine columns and their neighbours beyond it. */
    private void sides(float[] out, float[] in, float[] back, int o, int a, int beyondA, int b, int beyondB, int rim) {
        boolean inner = beyondA < rim;
        for (int k = 0; k < nz; k++) {
            float both = in[a + k] + in[b + k];
            out[o + k] = inner
                    ? both - 0.5f * (Math.min(in[a + k], back[beyondA + k]) + Math.min(in[b + k], back[beyondB + k]))
                    : both;
        }
    }

    private void add(float[] out, float[] in, int o, int a, int b, int c, int d) {
        for (int k = 0; k < nz; k++) {
            out[o + k] = in[a + k] + in[b + k] + (in[c + k] + in[d + k]);
        }
    }

    void sweep(boolean forthX, boolean forthY, Workers all) {
        Workers workers = nx * ny < SHARED ? Workers.SINGLE : all;
        int tx = Math.max(LEAST_TILE, (nx + TILES - 1) / TILES);
        int ty = Math.max(LEAST_TILE, (ny + TILES - 1) / TILES);
        int across = (nx + tx - 1) / tx;
        int down = (ny + ty - 1) / ty;
        for (int d = 0; d < across + down - 1; d++) {
            int first = Math.max(0, d - across + 1);
            int last = Math.min(down - 1, d);
            int diagonal = d;
            workers.forEach(last - first + 1, 1, (from, to) -> {
                for (int m = from; m < to; m++) {
                    int b = first + m;
                    tile((diagonal - b) * tx, b * ty, tx, ty, forthX, forthY);
                }
            });
        }
    }

    /** Relaxes the columns of one tile; columns are counted in the direction of the sweep. */
    private void tile(int firstX, int firstY, int tx, int ty, boolean forthX, boolean forthY) {
        for (int m = firstY; m < Math.min(ny, firstY + ty); m++) {
            int j = forthY ? m : ny - 1 - m;
            for (int l = firstX; l < Math.min(nx, firstX + tx); l++) {
                int i = forthX ? l : nx - 1 - l;
                int o = (j * nx + i) * nz;
                ColumnVectors.sidesOfBoth(
                        heat.value,
                        vapour.value,
                        heat.right,
                        vapour.right,
                        west,
                        east,
                        north,
                        south,
                        nz,
                        o,
                        west(j, i),
                        east(j, i),
                        north(j, i),
                        south(j, i));
                TransportKernels.solve(heat.value, vapour.value, heat.pivot, vapour.pivot, below, above, nz, o);
            }
        }
    }

    /** Sum of a residual's absolute values, and what is left when signs count. */
    record Left(double size, double net) {}

    /** Residual of a scalar. */
    Left residual(Unknown u, Workers workers) {
        double[] size = new double[ny];
        double[] net = new double[ny];
        workers.forEach(ny, GRAIN, (from, to) -> {
            float[] sums = new float[16];
            for (int j = from; j < to; j++) {
                Arrays.fill(sums, 0);
                for (int i = 0; i < nx; i++) {
                    ColumnVectors.residual(
                            u.residual,
                            sums,
                            u.value,
                            u.right,
                            u.diagonal,
                            west,
                            east,
                            north,
                            south,
                            below,
                            above,
                            nz,
                            (j * nx + i) * nz,
                            west(j, i),
                            east(j, i),
                            north(j, i),
                            south(j, i));
                }
                for (int m = 0; m < 8; m++) {
                    size[j] += sums[m];
                    net[j] += sums[m + 8];
                }
            }
        });
        return new Left(Reduce.sum(size), Reduce.sum(net));
    }

    /** The residuals become the right-hand sides of the coarser level, whose values start from 0. */
    void restrictTo(TransportLevel coarse, Workers workers) {
        workers.forEach(coarse.ny, GRAIN, (from, to) -> {
            for (int j = from; j < to; j++) {
                for (int i = 0; i < coarse.nx; i++) {
                    int o = (j * coarse.nx + i) * nz;
                    int a = (2 * j * nx + 2 * i) * nz;
                    restrict(heat.residual, coarse.heat.right, o, a);
                    restrict(vapour.residual, coarse.vapour.right, o, a);
                    Arrays.fill(coarse.heat.value, o, o + nz, 0);
                    Arrays.fill(coarse.vapour.value, o, o + nz, 0);
                }
            }
        });
    }

    private void restrict(float[] residual, float[] right, int o, int a) {
        int d = a + nx * nz;
        for (int k = 0; k < nz; k++) {
            right[o + k] = residual[a + k] + residual[a + nz + k] + (residual[d + k] + residual[d + nz + k]);
        }
    }

    /** Adds the coarser level's correction to the four columns of each, where there is air. */
    void addFrom(TransportLevel coarse, Workers workers) {
        workers.forEach(ny, GRAIN, (from, to) -> {
            for (int j = from; j < to; j++) {
                for (int i = 0; i < nx; i++) {
                    int o = (j * nx + i) * nz;
                    int a = (j / 2 * coarse.nx + i / 2) * nz;
                    for (int k = 0; k < nz; k++) {
                        float air = heat.pivot[o + k] > 0 ? 1 : 0;
                        heat.value[o + k] += air * coarse.heat.value[a + k];
                        vapour.value[o + k] += air * coarse.vapour.value[a + k];
                    }
                }
            }
        });
    }
}
