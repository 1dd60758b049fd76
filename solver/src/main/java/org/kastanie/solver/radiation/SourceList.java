package org.kastanie.solver.radiation;

import java.util.Arrays;

/** Numbers sources in the order in which they are first seen; open addressing, reused without clearing its slots. */
final class SourceList {
    private static final int BITS = 17;
    private static final int MASK = (1 << BITS) - 1;

    private final int[] slot = new int[1 << BITS];
    private int[] seen = new int[1 << 12];
    private int size;
    /** Slots hold a place plus one plus this; smaller numbers are left from lists before. */
    private int begun;

    void clear() {
        if (begun > Integer.MAX_VALUE - 2 * MASK) {
            Arrays.fill(slot, 0);
            begun = 0;
        } else {
            begun += size;
        }
        size = 0;
    }

    /** Place of a source, new if it has not been seen. */
    int place(int source) {
        int at = source * Row.SPREAD >>> 32 - BITS;
        for (; slot[at] > begun; at = (at + 1) & MASK) {
            int place = slot[at] - begun - 1;
            if (seen[place] == source) {
                return place;
            }
        }
        if (size == seen.length) {
            seen = Arrays.copyOf(seen, 2 * size);
        }
        seen[size] = source;
        slot[at] = begun + size + 1;
        return size++;
    }

    int[] toArray() {
        return Arrays.copyOf(seen, size);
    }
}
