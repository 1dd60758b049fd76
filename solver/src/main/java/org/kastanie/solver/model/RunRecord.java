package org.kastanie.solver.model;

/**
 * What a run leaves behind so that any rectangle of it can be computed again alone: per step the air, what every source of
 * radiation sent, and the few numbers that hang on the whole run. See {@link RecordLayout} for the slots.
 *
 * <p>An implementation may keep parts only (a ring around a tile): whatever it does not have reads as NaN.
 */
public interface RunRecord {
    /** Called once before the first step is written. */
    void begin(RecordLayout layout);

    /** Keeps the first {@link RecordLayout#length} values of a slot; steps come in their order. */
    void write(int step, int slot, float[] values);

    /** Number of steps begun. */
    int steps();

    /** Whether a slot of a step has been written. */
    boolean holds(int step, int slot);

    /** Copies {@code slot[places[i]]} to {@code into[at + i]}; a place below 0 leaves the value as it is. */
    void read(int step, int slot, int[] places, float[] into, int at);
}
