package org.kastanie.engine.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.kastanie.engine.forcing.DayBefore;
import org.kastanie.engine.forcing.StepForcings;
import org.kastanie.engine.forcing.WeatherSeries;
import org.kastanie.engine.forcing.WeatherSite;
import org.kastanie.solver.model.StepForcing;

/**
 * How the surfaces come to their temperatures before the period begins (contract: {@code spinup}).
 *
 * @param days days of forcing in the order they are run; one day, to be repeated, if {@code repeated}
 * @param repeated the one day is run again and again
 * @param least days that are run in any case
 * @param most days at most
 * @param how a sentence for the manifest
 */
record SpinUp(List<List<StepForcing>> days, boolean repeated, int least, int most, String how) {
    /** Days of preceding weather used if the file has them (contract). */
    private static final int PRECEDING = 5;

    /** Repetitions at most (contract). */
    private static final int MOST = 10;

    /** Change over a day below which a layer counts as settled, K (contract). */
    static final double SETTLED = 0.1;

    private static final Duration DAY = Duration.ofDays(1);

    boolean goesOn(int daysDone, double changeOfLastDay) {
        return daysDone < least || (daysDone < most && !(changeOfLastDay < SETTLED));
    }

    List<StepForcing> day(int ordinal) {
        return days.get(repeated ? 0 : ordinal);
    }

    static SpinUp plan(RunSpec spec, WeatherSeries weather, WeatherSite site) {
        RunSpec.Spinup wish = spec.period().spinup();
        int wanted = wish.automatic() ? PRECEDING : wish.days();
        if (wanted == 0) {
            return new SpinUp(List.of(), false, 0, 0, "none, as the job says");
        }
        Instant start = spec.period().start().toInstant();
        Duration step = spec.model().spinupStep();
        int available =
                (int) Math.min(wanted, Duration.between(weather.start(), start).toDays());
        if (available == wanted || (wish.automatic() && available > 0)) {
            List<List<StepForcing>> days = new java.util.ArrayList<>();
            for (int d = available; d > 0; d--) {
                Duration before = DAY.multipliedBy(d);
                Instant from = start.minus(before);
                // the sun of the period's first day, at most two degrees off in five days: shadows are found once for
                // all
                days.add(StepForcings.build(weather, site, from, from.plus(DAY), step, before));
            }
            return new SpinUp(
                    days,
                    false,
                    available,
                    available,
                    available + (available == 1 ? " day" : " days") + " of preceding weather");
        }
        Instant from = weather.end().isBefore(start.plus(DAY)) ? weather.end().minus(DAY) : start;
        if (from.isBefore(weather.start())) {
            return new SpinUp(
                    List.of(),
                    false,
                    0,
                    0,
                    "none: the weather covers less than a day, so that no day could be repeated");
        }
        WeatherSeries before = DayBefore.of(weather, site, from);
        List<List<StepForcing>> day = List.of(StepForcings.build(before, site, from, from.plus(DAY), step));
        return wish.automatic()
                ? new SpinUp(
                        day,
                        true,
                        1,
                        MOST,
                        "the likely day before, made from the first day, repeated until every layer above 0.5 m settles")
                : new SpinUp(
                        day,
                        true,
                        wanted,
                        wanted,
                        "the likely day before, made from the first day, repeated " + wanted + " times");
    }
}
