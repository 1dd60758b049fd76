package org.kastanie.engine.output.raster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.output.Statistics;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.Window;

/**
 * Goes over a band block by block: packs it for its file as {@link PackedBand} would, and gives one of its overviews. Memory
 * holds a block and the overviews, a third of a value a cell of the raster, never the band itself.
 */
public final class BandStream {
    /** Hands over the values of a block, row 0 north; asked once for every block, row by row. */
    @FunctionalInterface
    public interface Source {
        float[] read(Window block) throws IOException;
    }

    private final Pyramid pyramid;
    private final Source source;
    private Statistics statistics = Statistics.NONE;
    private final List<int[]> lengths = new ArrayList<>();

    private BandStream(Grid grid, Source source) {
        this.pyramid = Pyramid.of(grid.columns(), grid.rows());
        this.source = source;
    }

    /**
     * Level of the overview whose longer side has at most this many cells.
     *
     * @return 0 for the raster itself
     */
    public static int level(Grid grid, int longest) {
        Pyramid pyramid = Pyramid.of(grid.columns(), grid.rows());
        int level = 0;
        while (level + 1 < pyramid.levels()
                && Math.max(pyramid.columns().get(level), pyramid.rows().get(level)) > longest) {
            level++;
        }
        return level;
    }

    /** The grid of an overview; cells of the last row and column may reach beyond the raster. */
    public static Grid grid(Grid grid, int level) {
        Pyramid pyramid = Pyramid.of(grid.columns(), grid.rows());
        double cell = grid.cell() * (1 << level);
        return new Grid(pyramid.columns().get(level), pyramid.rows().get(level), cell, grid.west(), grid.north());
    }

    /**
     * Reads a band once.
     *
     * @param file to pack it into, for {@link CogWriter#assemble}; null to leave that
     * @param level of the overview wanted
     * @return its values
     */
    public static float[] pass(@Nullable Path file, Grid grid, int level, Source source) throws IOException {
        BandStream stream = new BandStream(grid, source);
        float[] full = new float[level == 0 ? grid.size() : 0];
        if (file == null) {
            return stream.levels(null, full).get(level);
        }
        Path half = file.resolveSibling(file.getFileName() + ".half");
        Files.createDirectories(half.toAbsolutePath().getParent());
        List<float[]> levels;
        try (FileChannel out = FileChannel.open(
                half, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            out.position(PackedBand.headLength(stream.pyramid));
            levels = stream.levels(out, full);
            write(out.position(0), PackedBand.head(stream.statistics, stream.lengths));
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return levels.get(level);
    }

    /** Packs level after level into the channel; gives the values of all levels, of the first only where there is room. */
    private List<float[]> levels(@Nullable FileChannel out, float[] full) throws IOException {
        try (Deflater deflater = Tile.deflater()) {
            float[] first = blocks(out, full, deflater);
            List<float[]> levels = new ArrayList<>(List.of(full));
            for (int level = 1; level < pyramid.levels(); level++) {
                levels.add(
                        level == 1
                                ? first
                                : Pyramid.halve(
                                        levels.getLast(),
                                        pyramid.columns().get(level - 1),
                                        pyramid.rows().get(level - 1)));
                int columns = pyramid.columns().get(level);
                int rows = pyramid.rows().get(level);
                int[] packed = new int[pyramid.tiles(level)];
                for (int tile = 0; out != null && tile < packed.length; tile++) {
                    packed[tile] =
                            frame(out, Tile.pack(levels.getLast(), columns, rows, pyramid.edge(), tile, deflater));
                }
                lengths.add(packed);
            }
            return levels;
        }
    }

    /** The blocks of the full resolution; gives their values at half of it. */
    private float[] blocks(@Nullable FileChannel out, float[] full, Deflater deflater) throws IOException {
        int columns = pyramid.columns().getFirst();
        int rows = pyramid.rows().getFirst();
        boolean more = pyramid.levels() > 1;
        int halfColumns = more ? pyramid.columns().get(1) : 0;
        float[] half = new float[more ? halfColumns * pyramid.rows().get(1) : 0];
        int[] packed = new int[pyramid.tiles(0)];
        int tile = 0;
        int edge = pyramid.edge();
        for (int r = 0; r < rows; r += edge) {
            for (int c = 0; c < columns; c += edge) {
                Window block = new Window(r, c, Math.min(edge, rows - r), Math.min(edge, columns - c));
                float[] values = source.read(block);
                statistics = statistics.plus(Statistics.of(values));
                if (out != null) {
                    packed[tile++] = frame(out, Tile.pack(values, block.columns(), block.rows(), edge, 0, deflater));
                }
                copy(values, block.columns(), full, r * columns + c, columns);
                if (more) {
                    float[] less = Pyramid.halve(values, block.columns(), block.rows());
                    copy(less, (block.columns() + 1) / 2, half, r / 2 * halfColumns + c / 2, halfColumns);
                }
            }
        }
        lengths.add(packed);
        return half;
    }

    private static void copy(float[] block, int columns, float[] plane, int at, int stride) {
        for (int r = 0; plane.length > 0 && r * columns < block.length; r++) {
            System.arraycopy(block, r * columns, plane, at + r * stride, columns);
        }
    }

    private static int frame(FileChannel out, byte[] tile) throws IOException {
        int trailer = PackedBand.TRAILER;
        ByteBuffer framed = ByteBuffer.allocate(PackedBand.LEADER + tile.length + trailer)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(tile.length)
                .put(tile)
                .put(tile, tile.length - trailer, trailer);
        write(out, framed.flip());
        return tile.length;
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
