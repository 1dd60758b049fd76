package org.kastanie.engine.output.zarr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.kastanie.engine.InputException;
import org.kastanie.solver.grid.Window;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the stores {@link ZarrWriter} writes: consolidated metadata, zlib chunks, little-endian numbers, C order. */
public final class ZarrReader {
    private final Path root;
    private final JsonNode metadata;

    private ZarrReader(Path root, JsonNode metadata) {
        this.root = root;
        this.metadata = metadata;
    }

    public static ZarrReader open(Path root) throws IOException {
        Path file = root.resolve(".zmetadata");
        if (!Files.isRegularFile(file)) {
            throw new InputException(
                    root + " holds no results (no .zmetadata)",
                    "name a result folder of a run whose outputs.formats contain zarr");
        }
        try {
            return new ZarrReader(
                    root,
                    JsonMapper.builder()
                            .build()
                            .readTree(Files.readAllBytes(file))
                            .path("metadata"));
        } catch (JacksonException e) {
            throw new InputException(file + " is damaged: " + e.getOriginalMessage(), "run the job again", e);
        }
    }

    /** Names of the float32 arrays over time, y, x. */
    public List<String> cubes() {
        List<String> names = new ArrayList<>();
        for (String key : metadata.propertyNames()) {
            boolean array = key.endsWith("/.zarray");
            if (array && metadata.path(key).path("shape").size() == 3) {
                names.add(key.substring(0, key.length() - "/.zarray".length()));
            }
        }
        Collections.sort(names);
        return names;
    }

    public boolean has(String name) {
        return metadata.has(name + "/.zarray");
    }

    /** Attributes of an array, or of the group for an empty name. */
    public JsonNode attributes(String name) {
        return metadata.path(name.isEmpty() ? ".zattrs" : name + "/.zattrs");
    }

    public int[] shape(String name) {
        return ints(name, "shape");
    }

    /** One time of a cube. */
    public float[] slice(String name, int time) throws IOException {
        ChunkGrid grid = grid(name, 1);
        return ZarrChunks.read(root.resolve(name), ZarrChunks.time(time), grid, grid.whole());
    }

    /** A float32 array over y, x. */
    public float[] plane(String name) throws IOException {
        ChunkGrid grid = grid(name, 0);
        return ZarrChunks.read(root.resolve(name), "", grid, grid.whole());
    }

    public boolean[] mask(String name) throws IOException {
        ChunkGrid grid = grid(name, 0);
        boolean[] values = new boolean[grid.rows() * grid.columns()];
        for (Window chunk : grid.chunks(grid.whole())) {
            Path file = grid.file(root.resolve(name), "", chunk);
            byte[] bytes = Files.exists(file) ? ZarrChunks.inflate(file, grid.high() * grid.wide()) : new byte[0];
            for (int i = 0; bytes.length > 0 && i < chunk.size(); i++) {
                int r = i / chunk.columns();
                int c = i % chunk.columns();
                values[grid.whole().local(chunk.row() + r, chunk.column() + c)] = bytes[r * grid.wide() + c] != 0;
            }
        }
        return values;
    }

    /** @param first place of the axis y among the dimensions */
    private ChunkGrid grid(String name, int first) {
        int[] shape = shape(name);
        int[] chunks = ints(name, "chunks");
        return new ChunkGrid(shape[first], shape[first + 1], chunks[first], chunks[first + 1]);
    }

    public double[] doubles(String name) throws IOException {
        double[] values = new double[shape(name)[0]];
        buffer(name + "/0", 8 * values.length).asDoubleBuffer().get(values);
        return values;
    }

    public long[] longs(String name) throws IOException {
        long[] values = new long[shape(name)[0]];
        buffer(name + "/0", 8 * values.length).asLongBuffer().get(values);
        return values;
    }

    private int[] ints(String name, String key) {
        JsonNode list = metadata.path(name + "/.zarray").path(key);
        int[] values = new int[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.get(i).asInt();
        }
        return values;
    }

    private ByteBuffer buffer(String key, int length) throws IOException {
        return ByteBuffer.wrap(ZarrChunks.inflate(root.resolve(key), length)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
