package org.kastanie.engine.forcing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.kastanie.engine.InputException;
import tools.jackson.databind.JsonNode;

/**
 * A datastream with its readings.
 *
 * @param variable what it measures
 * @param id as the server writes it in addresses
 * @param name for people
 * @param unit as the server has it
 * @param readings in order of time, values in the contract's unit
 */
record SensorStream(Variable variable, String id, String name, String unit, List<Reading> readings) {
    /** Readings of one stream that are taken at most. */
    private static final int MOST = 2_000_000;

    /** Stations write -999, -9999 and the like for a reading that failed; as in tables. */
    private static final double MISSING = -900;

    /**
     * @param from seconds; equal to {@code to} for an instant
     * @param to seconds
     */
    record Reading(double from, double to, double value) {}

    /** @param id number or text in quotes */
    static SensorStream read(SensorClient client, Variable variable, String id, WeatherRequest.Period period) {
        String path = "Datastreams(" + SensorText.encoded(id) + ")";
        JsonNode about = client.get(path);
        String name = about.path("name").asString("datastream " + id);
        JsonNode unit = about.path("unitOfMeasurement");
        List<String> units = List.of(
                unit.path("symbol").asString(""),
                unit.path("name").asString(""),
                unit.path("definition").asString(""));
        DoubleUnaryOperator conversion = SensorUnits.conversion(variable, units);
        if (conversion == null) {
            throw new InputException(
                    "datastream " + id + " (" + name + ") has the unit '" + units.getFirst() + "', which is none for "
                            + variable.key(),
                    "known are " + String.join(", ", SensorUnits.known(variable)) + "; check weather.datastreams");
        }
        Instant from = period.start().minus(period.lead());
        String filter = "phenomenonTime ge " + from + " and phenomenonTime le " + period.end();
        List<Reading> readings = new ArrayList<>();
        client.all(
                path + "/Observations?$select=phenomenonTime,result&$orderby=phenomenonTime%20asc&$top=1000&$filter="
                        + SensorText.encoded(filter),
                node -> add(node, conversion, variable, id, readings));
        readings.sort(Comparator.comparingDouble(Reading::from));
        return new SensorStream(variable, id, name, units.getFirst(), List.copyOf(readings));
    }

    private static void add(
            JsonNode node, DoubleUnaryOperator conversion, Variable variable, String id, List<Reading> readings) {
        JsonNode result = node.path("result");
        double raw = result.isNumber() ? result.asDouble() : number(result.asString(""));
        if (!(raw > MISSING && raw < Double.POSITIVE_INFINITY)) {
            return; // a reading that failed is a gap
        }
        if (readings.size() >= MOST) {
            throw new InputException(
                    "datastream " + id + " (" + variable.key() + ") has more than " + MOST + " readings in the period",
                    "ask for a shorter period, or for a stream with fewer readings");
        }
        String time = node.path("phenomenonTime").asString("");
        int slash = time.indexOf('/');
        double first = seconds(slash < 0 ? time : time.substring(0, slash), id);
        double last = slash < 0 ? first : seconds(time.substring(slash + 1), id);
        double value = conversion.applyAsDouble(raw);
        if (!variable.contains(value)) {
            throw new InputException(
                    String.format(
                            Locale.ROOT,
                            "datastream %s: %s is %.4g %s at %s, outside %.4g to %.4g",
                            id,
                            variable.key(),
                            value,
                            variable.unit(),
                            time,
                            variable.low(),
                            variable.high()),
                    "check the unit of the datastream, and that it is the one for " + variable.key());
        }
        readings.add(new Reading(Math.min(first, last), Math.max(first, last), value));
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static double seconds(String text, String id) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            return instant.getEpochSecond() + instant.getNano() * 1e-9;
        } catch (DateTimeException e) {
            throw new InputException(
                    "datastream " + id + ": phenomenonTime '" + text + "' is no ISO 8601 time with an offset",
                    "tell whoever keeps the server",
                    e);
        }
    }

    /** How long a reading stands for, s: the middle one of the intervals, or of the pauses between instants. */
    double spacing() {
        double[] lengths = new double[Math.max(0, readings.size() - 1)];
        for (int i = 0; i < lengths.length; i++) {
            Reading r = readings.get(i);
            lengths[i] =
                    r.to() > r.from() ? r.to() - r.from() : readings.get(i + 1).from() - r.from();
        }
        return SensorMeans.median(lengths);
    }

    /** Values over intervals of a length; NaN where there are none. */
    double[] over(long start, long step, int count) {
        return switch (variable) {
            case PRECIPITATION -> {
                SensorMeans sums = new SensorMeans(start, step, count);
                readings.forEach(r -> sums.amount(r.from(), r.to(), r.value()));
                yield sums.sums();
            }
            case WIND_DIRECTION -> direction(start, step, count);
            default -> means(start, step, count, x -> x);
        };
    }

    private double[] direction(long start, long step, int count) {
        double[] east = means(start, step, count, d -> Math.sin(Math.toRadians(d)));
        double[] north = means(start, step, count, d -> Math.cos(Math.toRadians(d)));
        double[] direction = new double[count];
        for (int i = 0; i < count; i++) {
            direction[i] = (Math.toDegrees(Math.atan2(east[i], north[i])) + 360) % 360;
        }
        return direction;
    }

    private double[] means(long start, long step, int count, DoubleUnaryOperator of) {
        SensorMeans means = new SensorMeans(start, step, count);
        double pause = Math.max(3 * spacing(), 3600);
        for (int i = 0; i < readings.size(); i++) {
            Reading r = readings.get(i);
            double value = of.applyAsDouble(r.value());
            means.line(r.from(), r.to(), value, value);
            if (r.to() == r.from() && i + 1 < readings.size()) {
                Reading next = readings.get(i + 1);
                if (next.from() - r.to() <= pause) {
                    means.line(r.to(), next.from(), value, of.applyAsDouble(next.value()));
                }
            }
        }
        return means.means();
    }
}
