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

    /** Declares a float32 array over time, y, x whose chunks {@link ZarrChunks} has written or will write. */
    public void cube(String name, int times, ChunkGrid grid, Map<String, Object> attributes) throws IOException {
        int[] chunks = {1, grid.high(), grid.wide()};
        declare(name, "<f4", new int[] {times, grid.rows(), grid.columns()}, chunks, "NaN", attributes);
        for (int time = 0; time < times; time++) {
            list(name, ZarrChunks.time(time), grid);
        }
    }

    /** Declares a float32 array over y, x likewise. */
    public void plane(String name, ChunkGrid grid, Map<String, Object> attributes) throws IOException {
        int[] shape = {grid.rows(), grid.columns()};
        declare(name, "<f4", shape, new int[] {grid.high(), grid.wide()}, "NaN", attributes);
        list(name, "", grid);
    }

    /** Declares an int8 mask over y, x likewise. */
    public void mask(String name, ChunkGrid grid, Map<String, Object> attributes) throws IOException {
        int[] shape = {grid.rows(), grid.columns()};
        declare(name, "|i1", shape, new int[] {grid.high(), grid.wide()}, null, attributes);
        list(name, "", grid);
    }

    /** Chunks of a part of the domain that is not computed are never written. */
    private void list(String name, String prefix, ChunkGrid grid) {
        grid.files(root.resolve(name), prefix).stream().filter(Files::exists).forEach(files::add);
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
