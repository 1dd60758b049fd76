package org.kastanie.solver.radiation;

/** One row under construction; entries of one source are merged. */
final class Row {
    /** Most sources in a row. */
    static final int LARGEST = 1024;

    private static final int SLOTS = 2 * LARGEST;
    private static final int SHIFT = 32 - 11;
    /** Knuth's multiplicative hash, 2^32 over the golden section. */
    static final int SPREAD = 0x9E3779B1;

    final int[] index = new int[LARGEST];
    final float[] weight = new float[LARGEST];
    /** Place of a source in the row, plus one and plus {@link #begun}; smaller numbers are left from rows before. */
    private final int[] slot = new int[SLOTS];

    private int begun;
    int size;

    void clear() {
        begun += size;
        size = 0;
    }

    void add(int source, double w) {
        if (w <= 0) {
            return;
        }
        int at = source * SPREAD >>> SHIFT;
        for (; slot[at] > begun; at = (at + 1) & (SLOTS - 1)) {
            int i = slot[at] - begun - 1;
            if (index[i] == source) {
                weight[i] += (float) w;
                return;
            }
        }
        if (size == index.length) {
            throw new IllegalStateException("more than " + size + " sources in one row");
        }
        slot[at] = begun + size + 1;
        index[size] = source;
        weight[size++] = (float) w;
    }

    double sum() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += weight[i];
        }
        return sum;
    }

    void scale(double factor) {
        for (int i = 0; i < size; i++) {
            weight[i] *= (float) factor;
        }
    }
}
