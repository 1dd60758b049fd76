package org.kastanie.engine.output;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * Counts tropical nights cell by cell: nights in which the air does not fall below 20 degC from 18 to 06 UTC (Deutscher
 * Wetterdienst, Wetter- und Klimalexikon, "Tropennacht").
 *
 * <p>Only nights that lie in the period from end to end count. The minimum is that of the output intervals' means; an
 * interval longer than an hour would hide it, so there is no count then. A station's minimum is of shorter means.
 */
final class TropicalNights {
    /** Lowest air temperature of a tropical night, degC. */
    static final double LIMIT = 20;

    private static final long DAY = Duration.ofDays(1).toSeconds();
    private static final Duration FROM = Duration.ofHours(18);
    private static final Duration LENGTH = Duration.ofHours(12);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Number of the night an output interval belongs to, -1 for none. */
    private final int[] night;

    private final int nights;
    private final float[] lowest;
    private final float[] count;
    private int time;

    TropicalNights(Instant start, Duration interval, int times, int cells) {
        night = new int[times];
        Arrays.fill(night, -1);
        Instant end = start.plus(interval.multipliedBy(times));
        long first = Math.floorDiv(start.getEpochSecond(), DAY) - 1;
        long last = Math.floorDiv(end.getEpochSecond(), DAY);
        int found = 0;
        for (long day = first; day <= last && interval.compareTo(LONGEST) <= 0; day++) {
            Instant dusk = Instant.ofEpochSecond(day * DAY).plus(FROM);
            Instant dawn = dusk.plus(LENGTH);
            if (dusk.isBefore(start) || dawn.isAfter(end)) {
                continue;
            }
            for (int t = 0; t < times; t++) {
                Instant middle = start.plus(interval.multipliedBy(t)).plus(interval.dividedBy(2));
                night[t] = middle.isBefore(dusk) || middle.isAfter(dawn) ? night[t] : found;
            }
            found++;
        }
        nights = found;
        lowest = new float[nights == 0 ? 0 : cells];
        count = new float[lowest.length];
        Arrays.fill(lowest, Float.NaN);
        Arrays.fill(count, Float.NaN);
    }

    /** Number of whole nights in the period. */
    int nights() {
        return nights;
    }

    /** Adds the air temperature of the next time, degC. */
    void add(float[] air) {
        int now = night[time];
        boolean ends = now >= 0 && (time + 1 == night.length || night[time + 1] != now);
        for (int i = 0; now >= 0 && i < lowest.length; i++) {
            lowest[i] = lowest[i] <= air[i] || Float.isNaN(air[i]) ? lowest[i] : air[i];
            if (ends && !Float.isNaN(lowest[i])) {
                count[i] = (Float.isNaN(count[i]) ? 0 : count[i]) + (lowest[i] >= LIMIT ? 1 : 0);
            }
        }
        if (ends) {
            Arrays.fill(lowest, Float.NaN);
        }
        time++;
    }

    /** Tropical nights among those that are over, NaN where there is no air. */
    float[] count() {
        return count;
    }
}
