package org.kastanie.solver.surface;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Arrays of state to bytes and back, every bit kept. */
final class StateIo {
    private static final int CHUNK = 1 << 13;

    private StateIo() {}

    static void write(DataOutput out, float[] values) throws IOException {
        out.writeInt(values.length);
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Float.BYTES);
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            buffer.asFloatBuffer().put(values, from, count);
            out.write(buffer.array(), 0, count * Float.BYTES);
        }
    }

    static void read(DataInput in, float[] values) throws IOException {
        checkLength(in.readInt(), values.length);
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Float.BYTES);
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            in.readFully(buffer.array(), 0, count * Float.BYTES);
            buffer.asFloatBuffer().get(values, from, count);
        }
    }

    static void write(DataOutput out, double[] values) throws IOException {
        out.writeInt(values.length);
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Double.BYTES);
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            buffer.asDoubleBuffer().put(values, from, count);
            out.write(buffer.array(), 0, count * Double.BYTES);
        }
    }

    static void read(DataInput in, double[] values) throws IOException {
        checkLength(in.readInt(), values.length);
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Double.BYTES);
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            in.readFully(buffer.array(), 0, count * Double.BYTES);
            buffer.asDoubleBuffer().get(values, from, count);
        }
    }

    private static void checkLength(int found, int expected) throws IOException {
        if (found != expected) {
            throw new IOException("state of the surfaces holds " + found + " values where this scene has " + expected
                    + ": it was written by a run of another scene");
        }
    }
}
