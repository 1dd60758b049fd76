package org.kastanie.engine.output.zarr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a Zarr version 2 group (Zarr storage specification, version 2): zlib chunks, consolidated metadata.
 *
 * <p>The first dimension of a three-dimensional array is written slice by slice, one chunk deep. Chunks at the edge are
 * full size and filled with NaN, as the format wants it.
 */
public final class ZarrWriter {
    /** Edge of a chunk in cells: 1 MB of float32, what readers over a network like best. A choice. */
    static final int CHUNK = 512;

    /** Measured on synthetic 488 x 501 fields: higher levels save under 1 % (22 ms at level 1, 133 ms at level 6). */
    private static final int LEVEL = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII) // readers decode metadata as ASCII
            .build();

    private final Path root;
    private final Map<String, Object> consolidated = new TreeMap<>();
    private final List<Path> files = new ArrayList<>();

    /** Starts a group in {@code root} with these attributes. */
    public ZarrWriter(Path root, Map<String, Object> attributes) throws IOException {
        this.root = root;
        metadata(".zgroup", Map.of("zarr_format", 2));
        metadata(".zattrs", attributes);
    }

    /** Declares a float32 array over time, y, x whose slices follow with {@link #slice}. */
    public void cube(String name, int times, int rows, int columns, Map<String, Object> attributes) throws IOException {
        int[] chunks = {1, Math.min(rows, CHUNK), Math.min(columns, CHUNK)};
        declare(name, "<f4", new int[] {times, rows, columns}, chunks, "NaN", attributes);
    }

    /** Writes one time of a cube. */
    public void slice(String name, int time, int rows, int columns, float[] values) throws IOException {
        floatChunks(name, time + ".", rows, columns, values);
    }

    /** Writes a float32 array over y, x. */
    public void plane(String name, int rows, int columns, float[] values, Map<String, Object> attributes)
            throws IOException {
        int[] chunks = {Math.min(rows, CHUNK), Math.min(columns, CHUNK)};
        declare(name, "<f4", new int[] {rows, columns}, chunks, "NaN", attributes);
        floatChunks(name, "", rows, columns, values);
    }

    /** Writes an int8 mask over y, x in one chunk. */
    public void mask(String name, int rows, int columns, boolean[] values, Map<String, Object> attributes)
            throws IOException {
        int[] shape = {rows, columns};
        declare(name, "|i1", shape, shape, null, attributes);
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (values[i] ? 1 : 0);
        }
        file(name + "/0.0", deflate(bytes));
    }

    /** Writes a small float64 array in one chunk. */
    public void doubles(String name, int[] shape, double[] values, Map<String, Object> attributes) throws IOException {
        declare(name, "<f8", shape, shape, "NaN", attributes);
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        file(name + "/" + key(shape.length), deflate(bytes.array()));
    }

    /** Writes a small int64 array in one chunk; an empty shape makes a scalar. */
    public void longs(String name, int[] shape, long[] values, Map<String, Object> attributes) throws IOException {
        declare(name, "<i8", shape, shape, null, attributes);
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        file(name + "/" + key(shape.length), deflate(bytes.array()));
    }

    /** Writes the consolidated metadata; returns all files of the group. */
    public List<Path> finish() throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("metadata", consolidated);
        all.put("zarr_consolidated_format", 1);
        file(".zmetadata", JSON.writeValueAsBytes(all));
        return files;
    }

    private void declare(
            String name, String type, int[] shape, int[] chunks, @Nullable Object fill, Map<String, Object> attributes)
            throws IOException {
        Map<String, @Nullable Object> array = new LinkedHashMap<>();
        array.put("chunks", chunks);
        Map<String, Object> compressor = new LinkedHashMap<>();
        compressor.put("id", "zlib");
        compressor.put("level", LEVEL);
        array.put("compressor", compressor);
        array.put("dtype", type);
        array.put("fill_value", fill);
        array.put("filters", null);
        array.put("order", "C");
        array.put("shape", shape);
        array.put("zarr_format", 2);
        metadata(name + "/.zarray", array);
        metadata(name + "/.zattrs", attributes);
    }

    private void metadata(String key, Map<String, ? extends @Nullable Object> content) throws IOException {
        consolidated.put(key, content);
        file(key, JSON.writeValueAsBytes(content));
    }

    private void floatChunks(String name, String prefix, int rows, int columns, float[] values) throws IOException {
        int chunkRows = Math.min(rows, CHUNK);
        int chunkColumns = Math.min(columns, CHUNK);
        int across = (columns + chunkColumns - 1) / chunkColumns;
        int down = (rows + chunkRows - 1) / chunkRows;
        byte[][] packed = IntStream.range(0, across * down)
                .parallel()
                .mapToObj(i -> {
                    float[] chunk = new float[chunkRows * chunkColumns];
                    Arrays.fill(chunk, Float.NaN);
                    int row0 = i / across * chunkRows;
                    int column0 = i % across * chunkColumns;
                    int width = Math.min(chunkColumns, columns - column0);
                    for (int r = 0; r < Math.min(chunkRows, rows - row0); r++) {
                        System.arraycopy(values, (row0 + r) * columns + column0, chunk, r * chunkColumns, width);
                    }
                    ByteBuffer bytes = ByteBuffer.allocate(4 * chunk.length).order(ByteOrder.LITTLE_ENDIAN);
                    bytes.asFloatBuffer().put(chunk);
                    return deflate(bytes.array());
                })
                .toArray(byte[][]::new);
        for (int i = 0; i < packed.length; i++) {
            file(name + "/" + prefix + i / across + "." + i % across, packed[i]);
        }
    }

    private void file(String key, byte[] content) throws IOException {
        Path file = root.resolve(key);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        files.add(file);
    }

    private static String key(int dimensions) {
        return dimensions == 0 ? "0" : String.join(".", Collections.nCopies(dimensions, "0"));
    }

    private static byte[] deflate(byte[] bytes) {
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
