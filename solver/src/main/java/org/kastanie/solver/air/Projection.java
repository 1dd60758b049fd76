package org.kastanie.solver.air;

import java.util.ArrayList;
import java.util.List;
import org.kastanie.solver.grid.Workers;

/**
 * Makes a wind field mass consistent with the least change of its kinetic energy (Sasaki 1970, Mon. Weather Rev. 98, 875,
 * equal weights): flux = first guess + conductance * difference of a multiplier that vanishes outside the open sides.
 *
 * <p>The Poisson problem is solved by conjugate gradients in double precision, preconditioned by one multigrid cycle in
 * single precision, until the relative L2 norm of the divergence is below the tolerance.
 */
final class Projection {
    /** Less than the tolerance promised (1e-6): single-precision fluxes add rounding of their own. */
    private static final double TOLERANCE = 4e-7;

    private static final int MOST_ITERATIONS = 80;
    private static final int COARSEST_SWEEPS = 12;
    private static final int SMOOTHINGS = 2;
    private static final int GRAIN = 4;
    private static final int CHUNK = 1 << 14;
    private final VoxelGrid grid;
    private final List<PoissonLevel> levels = new ArrayList<>();
    private int iterations;

    Projection(VoxelSpace space) {
        this.grid = space.grid();
        PoissonLevel level =
                new PoissonLevel(grid.columns(), grid.rows(), grid.levels(), conductances(grid, space.aperture()));
        levels.add(level);
        while (level.coarsens()) {
            level = level.coarser();
            levels.add(level);
        }
    }

    /** Area over distance of the neighbouring centres, m, times the aperture; half the distance at the open sides. */
    static Faces conductances(VoxelGrid grid, Faces aperture) {
        Faces c = grid.faces();
        int nz = grid.levels();
        for (int j = 0; j < grid.rows(); j++) {
            for (int i = 0; i <= grid.columns(); i++) {
                double factor = i == 0 || i == grid.columns() ? 2 : 1;
                for (int k = 0; k < nz; k++) {
                    int f = grid.westFace(j, i) + k;
                    c.x()[f] = (float) (factor * aperture.x()[f] * grid.thickness(k));
                }
            }
        }
        for (int j = 0; j <= grid.rows(); j++) {
            double factor = j == 0 || j == grid.rows() ? 2 : 1;
            for (int i = 0; i < grid.columns(); i++) {
                for (int k = 0; k < nz; k++) {
                    int f = grid.northFace(j, i) + k;
                    c.y()[f] = (float) (factor * aperture.y()[f] * grid.thickness(k));
                }
            }
        }
        for (int column = 0; column < grid.size(); column++) {
            for (int k = 1; k <= nz; k++) {
                int f = grid.lowestFace(column) + k;
                double distance = k < nz ? grid.centre(k) - grid.centre(k - 1) : 0.5 * grid.thickness(nz - 1);
                c.z()[f] = (float) (aperture.z()[f] * grid.dx() * grid.dx() / distance);
            }
        }
        return c;
    }

    int iterations() {
        return iterations;
    }

    /** Corrects the fluxes in place and returns the relative L2 norm of the divergence that is left. */
    double apply(Faces flux, Workers workers) {
        PoissonLevel fine = levels.getFirst();
        int n = fine.zero;
        double[] r = new double[n];
        double first = divergence(flux, r, workers);
        double rounding = 1e-7 * norm(flux, workers);
        iterations = 0;
        if (first <= rounding) {
            return first > 0 ? first / (rounding * 1e7) : 0;
        }
        double[] x = new double[n + grid.levels()];
        conjugateGradients(x, r, Math.max(TOLERANCE * first, 0.3 * rounding), workers);
        addGradient(flux, x, workers);
        return divergence(flux, r, workers) / first;
    }

    private void conjugateGradients(double[] x, double[] r, double target, Workers workers) {
        PoissonLevel fine = levels.getFirst();
        int n = fine.zero;
        double[] p = new double[n + grid.levels()];
        double[] q = new double[n];
        double before = 0;
        for (; iterations < MOST_ITERATIONS; iterations++) {
            double size = Math.sqrt(dot(r, null, workers));
            if (size <= target) {
                return;
            }
            precondition(r, size, workers);
            double now = dot(r, fine.x, workers) * size;
            double beta = before == 0 ? 0 : now / before;
            before = now;
            workers.forEach(n, CHUNK, (from, to) -> {
                for (int i = from; i < to; i++) {
                    p[i] = fine.x[i] * size + beta * p[i];
                }
            });
            double alpha = now / fine.apply(q, p, workers);
            workers.forEach(n, CHUNK, (from, to) -> {
                for (int i = from; i < to; i++) {
                    x[i] += alpha * p[i];
                    r[i] -= alpha * q[i];
                }
            });
        }
    }

    private void precondition(double[] r, double size, Workers workers) {
        PoissonLevel fine = levels.getFirst();
        workers.forEach(fine.zero, CHUNK, (from, to) -> {
            for (int i = from; i < to; i++) {
                fine.b[i] = (float) (r[i] / size);
            }
        });
        cycle(0, workers);
    }

    /** One symmetric V-cycle from zero. */
    private void cycle(int at, Workers workers) {
        PoissonLevel level = levels.get(at);
        level.clear();
        if (at == levels.size() - 1) {
            for (int sweep = 0; sweep < COARSEST_SWEEPS; sweep++) {
                level.relax(0, workers);
                level.relax(1, workers);
            }
            for (int sweep = 0; sweep < COARSEST_SWEEPS; sweep++) {
                level.relax(1, workers);
                level.relax(0, workers);
            }
            return;
        }
        for (int sweep = 0; sweep < SMOOTHINGS; sweep++) {
            level.relax(0, workers);
            level.relax(1, workers);
        }
        level.residual(workers);
        PoissonLevel coarse = levels.get(at + 1);
        level.restrictTo(coarse, workers);
        cycle(at + 1, workers);
        level.addFrom(coarse, workers);
        for (int sweep = 0; sweep < SMOOTHINGS; sweep++) {
            level.relax(1, workers);
            level.relax(0, workers);
        }
    }

    private static double dot(double[] a, float @org.jspecify.annotations.Nullable [] b, Workers workers) {
        int n = a.length;
        int grain = 1 << 14;
        double[] parts = new double[(n + grain - 1) / grain];
        workers.forEach(n, grain, (from, to) -> {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += b == null ? a[i] * a[i] : a[i] * b[i];
            }
            parts[from / grain] = sum;
        });
        return Reduce.sum(parts);
    }

    /** Net outflow of every voxel, m3 s-1; returns its L2 norm. */
    double divergence(Faces flux, double[] out, Workers workers) {
        int nz = grid.levels();
        double[] rows = new double[grid.rows()];
        workers.forEach(grid.rows(), GRAIN, (from, to) -> {
            for (int j = from; j < to; j++) {
                for (int i = 0; i < grid.columns(); i++) {
                    int o = (j * grid.columns() + i) * nz;
                    int w = grid.westFace(j, i);
                    int n = grid.northFace(j, i);
                    int z = grid.lowestFace(j * grid.columns() + i);
                    for (int k = 0; k < nz; k++) {
                        double in = (double) flux.x()[w + k]
                                - flux.x()[w + nz + k]
                                + flux.y()[n + k]
                                - flux.y()[n + grid.columns() * nz + k]
                                + flux.z()[z + k]
                                - flux.z()[z + k + 1];
                        out[o + k] = -in;
                        rows[j] += in * in;
                    }
                }
            }
        });
        return Math.sqrt(Reduce.sum(rows));
    }

    private double norm(Faces flux, Workers workers) {
        double sum = 0;
        for (float[] faces : new float[][] {flux.x(), flux.y(), flux.z()}) {
            int grain = 1 << 14;
            double[] parts = new double[(faces.length + grain - 1) / grain];
            workers.forEach(faces.length, grain, (from, to) -> {
                for (int i = from; i < to; i++) {
                    parts[from / grain] += (double) faces[i] * faces[i];
                }
            });
            sum += Reduce.sum(parts);
        }
        return Math.sqrt(sum);
    }

    /** flux += conductance * (multiplier ahead - multiplier behind). */
    private void addGradient(Faces flux, double[] x, Workers workers) {
        int nz = grid.levels();
        int nx = grid.columns();
        int ny = grid.rows();
        Faces c = levels.getFirst().conductance;
        int zero = levels.getFirst().zero;
        workers.forEach(ny + 1, GRAIN, (from, to) -> {
            for (int j = from; j < to; j++) {
                for (int i = 0; i <= nx; i++) {
                    int here = j < ny && i < nx ? (j * nx + i) * nz : zero;
                    for (int k = 0; k < nz && j < ny; k++) {
                        int f = grid.westFace(j, i) + k;
                        int west = i > 0 ? (j * nx + i - 1) * nz : zero;
                        flux.x()[f] += (float) (c.x()[f] * (x[here + k] - x[west + k]));
                    }
                    for (int k = 0; k < nz && i < nx; k++) {
                        int f = grid.northFace(j, i) + k;
                        int north = j > 0 ? ((j - 1) * nx + i) * nz : zero;
                        flux.y()[f] += (float) (c.y()[f] * (x[here + k] - x[north + k]));
                    }
                    for (int k = 1; k <= nz && here != zero; k++) {
                        int f = grid.lowestFace(j * nx + i) + k;
                        double above = k < nz ? x[here + k] : 0;
                        flux.z()[f] += (float) (c.z()[f] * (above - x[here + k - 1]));
                    }
                }
            }
        });
        workers.forEach(ny, GRAIN, (from, to) -> {
            for (int column = from * nx; column < to * nx; column++) {
                continuity(flux, column);
            }
        });
    }

    /**
     * Vertical fluxes again from continuity, from the ground up: the rounding of the large horizontal ones then leaves no
     * divergence behind. Columns are solid from the ground or not at all, and must be open at the top.
     */
    private void continuity(Faces flux, int column) {
        int nz = grid.levels();
        int z = grid.lowestFace(column);
        float[] conductance = levels.getFirst().conductance.z();
        if (conductance[z + nz] <= 0) {
            return;
        }
        int w = grid.westFace(column / grid.columns(), column % grid.columns());
        int n = grid.northFace(column / grid.columns(), column % grid.columns());
        double up = 0;
        for (int k = 0; k < nz; k++) {
            up += (double) flux.x()[w + k]
                    - flux.x()[w + nz + k]
                    + flux.y()[n + k]
                    - flux.y()[n + grid.columns() * nz + k];
            flux.z()[z + k + 1] = (float) up;
        }
    }
}
