package org.kastanie.engine.forcing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;

/**
 * Weather of a station from an OGC SensorThings server (version 1.1, also 1.0; <a
 * href="https://docs.ogc.org/is/18-088/18-088.html">OGC 18-088</a>) as a table of {@link CsvReader}: means over intervals of
 * 10, 20, 30 or 60 minutes, the shortest that is not shorter than what the readings of any stream stand for.
 */
public final class SensorThings {
    private static final int[] STEPS = {10, 20, 30, 60};

    private SensorThings() {}

    /**
     * What is asked for.
     *
     * @param url root of the service
     * @param thing id whose datastreams are taken by what they observe, or null
     * @param datastreams ids by name of the contract; they go before those of the thing
     * @param period with the weather before it
     */
    public record Request(
            String url, @Nullable String thing, Map<String, String> datastreams, WeatherRequest.Period period) {}

    /**
     * Reads all pages and writes the table.
     *
     * @return where it came from, one sentence
     */
    public static String fetch(Request request, Path csv) {
        try (SensorClient client = new SensorClient(request.url())) {
            Map<Variable, String> ids = ids(client, request);
            List<SensorStream> streams = new ArrayList<>();
            for (Map.Entry<Variable, String> entry : ids.entrySet()) {
                SensorStream stream = SensorStream.read(client, entry.getKey(), entry.getValue(), request.period());
                if (stream.readings().isEmpty()) {
                    throw new InputException(
                            "datastream " + stream.id() + " (" + stream.name() + ") of " + client.base()
                                    + " has no readings from "
                                    + request.period()
                                            .start()
                                            .minus(request.period().lead()) + " to "
                                    + request.period().end(),
                            "check period, and that the stream is the one for "
                                    + entry.getKey().key());
                }
                streams.add(stream);
            }
            int step = step(streams);
            write(streams, step, csv);
            return words(client, streams, step);
        }
    }

    private static Map<Variable, String> ids(SensorClient client, Request request) {
        Map<Variable, String> ids = new EnumMap<>(Variable.class);
        request.datastreams()
                .forEach((key, id) -> ids.put(
                        Variable.byKey(key)
                                .orElseThrow(() -> new InputException(
                                        "weather.datastreams: unknown name '" + key + "'",
                                        "use one of " + CsvReader.known())),
                        SensorText.id(id)));
        if (request.thing() != null) {
            ofThing(client, request.thing(), ids, request.datastreams());
        }
        if (!ids.containsKey(Variable.AIR_TEMPERATURE)) {
            throw new InputException(
                    client.base() + " gives no air temperature for this job",
                    "name its datastream: weather.datastreams: {air_temperature: ID}");
        }
        return ids;
    }

    private static void ofThing(
            SensorClient client, String thing, Map<Variable, String> ids, Map<String, String> given) {
        Map<Variable, String> names = new EnumMap<>(Variable.class);
        String path = "Things(" + SensorText.encoded(SensorText.id(thing)) + ")/Datastreams?$expand=ObservedProperty";
        client.all(
                path,
                stream -> SensorText.variable(stream).ifPresent(variable -> {
                    if (given.containsKey(variable.key())) {
                        return;
                    }
                    String name = stream.path("name").asString("");
                    String before = names.putIfAbsent(variable, name);
                    if (before != null) {
                        throw new InputException(
                                "thing " + thing + " has several datastreams of " + variable.key() + ": " + before
                                        + ", " + name,
                                "name the one that is meant: weather.datastreams: {" + variable.key() + ": ID}");
                    }
                    ids.put(variable, SensorText.idOf(stream));
                }));
    }

    private static int step(List<SensorStream> streams) {
        double longest = streams.stream()
                .mapToDouble(SensorStream::spacing)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        for (int minutes : STEPS) {
            if (longest <= 60 * minutes + 1) {
                return minutes;
            }
        }
        return STEPS[STEPS.length - 1]; // the reader of the table fills gaps of up to three hours and says so
    }

    private static void write(List<SensorStream> streams, int minutes, Path csv) {
        long step = 60L * minutes;
        double first = Double.POSITIVE_INFINITY;
        double last = Double.NEGATIVE_INFINITY;
        for (SensorStream stream : streams) {
            first = Math.min(first, stream.readings().getFirst().from());
            last = Math.max(last, stream.readings().getLast().to());
        }
        long start = Math.floorDiv((long) first - 1, step) * step;
        int count = (int) Math.ceil((last - start) / step);
        StringBuilder text = new StringBuilder("time");
        streams.forEach(s -> text.append(',').append(s.variable().key()));
        text.append('\n');
        List<double[]> columns =
                streams.stream().map(s -> s.over(start, step, count)).toList();
        for (int i = 0; i < count; i++) {
            int row = i;
            if (columns.stream().allMatch(c -> Double.isNaN(c[row]))) {
                continue; // before the first reading, or a pause of all
            }
            text.append(Instant.ofEpochSecond(start + (i + 1) * step));
            for (double[] column : columns) {
                text.append(',').append(Double.isNaN(column[i]) ? "" : String.format(Locale.ROOT, "%.4f", column[i]));
            }
            text.append('\n');
        }
        try {
            Files.writeString(csv, text);
        } catch (IOException e) {
            throw new InputException(csv + " cannot be written: " + e.getMessage(), "make room on the disk", e);
        }
    }

    private static String words(SensorClient client, List<SensorStream> streams, int step) {
        StringBuilder text = new StringBuilder("SensorThings " + client.base() + ", means over " + step + " min of ");
        for (int i = 0; i < streams.size(); i++) {
            SensorStream s = streams.get(i);
            text.append(i == 0 ? "" : ", ")
                    .append(s.variable().key())
                    .append(" from datastream ")
                    .append(s.id());
            text.append(" (").append(s.name()).append(", ").append(s.unit()).append(", ");
            text.append(s.readings().size()).append(" readings)");
        }
        return text.toString();
    }
}
