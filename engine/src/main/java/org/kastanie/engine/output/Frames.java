package org.kastanie.engine.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.kastanie.solver.quantity.Quantity;

/**
 * Fields of a run on disk while it lasts, one small file a quantity and output time (float32, SI units, row 0 north), so
 * that memory does not grow with the period and an interrupted run keeps what it has.
 *
 * @param folder where the files lie
 * @param size values in a field
 */
public record Frames(Path folder, int size) {
    public void write(Quantity quantity, int time, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4 * size).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values, 0, size);
        Files.createDirectories(folder);
        Path half = folder.resolve(name(quantity, time) + ".half");
        Files.write(half, bytes.array());
        Files.move(half, folder.resolve(name(quantity, time)), StandardCopyOption.ATOMIC_MOVE);
    }

    public float[] read(Quantity quantity, int time) throws IOException {
        float[] values = new float[size];
        ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name(quantity, time))))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return values;
    }

    public boolean has(Quantity quantity, int time) {
        return Files.exists(folder.resolve(name(quantity, time)));
    }

    private static String name(Quantity quantity, int time) {
        return quantity.contractName() + "-" + time + ".f32";
    }
}
