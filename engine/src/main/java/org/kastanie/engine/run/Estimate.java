package org.kastanie.engine.run;

import java.util.Locale;
import org.kastanie.engine.scene.Scene;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;

/**
 * What a run will take, said before it starts. Bytes follow from the arrays the rooms hold, time from measured runs; both from
 * the figures of {@link Cost}, which docs/performance.md says how to fit anew.
 *
 * @param memory bytes the process takes at the peak
 * @param disk bytes beside and in the results
 * @param seconds from start to end
 */
public record Estimate(long memory, long disk, double seconds) {

    /**
     * Every figure an estimate rests on. Times are core microseconds; memory is bytes.
     *
     * @param base JVM, code, readers and the place of young objects
     * @param perCell rasters of the scene, a cell of domain and margin
     * @param perFacet visibility, layers, fluxes and what they are linked to
     * @param perDomainCell recorded sums, means being taken, fields being written
     * @param perVoxel state, coefficients and the winds of all directions
     * @param start before the first facet: JVM, compilation, reading
     * @param visibility a facet
     * @param wind a voxel and direction that must be solved
     * @param step a facet and step, radiation and surfaces and its share of the air
     * @param output a value written (cell, quantity and time)
     * @param secondCore what a second and further core adds, of its own
     */
    record Cost(
            long base,
            double perCell,
            double perFacet,
            double perDomainCell,
            double perVoxel,
            double start,
            double visibility,
            double wind,
            double step,
            double output,
            double secondCore) {
        /** Fitted to the runs listed in docs/performance.md. */
        static final Cost MEASURED = new Cost(600L << 20, 60, 1400, 420, 250, 25e6, 30, 0.9, 0.7, 0.2, 0.75);
    }

    /** The lattice of the steady wind: core microseconds a cell and step, steps a column (fine and coarse), fewest steps. */
    private static final double LATTICE_MICROSECONDS = 0.024;

    private static final double LATTICE_STEPS = 3;
    private static final double FEWEST_LATTICE_STEPS = 480;

    /** Facets a cell of a dense block at 1 m, assumed before the scene is known: 1.27 in the Munich example. */
    private static final double FACETS_PER_CELL = 1.4;

    /** Relief assumed before the scene is known, m: tall buildings on gentle ground. */
    private static final double RELIEF = 60;

    /**
     * What an estimate needs to know of a place.
     *
     * @param scene grid of domain and margin
     * @param cells of the domain
     * @param facets of the active window
     * @param relief highest roof over lowest ground, m
     */
    private record Extent(Grid scene, double cells, double facets, double relief) {}

    static Estimate of(RunSpec spec, Scene scene, int threads, int steps, int kept) {
        UrbanGeometry g = scene.geometry();
        Extent extent = new Extent(g.grid(), g.domain().size(), scene.facets().count(), g.relief());
        return of(Cost.MEASURED, spec, extent, threads, steps, kept);
    }

    /** Of a domain whose scene is not known yet: that of a dense block. */
    static Estimate ahead(RunSpec spec, Grid domain, int threads, int steps, int kept) {
        double halo = Math.min(spec.model().halo(), spec.domain().margin());
        Grid scene = grown(domain, spec.domain().margin());
        double active = grown(domain, halo).size();
        Extent extent = new Extent(scene, domain.size(), FACETS_PER_CELL * active, RELIEF);
        return of(Cost.MEASURED, spec, extent, threads, steps, kept);
    }

    private static Grid grown(Grid grid, double metres) {
        int more = (int) Math.ceil(metres / grid.cell());
        return new Grid(
                grid.columns() + 2 * more,
                grid.rows() + 2 * more,
                grid.cell(),
                grid.west() - more * grid.cell(),
                grid.north() + more * grid.cell());
    }

    private static Estimate of(Cost cost, RunSpec spec, Extent extent, int threads, int steps, int kept) {
        Grid grid = extent.scene();
        double cell = grid.cell();
        double facets = extent.facets();
        double domain = extent.cells();
        double voxel = Math.max(spec.model().voxel(), cell);
        double height = 3 * Math.max(10, extent.relief());
        double voxels = grid.size() * cell * cell / (voxel * voxel) * (height / voxel);
        double memory = cost.base
                + cost.perCell * grid.size()
                + cost.perFacet * facets
                + cost.perDomainCell * domain
                + cost.perVoxel * voxels;
        double values = domain * spec.period().times() * kept;
        double disk = 8 * values + 300 * facets + 20 * voxels + (20 << 20);
        double work = cost.start
                + cost.visibility * facets
                + (cost.wind + lattice(spec, grid, voxel))
                        * voxels
                        * spec.model().directions()
                + cost.step * facets * steps
                + (spec.outputs().formats().isEmpty() ? 0 : cost.output * values);
        double cores = Math.min(threads, Runtime.getRuntime().availableProcessors());
        double seconds = work * 1e-6 / (1 + cost.secondCore * (Math.max(1, cores) - 1));
        return new Estimate((long) memory, (long) disk, seconds);
    }

    /** Of so many tiles like this one, one after the other. */
    Estimate times(int tiles) {
        return new Estimate(memory, disk * tiles, seconds * tiles);
    }

    /** Of this and another run, one after the other. */
    Estimate then(Estimate other) {
        return new Estimate(Math.max(memory, other.memory), disk + other.disk, seconds + other.seconds);
    }

    /** What the steady wind adds, core microseconds a voxel and direction: its steps grow with the columns of the domain. */
    private static double lattice(RunSpec spec, Grid grid, double voxel) {
        double columns = Math.max(grid.columns(), grid.rows()) * grid.cell() / voxel;
        return spec.model().wind().equals("steady")
                ? LATTICE_MICROSECONDS * Math.max(FEWEST_LATTICE_STEPS, LATTICE_STEPS * columns)
                : 0;
    }

    /** One line for people. */
    public String words() {
        return String.format(
                Locale.ROOT,
                "estimate: %s of memory, %s of disk, about %s",
                size(memory),
                size(disk),
                seconds < 90
                        ? Math.round(seconds) + " s"
                        : seconds < 7200 ? Math.round(seconds / 60) + " min" : Math.round(seconds / 3600) + " h");
    }

    static String size(long bytes) {
        return bytes < 1L << 30
                ? (bytes >> 20) + " MB"
                : String.format(Locale.ROOT, "%.1f GB", bytes / (double) (1L << 30));
    }

    /** Refuses a run that does not fit. */
    void require(long memoryLimit, long diskFree) {
        requireMemory(memoryLimit);
        requireDisk(diskFree);
    }

    /** Refuses a run that does not fit into memory. */
    public void requireMemory(long memoryLimit) {
        if (memory > memoryLimit) {
            throw new ResourceException(
                    "the run needs about " + size(memory) + " of memory, but only " + size(memoryLimit)
                            + " may be used",
                    "give more with --memory, choose a larger domain.cell, or smaller bounds and margin");
        }
    }

    /** Refuses a tile that does not fit into memory: its scene is known only when its turn comes. */
    void requireTile(long memoryLimit) {
        if (memory > memoryLimit) {
            throw new ResourceException(
                    "a tile needs about " + size(memory) + " of memory, but only " + size(memoryLimit) + " may be used",
                    "give more with --memory and --resume, or start anew with smaller tiles (domain.tile)");
        }
    }

    void requireDisk(long diskFree) {
        if (disk > diskFree) {
            throw new ResourceException(
                    "the run needs about " + size(disk) + " of disk, but only " + size(diskFree) + " are free",
                    "make room, choose another --out, or ask for fewer quantities and formats");
        }
    }
}
