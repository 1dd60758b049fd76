package org.kastanie.solver.sun;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The sun over an interval: one position at the middle of the sunlit part of every sub-step.
 *
 * @param sun positions, only with the sun above the horizon
 * @param weight share of the interval each position stands for; sums to the sunlit share
 * @param extraterrestrialNormal irradiance at the top of the atmosphere, W m-2
 */
public record SunTrack(SunPosition[] sun, double[] weight, double extraterrestrialNormal) {
    /**
     * Longest sub-step. A choice: between 60 and 10 minutes hourly sums over moving shadows change by kelvins of mean
     * radiant temperature, between 10 and 5 minutes by nothing.
     */
    public static final Duration SUB_STEP = Duration.ofMinutes(10);

    /** Follows the sun from start to end in sub-steps of at most {@link #SUB_STEP}. */
    public static SunTrack of(Instant start, Instant end, double latitudeDegrees, double longitudeDegrees) {
        return of(start, end, latitudeDegrees, longitudeDegrees, SUB_STEP);
    }

    /** Follows the sun from start to end in sub-steps of at most the given length. */
    public static SunTrack of(
            Instant start, Instant end, double latitudeDegrees, double longitudeDegrees, Duration longest) {
        long total = Duration.between(start, end).toMillis();
        if (total <= 0) {
            throw new IllegalArgumentException("interval of the sun ends before it begins: " + start + " .. " + end);
        }
        long steps = (total + longest.toMillis() - 1) / longest.toMillis();
        Place place = new Place(latitudeDegrees, longitudeDegrees);
        List<SunPosition> sun = new ArrayList<>();
        List<Double> weight = new ArrayList<>();
        for (long i = 0; i < steps; i++) {
            Instant[] lit =
                    sunlit(start.plusMillis(total * i / steps), start.plusMillis(total * (i + 1) / steps), place);
            if (lit.length == 2) {
                long milliseconds = Duration.between(lit[0], lit[1]).toMillis();
                SunPosition middle = place.sun(lit[0].plusMillis(milliseconds / 2));
                if (milliseconds > 0 && middle.elevation() > 0) {
                    sun.add(middle);
                    weight.add((double) milliseconds / total);
                }
            }
        }
        return new SunTrack(
                sun.toArray(SunPosition[]::new),
                weight.stream().mapToDouble(Double::doubleValue).toArray(),
                SolarPosition.extraterrestrialNormal(start.plusMillis(total / 2)));
    }

    /** Mean of the sine of the elevation over the whole interval, zero while the sun is down. */
    public double meanSine() {
        double sum = 0;
        for (int i = 0; i < sun.length; i++) {
            sum += weight[i] * sun[i].z();
        }
        return sum;
    }

    /** Extraterrestrial irradiance on a horizontal plane, mean over the interval, W m-2. */
    public double extraterrestrialHorizontal() {
        return extraterrestrialNormal * meanSine();
    }

    private record Place(double latitude, double longitude) {
        SunPosition sun(Instant time) {
            return SolarPosition.at(time, latitude, longitude);
        }

        boolean day(Instant time) {
            return sun(time).elevation() > 0;
        }
    }

    /** Begin and end of the sunlit part of a short interval; empty if there is none. */
    private static Instant[] sunlit(Instant start, Instant end, Place place) {
        Instant middle = start.plusMillis(Duration.between(start, end).toMillis() / 2);
        boolean a = place.day(start);
        boolean m = place.day(middle);
        boolean b = place.day(end);
        if (!a && !m && !b) {
            return new Instant[0];
        }
        Instant from = a ? start : m ? crossing(start, middle, place) : crossing(middle, end, place);
        Instant to = b ? end : m ? crossing(middle, end, place) : crossing(start, middle, place);
        return new Instant[] {from, to};
    }

    /** Sunrise or sunset between two times, to the millisecond, by halving. */
    private static Instant crossing(Instant start, Instant end, Place place) {
        boolean before = place.day(start);
        Instant low = start;
        Instant high = end;
        while (Duration.between(low, high).toMillis() > 1) {
            Instant middle = low.plusMillis(Duration.between(low, high).toMillis() / 2);
            if (place.day(middle) == before) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
