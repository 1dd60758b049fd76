package org.kastanie.engine.twin.osm;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;

/** Writes small extracts as protocol buffers, for tests: sound ones, and blocks that lie. */
public final class PbfWriter {
    /** Something that writes the fields of a message. */
    public interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    private final List<String> texts = new ArrayList<>(List.of(""));
    private final List<Fields> groups = new ArrayList<>();

    public static byte[] message(Fields fields) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            fields.write(out);
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int text(String text) {
        if (!texts.contains(text)) {
            texts.add(text);
        }
        return texts.indexOf(text);
    }

    private static byte[] packed(long[] numbers, boolean zigzag) {
        return message(out -> {
            for (long n : numbers) {
                if (zigzag) {
                    out.writeSInt64NoTag(n);
                } else {
                    out.writeInt64NoTag(n);
                }
            }
        });
    }

    private static long[] differences(long... numbers) {
        long[] d = numbers.clone();
        for (int i = numbers.length - 1; i > 0; i--) {
            d[i] = numbers[i] - numbers[i - 1];
        }
        return d;
    }

    /** Nodes column by column, as everybody writes them; degrees in pairs of longitude and latitude. */
    public PbfWriter dense(long[] ids, double[] degrees, List<Map<String, String>> tags) {
        long[] longitudes = new long[ids.length];
        long[] latitudes = new long[ids.length];
        List<Long> tagged = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            longitudes[i] = Math.round(degrees[2 * i] * 1e7);
            latitudes[i] = Math.round(degrees[2 * i + 1] * 1e7);
            tags.get(i).forEach((k, v) -> {
                tagged.add((long) text(k));
                tagged.add((long) text(v));
            });
            tagged.add(0L);
        }
        byte[] info = message(out -> out.writeByteArray(2, packed(differences(new long[ids.length]), true)));
        byte[] dense = message(out -> {
            out.writeByteArray(1, packed(differences(ids), true));
            out.writeByteArray(5, info);
            out.writeByteArray(8, packed(differences(latitudes), true));
            out.writeByteArray(9, packed(differences(longitudes), true));
            out.writeByteArray(10, packed(tagged.stream().mapToLong(l -> l).toArray(), false));
        });
        groups.add(out -> out.writeByteArray(2, dense));
        return this;
    }

    public PbfWriter way(long id, Map<String, String> tags, long... nodes) {
        byte[] keys = keys(tags);
        byte[] values = values(tags);
        byte[] way = message(out -> {
            out.writeInt64(1, id);
            out.writeByteArray(2, keys);
            out.writeByteArray(3, values);
            out.writeByteArray(8, packed(differences(nodes), true));
        });
        groups.add(out -> out.writeByteArray(3, way));
        return this;
    }

    /** Members that are ways. */
    public PbfWriter relation(long id, Map<String, String> tags, List<String> roles, long... ways) {
        byte[] keys = keys(tags);
        byte[] values = values(tags);
        long[] numbers = roles.stream().mapToLong(this::text).toArray();
        long[] types = new long[ways.length];
        java.util.Arrays.fill(types, 1);
        byte[] relation = message(out -> {
            out.writeInt64(1, id);
            out.writeByteArray(2, keys);
            out.writeByteArray(3, values);
            out.writeByteArray(8, packed(numbers, false));
            out.writeByteArray(9, packed(differences(ways), true));
            out.writeByteArray(10, packed(types, false));
        });
        groups.add(out -> out.writeByteArray(4, relation));
        return this;
    }

    private byte[] keys(Map<String, String> tags) {
        return packed(tags.keySet().stream().mapToLong(this::text).toArray(), false);
    }

    private byte[] values(Map<String, String> tags) {
        return packed(tags.values().stream().mapToLong(this::text).toArray(), false);
    }

    /** The block without its packing. */
    public byte[] block() {
        byte[] table = message(out -> {
            for (String text : texts) {
                out.writeString(1, text);
            }
        });
        return message(out -> {
            out.writeByteArray(1, table);
            for (Fields group : groups) {
                out.writeByteArray(2, message(group));
            }
        });
    }

    public static byte[] header(String... features) {
        return message(out -> {
            for (String feature : features) {
                out.writeString(4, feature);
            }
        });
    }

    /** A file of a head and blocks, packed by zlib. */
    public static byte[] file(byte[] header, byte[]... blocks) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        frame(bytes, "OSMHeader", zlib(header, header.length));
        for (byte[] block : blocks) {
            frame(bytes, "OSMData", zlib(block, block.length));
        }
        return bytes.toByteArray();
    }

    /** The usual file. */
    public byte[] file() {
        return file(header("OsmSchema-V0.6", "DenseNodes"), block());
    }

    public static void frame(ByteArrayOutputStream bytes, String kind, byte[] blob) {
        try {
            byte[] head = message(out -> {
                out.writeString(1, kind);
                out.writeInt32(3, blob.length);
            });
            DataOutputStream data = new DataOutputStream(bytes);
            data.writeInt(head.length);
            data.write(head);
            data.write(blob);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param said size it is said to unpack to */
    public static byte[] zlib(byte[] raw, int said) {
        Deflater deflater = new Deflater();
        deflater.setInput(raw);
        deflater.finish();
        byte[] packed = new byte[raw.length + 1024];
        int size = deflater.deflate(packed);
        deflater.end();
        return message(out -> {
            out.writeInt32(2, said);
            out.writeByteArray(3, java.util.Arrays.copyOf(packed, size));
        });
    }
}
