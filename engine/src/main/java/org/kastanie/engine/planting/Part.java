package org.kastanie.engine.planting;

import org.kastanie.engine.planting.choice.Benefit;

/** A benefit in which only some candidates count. */
record Part(Benefit whole, boolean[] counts) implements Benefit {
    @Override
    public int size() {
        return whole.size();
    }

    @Override
    public Tally open() {
        Tally tally = whole.open();
        return new Tally() {
            @Override
            public double value() {
                return tally.value();
            }

            @Override
            public double gain(int candidate) {
                return counts[candidate] ? tally.gain(candidate) : 0;
            }

            @Override
            public void add(int candidate) {
                tally.add(candidate);
            }

            @Override
            public void remove(int candidate) {
                tally.remove(candidate);
            }
        };
    }
}
