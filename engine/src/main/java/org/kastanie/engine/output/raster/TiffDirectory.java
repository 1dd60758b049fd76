package org.kastanie.engine.output.raster;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * One image file directory (IFD) of a little-endian TIFF (TIFF 6.0, section 2) or BigTIFF: tags in ascending order, values
 * that do not fit their entry directly behind it.
 */
final class TiffDirectory {
    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int DOUBLE = 12;
    private static final int LONG8 = 16;

    private record Value(int type, long count, byte[] bytes) {}

    private final Map<Integer, Value> tags = new TreeMap<>();
    private final boolean big;

    TiffDirectory(boolean big) {
        this.big = big;
    }

    TiffDirectory shorts(int tag, int... values) {
        ByteBuffer bytes = buffer(2 * values.length);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return put(tag, SHORT, values.length, bytes);
    }

    TiffDirectory longs(int tag, long... values) {
        ByteBuffer bytes = buffer(4 * values.length);
        for (long value : values) {
            bytes.putInt((int) value);
        }
        return put(tag, LONG, values.length, bytes);
    }

    /** Positions in the file: 4 bytes each, 8 in a BigTIFF. */
    TiffDirectory offsets(int tag, long... values) {
        if (!big) {
            return longs(tag, values);
        }
        ByteBuffer bytes = buffer(8 * values.length);
        for (long value : values) {
            bytes.putLong(value);
        }
        return put(tag, LONG8, values.length, bytes);
    }

    TiffDirectory doubles(int tag, double... values) {
        ByteBuffer bytes = buffer(8 * values.length);
        for (double value : values) {
            bytes.putDouble(value);
        }
        return put(tag, DOUBLE, values.length, bytes);
    }

    TiffDirectory ascii(int tag, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = buffer(utf8.length + 1).put(utf8);
        return put(tag, ASCII, utf8.length + 1L, bytes);
    }

    /** Bytes this directory and its values take, a multiple of 8. */
    int length() {
        int length = fixedLength();
        for (Value value : tags.values()) {
            length += inline(value) ? 0 : padded(value.bytes.length);
        }
        return padded(length);
    }

    /** The directory as it stands at {@code position} of the file; {@code next} is the position of the next one or 0. */
    byte[] bytes(long position, long next) {
        ByteBuffer out = buffer(length());
        int behind = padded(fixedLength());
        putCount(out);
        for (Map.Entry<Integer, Value> tag : tags.entrySet()) {
            Value value = tag.getValue();
            out.putShort(tag.getKey().shortValue()).putShort((short) value.type);
            putPosition(out, value.count);
            if (inline(value)) {
                int at = out.position();
                out.put(value.bytes).position(at + slot());
            } else {
                putPosition(out, position + behind);
                out.put(behind, value.bytes);
                behind += padded(value.bytes.length);
            }
        }
        putPosition(out, next);
        return out.array();
    }

    private TiffDirectory put(int tag, int type, long count, ByteBuffer bytes) {
        tags.put(tag, new Value(type, count, bytes.array()));
        return this;
    }

    private void putCount(ByteBuffer out) {
        if (big) {
            out.putLong(tags.size());
        } else {
            out.putShort((short) tags.size());
        }
    }

    private void putPosition(ByteBuffer out, long value) {
        if (big) {
            out.putLong(value);
        } else {
            out.putInt((int) value);
        }
    }

    private int fixedLength() {
        return big ? 8 + 20 * tags.size() + 8 : 2 + 12 * tags.size() + 4;
    }

    private boolean inline(Value value) {
        return value.bytes.length <= slot();
    }

    private int slot() {
        return big ? 8 : 4;
    }

    private static int padded(int length) {
        return (length + 7) / 8 * 8;
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
