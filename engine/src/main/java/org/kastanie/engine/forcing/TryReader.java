package org.kastanie.engine.forcing;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kastanie.engine.InputException;

/**
 * Test reference years of the German weather service (DWD/BBSR), layouts of 2010 and of 2015 (edition 2017). Columns are
 * found by the line of short names above {@code ***}, so both layouts are one.
 *
 * <p>Labels: hour HH of 1..24 in CET (MEZ, no summer time); row 1 is the hour from 0 to 1. The header names one hour for
 * all columns, so readings and radiation share it. B is direct and D diffuse on a horizontal plane, A is longwave down.
 */
final class TryReader {
    /** A leap year, so that every day of the file has a date; the year itself means nothing. */
    private static final int ANY_YEAR = 2000;

    private TryReader() {}

    static RawWeather read(Path path) {
        List<String> lines = WeatherText.lines(path);
        int stars = -1;
        List<String> names = List.of();
        for (int i = 0; i < lines.size() && stars < 0; i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("***")) {
                stars = i;
            } else if (line.matches("(RW|RG)\\s.*\\sHH\\s.*")) {
                names = List.of(line.split("\\s+"));
            }
        }
        if (stars < 0 || names.isEmpty()) {
            throw new InputException(
                    path.getFileName() + " is not a test reference year: no line of column names above ***",
                    "check weather.type and weather.path");
        }
        List<RawWeather.Row> rows = new ArrayList<>();
        for (int i = stars + 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                rows.add(row(lines.get(i), names, path, i + 1));
            }
        }
        TryPlace place = TryPlace.of(lines);
        return new RawWeather(
                String.valueOf(path.getFileName()),
                rows,
                true,
                place.latitude(),
                place.longitude(),
                altitude(lines),
                new RawWeather.Labels(LabelMeaning.ENDING, LabelMeaning.ENDING, ZoneOffset.ofHours(1)),
                List.of());
    }

    private static RawWeather.Row row(String text, List<String> names, Path path, int line) {
        String[] tokens = text.strip().split("\\s+");
        if (tokens.length < names.size()) {
            throw new InputException(
                    WeatherText.where(path, line) + " has " + tokens.length + " columns, not " + names.size(),
                    "the file is damaged: fetch it again");
        }
        double[] values = WeatherText.empty();
        int month = 0;
        int day = 0;
        int hour = 0;
        for (int c = 0; c < names.size(); c++) {
            String token = tokens[c];
            switch (names.get(c)) {
                case "MM" -> month = WeatherText.integer(token, path, line);
                case "DD" -> day = WeatherText.integer(token, path, line);
                case "HH" -> hour = WeatherText.integer(token, path, line);
                case "t" -> put(values, Variable.AIR_TEMPERATURE, WeatherText.number(token, path, line), 99.9);
                case "p" -> put(values, Variable.PRESSURE, WeatherText.number(token, path, line), 9999);
                case "WR" -> put(values, Variable.WIND_DIRECTION, WeatherText.number(token, path, line), 999);
                case "WG" -> put(values, Variable.WIND_SPEED, WeatherText.number(token, path, line), 99);
                case "x" -> put(values, Variable.MIXING_RATIO, WeatherText.number(token, path, line), 99);
                case "RF" -> put(values, Variable.RELATIVE_HUMIDITY, WeatherText.number(token, path, line), 999);
                case "B" ->
                    put(values, Variable.SHORTWAVE_DIRECT_HORIZONTAL, WeatherText.number(token, path, line), 9999);
                case "D" -> put(values, Variable.SHORTWAVE_DIFFUSE, WeatherText.number(token, path, line), 9999);
                case "A" -> put(values, Variable.LONGWAVE_DOWN, WeatherText.number(token, path, line), 9999);
                default -> {}
            }
        }
        try {
            if (hour < 1 || hour > 24) {
                throw new DateTimeException("hour " + hour);
            }
            return new RawWeather.Row(line, LocalDate.of(ANY_YEAR, month, day), hour * 60, values);
        } catch (DateTimeException e) {
            throw new InputException(
                    WeatherText.where(path, line) + ": no such time: month " + month + ", day " + day + ", hour "
                            + hour,
                    "correct the line",
                    e);
        }
    }

    private static void put(double[] values, Variable variable, double value, double missing) {
        values[variable.ordinal()] = WeatherText.unless(value, missing);
    }

    private static double altitude(List<String> header) {
        for (String line : header.subList(0, Math.min(40, header.size()))) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.contains("meter") && lower.contains("ber nn") || lower.contains("ueber nn")) {
                String[] words =
                        lower.substring(0, lower.indexOf("meter")).strip().split("[\\s:]+");
                try {
                    return Double.parseDouble(words[words.length - 1]);
                } catch (NumberFormatException e) {
                    return Double.NaN;
                }
            }
        }
        return Double.NaN;
    }
}
