package org.kastanie.solver.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import org.kastanie.solver.comfort.Clamped;
import org.kastanie.solver.quantity.Quantity;

/** Counts of clamped inputs in a checkpoint. */
final class ClampedState {
    private ClampedState() {}

    static void write(DataOutput out, Map<Quantity, Clamped> counts) throws IOException {
        out.writeInt(counts.size());
        for (Map.Entry<Quantity, Clamped> entry : counts.entrySet()) {
            Clamped c = entry.getValue();
            out.writeUTF(entry.getKey().name());
            for (long n : new long[] {c.evaluated(), c.clamped(), c.air(), c.radiant(), c.wind(), c.vapour()}) {
                out.writeLong(n);
            }
        }
    }

    static void read(DataInput in, Map<Quantity, Clamped> counts) throws IOException {
        counts.clear();
        int n = in.readInt();
        for (int i = 0; i < n; i++) {
            Quantity quantity = Quantity.valueOf(in.readUTF());
            counts.put(
                    quantity,
                    new Clamped(
                            in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong()));
        }
    }
}
