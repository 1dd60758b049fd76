package org.kastanie.engine.forcing;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;

/**
 * Columns with a header: {@code time} (ISO 8601 with offset) and contract names, or names mapped to them. Comma or
 * semicolon. Empty, NaN, NA, and values of -900 and below are missing.
 */
final class CsvReader {
    private static final double MISSING = -900;

    private CsvReader() {}

    static RawWeather read(WeatherRequest request) {
        Path path = request.path();
        List<String> lines = WeatherText.lines(path);
        int head = 0;
        while (lines.get(head).isBlank() || lines.get(head).startsWith("#")) {
            head++;
        }
        String separator = lines.get(head).contains(";") ? ";" : ",";
        List<String> names = Arrays.stream(lines.get(head).split(separator, -1))
                .map(s -> s.strip().replace("\"", ""))
                .toList();
        List<String> notes = new ArrayList<>();
        int time = column(names, request.columns().getOrDefault("time", "time"), "time", path);
        Map<Integer, Variable> columns = columns(names, request, notes);
        List<RawWeather.Row> rows = new ArrayList<>();
        for (int i = head + 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
                // between semicolons a comma is a decimal one
                String line = separator.equals(";") ? lines.get(i).replace(',', '.') : lines.get(i);
                rows.add(row(line.split(separator, -1), time, columns, request, i + 1));
            }
        }
        return new RawWeather(
                String.valueOf(path.getFileName()),
                rows,
                false,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                new RawWeather.Labels(LabelMeaning.ENDING, LabelMeaning.ENDING, ZoneOffset.UTC),
                notes);
    }

    private static Map<Integer, Variable> columns(List<String> names, WeatherRequest request, List<String> notes) {
        Map<Integer, Variable> columns = new HashMap<>();
        for (Map.Entry<String, String> entry : request.columns().entrySet()) {
            if (entry.getKey().equals("time")) {
                continue;
            }
            Variable variable = Variable.byKey(entry.getKey())
                    .orElseThrow(() -> new InputException(
                            "weather.columns: unknown name '" + entry.getKey() + "'", "use one of " + known()));
            columns.put(column(names, entry.getValue(), entry.getKey(), request.path()), variable);
        }
        for (int c = 0; c < names.size(); c++) {
            Variable variable = Variable.byKey(names.get(c)).orElse(null);
            if (variable != null && !columns.containsKey(c) && !columns.containsValue(variable)) {
                columns.put(c, variable);
            }
        }
        String ignored = java.util.stream.IntStream.range(0, names.size())
                .filter(c -> !columns.containsKey(c) && !names.get(c).equals("time"))
                .mapToObj(names::get)
                .filter(n -> !n.equals(request.columns().get("time")))
                .collect(Collectors.joining(", "));
        if (!ignored.isEmpty()) {
            notes.add("columns not used: " + ignored);
        }
        return columns;
    }

    private static int column(List<String> names, String name, String wanted, Path path) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new InputException(
                    path.getFileName() + " has no column '" + name + "' for " + wanted + "; it has "
                            + String.join(", ", names),
                    "correct weather.columns or the header of the file");
        }
        return index;
    }

    private static RawWeather.Row row(
            String[] f, int time, Map<Integer, Variable> columns, WeatherRequest request, int line) {
        Path path = request.path();
        int last = columns.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (f.length <= Math.max(last, time)) {
            throw new InputException(
                    WeatherText.where(path, line) + " has only " + f.length + " columns", "correct the line");
        }
        double[] values = WeatherText.empty();
        columns.forEach((c, variable) -> {
            double value = WeatherText.number(f[c].replace("\"", ""), path, line);
            values[variable.ordinal()] = value <= MISSING ? Double.NaN : value;
        });
        LocalDateTime label = label(f[time].strip().replace("\"", ""), request.timezone(), path, line);
        return new RawWeather.Row(line, label.toLocalDate(), label.getHour() * 60 + label.getMinute(), values);
    }

    /** The label in UTC. */
    private static LocalDateTime label(String text, @Nullable ZoneOffset zone, Path path, int line) {
        String iso = text.replace(' ', 'T');
        try {
            return OffsetDateTime.parse(iso)
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toLocalDateTime();
        } catch (DateTimeParseException withoutOffset) {
            try {
                LocalDateTime local = LocalDateTime.parse(iso);
                if (zone != null) {
                    return local.atOffset(zone)
                            .withOffsetSameInstant(ZoneOffset.UTC)
                            .toLocalDateTime();
                }
                throw new InputException(
                        WeatherText.where(path, line) + ": time '" + text + "' has no offset from UTC",
                        "write it as 2026-07-20T12:00+01:00, or give weather.timezone",
                        withoutOffset);
            } catch (DateTimeParseException e) {
                throw new InputException(
                        WeatherText.where(path, line) + ": '" + text + "' is not an ISO 8601 time",
                        "write it as 2026-07-20T12:00+01:00",
                        e);
            }
        }
    }

    static String known() {
        return Arrays.stream(Variable.values())
                .filter(Variable::inContract)
                .map(Variable::key)
                .collect(Collectors.joining(", "));
    }
}
