package org.kastanie.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.InputException;
import org.kastanie.solver.model.RecordLayout;

class FileRecordTest {
    private static final RecordLayout LAYOUT = new RecordLayout(2, 31, 20, 12, 9, 0, 3);

    @TempDir
    Path folder;

    private static float[] values(int step, int slot) {
        float[] values = new float[LAYOUT.length(slot)];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 7 == 5 ? Float.NaN : 100 * step + 10 * slot + 0.1f * i;
        }
        return values;
    }

    private Path written(int lastSlot) throws IOException {
        Path path = folder.resolve("run.record");
        try (FileRecord record = FileRecord.create(path)) {
            record.begin(LAYOUT);
            for (int step = 0; step < 3; step++) {
                for (int slot = 0; slot <= (step == 2 ? lastSlot : LAYOUT.slots() - 1); slot++) {
                    record.write(step, slot, values(step, slot));
                }
            }
        }
        return path;
    }

    @Test
    void givesBackEveryBitWhenOpenedAgain() throws IOException {
        try (FileRecord record = FileRecord.open(written(LAYOUT.slots() - 1))) {
            assertThat(record.steps()).isEqualTo(3);
            for (int step = 0; step < 3; step++) {
                for (int slot = 0; slot < LAYOUT.slots(); slot++) {
                    assertThat(record.holds(step, slot)).isTrue();
                    float[] expected = values(step, slot);
                    int[] places = new int[expected.length];
                    for (int i = 0; i < places.length; i++) {
                        places[i] = places.length - 1 - i;
                    }
                    float[] read = new float[expected.length + 1];
                    record.read(step, slot, places, read, 1);
                    for (int i = 0; i < places.length; i++) {
                        assertThat(Float.floatToRawIntBits(read[1 + i]))
                                .isEqualTo(Float.floatToRawIntBits(expected[places[i]]));
                    }
                }
            }
            float[] kept = {4};
            record.read(0, 5, new int[] {-1}, kept, 0);
            assertThat(kept[0]).isEqualTo(4);
        }
    }

    @Test
    void knowsWhatHasNotBeenWritten() throws IOException {
        try (FileRecord record = FileRecord.open(written(4))) {
            assertThat(record.holds(2, 4)).isTrue();
            assertThat(record.holds(2, 5)).isFalse();
            assertThat(record.holds(3, 0)).isFalse();
        }
    }

    @Test
    void saysWhatIsWrongWithTheFile() throws IOException {
        assertThatThrownBy(() -> FileRecord.open(folder.resolve("none")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("there is no record");
        Path other = folder.resolve("other");
        Files.write(other, new byte[5000]);
        assertThatThrownBy(() -> FileRecord.open(other))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("does not begin as a record does");
        Path cut = written(LAYOUT.slots() - 1);
        try (RandomAccessFile file = new RandomAccessFile(cut.toFile(), "rw")) {
            file.setLength(file.length() - 4);
        }
        assertThatThrownBy(() -> FileRecord.open(cut))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("ends within a step");
    }
}
