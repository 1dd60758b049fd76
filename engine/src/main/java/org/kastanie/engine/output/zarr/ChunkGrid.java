package org.kastanie.engine.output.zarr;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kastanie.solver.grid.Window;

/**
 * How a plane is cut into chunks.
 *
 * @param rows of the plane
 * @param columns of the plane
 * @param high rows of a chunk
 * @param wide columns of a chunk
 */
public record ChunkGrid(int rows, int columns, int high, int wide) {
    /** Longest edge of a chunk in cells: 1 MB of float32, what readers over a network like best. A choice. */
    private static final int LONGEST = 512;

    public static ChunkGrid of(int rows, int columns) {
        return new ChunkGrid(rows, columns, Math.min(rows, LONGEST), Math.min(columns, LONGEST));
    }

    /**
     * For planes that are put together from tiles: no chunk reaches into two of them.
     *
     * @param tile edge of a tile, cells; the longest chunk is the largest power of two in it up to the usual one
     */
    public static ChunkGrid tiled(int rows, int columns, int tile) {
        int edge = Math.min(LONGEST, Integer.lowestOneBit(tile));
        return new ChunkGrid(rows, columns, Math.min(rows, edge), Math.min(columns, edge));
    }

    public Window whole() {
        return new Window(0, 0, rows, columns);
    }

    /** Chunks a window touches, row by row, as windows of the plane cut at its edge. */
    public List<Window> chunks(Window window) {
        List<Window> all = new ArrayList<>();
        for (int r = window.row() / high * high; r < window.row() + window.rows(); r += high) {
            for (int c = window.column() / wide * wide; c < window.column() + window.columns(); c += wide) {
                all.add(new Window(r, c, Math.min(high, rows - r), Math.min(wide, columns - c)));
            }
        }
        return all;
    }

    /**
     * File of a chunk.
     *
     * @param array folder of the array
     * @param prefix empty, or the place on the first axis with a dot
     * @param chunk one of {@link #chunks}
     */
    public Path file(Path array, String prefix, Window chunk) {
        return array.resolve(prefix + chunk.row() / high + "." + chunk.column() / wide);
    }

    /** Files of all chunks of a plane. */
    List<Path> files(Path array, String prefix) {
        return chunks(whole()).stream().map(c -> file(array, prefix, c)).toList();
    }
}
