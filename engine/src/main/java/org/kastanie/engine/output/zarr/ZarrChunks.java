package org.kastanie.engine.output.zarr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.kastanie.engine.InputException;
import org.kastanie.solver.grid.Window;

/**
 * Chunks of a Zarr version 2 array as files: little-endian, C order, zlib. Chunks at the edge are full size and filled with NaN,
 * as the format wants it; a chunk that was never written is NaN, too. Any slice or part of one may be written at any time on any
 * thread; metadata come from {@link ZarrWriter}.
 */
public final class ZarrChunks {
    /** Measured on hours of the Munich example: level 6 saves under 1 % for more than three times the time. */
    static final int LEVEL = 1;

    private ZarrChunks() {}

    /** What stands before the place of a chunk in the name of its file, for one time of an array over time, y, x. */
    public static String time(int time) {
        return time + ".";
    }

    /**
     * Writes a part of a plane that begins and ends at borders of chunks.
     *
     * @param array folder of the array
     * @param prefix empty, or the place on the first axis
     * @param part of the plane the values cover
     */
    public static void write(Path array, String prefix, ChunkGrid grid, Window part, float[] values)
            throws IOException {
        Files.createDirectories(array);
        ByteBuffer bytes = ByteBuffer.allocate(4 * grid.high() * grid.wide()).order(ByteOrder.LITTLE_ENDIAN);
        float[] empty = new float[grid.wide()];
        Arrays.fill(empty, Float.NaN);
        for (Window chunk : grid.chunks(part)) {
            FloatBuffer floats = bytes.asFloatBuffer();
            for (int r = 0; r < grid.high(); r++) {
                int inside = r < chunk.rows() ? chunk.columns() : 0;
                if (inside > 0) {
                    floats.put(values, part.local(chunk.row() + r, chunk.column()), inside);
                }
                floats.put(empty, 0, grid.wide() - inside);
            }
            Files.write(grid.file(array, prefix, chunk), deflate(bytes.array()));
        }
    }

    /** Writes a part of an int8 plane likewise; beyond the edge it is 0. */
    static void write(Path array, ChunkGrid grid, Window part, boolean[] values) throws IOException {
        Files.createDirectories(array);
        for (Window chunk : grid.chunks(part)) {
            byte[] bytes = new byte[grid.high() * grid.wide()];
            for (int r = 0; r < chunk.rows(); r++) {
                int from = part.local(chunk.row() + r, chunk.column());
                for (int c = 0; c < chunk.columns(); c++) {
                    bytes[r * grid.wide() + c] = (byte) (values[from + c] ? 1 : 0);
                }
            }
            Files.write(grid.file(array, "", chunk), deflate(bytes));
        }
    }

    /** Values of a window of a plane, which need not begin or end with a chunk. */
    public static float[] read(Path array, String prefix, ChunkGrid grid, Window window) throws IOException {
        float[] values = new float[window.size()];
        float[] chunkValues = new float[grid.high() * grid.wide()];
        for (Window chunk : grid.chunks(window)) {
            Path file = grid.file(array, prefix, chunk);
            boolean there = Files.exists(file);
            if (there) {
                ByteBuffer.wrap(inflate(file, 4 * chunkValues.length))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer()
                        .get(chunkValues);
            }
            int row0 = Math.max(chunk.row(), window.row());
            int row1 = Math.min(chunk.row() + chunk.rows(), window.row() + window.rows());
            int column0 = Math.max(chunk.column(), window.column());
            int column1 = Math.min(chunk.column() + chunk.columns(), window.column() + window.columns());
            for (int r = row0; r < row1; r++) {
                int to = window.local(r, column0);
                if (there) {
                    int from = (r - chunk.row()) * grid.wide() + column0 - chunk.column();
                    System.arraycopy(chunkValues, from, values, to, column1 - column0);
                } else {
                    Arrays.fill(values, to, to + column1 - column0, Float.NaN);
                }
            }
        }
        return values;
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

    static byte[] inflate(Path file, int length) throws IOException {
        byte[] bytes = new byte[length];
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(Files.readAllBytes(file));
            int done = 0;
            while (done < length && !inflater.finished()) {
                int more = inflater.inflate(bytes, done, length - done);
                if (more == 0) {
                    break;
                }
                done += more;
            }
            if (done < length) {
                throw new InputException(file + " is cut short", "run the job again");
            }
        } catch (DataFormatException e) {
            throw new InputException(file + " is damaged: " + e.getMessage(), "run the job again", e);
        }
        return bytes;
    }
}
