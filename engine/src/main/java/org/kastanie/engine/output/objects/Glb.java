package org.kastanie.engine.output.objects;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kastanie.engine.output.Ordered;
import tools.jackson.databind.json.JsonMapper;

/** Puts a binary glTF 2.0 together: one buffer with views, and the document that names them. */
final class Glb {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int MAGIC = 0x46546C67;
    private static final int JSON = 0x4E4F534A;
    private static final int BIN = 0x004E4942;
    static final int FLOAT = 5126;
    static final int BYTE = 5121;

    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final List<Map<String, Object>> views = new ArrayList<>();
    private final List<Object> accessors = new ArrayList<>();

    /** Adds a view; gives its number. Views begin at multiples of eight, as property tables want it. */
    int view(byte[] bytes) {
        views.add(Ordered.map("buffer", 0, "byteOffset", data.size(), "byteLength", bytes.length));
        data.writeBytes(bytes);
        while (data.size() % 8 != 0) {
            data.write(0);
        }
        return views.size() - 1;
    }

    /** Adds a view of attributes of vertices and the accessor to it; gives the accessor's number. */
    int attribute(byte[] bytes, int component, String type, int count, Map<String, Object> more) {
        int view = view(bytes);
        views.get(view).put("target", 34962);
        Map<String, Object> accessor = new LinkedHashMap<>();
        accessor.put("bufferView", view);
        accessor.put("componentType", component);
        accessor.put("count", count);
        accessor.put("type", type);
        accessor.putAll(more);
        accessors.add(accessor);
        return accessors.size() - 1;
    }

    /** The file; buffers, views and accessors are added to the document. */
    byte[] file(Map<String, Object> document) {
        document.put("buffers", List.of(Map.of("byteLength", data.size())));
        document.put("bufferViews", views);
        document.put("accessors", accessors);
        byte[] json = MAPPER.writeValueAsString(document).getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + 7) / 8 * 8;
        int length = 12 + 8 + padded + 8 + data.size();
        ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(MAGIC).putInt(2).putInt(length);
        out.putInt(padded).putInt(JSON).put(json);
        for (int i = json.length; i < padded; i++) {
            out.put((byte) ' ');
        }
        out.putInt(data.size()).putInt(BIN).put(data.toByteArray());
        return out.array();
    }
}
