package org.kastanie.engine.output.raster;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import org.kastanie.engine.output.Statistics;
import org.kastanie.solver.grid.Grid;

/**
 * One band of a raster as its file will hold it, waiting on disk: packed tiles level by level, and what the directory says of
 * them. Bands are packed on their own, in any order and on any thread, and put together by {@link CogWriter#assemble}.
 *
 * @param file where it waits
 * @param statistics of the values
 * @param lengths of the packed tiles per level, without the frame
 * @param start of the tiles in the file
 */
record PackedBand(Path file, Statistics statistics, int[][] lengths, long start) {
    /** Bytes around each tile that the layout announces: its length before, its last four bytes again behind. */
    static final int LEADER = 4;

    static final int TRAILER = 4;
    private static final int FIXED = 2 * 4 + 2 * 4 + 2 * 8 + 4;

    /** Packs a band into a file, which appears only complete. */
    static void write(Path file, Grid grid, float[] values) throws IOException {
        if (values.length != grid.size()) {
            throw new IllegalArgumentException(
                    "a band has " + values.length + " values, the grid of " + file + " " + grid.size());
        }
        Pyramid pyramid = Pyramid.of(grid.columns(), grid.rows());
        List<float[]> levels = pyramid.build(values);
        byte[][][] packed = new byte[levels.size()][][];
        int longest = 0;
        try (Deflater deflater = Tile.deflater()) {
            for (int level = 0; level < packed.length; level++) {
                packed[level] = new byte[pyramid.tiles(level)][];
                int columns = pyramid.columns().get(level);
                int rows = pyramid.rows().get(level);
                for (int tile = 0; tile < packed[level].length; tile++) {
                    packed[level][tile] = Tile.pack(levels.get(level), columns, rows, pyramid.edge(), tile, deflater);
                    longest = Math.max(longest, packed[level][tile].length);
                }
            }
        }
        List<int[]> lengths = new ArrayList<>();
        for (byte[][] level : packed) {
            lengths.add(Arrays.stream(level).mapToInt(tile -> tile.length).toArray());
        }
        ByteBuffer head = head(Statistics.of(values), lengths);
        Path half = file.resolveSibling(file.getFileName() + ".half");
        try (OutputStream out = Files.newOutputStream(half)) {
            out.write(head.array());
            ByteBuffer framed = ByteBuffer.allocate(LEADER + longest + TRAILER).order(ByteOrder.LITTLE_ENDIAN);
            for (byte[][] level : packed) {
                for (byte[] tile : level) {
                    framed.clear().putInt(tile.length).put(tile).put(tile, tile.length - TRAILER, TRAILER);
                    out.write(framed.array(), 0, framed.position());
                }
            }
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Bytes before the first tile. */
    static int headLength(Pyramid pyramid) {
        int tiles = 0;
        for (int level = 0; level < pyramid.levels(); level++) {
            tiles += pyramid.tiles(level);
        }
        return FIXED + 4 * pyramid.levels() + 4 * tiles;
    }

    /** @param lengths of the packed tiles per level */
    static ByteBuffer head(Statistics s, List<int[]> lengths) {
        int tiles = lengths.stream().mapToInt(level -> level.length).sum();
        ByteBuffer head = ByteBuffer.allocate(FIXED + 4 * lengths.size() + 4 * tiles);
        head.putInt(s.count()).putInt(s.size()).putFloat(s.minimum()).putFloat(s.maximum());
        head.putDouble(s.mean()).putDouble(s.deviation()).putInt(lengths.size());
        for (int[] level : lengths) {
            head.putInt(level.length);
            for (int tile : level) {
                head.putInt(tile);
            }
        }
        return head.flip();
    }

    /** Opens a band that {@link #write} left. */
    static PackedBand open(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(file)))) {
            Statistics statistics = new Statistics(
                    in.readInt(), in.readInt(), in.readFloat(), in.readFloat(), in.readDouble(), in.readDouble());
            int[][] lengths = new int[in.readInt()][];
            long start = FIXED;
            for (int level = 0; level < lengths.length; level++) {
                lengths[level] = new int[in.readInt()];
                start += 4L + 4L * lengths[level].length;
                for (int tile = 0; tile < lengths[level].length; tile++) {
                    lengths[level][tile] = in.readInt();
                }
            }
            return new PackedBand(file, statistics, lengths, start);
        }
    }

    /** Bytes of a level's tiles with their frames. */
    long bytes(int level) {
        return Arrays.stream(lengths[level]).asLongStream().sum() + (long) (LEADER + TRAILER) * lengths[level].length;
    }

    /** Appends the tiles of a level. */
    void copy(int level, FileChannel out) throws IOException {
        long at = start;
        for (int before = 0; before < level; before++) {
            at += bytes(before);
        }
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            long left = bytes(level);
            while (left > 0) {
                long moved = in.transferTo(at, left, out);
                if (moved <= 0) {
                    throw new IOException(file + " is cut short");
                }
                at += moved;
                left -= moved;
            }
        }
    }
}
