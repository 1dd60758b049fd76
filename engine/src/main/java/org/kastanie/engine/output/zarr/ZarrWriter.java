package org.kastanie.engine.output.zarr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a Zarr version 2 group (Zarr storage specification, version 2): zlib chunks, consolidated metadata.
 *
 * <p>The first dimension of a three-dimensional array is one chunk deep, so that its slices can be written on their own.
 */
public final class ZarrWriter {
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

    /** Declares a float32 array over time, y, x whose chunks {@link ZarrChunks#slice} has written or will write. */
    public void cube(String name, int times, int rows, int columns, Map<String, Object> attributes) throws IOException {
        int[] plane = ZarrChunks.edges(rows, columns);
        int[] chunks = {1, plane[0], plane[1]};
        declare(name, "<f4", new int[] {times, rows, columns}, chunks, "NaN", attributes);
        for (int time = 0; time < times; time++) {
            files.addAll(ZarrChunks.files(root, name, time + ".", rows, columns));
        }
    }

    /** Writes a float32 array over y, x. */
    public void plane(String name, int rows, int columns, float[] values, Map<String, Object> attributes)
            throws IOException {
        declare(name, "<f4", new int[] {rows, columns}, ZarrChunks.edges(rows, columns), "NaN", attributes);
        files.addAll(ZarrChunks.write(root, name, "", rows, columns, values));
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
        file(name + "/0.0", ZarrChunks.deflate(bytes));
    }

    /** Writes a small float64 array in one chunk. */
    public void doubles(String name, int[] shape, double[] values, Map<String, Object> attributes) throws IOException {
        declare(name, "<f8", shape, shape, "NaN", attributes);
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        file(name + "/" + key(shape.length), ZarrChunks.deflate(bytes.array()));
    }

    /** Writes a small int64 array in one chunk; an empty shape makes a scalar. */
    public void longs(String name, int[] shape, long[] values, Map<String, Object> attributes) throws IOException {
        declare(name, "<i8", shape, shape, null, attributes);
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        file(name + "/" + key(shape.length), ZarrChunks.deflate(bytes.array()));
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
        compressor.put("level", ZarrChunks.LEVEL);
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

    private void file(String key, byte[] content) throws IOException {
        Path file = root.resolve(key);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        files.add(file);
    }

    private static String key(int dimensions) {
        return dimensions == 0 ? "0" : String.join(".", Collections.nCopies(dimensions, "0"));
    }
}
