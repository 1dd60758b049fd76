package org.kastanie.solver.air;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.kernel.reference.TransportKernels;
import org.kastanie.solver.kernel.vector.ColumnVectors;
import org.kastanie.solver.quantity.PhysicalConstants;

/**
 * Implicit transport of the deviations of potential temperature and humidity from the inflow's air, on the voxels.
 *
 * <p>Backward Euler; upwind advection in the matrix (an M-matrix), van Leer's second-order part as a deferred correction;
 * sources with their slopes on the diagonal. Solved by Gauss-Seidel over whole columns, downwind and back: tiles of columns
 * of one diagonal run side by side, so the result is that of one thread. The matrix multiplies differences to the neighbours,
 * therefore uniform air stays uniform to the last bit whatever divergence is left in the wind.
 */
final class AirTransport {
    /**
     * When a step counts as solved.
     *
     * @param tolerance sum of the absolute residuals allowed, as share of the sources. The budget sees their sum with signs,
     *     which the coarse grids take out: at 2e-2 it closes to 2e-4 or better, and the air beside the facets of a quarter
     *     of perimeter blocks is that of the converged step to 0.005 K (rms; 0.07 K at most), at 2e-3 to 0.0015 K
     * @param corrections the deferred correction is held after this many rounds, so that the limiter cannot cycle; from
     *     step to step it goes on following the solution
     */
    record Accuracy(double tolerance, int corrections) {
        static final Accuracy USUAL = new Accuracy(2e-2, 2);
    }

    private static final int MOST_ROUNDS = 40;
    private static final int COARSEST_SWEEPS = 8;
    /** Least rounds: the correction follows the solution at least this often. */
    private static final int LEAST_ROUNDS = 1;

    /** Most that the budget of a solved step may miss, as share of the sources: half of the 1e-3 promised. */
    private static final double BUDGET = 5e-4;

    /**
     * Sources of 0.5 W per m2 of the grid's ground as K m s-1 and kg kg-1 m s-1, in air of 1.2 kg m-3: a choice, below what
     * any map shows. Without it a city that gives no vapour would be solved to the last bit of nothing.
     */
    private static final double NEGLIGIBLE_HEAT = 0.5 / (1.2 * PhysicalConstants.HEAT_CAPACITY_AIR);

    private static final double NEGLIGIBLE_VAPOUR =
            0.5 / (1.2 * PhysicalConstants.latentHeat(PhysicalConstants.ZERO_CELSIUS + 20));

    private static final int GRAIN = 4;

    private final VoxelSpace space;
    private final Accuracy accuracy;
    private final VoxelGrid grid;
    private final int nx;
    private final int ny;
    private final int nz;
    private final int zero;
    private final Faces conductance;
    private final float[] thickness;
    /** Volume of air in a voxel, m3. */
    private final float[] capacity;

    private final List<TransportLevel> levels = new ArrayList<>();
    private final TransportLevel fine;
    private final Scalar heat;
    private final Scalar vapour;
    private final float[] exchange;
    private Faces flux;
    private int rounds;
    /** Columns whose sources only hold them at a given air: no measure of what is to be solved. */
    private boolean[] held;

    /** One scalar: deviation, sources and what a step needs of it. */
    static final class Scalar {
        /** Deviation from the inflow's air, K or kg kg-1; a column of zeros at the end. */
        final float[] value;
        /** Source at zero deviation and minus its slope, per voxel, K m3 s-1 and m3 s-1. */
        final float[] source;

        final float[] slope;
        /**
         * To be added to the old values because the inflow's air has changed. They remain the solver's first guess without
         * it: most of the air is new after a step, and stands above the new inflow as the old one did above the old.
         */
        float shift;

        private double gross;
        private final float[] before;
        private final float[] base;
        private final TransportLevel.Unknown unknown;

        /** Size of sources below which nothing needs solving more exactly. */
        private final double negligible;

        Scalar(TransportLevel.Unknown unknown, double negligible) {
            this.negligible = negligible;
            int voxels = unknown.right.length;
            this.unknown = unknown;
            value = unknown.value;
            source = new float[voxels];
            slope = new float[voxels];
            before = new float[voxels];
            base = new float[voxels];
        }
    }

    /** Sums over the voxels after a step, in units of the scalar times m3 s-1. */
    record Balance(double sources, double storage, double outflow) {
        double residual() {
            return sources - storage - outflow;
        }
    }

    AirTransport(VoxelSpace space, Accuracy accuracy) {
        this.accuracy = accuracy;
        this.space = space;
        this.grid = space.grid();
        this.nx = grid.columns();
        this.ny = grid.rows();
        this.nz = grid.levels();
        this.zero = nx * ny * nz;
        this.conductance = Projection.conductances(grid, space.aperture());
        this.thickness = new float[nz];
        for (int k = 0; k < nz; k++) {
            thickness[k] = (float) grid.thickness(k);
        }
        this.capacity = new float[zero];
        for (int v = 0; v < zero; v++) {
            capacity[v] = (float) (space.open()[v] * thickness[v % nz] * grid.dx() * grid.dx());
        }
        TransportLevel level = new TransportLevel(nx, ny, nz);
        this.fine = level;
        levels.add(level);
        while (level.coarsens()) {
            level = new TransportLevel(level.nx / 2, level.ny / 2, nz);
            levels.add(level);
        }
        double area = (double) nx * ny * grid.dx() * grid.dx();
        this.heat = new Scalar(fine.heat, NEGLIGIBLE_HEAT * area);
        this.vapour = new Scalar(fine.vapour, NEGLIGIBLE_VAPOUR * area);
        this.exchange = new float[zero + nz];
        this.flux = grid.faces();
        this.held = new boolean[nx * ny];
    }

    /** Says which columns {@link AirRim} holds. */
    void held(boolean[] columns) {
        held = columns;
    }

    Scalar heat() {
        return heat;
    }

    Scalar vapour() {
        return vapour;
    }

    /** Exchange coefficient of heat and vapour per voxel, m2 s-1; to be set before {@link #advance}. */
    float[] exchange() {
        return exchange;
    }

    int rounds() {
        return rounds;
    }

    /** Solves one step; sources and exchange must be set. {@code along}: main direction of the wind (east, south). */
    void advance(Faces wind, double seconds, double alongEast, double alongSouth, Workers workers) {
        this.flux = wind;
        assemble(seconds, workers);
        for (int l = 1; l < levels.size(); l++) {
            levels.get(l).coarsen(levels.get(l - 1), workers);
        }
        boolean forthX = alongEast >= 0;
        boolean forthY = alongSouth >= 0;
        for (rounds = 0; rounds < MOST_ROUNDS; rounds++) {
            if (rounds < accuracy.corrections()) {
                correct(workers);
            }
            fine.sweep(forthX, forthY, workers);
            boolean done = converged(heat, workers) & converged(vapour, workers);
            if (done && rounds >= LEAST_ROUNDS) {
                return;
            }
            descend(0, forthX, forthY, workers);
        }
    }

    /** From the residuals of a level: correction by the coarser ones, then relaxation against and with the wind. */
    private void descend(int at, boolean forthX, boolean forthY, Workers workers) {
        TransportLevel level = levels.get(at);
        if (at + 1 < levels.size()) {
            TransportLevel coarse = levels.get(at + 1);
            level.restrictTo(coarse, workers);
            coarse.sweep(forthX, forthY, workers);
            if (at + 2 < levels.size()) {
                coarse.residual(coarse.heat, workers);
                coarse.residual(coarse.vapour, workers);
            }
            descend(at + 1, forthX, forthY, workers);
            level.addFrom(coarse, workers);
        }
        int sweeps = at + 1 == levels.size() ? COARSEST_SWEEPS : 1;
        for (int sweep = 0; sweep < sweeps; sweep++) {
            level.sweep(!forthX, !forthY, workers);
            if (at > 0) {
                level.sweep(forthX, forthY, workers);
            }
        }
    }

    private void assemble(double seconds, Workers workers) {
        Faces c = conductance;
        TransportLevel l = fine;
        float rate = (float) (1 / seconds);
        workers.forEach(ny, GRAIN, (from, to) -> {
            for (int j = from; j < to; j++) {
                for (int i = 0; i < nx; i++) {
                    int o = (j * nx + i) * nz;
                    TransportKernels.coefficients(
                            l.west,
                            l.east,
                            l.north,
                            l.south,
                            l.below,
                            l.above,
                            flux.x(),
                            flux.y(),
                            flux.z(),
                            c.x(),
                            c.y(),
                            c.z(),
                            exchange,
                            nz,
                            o,
                            l.west(j, i),
                            l.east(j, i),
                            l.north(j, i),
                            l.south(j, i),
                            grid.westFace(j, i),
                            grid.westFace(j, i + 1),
                            grid.northFace(j, i),
                            grid.northFace(j + 1, i),
                            grid.lowestFace(j * nx + i));
                    begin(heat, o, rate);
                    begin(vapour, o, rate);
                    fine.pivots(o);
                    openLid(o + nz - 1);
                }
            }
        });
    }

    /** The inflow's air over the lid deviates by 0: its coefficient belongs on the diagonal, and to no neighbour. */
    private void openLid(int highest) {
        fine.heat.extra[highest] += fine.above[highest];
        fine.vapour.extra[highest] += fine.above[highest];
        fine.above[highest] = 0;
    }

    private void begin(Scalar s, int o, float rate) {
        TransportLevel l = fine;
        TransportLevel.Unknown u = s.unknown;
        ColumnVectors.begin(
                s.before,
                s.base,
                u.right,
                u.extra,
                u.diagonal,
                s.value,
                s.shift,
                s.source,
                s.slope,
                capacity,
                rate,
                l.west,
                l.east,
                l.north,
                l.south,
                l.below,
                l.above,
                nz,
                o);
    }

    private boolean converged(Scalar s, Workers workers) {
        TransportLevel.Left left = fine.residual(s.unknown, workers);
        if (rounds == 0) {
            s.gross = gross(s, workers);
        }
        return left.size() <= accuracy.tolerance() * s.gross && Math.abs(left.net()) <= BUDGET * s.gross;
    }

    /** Size of the sources the residual is compared with: their sum, or a share of it when plus and minus cancel. */
    private double gross(Scalar s, Workers workers) {
        double[] rows = new double[ny];
        workers.forEach(ny, GRAIN, (from, to) -> {
            for (int j = from; j < to; j++) {
                for (int c = j * nx; c < (j + 1) * nx; c++) {
                    for (int v = c * nz; !held[c] && v < (c + 1) * nz; v++) {
                        rows[j] += s.source[v] - s.slope[v] * s.value[v];
                    }
                }
            }
        });
        double net = 0;
        double sum = 0;
        for (double row : rows) {
            net += row;
            sum += Math.abs(row);
        }
        return Math.max(s.negligible, Math.max(Math.abs(net), 0.05 * sum));
    }

    private void correct(Workers workers) {
        workers.forEach(ny, 8, (from, to) -> {
            Correction correction = new Correction(nx, nz);
            for (Scalar s : new Scalar[] {heat, vapour}) {
                acrossY(s, from, correction.ahead);
                for (int j = from; j < to; j++) {
                    float[] swap = correction.behind;
                    correction.behind = correction.ahead;
                    correction.ahead = swap;
                    acrossY(s, j + 1, correction.ahead);
                    row(s, j, correction);
                }
            }
        });
    }

    /** Scratch of one range of rows. */
    private static final class Correction {
        float[] behind;
        float[] ahead;
        float[] left;
        float[] right;
        final float[] up;

        Correction(int nx, int nz) {
            behind = new float[nx * nz];
            ahead = new float[nx * nz];
            left = new float[nz];
            right = new float[nz];
            up = new float[nz + 1];
        }
    }

    /** Corrections of the northern faces of a row, 0 at the rims. */
    private void acrossY(Scalar s, int j, float[] out) {
        Arrays.fill(out, 0);
        if (j == 0 || j == ny) {
            return;
        }
        for (int i = 0; i < nx; i++) {
            int a = j > 1 ? ((j - 2) * nx + i) * nz : zero;
            int d = j < ny - 1 ? ((j + 1) * nx + i) * nz : zero;
            ColumnVectors.correction(
                    out,
                    i * nz,
                    s.value,
                    flux.y(),
                    grid.northFace(j, i),
                    space.aperture().y(),
                    grid.northFace(j - 1, i),
                    grid.northFace(j + 1, i),
                    nz,
                    a,
                    ((j - 1) * nx + i) * nz,
                    (j * nx + i) * nz,
                    d);
        }
    }

    private void row(Scalar s, int j, Correction c) {
        Arrays.fill(c.left, 0);
        for (int i = 0; i < nx; i++) {
            int o = (j * nx + i) * nz;
            if (i == nx - 1) {
                Arrays.fill(c.right, 0);
            } else {
                int d = i < nx - 2 ? o + 2 * nz : zero;
                ColumnVectors.correction(
                        c.right,
                        0,
                        s.value,
                        flux.x(),
                        grid.westFace(j, i + 1),
                        space.aperture().x(),
                        grid.westFace(j, i),
                        grid.westFace(j, i + 2),
                        nz,
                        fine.west(j, i),
                        o,
                        o + nz,
                        d);
            }
            TransportKernels.correctionUp(
                    c.up,
                    s.value,
                    flux.z(),
                    grid.lowestFace(j * nx + i),
                    space.aperture().z(),
                    thickness,
                    nz,
                    o);
            ColumnVectors.collect(s.unknown.right, s.base, c.left, c.right, c.behind, c.ahead, i * nz, c.up, nz, o);
            float[] swap = c.left;
            c.left = c.right;
            c.right = swap;
        }
    }

    /** Budget of a scalar over the step just solved, deviations counted against the inflow's present air. */
    Balance balance(Scalar s, double seconds, Workers workers) {
        double[] sources = new double[ny];
        double[] storage = new double[ny];
        double[] outflow = new double[ny];
        float rate = (float) (1 / seconds);
        workers.forEach(ny, GRAIN, (from, to) -> {
            double[] sums = new double[2];
            for (int j = from; j < to; j++) {
                Arrays.fill(sums, 0);
                TransportKernels.budget(
                        sums, s.source, s.slope, s.value, s.before, capacity, rate, j * nx * nz, nx * nz);
                sources[j] = sums[0];
                storage[j] = sums[1];
                for (int i = 0; i < nx; i++) {
                    outflow[j] += outflow(s, j, i);
                }
            }
        });
        return new Balance(Reduce.sum(sources), Reduce.sum(storage), Reduce.sum(outflow));
    }

    private double outflow(Scalar s, int j, int i) {
        int o = (j * nx + i) * nz;
        double sum = 0;
        boolean rim = i == 0 || i == nx - 1 || j == 0 || j == ny - 1;
        for (int k = 0; rim && k < nz; k++) {
            double x = s.value[o + k];
            sum += i == 0 ? Math.max(0, -flux.x()[grid.westFace(j, 0) + k]) * x : 0;
            sum += i == nx - 1 ? Math.max(0, flux.x()[grid.westFace(j, nx) + k]) * x : 0;
            sum += j == 0 ? Math.max(0, -flux.y()[grid.northFace(0, i) + k]) * x : 0;
            sum += j == ny - 1 ? Math.max(0, flux.y()[grid.northFace(ny, i) + k]) * x : 0;
        }
        int lid = grid.lowestFace(j * nx + i) + nz;
        double diffused = conductance.z()[lid] * exchange[o + nz - 1];
        return sum + (Math.max(0, flux.z()[lid]) + diffused) * s.value[o + nz - 1];
    }
}
