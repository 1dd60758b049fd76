package org.kastanie.engine.output.zarr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

/**
 * Float32 chunks of a Zarr version 2 array as files: little-endian, C order, zlib. Chunks at the edge are full size and filled
 * with NaN, as the format wants it. Any slice may be written at any time on any thread; metadata come from {@link ZarrWriter}.
 */
public final class ZarrChunks {
    /** Longest edge of a chunk in cells: 1 MB of float32, what readers over a network like best. A choice. */
    private static final int CHUNK = 512;

    /** Measured on hours of the Munich example: level 6 saves under 1 % for more than three times the time. */
    static final int LEVEL = 1;

    private ZarrChunks() {}

    /** Rows and columns of a chunk. */
    static int[] edges(int rows, int columns) {
        return new int[] {Math.min(rows, CHUNK), Math.min(columns, CHUNK)};
    }

    /** Files of the chunks of one plane; {@code prefix} is empty or the place on the first axis with a dot. */
    static List<Path> files(Path root, String name, String prefix, int rows, int columns) {
        int[] edges = edges(rows, columns);
        List<Path> files = new ArrayList<>();
        Path folder = root.resolve(name);
        for (int r = 0; r < rows; r += edges[0]) {
            for (int c = 0; c < columns; c += edges[1]) {
                files.add(folder.resolve(prefix + r / edges[0] + "." + c / edges[1]));
            }
        }
        return files;
    }

    /** Writes one time of an array over time, y, x. */
    public static void slice(Path root, String name, int time, int rows, int columns, float[] values)
            throws IOException {
        write(root, name, time + ".", rows, columns, values);
    }

    static List<Path> write(Path root, String name, String prefix, int rows, int columns, float[] values)
            throws IOException {
        Files.createDirectories(root.resolve(name));
        int[] edges = edges(rows, columns);
        List<Path> files = files(root, name, prefix, rows, columns);
        ByteBuffer chunk = ByteBuffer.allocate(4 * edges[0] * edges[1]).order(ByteOrder.LITTLE_ENDIAN);
        float[] empty = new float[edges[1]];
        Arrays.fill(empty, Float.NaN);
        int number = 0;
        for (int row0 = 0; row0 < rows; row0 += edges[0]) {
            for (int column0 = 0; column0 < columns; column0 += edges[1]) {
                FloatBuffer floats = chunk.asFloatBuffer();
                int width = Math.min(edges[1], columns - column0);
                for (int r = 0; r < edges[0]; r++) {
                    int inside = row0 + r < rows ? width : 0;
                    if (inside > 0) {
                        floats.put(values, (row0 + r) * columns + column0, inside);
                    }
                    floats.put(empty, 0, edges[1] - inside);
                }
                Files.write(files.get(number++), deflate(chunk.array()));
            }
        }
        return files;
    }

    static byte[] deflate(byte[] bytes) {
        try (Deflater deflater = new Deflater(LEVEL)) {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] packed = new byte[bytes.length / 2 + 1024];
            int length = 0;
            while (!deflater.finished()) {
                if (length == packed.length) {
                    packed = Arrays.copyOf(packed, 2 * length);
                }
                length += deflater.deflate(packed, length, packed.length - length);
            }
            return Arrays.copyOf(packed, length);
        }
    }
}
