package org.kastanie.engine.run;

import java.util.Locale;
import org.kastanie.engine.scene.Scene;
import org.kastanie.solver.grid.UrbanGeometry;

/**
 * What a run will take, said before it starts. Bytes follow from the arrays the rooms hold; time from runs of the Munich
 * block on two cores (docs/performance), so it is right to a factor of two on other machines.
 *
 * @param memory bytes at the peak
 * @param disk bytes beside and in the results
 * @param seconds for visibility, wind and steps
 */
public record Estimate(long memory, long disk, double seconds) {
    /** JVM, code, readers. This and the figures below are choices, not yet fitted to measured runs. */
    private static final long BASE = 250L << 20;
    /** Rasters of the scene, wherever it has cells. */
    private static final long PER_CELL = 60;
    /** Visibility, layers, fluxes and what they are linked to. */
    private static final long PER_FACET = 1400;
    /** Recorded sums, means being taken, fields being written. */
    private static final long PER_DOMAIN_CELL = 420;
    /** State, coefficients and the winds of all directions. */
    private static final long PER_VOXEL = 250;
    /** Steps, core microseconds a facet. */
    private static final double STEP_MICROSECONDS = 0.7;
    /** Visibility, core microseconds a facet. */
    private static final double VISIBILITY_MICROSECONDS = 60;
    /** Wind library, core microseconds a voxel and direction. */
    private static final double WIND_MICROSECONDS = 3;

    static Estimate of(RunSpec spec, Scene scene, int threads, int steps, int kept) {
        UrbanGeometry g = scene.geometry();
        double cell = g.grid().cell();
        long facets = scene.facets().count();
        long domain = g.domain().size();
        double voxel = Math.max(spec.model().voxel(), cell);
        double height = 3 * Math.max(10, g.relief());
        long voxels = (long) (g.grid().size() * cell * cell / (voxel * voxel) * (height / voxel));
        long memory =
                BASE + PER_CELL * g.grid().size() + PER_FACET * facets + PER_DOMAIN_CELL * domain + PER_VOXEL * voxels;
        long times = spec.period().times();
        long frames = 4L * domain * times * kept;
        long disk = frames * 2 + 300L * facets + 20L * voxels + (20L << 20);
        double work = facets * VISIBILITY_MICROSECONDS
                + (double) voxels * spec.model().directions() * WIND_MICROSECONDS
                + (double) facets * steps * STEP_MICROSECONDS;
        double cores = Math.min(threads, Runtime.getRuntime().availableProcessors());
        return new Estimate(memory, disk, 3 + work * 1e-6 / Math.max(1, 0.9 * cores));
    }

    /** One line for people. */
    public String words() {
        return String.format(
                Locale.ROOT,
                "estimate: %s of memory, %s of disk, about %s",
                size(memory),
                size(disk),
                seconds < 90 ? Math.round(seconds) + " s" : Math.round(seconds / 60) + " min");
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

    private void requireDisk(long diskFree) {
        if (disk > diskFree) {
            throw new ResourceException(
                    "the run needs about " + size(disk) + " of disk, but only " + size(diskFree) + " are free",
                    "make room, choose another --out, or ask for fewer quantities and formats");
        }
    }
}
