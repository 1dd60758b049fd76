package org.kastanie.engine.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.kastanie.engine.output.raster.CogWriter;
import org.kastanie.engine.output.zarr.ZarrChunks;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.quantity.Quantity;

/**
 * Packs the field of one quantity and time for the files it will stand in: its chunks of {@code fields.zarr}, its band of
 * {@code <quantity>.tif}. Packing may happen while the run goes on, in any order, on any thread, and twice; what a stopped run
 * has packed stays packed.
 */
public final class FramePacker {
    private final Frames frames;
    private final Grid grid;
    private final Set<Quantity> rasters;
    private final boolean store;
    private final Path work;
    private final Path root;

    /**
     * @param frames fields to pack
     * @param grid of the domain
     * @param rasters quantities that become GeoTIFFs
     * @param store whether there will be a {@code fields.zarr}
     * @param work folder for packed bands
     * @param root folder of the results
     */
    public FramePacker(Frames frames, Grid grid, Set<Quantity> rasters, boolean store, Path work, Path root) {
        this.frames = frames;
        this.grid = grid;
        this.rasters = Set.copyOf(rasters);
        this.store = store;
        this.work = work;
        this.root = root;
    }

    /** Packs a field that has been written to the frames, unless that is done already. */
    public void pack(Quantity quantity, int time) throws IOException {
        boolean raster = rasters.contains(quantity);
        Path done = band(quantity, time);
        if (!raster && !store || Files.exists(done)) {
            return;
        }
        Files.createDirectories(work);
        float[] values = frames.read(quantity, time);
        if (store) {
            ZarrChunks.slice(
                    root.resolve("fields.zarr"), quantity.contractName(), time, grid.rows(), grid.columns(), values);
        }
        // The band comes last: it also is the mark that all is done.
        if (raster) {
            CogWriter.pack(done, grid, Fields.display(quantity, values));
        } else {
            Files.write(done, new byte[0]);
        }
    }

    /** The packed band of a quantity that becomes a GeoTIFF. */
    Path band(Quantity quantity, int time) {
        return work.resolve(quantity.contractName() + "-" + time + ".band");
    }
}
