package org.kastanie.engine.job;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.forcing.HottestDays;
import org.kastanie.engine.forcing.LabelMeaning;
import org.kastanie.engine.forcing.WeatherRequest;
import org.kastanie.engine.forcing.WeatherType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** From {@code period: {pick: hottest, days: 3}} to a start and an end. */
final class PickedPeriod {
    /** Weather before the period that is asked for: as much as a run makes use of. */
    private static final Duration LEAD = Duration.ofDays(30);

    private PickedPeriod() {}

    /** What a server is to be asked for: the period, or all of what may be picked from. */
    static WeatherRequest.Period asked(JsonNode period) {
        if (!period.has("pick")) {
            return new WeatherRequest.Period(
                    OffsetDateTime.parse(period.path("start").asString()).toInstant(),
                    OffsetDateTime.parse(period.path("end").asString()).toInstant(),
                    LEAD);
        }
        ZoneOffset offset = ZoneOffset.of(period.path("offset").asString("Z"));
        LocalDate from = date(period, "from");
        LocalDate to = date(period, "to");
        if (from == null || to == null || to.isBefore(from)) {
            throw new InputException("period.to is before period.from", "give a later period.to");
        }
        return new WeatherRequest.Period(
                from.atStartOfDay().toInstant(offset),
                to.plusDays(1).atStartOfDay().toInstant(offset),
                LEAD);
    }

    /** Puts start, end and how they were found in the place of pick and days. */
    static void resolve(ObjectNode period, JsonNode weather, Path file, List<Path> also) {
        String interval = weather.path("interval").asString("");
        String zone = weather.path("timezone").asString("");
        Map<String, String> columns = new HashMap<>();
        weather.path("columns")
                .properties()
                .forEach(e -> columns.put(e.getKey(), e.getValue().asString()));
        WeatherRequest request = new WeatherRequest(
                WeatherType.byKey(weather.path("type").asString()),
                file,
                also,
                interval.isEmpty() ? null : LabelMeaning.byKey(interval),
                zone.isEmpty() ? null : ZoneOffset.of(zone),
                columns,
                Map.of(),
                new WeatherRequest.Place(
                        weather.path("latitude").asDouble(Double.NaN),
                        weather.path("longitude").asDouble(Double.NaN),
                        Double.NaN),
                new WeatherRequest.Period(java.time.Instant.EPOCH, java.time.Instant.EPOCH.plusSeconds(1), LEAD));
        String offset = period.path("offset").asString("");
        HottestDays found = HottestDays.find(
                request,
                new HottestDays.Wish(
                        period.path("days").asInt(),
                        date(period, "from"),
                        date(period, "to"),
                        offset.isEmpty() ? null : ZoneOffset.of(offset)));
        period.remove(List.of("pick", "days", "from", "to", "offset"));
        period.put("start", found.start().toString());
        period.put("end", found.end().toString());
        period.put("origin", found.words() + ", in " + file.getFileName());
    }

    private static @Nullable LocalDate date(JsonNode period, String key) {
        if (!period.has(key)) {
            return null;
        }
        try {
            return LocalDate.parse(period.path(key).asString());
        } catch (DateTimeException e) {
            throw new InputException(
                    "period." + key + " is '" + period.path(key).asString() + "', which is no day of the calendar",
                    "write it as 2026-07-31",
                    e);
        }
    }
}
