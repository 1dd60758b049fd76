package org.kastanie.solver.air;

import org.kastanie.solver.grid.Workers;

/**
 * Drives a lattice to a steady flow: steps in windows until the mean over a window has stopped changing, and hands that
 * mean out.
 *
 * @param velocity east, south and up per cell of the case, in the unit of its inflow
 * @param steps of the successful run
 * @param change relative L2 difference between the means over the last two windows
 * @param fastest largest speed met, cells a step
 * @param retries how often the flow blew up and was begun again slower
 */
record LatticeRun(float[][] velocity, long steps, double change, double fastest, int retries) {
    /** Cells a step of the fastest inflow: about 0.12 at the roofs (compressibility error of Mach 0.2 squared). */
    static final double SPEED = 0.18;
    /** A local speed beyond this counts as blown up, as NaN does: Mach 0.5, where the low-Mach expansion ends. */
    static final double LIMIT = 0.29;

    private static final double SLOWER = 0.6;
    private static final int MOST_RETRIES = 3;

    /**
     * When a flow counts as steady.
     *
     * @param window steps of one mean, even
     * @param change largest relative L2 difference of the means over two windows
     * @param least flow-throughs of the inflow's fastest wind before a flow may count as steady
     * @param most flow-throughs after which the last mean is taken whatever its change
     */
    record Steadiness(int window, double change, double least, double most) {}

    /** Runs from velocities per cell in the unit of the inflow. */
    static LatticeRun of(LatticeCase setup, float[][] start, Steadiness until, Workers workers) {
        double speed = SPEED;
        for (int retries = 0; ; retries++) {
            LatticeRun run = attempt(setup, start, until, speed, retries, workers);
            if (run != null) {
                return run;
            }
            if (retries == MOST_RETRIES) {
                throw new IllegalStateException("the wind over " + setup.columns() + " x " + setup.rows() + " x "
                        + setup.levels() + " cells blew up at " + speed
                        + " cells a step of the inflow, after " + retries
                        + " slower attempts; use a larger voxel or the diagnostic wind");
            }
            speed *= SLOWER;
        }
    }

    private static @org.jspecify.annotations.Nullable LatticeRun attempt(
            LatticeCase setup, float[][] start, Steadiness until, double speed, int retries, Workers workers) {
        Lattice lattice = new Lattice(setup, speed / setup.fastestInflow());
        lattice.start(start[0], start[1], start[2]);
        double crossing = setup.extent() / speed;
        float[][] before = start;
        double fastest = 0;
        while (true) {
            lattice.clearSums();
            for (int s = 0; s < until.window(); s++) {
                lattice.step(true, workers);
                if (s % 50 == 0) {
                    fastest = Math.max(fastest, lattice.fastest(workers));
                    if (!(fastest <= LIMIT)) {
                        return null;
                    }
                }
            }
            float[][] now = lattice.means(until.window());
            double change = change(before, now);
            before = now;
            boolean settled = change <= until.change() && lattice.steps() >= until.least() * crossing;
            if (settled || lattice.steps() >= until.most() * crossing) {
                return new LatticeRun(now, lattice.steps(), change, fastest, retries);
            }
        }
    }

    private static double change(float[][] before, float[][] now) {
        double difference = 0;
        double size = 0;
        for (int axis = 0; axis < 3; axis++) {
            for (int i = 0; i < now[axis].length; i++) {
                double d = now[axis][i] - before[axis][i];
                difference += d * d;
                size += (double) now[axis][i] * now[axis][i];
            }
        }
        return size > 0 ? Math.sqrt(difference / size) : 0;
    }
}
