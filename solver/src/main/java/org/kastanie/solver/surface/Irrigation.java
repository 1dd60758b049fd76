package org.kastanie.solver.surface;

/**
 * Water given to a surface every day between two times, evenly. It falls on what rain falls on: the film of sealed ground,
 * the upper store of soil; what a store cannot take runs off or percolates. It is as warm as what it falls on: 5 mm of water
 * ten kelvins colder would take up a fiftieth of the heat that evaporating them does.
 *
 * @param rate while it runs, kg m-2 s-1
 * @param from when it begins, s since midnight of the clock that {@link FacetForcing#secondOfDay} tells
 * @param seconds how long it runs, more than 0 and at most a day; may pass midnight
 */
public record Irrigation(double rate, double from, double seconds) {
    /** Seconds of a day. */
    public static final double DAY = 86400;

    public Irrigation {
        if (!(rate > 0 && Double.isFinite(rate)) || !(from >= 0 && from < DAY) || !(seconds > 0 && seconds <= DAY)) {
            throw new IllegalArgumentException("irrigation needs a rate above 0, a beginning of 0 to less than " + DAY
                    + " s and a length of more than 0 to " + DAY + " s, got " + rate + " kg/m2/s, " + from + " s and "
                    + seconds + " s");
        }
    }

    /** Water given within some time of the day, kg m-2. */
    public double amount(double secondOfDay, double length) {
        if (!(secondOfDay >= 0)) {
            throw new IllegalArgumentException(
                    "a surface is irrigated by the clock, and the step does not say its time of day");
        }
        double end = secondOfDay + length;
        double running = 0;
        // The day before may reach into this one, and a long step over several.
        for (double start = from - DAY * Math.ceil((from + seconds - secondOfDay) / DAY); start < end; start += DAY) {
            running += Math.max(0, Math.min(end, start + seconds) - Math.max(secondOfDay, start));
        }
        return rate * running;
    }
}
