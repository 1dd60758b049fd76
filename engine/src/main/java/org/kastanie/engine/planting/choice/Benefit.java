package org.kastanie.engine.planting.choice;

/** What a set of candidates is worth. The empty set is worth nothing. */
public interface Benefit {
    int size();

    /** A set to begin with, empty. */
    Tally open();

    /** Worth of a set. */
    default double of(int... set) {
        Tally tally = open();
        for (int c : set) {
            tally.add(c);
        }
        return tally.value();
    }

    /** A set that changes, and what it is worth. One thread at a time. */
    interface Tally {
        double value();

        /** What a candidate that is not in it would add. */
        double gain(int candidate);

        void add(int candidate);

        void remove(int candidate);
    }
}
