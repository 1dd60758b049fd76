package org.kastanie.engine.forcing;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;

/**
 * The hottest days of a weather file: of all runs of so many whole days in a row the one with the highest mean of the daily
 * mean temperature, each the middle between highest and lowest of the day, as in the excess heat factor (Nairn and Fawcett
 * 2015, Int. J. Environ. Res. Public Health 12, 227-253, eq. 1, there over three days). Warm nights count as much as hot
 * afternoons. Of equal ones the first.
 *
 * @param start of the first day
 * @param end of the last
 * @param mean of the daily means, degrees Celsius
 * @param days in order
 */
public record HottestDays(OffsetDateTime start, OffsetDateTime end, double mean, List<Day> days) {
    /** Readings of a day must lie in at least so many of its hours, else it does not count. A choice. */
    private static final int HOURS = 20;

    /**
     * @param highest air temperature, degrees Celsius
     * @param lowest degrees Celsius
     */
    public record Day(LocalDate date, double highest, double lowest) {
        double mean() {
            return 0.5 * (highest + lowest);
        }
    }

    /**
     * What is asked for.
     *
     * @param count of days in a row
     * @param from first day that may be taken; null: the file's
     * @param to last day that may be taken; null: the file's
     * @param offset of the days' midnight from UTC; null: that of the file's clock
     */
    public record Wish(
            int count,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable ZoneOffset offset) {}

    /** @throws InputException if no run of days is complete */
    public static HottestDays find(WeatherRequest request, Wish wish) {
        RawWeather raw = WeatherReader.raw(request);
        ZoneOffset own = request.timezone() == null ? raw.labels().offset() : request.timezone();
        ZoneOffset offset = wish.offset() == null ? own : wish.offset();
        LabelMeaning meaning = request.interval() == null ? raw.labels().interval() : request.interval();
        // a table's labels are in UTC already; those of other formats are on the file's clock
        ZoneOffset clock = request.type() == WeatherType.CSV ? ZoneOffset.UTC : own;
        int shift = (offset.getTotalSeconds() - clock.getTotalSeconds()) / 60;
        HottestDays found = find(raw, wish, meaning, shift, offset);
        if (found == null) {
            throw new InputException(
                    raw.source() + " has no " + wish.count() + " whole days in a row"
                            + (wish.from() == null && wish.to() == null ? "" : " between period.from and period.to"),
                    "give a smaller period.days, other limits, or period.start and period.end");
        }
        return found;
    }

    static @Nullable HottestDays find(RawWeather raw, Wish wish, LabelMeaning meaning, int shift, ZoneOffset offset) {
        List<Day> days = days(raw, meaning, shift);
        HottestDays best = null;
        for (int i = 0; i + wish.count() <= days.size(); i++) {
            List<Day> run = days.subList(i, i + wish.count());
            LocalDate first = run.getFirst().date();
            LocalDate last = run.getLast().date();
            boolean whole = first.plusDays(wish.count() - 1L).equals(last);
            boolean within = (wish.from() == null || !first.isBefore(wish.from()))
                    && (wish.to() == null || !last.isAfter(wish.to()));
            double mean = run.stream().mapToDouble(Day::mean).average().orElse(Double.NaN);
            if (whole && within && (best == null || mean > best.mean())) {
                best = new HottestDays(
                        first.atStartOfDay().atOffset(offset),
                        last.plusDays(1).atStartOfDay().atOffset(offset),
                        mean,
                        List.copyOf(run));
            }
        }
        return best;
    }

    /** Days with readings in most of their hours, in order. */
    private static List<Day> days(RawWeather raw, LabelMeaning meaning, int shift) {
        Map<LocalDate, BitSet> hours = new TreeMap<>();
        Map<LocalDate, double[]> extremes = new TreeMap<>();
        for (RawWeather.Row row : raw.rows()) {
            double value = row.get(Variable.AIR_TEMPERATURE);
            if (Double.isNaN(value)) {
                continue;
            }
            LocalDateTime label = row.label().plusMinutes(shift);
            LocalDateTime inside = meaning == LabelMeaning.ENDING ? label.minusSeconds(1) : label;
            hours.computeIfAbsent(inside.toLocalDate(), d -> new BitSet()).set(inside.getHour());
            double[] e = extremes.computeIfAbsent(
                    inside.toLocalDate(), d -> new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY});
            e[0] = Math.max(e[0], value);
            e[1] = Math.min(e[1], value);
        }
        List<Day> days = new ArrayList<>();
        extremes.forEach((date, e) -> {
            if (hours.getOrDefault(date, new BitSet()).cardinality() >= HOURS) {
                days.add(new Day(date, e[0], e[1]));
            }
        });
        return days;
    }

    /** One sentence for people. */
    public String words() {
        String which = days.size() == 1
                ? "hottest day: " + days.getFirst().date()
                : "hottest " + days.size() + " days in a row: "
                        + days.getFirst().date() + " to " + days.getLast().date();
        StringBuilder text =
                new StringBuilder(String.format(Locale.ROOT, "%s, mean %.1f degC, highest and lowest", which, mean));
        for (Day day : days) {
            text.append(String.format(Locale.ROOT, " %.1f/%.1f", day.highest(), day.lowest()));
        }
        return text.toString();
    }
}
