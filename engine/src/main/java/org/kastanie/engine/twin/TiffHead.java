package org.kastanie.engine.twin;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The first directory of a TIFF with everything it points to, as a small TIFF of its own without any image: what a reader
 * must hold of a file of any size. Layout: TIFF 6.0, section 2.
 */
final class TiffHead {
    private static final int HEADER = 8;
    private static final int ENTRY = 12;
    /** Bytes of a value by type 1 to 12. */
    private static final int[] SIZE = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

    private TiffHead() {}

    /** @throws IndexOutOfBoundsException where the file is no classic TIFF or is damaged */
    static byte[] read(FileBytes file) throws IOException {
        byte[] start = file.read(0, HEADER);
        ByteOrder order = start[0] == 'M' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ByteBuffer header = ByteBuffer.wrap(start).order(order);
        if (start[0] != start[1] || (start[0] != 'I' && start[0] != 'M') || header.getShort(2) != 42) {
            throw new IndexOutOfBoundsException("it does not begin like a TIFF");
        }
        long at = header.getInt(4) & 0xffffffffL;
        int entries = ByteBuffer.wrap(file.read(at, 2)).order(order).getShort() & 0xffff;
        ByteBuffer directory =
                ByteBuffer.wrap(file.read(at + 2, (long) ENTRY * entries)).order(order);
        List<byte[]> values = new ArrayList<>();
        int free = HEADER + 2 + ENTRY * entries + 4;
        for (int i = 0; i < entries; i++) {
            int type = directory.getShort(ENTRY * i + 2);
            long count = directory.getInt(ENTRY * i + 4) & 0xffffffffL;
            long bytes = type > 0 && type < SIZE.length ? SIZE[type] * count : 0;
            if (bytes > 4) {
                values.add(file.read(directory.getInt(ENTRY * i + 8) & 0xffffffffL, bytes));
                directory.putInt(ENTRY * i + 8, free);
                free += (int) bytes + (int) (bytes & 1);
            }
        }
        ByteBuffer head = ByteBuffer.allocate(free).order(order);
        head.put(start, 0, 4).putInt(HEADER).putShort((short) entries).put(directory.array());
        head.putInt(0);
        for (byte[] value : values) {
            head.put(value);
            head.position(head.position() + (value.length & 1));
        }
        return head.array();
    }
}
