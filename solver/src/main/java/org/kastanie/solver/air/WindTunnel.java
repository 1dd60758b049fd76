package org.kastanie.solver.air;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.kastanie.solver.grid.Workers;

/**
 * The steady wind over blocks in a given inflow, apart from any city: for comparison with wind-tunnel measurements. The same
 * lattice, constants and steadiness as {@link SteadyWind}, without its projection.
 *
 * <p>Lengths are in metres of the tunnel or any other unit, speeds in any unit. x along the wind at an angle of 0, y to its
 * right-hand side (rows run south when the wind blows east), z up.
 */
public final class WindTunnel {
    /** A block from x0 to x1, y0 to y1, from the floor to its height. */
    public record Block(double x0, double x1, double y0, double y1, double height) {}

    /**
     * What stands in the tunnel and what blows.
     *
     * @param blocks buildings
     * @param west western end of the domain (x), and its other sides
     * @param top height of the lid
     * @param cell edge of a cell
     * @param profile speed by height
     * @param angle the wind blows towards (cos, sin) of it, x to y, rad
     * @param roughness length of the floor
     * @param ceiling whether the lid is a wall, as in a channel; else the undisturbed wind blows there
     */
    public record Setup(
            List<Block> blocks,
            double west,
            double east,
            double north,
            double south,
            double top,
            double cell,
            DoubleUnaryOperator profile,
            double angle,
            double roughness,
            boolean ceiling) {
        public Setup {
            blocks = List.copyOf(blocks);
        }

        int columns() {
            return (int) Math.round((east - west) / cell);
        }

        int rows() {
            return (int) Math.round((south - north) / cell);
        }

        int levels() {
            return (int) Math.round(top / cell) + (ceiling ? 1 : 0);
        }

        double meanHeight() {
            double area = 0;
            double volume = 0;
            for (Block b : blocks) {
                double a = b.height > 0 ? (b.x1 - b.x0) * (b.y1 - b.y0) : 0;
                area += a;
                volume += a * b.height;
            }
            return area > 0 ? volume / area : 0;
        }
    }

    private final Setup setup;
    private final LatticeCase flow;
    private final LatticeRun run;
    private final float[] turbulence;

    private WindTunnel(Setup setup, LatticeCase flow, LatticeRun run) {
        this.setup = setup;
        this.flow = flow;
        this.run = run;
        this.turbulence = LatticeTurbulence.of(flow, run.velocity(), setup.roughness() / setup.cell());
    }

    /** Solves the flow. */
    public static WindTunnel run(Setup setup, Workers workers) {
        int nx = setup.columns();
        int ny = setup.rows();
        int nz = setup.levels();
        boolean[] solid = solids(setup);
        float[] length = LatticeLength.of(solid, nx, ny, nz, setup.meanHeight() / setup.cell());
        float[] drag = new float[length.length];
        Arrays.fill(drag, 0, nx * ny, (float) LatticeLength.groundDrag(setup.roughness() / setup.cell()));
        double ex = Math.cos(setup.angle());
        double ey = Math.sin(setup.angle());
        double[] speed = new double[nz];
        float[][] start = new float[3][length.length];
        for (int k = 0; k < nz; k++) {
            speed[k] = setup.profile().applyAsDouble((k + 0.5) * setup.cell());
            Arrays.fill(start[0], k * nx * ny, (k + 1) * nx * ny, (float) (ex * speed[k]));
            Arrays.fill(start[1], k * nx * ny, (k + 1) * nx * ny, (float) (ey * speed[k]));
        }
        LatticeCase flow = new LatticeCase(nx, ny, nz, length, drag, (row, column, level) -> speed[level], ex, ey);
        return new WindTunnel(setup, flow, LatticeRun.of(flow, start, SteadyWind.FROM_PROFILE, workers));
    }

    private static boolean[] solids(Setup setup) {
        int nx = setup.columns();
        int ny = setup.rows();
        int nz = setup.levels();
        boolean[] solid = new boolean[nx * ny * nz];
        for (Block b : setup.blocks()) {
            int high = Math.min(nz, middles(b.height() / setup.cell()));
            for (int k = 0; k < high; k++) {
                for (int j = middles((b.y0() - setup.north()) / setup.cell());
                        j < Math.min(ny, middles((b.y1() - setup.north()) / setup.cell()));
                        j++) {
                    int row = (k * ny + j) * nx;
                    int first = middles((b.x0() - setup.west()) / setup.cell());
                    int last = Math.min(nx, middles((b.x1() - setup.west()) / setup.cell()));
                    Arrays.fill(solid, row + Math.min(first, last), row + last, true);
                }
            }
        }
        if (setup.ceiling()) {
            Arrays.fill(solid, nx * ny * (nz - 1), solid.length, true);
        }
        return solid;
    }

    /** Number of cells whose middle lies below a distance from the side, in cells. */
    private static int middles(double distance) {
        return (int) Math.max(0, Math.ceil(distance - 0.5 - 1e-9));
    }

    public long steps() {
        return run.steps();
    }

    /** Relative change of the mean between the last two windows. */
    public double change() {
        return run.change();
    }

    /**
     * Mean velocity at a place, interpolated between the cells of air around it; 0 inside a block.
     *
     * @param axis 0 along x, 1 along y, 2 upwards
     */
    public double velocity(int axis, double x, double y, double z) {
        return at(run.velocity()[axis], x, y, z);
    }

    /** Turbulent kinetic energy at a place, square of the profile's unit. */
    public double turbulence(double x, double y, double z) {
        return at(turbulence, x, y, z);
    }

    private double at(float[] field, double x, double y, double z) {
        double fx = (x - setup.west()) / setup.cell() - 0.5;
        double fy = (y - setup.north()) / setup.cell() - 0.5;
        double fz = Math.max(0, z / setup.cell() - 0.5);
        int i = (int) Math.floor(fx);
        int j = (int) Math.floor(fy);
        int k = (int) Math.floor(fz);
        double sum = 0;
        double weight = 0;
        for (int m = 0; m < 8; m++) {
            int column = Math.clamp(i + (m & 1), 0, flow.columns() - 1);
            int row = Math.clamp(j + (m >> 1 & 1), 0, flow.rows() - 1);
            int level = Math.clamp(k + (m >> 2), 0, flow.levels() - 1);
            int c = flow.index(row, column, level);
            double w = share(m & 1, fx - i) * share(m >> 1 & 1, fy - j) * share(m >> 2, fz - k);
            boolean air = flow.length()[c] >= 0;
            sum += air ? w * field[c] : 0;
            weight += air ? w : 0;
        }
        return weight > 0 ? sum / weight : 0;
    }

    private static double share(int upper, double position) {
        return upper == 1 ? position : 1 - position;
    }
}
