package org.kastanie.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.solver.model.RecordLayout;
import org.kastanie.solver.model.RunRecord;

/**
 * A {@link RunRecord} in one file of floats, mapped into memory step by step: windows read what they need, wherever they run.
 *
 * <p>Little-endian. A page with the layout; then per step one float a slot (1 where it has been written) and the slots.
 */
public final class FileRecord implements RunRecord, AutoCloseable {
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int MAGIC = 0x4b575231;
    private static final int HEAD = 4096;
    private static final int NUMBERS = 7;

    private final Path path;
    private final FileChannel channel;
    private final Arena arena = Arena.ofShared();
    private final FileChannel.MapMode mode;
    private final List<MemorySegment> steps = new ArrayList<>();
    private @Nullable RecordLayout layout;
    /** Place of every slot within a step, bytes, and the length of a step. */
    private long[] at = new long[0];

    private FileRecord(Path path, FileChannel channel, FileChannel.MapMode mode) {
        this.path = path;
        this.channel = channel;
        this.mode = mode;
    }

    /** A new file, for a run that records itself. */
    public static FileRecord create(Path path) throws IOException {
        FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return new FileRecord(path, channel, FileChannel.MapMode.READ_WRITE);
    }

    /** The file of an earlier run, for reading. */
    public static FileRecord open(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new InputException("there is no record " + path, "let the run record itself, or name its file");
        }
        FileRecord record =
                new FileRecord(path, FileChannel.open(path, StandardOpenOption.READ), FileChannel.MapMode.READ_ONLY);
        try {
            record.readHead();
            return record;
        } catch (IOException | RuntimeException e) {
            record.close();
            throw e;
        }
    }

    private void readHead() throws IOException {
        long size = channel.size();
        MemorySegment head = size < HEAD ? MemorySegment.NULL : channel.map(mode, 0, HEAD, arena);
        if (size < HEAD || head.get(INT, 0) != MAGIC) {
            throw damaged("does not begin as a record does");
        }
        int[] n = new int[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            n[i] = head.get(INT, 4L + 4L * i);
        }
        place(new RecordLayout(n[0], n[1], n[2], n[3], n[4], n[5], n[6]));
        long length = at[at.length - 1];
        if ((size - HEAD) % length != 0) {
            throw damaged("ends within a step");
        }
        for (long step = 0; step < (size - HEAD) / length; step++) {
            steps.add(channel.map(mode, HEAD + step * length, length, arena));
        }
    }

    private InputException damaged(String how) {
        return new InputException("the record " + path + " " + how, "record the run anew");
    }

    private void place(RecordLayout all) {
        layout = all;
        at = new long[all.slots() + 1];
        for (int slot = 0; slot < at.length; slot++) {
            at[slot] = Float.BYTES * (all.slots() + all.offset(slot));
        }
    }

    private RecordLayout layout() {
        if (layout == null) {
            throw new IllegalStateException("the record " + path + " has not begun");
        }
        return layout;
    }

    @Override
    public void begin(RecordLayout all) {
        place(all);
        int[] n = {all.passes(), all.sources(), all.facets(), all.active(), all.domain(), all.buildings(), all.trees()};
        try {
            MemorySegment head = channel.map(mode, 0, HEAD, arena);
            head.set(INT, 0, MAGIC);
            for (int i = 0; i < NUMBERS; i++) {
                head.set(INT, 4L + 4L * i, n[i]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the record " + path, e);
        }
    }

    @Override
    public void write(int step, int slot, float[] values) {
        RecordLayout all = layout();
        try {
            while (steps.size() <= step) {
                long length = at[at.length - 1];
                steps.add(channel.map(mode, HEAD + steps.size() * length, length, arena));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write step " + step + " of the record " + path, e);
        }
        MemorySegment into = steps.get(step);
        MemorySegment.copy(values, 0, into, FLOAT, at[slot], all.length(slot));
        into.setAtIndex(FLOAT, slot, 1);
    }

    @Override
    public int steps() {
        return steps.size();
    }

    @Override
    public boolean holds(int step, int slot) {
        return step < steps.size() && steps.get(step).getAtIndex(FLOAT, slot) == 1;
    }

    @Override
    public void read(int step, int slot, int[] places, float[] into, int first) {
        MemorySegment from = steps.get(step);
        int length = layout().length(slot);
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= length) {
                throw new IllegalArgumentException(
                        "place " + places[i] + " of a slot of " + length + " values in the record " + path);
            }
            into[first + i] = places[i] >= 0 ? from.get(FLOAT, at[slot] + 4L * places[i]) : into[first + i];
        }
    }

    @Override
    public void close() throws IOException {
        arena.close();
        channel.close();
    }
}
