package org.kastanie.engine.output.zarr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.kastanie.engine.InputException;
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
        int[] shape = shape(name);
        int[] chunks = ints(name, "chunks");
        return plane(name, time + ".", shape[1], shape[2], chunks[1], chunks[2]);
    }

    /** A float32 array over y, x. */
    public float[] plane(String name) throws IOException {
        int[] shape = shape(name);
        int[] chunks = ints(name, "chunks");
        return plane(name, "", shape[0], shape[1], chunks[0], chunks[1]);
    }

    public boolean[] mask(String name) throws IOException {
        int[] shape = shape(name);
        byte[] bytes = inflate(name + "/0.0", shape[0] * shape[1]);
        boolean[] values = new boolean[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = bytes[i] != 0;
        }
        return values;
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

    private float[] plane(String name, String prefix, int rows, int columns, int high, int wide) throws IOException {
        float[] values = new float[rows * columns];
        float[] chunk = new float[high * wide];
        for (int r = 0; r < rows; r += high) {
            for (int c = 0; c < columns; c += wide) {
                String key = name + "/" + prefix + r / high + "." + c / wide;
                buffer(key, 4 * chunk.length).asFloatBuffer().get(chunk);
                int width = Math.min(wide, columns - c);
                for (int i = 0; i < Math.min(high, rows - r); i++) {
                    System.arraycopy(chunk, i * wide, values, (r + i) * columns + c, width);
                }
            }
        }
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
        return ByteBuffer.wrap(inflate(key, length)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private byte[] inflate(String key, int length) throws IOException {
        byte[] bytes = new byte[length];
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(Files.readAllBytes(root.resolve(key)));
            int done = 0;
            while (done < length && !inflater.finished()) {
                int more = inflater.inflate(bytes, done, length - done);
                if (more == 0) {
                    break;
                }
                done += more;
            }
            if (done < length) {
                throw new InputException(root.resolve(key) + " is cut short", "run the job again");
            }
        } catch (DataFormatException e) {
            throw new InputException(root.resolve(key) + " is damaged: " + e.getMessage(), "run the job again", e);
        }
        return bytes;
    }
}
