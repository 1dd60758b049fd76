package org.kastanie.solver.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link RunRecord} in memory. */
public final class MemoryRecord implements RunRecord {
    private final List<float @Nullable []> slots = new ArrayList<>();
    private @Nullable RecordLayout layout;

    private RecordLayout layout() {
        if (layout == null) {
            throw new WindowException("nothing has been recorded", "let a run record itself first");
        }
        return layout;
    }

    @Override
    public void begin(RecordLayout all) {
        layout = all;
        slots.clear();
    }

    @Override
    public void write(int step, int slot, float[] values) {
        int at = step * layout().slots() + slot;
        while (slots.size() <= at) {
            slots.add(null);
        }
        slots.set(at, Arrays.copyOf(values, layout().length(slot)));
    }

    @Override
    public int steps() {
        return layout == null ? 0 : (slots.size() + layout.slots() - 1) / layout.slots();
    }

    @Override
    public boolean holds(int step, int slot) {
        int at = step * layout().slots() + slot;
        return at < slots.size() && slots.get(at) != null;
    }

    @Override
    public void read(int step, int slot, int[] places, float[] into, int at) {
        float[] values = java.util.Objects.requireNonNull(slots.get(step * layout().slots() + slot));
        for (int i = 0; i < places.length; i++) {
            into[at + i] = places[i] >= 0 ? values[places[i]] : into[at + i];
        }
    }
}
