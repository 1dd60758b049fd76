package org.kastanie.engine.forcing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kastanie.engine.InputException;

/**
 * Rows placed in time: consecutive slots of equal length without holes.
 *
 * <p>Typical years match month, day and hour and take the years of the period, wrapping at the year's end; a 29 February the
 * file lacks is its 28 February again, one the calendar lacks is left out. Real years must match.
 */
final class Timeline {
    /** Longest gap that is bridged by interpolation. */
    static final Duration LONGEST_GAP = Duration.ofHours(3);
    /** Weather around the period that helps to fill and interpolate inside it. */
    private static final Duration MARGIN = Duration.ofDays(1);

    /**
     * One interval.
     *
     * @param line in the file; 0 where the file has no row
     * @param values by ordinal of {@link Variable}, units of the contract, NaN = missing
     */
    record Slot(Instant start, Instant end, int line, double[] values) {
        double get(Variable variable) {
            return values[variable.ordinal()];
        }
    }

    private final RawWeather raw;
    private final WeatherRequest request;
    private final LabelMeaning meaning;
    private final ZoneOffset offset;
    private final long step;
    private final List<String> notes;

    private Timeline(RawWeather raw, WeatherRequest request, List<String> notes) {
        this.raw = raw;
        this.request = request;
        this.notes = notes;
        meaning = request.interval() == null ? raw.labels().interval() : request.interval();
        // Labels of a CSV carry their offset and are in UTC already.
        offset = request.timezone() == null || request.type() == WeatherType.CSV
                ? raw.labels().offset()
                : request.timezone();
        step = step(raw);
    }

    static List<Slot> of(RawWeather raw, WeatherRequest request, List<String> notes) {
        if (raw.rows().size() < 2) {
            throw new InputException(
                    raw.source() + " has " + raw.rows().size() + " rows of weather", "give a file with at least two");
        }
        return new Timeline(raw, request, notes).slots();
    }

    private List<Slot> slots() {
        Instant from = request.period().start().minus(request.period().lead()).minus(MARGIN);
        Instant to = request.period().end().plus(MARGIN);
        TreeMap<Instant, Slot> placed = new TreeMap<>();
        if (raw.typicalYear()) {
            notes.add("typical year: month, day and hour of the file, year of the period");
            int firstYear = from.atOffset(offset).getYear();
            int lastYear = to.atOffset(offset).getYear();
            for (int year = firstYear - 1; year <= lastYear; year++) {
                placeYear(year, from, to, placed);
            }
        } else {
            for (RawWeather.Row row : raw.rows()) {
                place(row, row.label(), from, to, placed);
            }
        }
        if (request.interval() == null
                && raw.labels().state() == LabelMeaning.INSTANT
                && meaning == LabelMeaning.ENDING) {
            meanOfReadings(placed);
        }
        return joined(new ArrayList<>(placed.values()));
    }

    private void placeYear(int year, Instant from, Instant to, TreeMap<Instant, Slot> placed) {
        boolean leap = Year.isLeap(year);
        boolean hasLeapDay = raw.rows().stream().anyMatch(r -> isLeapDay(r.date()));
        for (RawWeather.Row row : raw.rows()) {
            LocalDate date = row.date();
            if (isLeapDay(date) && !leap) {
                continue;
            }
            LocalDate day = LocalDate.of(year, date.getMonth(), date.getDayOfMonth());
            place(row, day.atStartOfDay().plusMinutes(row.minute()), from, to, placed);
            if (leap && !hasLeapDay && date.getMonthValue() == 2 && date.getDayOfMonth() == 28) {
                place(row, day.plusDays(1).atStartOfDay().plusMinutes(row.minute()), from, to, placed);
            }
        }
    }

    private static boolean isLeapDay(LocalDate date) {
        return date.getMonthValue() == 2 && date.getDayOfMonth() == 29;
    }

    private void place(
            RawWeather.Row row, LocalDateTime label, Instant from, Instant to, TreeMap<Instant, Slot> placed) {
        Instant start = label.toInstant(offset).minusMillis(Math.round(meaning.lead() * step * 1000));
        Instant end = start.plusSeconds(step);
        if (end.compareTo(from) <= 0 || start.compareTo(to) >= 0) {
            return;
        }
        Slot before = placed.putIfAbsent(
                start, new Slot(start, end, row.line(), row.values().clone()));
        if (before != null && before.line() != row.line()) {
            notes.add("line " + row.line() + " has the time of line " + before.line() + " and is left out");
        }
    }

    /** Readings at the labels become means of the intervals between them. */
    private void meanOfReadings(TreeMap<Instant, Slot> placed) {
        notes.add("readings at the label are averaged over the two ends of an interval");
        double[] before = null;
        Instant end = Instant.MIN;
        for (Slot slot : placed.values()) {
            double[] now = slot.values().clone();
            if (before != null && end.equals(slot.start())) {
                for (Variable v : Variable.values()) {
                    int i = v.ordinal();
                    if (!v.isAccumulated() && !Double.isNaN(before[i]) && !Double.isNaN(now[i])) {
                        slot.values()[i] = GapFiller.between(v, before[i], now[i], 0.5);
                    }
                }
            }
            before = now;
            end = slot.end();
        }
    }

    /** Checks that slots touch, puts empty ones into short gaps and cuts at long ones outside the period. */
    private List<Slot> joined(List<Slot> slots) {
        List<Slot> out = new ArrayList<>();
        Instant start = request.period().start();
        Instant end = request.period().end();
        for (Slot slot : slots) {
            if (!out.isEmpty()) {
                Slot last = out.getLast();
                long hole = Duration.between(last.end(), slot.start()).getSeconds();
                if (hole < 0 || hole % step != 0) {
                    throw new InputException(
                            raw.source() + " line " + slot.line() + ": " + local(slot.start())
                                    + " does not follow the line before at " + step / 60 + " minutes",
                            "rows must be evenly spaced");
                }
                if (hole > LONGEST_GAP.getSeconds()) {
                    if (last.end().isBefore(end) && slot.start().isAfter(start)) {
                        throw new InputException(
                                raw.source() + " line " + slot.line() + ": no data from " + local(last.end()) + " to "
                                        + local(slot.start()),
                                "gaps of more than 3 hours are not filled: complete the file or move the period");
                    }
                    if (!last.end().isBefore(end)) {
                        break;
                    }
                    out.clear();
                } else {
                    for (Instant t = last.end(); t.isBefore(slot.start()); t = t.plusSeconds(step)) {
                        out.add(new Slot(t, t.plusSeconds(step), 0, WeatherText.empty()));
                    }
                }
            }
            out.add(slot);
        }
        if (out.isEmpty()
                || out.getFirst().start().isAfter(start)
                || out.getLast().end().isBefore(end)) {
            throw notCovered();
        }
        return out;
    }

    private InputException notCovered() {
        RawWeather.Row first = raw.rows().getFirst();
        RawWeather.Row last = raw.rows().getLast();
        long lead = Math.round(meaning.lead() * step);
        return new InputException(
                raw.source() + " covers " + first.label().minusSeconds(lead) + " to "
                        + last.label().minusSeconds(lead).plusSeconds(step) + " (" + offset + ")"
                        + (raw.typicalYear() ? " of a typical year" : "") + ", not the period "
                        + local(request.period().start()) + " to "
                        + local(request.period().end()),
                "move the period or give other weather; check weather.interval and weather.timezone");
    }

    String local(Instant time) {
        return time.atOffset(offset).toString();
    }

    /** Most frequent distance of two labels, s. */
    private static long step(RawWeather raw) {
        Map<Long, Integer> count = new HashMap<>();
        for (int i = 1; i < raw.rows().size(); i++) {
            long seconds = Duration.between(
                            raw.rows().get(i - 1).label(), raw.rows().get(i).label())
                    .getSeconds();
            if (seconds > 0) {
                count.merge(seconds, 1, Integer::sum);
            }
        }
        long best = count.entrySet().stream()
                .max(Map.Entry.<Long, Integer>comparingByValue()
                        .thenComparing(Map.Entry.<Long, Integer>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .orElse(0L);
        if (best < 60 || best > LONGEST_GAP.getSeconds()) {
            throw new InputException(
                    raw.source() + ": rows are " + best + " s apart", "weather needs rows every 1 minute to 3 hours");
        }
        return best;
    }
}
