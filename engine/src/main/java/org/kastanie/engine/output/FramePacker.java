package org.kastanie.engine.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.output.raster.CogWriter;
import org.kastanie.engine.output.zarr.ChunkGrid;
import org.kastanie.engine.output.zarr.ZarrChunks;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.Window;
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
    private final @Nullable Store store;
    private final Path work;

    /**
     * Where chunks of the fields go.
     *
     * @param root of the store
     * @param chunks of its planes
     * @param part of the planes the frames cover
     */
    public record Store(Path root, ChunkGrid chunks, Window part) {
        /** The store of a run whose frames cover its domain. */
        public static Store whole(Path folder, Grid grid) {
            ChunkGrid chunks = ChunkGrid.of(grid.rows(), grid.columns());
            return new Store(folder.resolve("fields.zarr"), chunks, chunks.whole());
        }
    }

    /**
     * @param frames fields to pack
     * @param grid of the frames
     * @param rasters quantities that become GeoTIFFs
     * @param store of the chunks, or null if there will be none
     * @param work folder for packed bands
     */
    public FramePacker(Frames frames, Grid grid, Set<Quantity> rasters, @Nullable Store store, Path work) {
        this.frames = frames;
        this.grid = grid;
        this.rasters = Set.copyOf(rasters);
        this.store = store;
        this.work = work;
    }

    /** Packs a field that has been written to the frames, unless that is done already. */
    public void pack(Quantity quantity, int time) throws IOException {
        boolean raster = rasters.contains(quantity);
        Path done = band(quantity, time);
        if (!raster && store == null || Files.exists(done)) {
            return;
        }
        Files.createDirectories(work);
        float[] values = frames.read(quantity, time);
        if (store != null) {
            Path array = store.root.resolve(quantity.contractName());
            ZarrChunks.write(array, ZarrChunks.time(time), store.chunks, store.part, values);
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
