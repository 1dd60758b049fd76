package org.kastanie.engine.output;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Output times in words: as stamps of tables and as local legal time for people.
 *
 * @param results the run
 * @param zone legal time of the place, if known
 */
public record Stamps(ResultSet results, Optional<ZoneId> zone) {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_IN_GERMAN = DateTimeFormatter.ofPattern("d. MMMM uuuu", Locale.GERMAN);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    public static Stamps of(ResultSet results) {
        return new Stamps(
                results, legalZone(results.domain().latitude(), results.domain().longitude()));
    }

    /** ISO 8601 with the job's offset: the end of the interval. */
    public String iso(int time) {
        return ISO.format(results.stamp(time).atOffset(results.offset()));
    }

    public List<String> all() {
        List<String> all = new ArrayList<>();
        for (int time = 0; time < results.times(); time++) {
            all.add(iso(time));
        }
        return all;
    }

    /** Clock time of an instant, legal where known, else by the job's offset. */
    public String clock(Instant instant) {
        return CLOCK.format(local(instant));
    }

    /** The interval for people: "15:00-16:00". */
    public String interval(int time) {
        Instant end = results.stamp(time);
        return clock(end.minus(results.interval())) + "\u2013" + clock(end);
    }

    /** The interval with its day and what clock it is: "20 July 2015, 15:00-16:00 CEST (UTC+02:00)". */
    public String full(int time) {
        return full(time, Locale.ENGLISH);
    }

    /** The same in a language: "20. Juli 2015, 15:00-16:00 MESZ (UTC+02:00)". */
    public String full(int time, Locale language) {
        Instant begin = results.stamp(time).minus(results.interval());
        DateTimeFormatter day = language.equals(Locale.GERMAN) ? DAY_IN_GERMAN : DAY;
        return day.format(local(begin)) + ", " + interval(time) + " " + clockName(begin, language);
    }

    public String day(int time) {
        return DAY.format(local(results.stamp(time).minus(results.interval())));
    }

    /** Name and offset of the clock in use: "CEST (UTC+02:00)". */
    public String clockName(Instant instant) {
        return clockName(instant, Locale.ENGLISH);
    }

    private String clockName(Instant instant, Locale language) {
        if (zone.isEmpty()) {
            return "UTC"
                    + (results.offset().getTotalSeconds() == 0
                            ? ""
                            : results.offset().getId());
        }
        ZoneId id = zone.get();
        String name = DateTimeFormatter.ofPattern("zzz", language).format(instant.atZone(id));
        return name + " (UTC" + id.getRules().getOffset(instant).getId() + ")";
    }

    private LocalDateTime local(Instant instant) {
        return zone.map(id -> instant.atZone(id).toLocalDateTime())
                .orElseGet(() -> instant.atOffset(results.offset()).toLocalDateTime());
    }

    /**
     * Legal time of central Europe. The boxes hold only states with the time of Berlin (IANA tz database 2025b), so its
     * rules stand for all of them; elsewhere the job's own offset is shown. A choice: no map of time zones on board.
     */
    private static Optional<ZoneId> legalZone(double latitude, double longitude) {
        boolean centre = longitude > 3 && longitude < 18 && latitude > 43 && latitude < 58;
        boolean iberia = longitude > -6 && longitude <= 3 && latitude > 36 && latitude < 43.8;
        boolean scandinavia = longitude > 5 && longitude < 18 && latitude >= 58 && latitude < 63;
        return centre || iberia || scandinavia ? Optional.of(ZoneId.of("Europe/Berlin")) : Optional.empty();
    }
}
