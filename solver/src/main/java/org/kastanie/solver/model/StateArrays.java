package org.kastanie.solver.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Arrays of a state to and from a stream, exactly. */
final class StateArrays {
    private static final int BLOCK = 1 << 14;

    private StateArrays() {}

    static void write(DataOutput out, float[]... arrays) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4 * BLOCK);
        for (float[] array : arrays) {
            out.writeInt(array.length);
            for (int from = 0; from < array.length; from += BLOCK) {
                int n = Math.min(BLOCK, array.length - from);
                bytes.asFloatBuffer().put(array, from, n);
                out.write(bytes.array(), 0, 4 * n);
            }
        }
    }

    static void read(DataInput in, float[]... arrays) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4 * BLOCK);
        for (float[] array : arrays) {
            int length = in.readInt();
            if (length != array.length) {
                throw new IOException(
                        "the kept state has an array of " + length + " values where this scene needs " + array.length);
            }
            for (int from = 0; from < length; from += BLOCK) {
                int n = Math.min(BLOCK, length - from);
                in.readFully(bytes.array(), 0, 4 * n);
                bytes.asFloatBuffer().get(array, from, n);
            }
        }
    }
}
