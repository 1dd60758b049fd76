package org.kastanie.solver.air;

import java.util.Arrays;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.kernel.reference.PoissonKernels;
import org.kastanie.solver.kernel.vector.ColumnVectors;

/**
 * One level of the multigrid: conductances of the faces, a correction and its right-hand side. Columns keep all their
 * levels on every grid; only the horizontal is coarsened, and columns are relaxed as a whole.
 */
final class PoissonLevel {
    private static final int GRAIN = 4;
    final int nx;
    final int ny;
    final int nz;
    final Faces conductance;
    final float[] pivot;
    final float[] x;
    final float[] b;
    final float[] r;
    /** Offset of a column of zeros. */
    final int zero;

    PoissonLevel(int nx, int ny, int nz, Faces conductance) {
        this.nx = nx;
        this.ny = ny;
        this.nz = nz;
        this.conductance = conductance;
        this.zero = nx * ny * nz;
        this.pivot = new float[zero];
        this.x = new float[zero + nz];
        this.b = new float[zero];
        this.r = new float[zero];
        for (int j = 0; j < ny; j++) {
            for (int i = 0; i < nx; i++) {
                PoissonKernels.pivots(
                        pivot,
                        conductance.x(),
                        conductance.y(),
                        conductance.z(),
                        nz,
                        (j * nx + i) * nz,
                        fw(j, i),
                        fw(j, i + 1),
                        fn(j, i),
                        fn(j + 1, i),
                        fz(j, i));
            }
        }
    }

    private int fw(int j, int i) {
        return (j * (nx + 1) + i) * nz;
    }

    private int fn(int j, int i) {
        return (j * nx + i) * nz;
    }

    private int fz(int j, int i) {
        return (j * nx + i) * (nz + 1);
    }

    /** Offset of a column, or of the zeros beyond the rim. */
    private int column(int j, int i) {
        return i < 0 || j < 0 || i >= nx || j >= ny ? zero : (j * nx + i) * nz;
    }

    boolean coarsens() {
        return nx % 2 == 0 && ny % 2 == 0 && Math.min(nx, ny) >= 8;
    }

    /** Twice the columns' edge: mean aperture, so conductances across the sides average and those upwards add. */
    PoissonLevel coarser() {
        int mx = nx / 2;
        int my = ny / 2;
        Faces coarse =
                new Faces(new float[(mx + 1) * my * nz], new float[mx * (my + 1) * nz], new float[mx * my * (nz + 1)]);
        for (int j = 0; j < my; j++) {
            for (int i = 0; i <= mx; i++) {
                for (int k = 0; k < nz; k++) {
                    coarse.x()[(j * (mx + 1) + i) * nz + k] = 0.5f
                            * (conductance.x()[fw(2 * j, 2 * i) + k]
                                    + conductance.x()[fw(2 * j + 1, 2 * i) + k]);
                }
            }
        }
        for (int j = 0; j <= my; j++) {
            for (int i = 0; i < mx; i++) {
                for (int k = 0; k < nz; k++) {
                    coarse.y()[(j * mx + i) * nz + k] = 0.5f
                            * (conductance.y()[fn(2 * j, 2 * i) + k]
                                    + conductance.y()[fn(2 * j, 2 * i + 1) + k]);
                }
            }
        }
        float[] z = conductance.z();
        for (int j = 0; j < my; j++) {
            for (int i = 0; i < mx; i++) {
                for (int k = 0; k <= nz; k++) {
                    coarse.z()[(j * mx + i) * (nz + 1) + k] = z[fz(2 * j, 2 * i) + k]
                            + z[fz(2 * j, 2 * i + 1) + k]
                            + (z[fz(2 * j + 1, 2 * i) + k] + z[fz(2 * j + 1, 2 * i + 1) + k]);
                }
            }
        }
        return new PoissonLevel(mx, my, nz, coarse);
    }

    void clear() {
        Arrays.fill(x, 0);
    }

    /** Relaxes the columns of one colour of the chessboard. */
    void relax(int colour, Workers workers) {
        Faces c = conductance;
        workers.forEach(ny, GRAIN, (from, to) -> {
            for (int j = from; j < to; j++) {
                for (int i = (j + colour) & 1; i < nx; i += 2) {
                    int o = (j * nx + i) * nz;
                    ColumnVectors.sides(
                            x,
                            b,
                            c.x(),
                            fw(j, i),
                            c.x(),
                            fw(j, i + 1),
                            c.y(),
                            fn(j, i),
                            c.y(),
                            fn(j + 1, i),
                            nz,
                            o,
                            column(j, i - 1),
                            column(j, i + 1),
                            column(j - 1, i),
                            column(j + 1, i));
                    PoissonKernels.solve(x, pivot, c.z(), nz, o, fz(j, i));
                }
            }
        });
    }

    void residual(Workers workers) {
        Faces c = conductance;
        workers.forEach(ny, GRAIN, (from, to) -> {
            for (int j = from; j < to; j++) {
                for (int i = 0; i < nx; i++) {
                    PoissonKernels.residual(
                            r,
                            x,
                            b,
                            c.x(),
                            c.y(),
                            c.z(),
                            nz,
                            (j * nx + i) * nz,
                            column(j, i - 1),
                            column(j, i + 1),
                            column(j - 1, i),
                            column(j + 1, i),
                            fw(j, i),
                            fw(j, i + 1),
                            fn(j, i),
                            fn(j + 1, i),
                            fz(j, i));
                }
            }
        });
    }

    /** q = A p; returns p . q, summed row by row. */
    double apply(double[] q, double[] p, Workers workers) {
        Faces c = conductance;
        double[] rows = new double[ny];
        workers.forEach(ny, GRAIN, (from, to) -> {
            for (int j = from; j < to; j++) {
                for (int i = 0; i < nx; i++) {
                    rows[j] += PoissonKernels.apply(
                            q,
                            p,
                            c.x(),
                            c.y(),
                            c.z(),
                            nz,
                            (j * nx + i) * nz,
                            column(j, i - 1),
                            column(j, i + 1),
                            column(j - 1, i),
                            column(j + 1, i),
                            fw(j, i),
                            fw(j, i + 1),
                            fn(j, i),
                            fn(j + 1, i),
                            fz(j, i));
                }
            }
        });
        return Reduce.sum(rows);
    }

    /** The residual becomes the right-hand side of the coarser level: sum over the four columns. */
    void restrictTo(PoissonLevel coarse, Workers workers) {
        workers.forEach(coarse.ny, GRAIN, (from, to) -> {
            for (int j = from; j < to; j++) {
                for (int i = 0; i < coarse.nx; i++) {
                    int o = (j * coarse.nx + i) * nz;
                    int a = (2 * j * nx + 2 * i) * nz;
                    int d = a + nx * nz;
                    for (int k = 0; k < nz; k++) {
                        coarse.b[o + k] = r[a + k] + r[a + nz + k] + (r[d + k] + r[d + nz + k]);
                    }
                }
            }
        });
    }

    /** Adds the coarser correction, the same to each of the four columns. */
    void addFrom(PoissonLevel coarse, Workers workers) {
        workers.forEach(ny, GRAIN, (from, to) -> {
            for (int j = from; j < to; j++) {
                for (int i = 0; i < nx; i++) {
                    int o = (j * nx + i) * nz;
                    int a = (j / 2 * coarse.nx + i / 2) * nz;
                    for (int k = 0; k < nz; k++) {
                        x[o + k] += coarse.x[a + k];
                    }
                }
            }
        });
    }
}
