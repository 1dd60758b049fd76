package org.kastanie.engine.forcing;

import java.time.Duration;
import java.util.List;
import org.kastanie.engine.InputException;

/** Checks every value, and bridges short holes in single columns. */
final class GapFiller {
    private final List<Timeline.Slot> slots;
    private final WeatherRequest request;
    private final String source;
    private final List<String> notes;

    GapFiller(List<Timeline.Slot> slots, WeatherRequest request, String source, List<String> notes) {
        this.slots = slots;
        this.request = request;
        this.source = source;
        this.notes = notes;
    }

    /** Whether any interval has a value. */
    boolean has(Variable variable) {
        return slots.stream().anyMatch(s -> !Double.isNaN(s.get(variable)));
    }

    /** Forgets a column that is not needed. */
    void drop(Variable variable) {
        slots.forEach(s -> s.values()[variable.ordinal()] = Double.NaN);
    }

    /** Puts a constant into a column the file lacks. */
    void constant(Variable variable, double value) {
        slots.forEach(s -> s.values()[variable.ordinal()] = value);
    }

    void checkRange(Variable variable) {
        int negative = 0;
        for (Timeline.Slot slot : slots) {
            double value = slot.get(variable);
            if (Double.isNaN(value)) {
                continue;
            }
            if (!variable.contains(value)) {
                throw new InputException(
                        source + " line " + slot.line() + ": " + variable.key() + " " + value + " " + variable.unit()
                                + " is outside " + variable.low() + ".." + variable.high(),
                        "correct the line, or leave the value empty if it is missing; check the unit");
            }
            if (variable.isShortwave() && value < 0) {
                slot.values()[variable.ordinal()] = 0;
                negative++;
            }
        }
        if (negative > 0) {
            notes.add(variable.key() + ": " + negative + " small negative values (zero offset) set to 0");
        }
    }

    /** Fills holes of up to three hours; longer ones inside the period are errors. Outside they are held. */
    void fill(Variable variable) {
        int i = variable.ordinal();
        int filled = 0;
        int n = slots.size();
        for (int from = 0; from < n; from++) {
            if (!Double.isNaN(slots.get(from).values()[i])) {
                continue;
            }
            int to = from;
            while (to < n && Double.isNaN(slots.get(to).values()[i])) {
                to++;
            }
            checkLength(variable, from, to);
            for (int k = from; k < to; k++) {
                double share = (k - from + 1.0) / (to - from + 1.0);
                double value = from == 0
                        ? slots.get(to).values()[i]
                        : to == n
                                ? slots.get(from - 1).values()[i]
                                : between(
                                        variable,
                                        slots.get(from - 1).values()[i],
                                        slots.get(to).values()[i],
                                        share);
                slots.get(k).values()[i] = value;
            }
            filled += to - from;
            from = to;
        }
        if (filled > 0) {
            notes.add(variable.key() + ": " + filled + " missing values interpolated");
        }
    }

    private void checkLength(Variable variable, int from, int to) {
        Timeline.Slot first = slots.get(from);
        Timeline.Slot last = slots.get(to - 1);
        boolean tooLong = Duration.between(first.start(), last.end()).compareTo(Timeline.LONGEST_GAP) > 0;
        boolean inside = first.start().isBefore(request.period().end())
                && last.end().isAfter(request.period().start());
        if (tooLong && inside) {
            throw new InputException(
                    source + " line " + first.line() + ": " + variable.key() + " is missing from " + first.start()
                            + " to " + last.end(),
                    "gaps of more than 3 hours are not filled: complete the file or move the period");
        }
    }

    /** A value between two, the short way round for directions. */
    static double between(Variable variable, double a, double b, double share) {
        if (variable != Variable.WIND_DIRECTION) {
            return a + share * (b - a);
        }
        double turn = Math.IEEEremainder(b - a, 360);
        double direction = a + share * turn;
        return direction - 360 * Math.floor(direction / 360);
    }
}
