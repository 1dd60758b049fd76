package org.kastanie.solver.air;

import org.jspecify.annotations.Nullable;

/** Keeps solved winds between runs, by a key that hashes everything the wind depends on. */
public interface WindStore {
    /** The bytes kept under this key, or null. */
    byte @Nullable [] load(String key);

    void save(String key, byte[] wind);
}
