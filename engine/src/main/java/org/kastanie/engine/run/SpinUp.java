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

    /** A stretch of the day before the period and the longest step in it. */
    private record Stretch(Duration length, Duration longest) {}

    /**
     * The last day, whose steps become shorter towards its end; what comes after stands for the period's own step. Choice:
     * steps of an hour to the end leave thin roofs up to 2 K too cool, of which a quarter is left six hours later; the days
     * before it may take steps of three hours (docs/performance.md).
     */
    private static final List<Stretch> LAST_DAY = List.of(
            new Stretch(Duration.ofHours(18), Duration.ofHours(1)),
            new Stretch(Duration.ofHours(3), Duration.ofMinutes(30)),
            new Stretch(Duration.ofHours(3), Duration.ZERO));

    boolean goesOn(int daysDone, double changeOfLastDay) {
        return daysDone < least || (daysDone < most && !(changeOfLastDay < SETTLED));
    }

    List<StepForcing> day(int ordinal) {
        return days.get(repeated ? 0 : ordinal);
    }

    /** Steps of the first days together; {@code count} at most {@link #most}. */
    int steps(int count) {
        return repeated
                ? count * days.getFirst().size()
                : days.subList(0, count).stream().mapToInt(List::size).sum();
    }

    /** What a job without repeated days needs, and what others are taken to need before it is known. */
    int likelySteps() {
        return most == 0 ? 0 : steps(repeated ? Math.max(least, PRECEDING) : most);
    }

    /** The same before any weather has been read. */
    static int likelySteps(RunSpec spec) {
        RunSpec.Spinup wish = spec.period().spinup();
        int days = wish.automatic() ? PRECEDING : wish.days();
        int last = 0;
        for (Stretch stretch : LAST_DAY) {
            last += (int) stretch.length().dividedBy(step(stretch, spec.model()));
        }
        return days == 0 ? 0 : (int) ((days - 1) * DAY.dividedBy(spec.model().spinupStep())) + last;
    }

    /** The same with as many days as the coarse run of the whole domain took, so that all tiles have the same. */
    SpinUp of(int given) {
        return most == 0
                ? this
                : new SpinUp(days, repeated, given, given, how + " in the coarse run of the whole domain");
    }

    static SpinUp plan(RunSpec spec, WeatherSeries weather, WeatherSite site) {
        RunSpec.Spinup wish = spec.period().spinup();
        int wanted = wish.automatic() ? PRECEDING : wish.days();
        if (wanted == 0) {
            return new SpinUp(List.of(), false, 0, 0, "none, as the job says");
        }
        Instant start = spec.period().start().toInstant();
        int available =
                (int) Math.min(wanted, Duration.between(weather.start(), start).toDays());
        if (available == wanted || (wish.automatic() && available > 0)) {
            List<List<StepForcing>> days = new java.util.ArrayList<>();
            for (int d = available; d > 0; d--) {
                Duration before = DAY.multipliedBy(d);
                Instant from = start.minus(before);
                // the sun of the period's first day, at most two degrees off in five days: shadows are found once for
                // all
                days.add(
                        d > 1
                                ? StepForcings.build(
                                        weather,
                                        site,
                                        from,
                                        from.plus(DAY),
                                        spec.model().spinupStep(),
                                        before)
                                : lastDay(weather, site, from, spec.model(), before));
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
        List<List<StepForcing>> day = List.of(lastDay(before, site, from, spec.model(), Duration.ZERO));
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

    /** A day whose steps become shorter towards its end. */
    private static List<StepForcing> lastDay(
            WeatherSeries weather, WeatherSite site, Instant from, RunSpec.ModelSpec model, Duration sunShift) {
        List<StepForcing> day = new java.util.ArrayList<>();
        Instant at = from;
        for (Stretch stretch : LAST_DAY) {
            Instant next = at.plus(stretch.length());
            day.addAll(StepForcings.build(weather, site, at, next, step(stretch, model), sunShift));
            at = next;
        }
        return day;
    }

    private static Duration step(Stretch stretch, RunSpec.ModelSpec model) {
        Duration longest = stretch.longest().isZero() ? model.step() : stretch.longest();
        return longest.compareTo(model.spinupStep()) < 0 ? longest : model.spinupStep();
    }
}
