package org.kastanie.engine.forcing;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.kastanie.engine.InputException;

/**
 * EnergyPlus weather (EnergyPlus Auxiliary Programs, "EPW data dictionary"). Labels are hours 1..24 of local standard time;
 * radiation is the mean of the hour that ends at the label, readings are those at the label. A file whose rows come from
 * several years is a typical year.
 */
final class EpwReader {
    private static final int FIELDS = 22;
    private static final int RAIN = 33;
    /** Hours from UTC that are in use on Earth. */
    private static final double FARTHEST = 14;

    private EpwReader() {}

    static RawWeather read(Path path) {
        List<String> lines = WeatherText.lines(path);
        String[] location = lines.getFirst().split(",", -1);
        if (!location[0].strip().equalsIgnoreCase("LOCATION") || location.length < 10) {
            throw new InputException(
                    path.getFileName() + " is not an EPW file: the first line is not LOCATION with ten fields",
                    "check weather.type and weather.path");
        }
        int first = 0;
        while (first < lines.size() && !lines.get(first).startsWith("DATA PERIODS")) {
            first++;
        }
        if (first == lines.size()) {
            throw new InputException(
                    path.getFileName() + " has no line DATA PERIODS, after which an EPW file has its rows",
                    "the file is damaged: fetch it again");
        }
        List<RawWeather.Row> rows = new ArrayList<>();
        for (int i = first + 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                rows.add(row(lines.get(i).split(",", -1), path, i + 1));
            }
        }
        double offset = WeatherText.number(location[8], path, 1);
        if (!(Math.abs(offset) <= FARTHEST)) {
            throw new InputException(
                    WeatherText.where(path, 1) + ": the time zone is '" + location[8].strip() + "'",
                    "give the hours from UTC in its ninth field, such as 1.0");
        }
        return new RawWeather(
                String.valueOf(path.getFileName()),
                rows,
                rows.stream().mapToInt(r -> r.date().getYear()).distinct().count() > 1,
                WeatherText.number(location[6], path, 1),
                WeatherText.number(location[7], path, 1),
                WeatherText.number(location[9], path, 1),
                new RawWeather.Labels(LabelMeaning.ENDING, LabelMeaning.INSTANT, ZoneOffset.ofTotalSeconds((int)
                        Math.round(offset * 3600))),
                List.of());
    }

    private static RawWeather.Row row(String[] f, Path path, int line) {
        if (f.length < FIELDS) {
            throw new InputException(
                    WeatherText.where(path, line) + " has " + f.length + " fields, an EPW row has 35",
                    "the file is damaged: fetch it again");
        }
        double[] values = WeatherText.empty();
        put(values, Variable.AIR_TEMPERATURE, WeatherText.number(f[6], path, line), 99.9);
        put(values, Variable.RELATIVE_HUMIDITY, WeatherText.number(f[8], path, line), 999);
        put(values, Variable.PRESSURE, WeatherText.number(f[9], path, line) / 100, 9999.9);
        put(values, Variable.LONGWAVE_DOWN, WeatherText.number(f[12], path, line), 9999);
        put(values, Variable.SHORTWAVE_DOWN, WeatherText.number(f[13], path, line), 9999);
        put(values, Variable.SHORTWAVE_DIRECT_NORMAL, WeatherText.number(f[14], path, line), 9999);
        put(values, Variable.SHORTWAVE_DIFFUSE, WeatherText.number(f[15], path, line), 9999);
        put(values, Variable.WIND_DIRECTION, WeatherText.number(f[20], path, line), 999);
        put(values, Variable.WIND_SPEED, WeatherText.number(f[21], path, line), 999);
        if (f.length > RAIN) {
            put(values, Variable.PRECIPITATION, WeatherText.number(f[RAIN], path, line), 999);
        }
        // Zero stands for "no data" in files without infrared: no sky is that cold.
        if (values[Variable.LONGWAVE_DOWN.ordinal()] == 0) {
            values[Variable.LONGWAVE_DOWN.ordinal()] = Double.NaN;
        }
        int hour = WeatherText.integer(f[3], path, line);
        try {
            if (hour < 1 || hour > 24) {
                throw new DateTimeException("hour " + hour);
            }
            LocalDate date = LocalDate.of(
                    WeatherText.integer(f[0], path, line),
                    WeatherText.integer(f[1], path, line),
                    WeatherText.integer(f[2], path, line));
            return new RawWeather.Row(line, date, hour * 60, values);
        } catch (DateTimeException e) {
            throw new InputException(
                    WeatherText.where(path, line) + ": no such time: " + f[0] + "-" + f[1] + "-" + f[2] + " hour "
                            + hour,
                    "correct the line",
                    e);
        }
    }

    private static void put(double[] values, Variable variable, double value, double missing) {
        values[variable.ordinal()] = WeatherText.unless(value, missing);
    }
}
