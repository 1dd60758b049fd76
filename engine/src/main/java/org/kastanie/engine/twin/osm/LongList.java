package org.kastanie.engine.twin.osm;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.Arrays;

/** Numbers of a repeated field, packed or one by one. */
final class LongList {
    /** Choice: blocks hold 8000 elements by custom, 32 MiB at most by the format; a list beyond this is a bomb. */
    private static final int MOST = 4_000_000;

    private long[] values = new long[16];
    private int size;

    int size() {
        return size;
    }

    long get(int i) {
        return values[i];
    }

    /** @param signed whether small negative numbers are written short (zigzag) */
    void read(CodedInputStream in, int tag, boolean signed) throws IOException {
        if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_VARINT) {
            add(signed ? in.readSInt64() : in.readInt64());
            return;
        }
        if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
            throw new IOException("a list of numbers is written in no known way");
        }
        int before = in.pushLimit(in.readRawVarint32());
        while (!in.isAtEnd()) {
            add(signed ? in.readSInt64() : in.readInt64());
        }
        in.popLimit(before);
    }

    private void add(long value) throws IOException {
        if (size == MOST) {
            throw new IOException("a list has more than " + MOST + " numbers");
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    /** The numbers of which these are the differences. */
    long[] sums() {
        long[] sums = new long[size];
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += values[i];
            sums[i] = sum;
        }
        return sums;
    }
}
