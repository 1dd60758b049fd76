package org.kastanie.engine.forcing;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.kastanie.engine.InputException;

/**
 * Meteorological file of UMEP (UMEP manual, "Meteorological data"): 24 columns in a fixed order, -999 = missing, pressure in
 * kPa. Labels are year, day of year, hour, minute; as in that tool they end their interval. The file does not say its time
 * zone: without {@code weather.timezone} it is the whole hour nearest to the longitude.
 */
final class UmepReader {
    private static final int COLUMNS = 24;
    private static final double MISSING = -900;

    private UmepReader() {}

    static RawWeather read(Path path, double longitude) {
        List<String> lines = WeatherText.lines(path);
        List<String[]> table = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("%") || Character.isLetter(line.charAt(0))) {
                continue;
            }
            String[] f = line.split("[\\s,;]+");
            if (f.length < COLUMNS) {
                throw new InputException(
                        WeatherText.where(path, i + 1) + " has " + f.length + " columns, a UMEP row has " + COLUMNS,
                        "check weather.type and the line");
            }
            table.add(f);
            numbers.add(i + 1);
        }
        List<String> notes = new ArrayList<>();
        boolean minutes = table.stream().map(f -> f[3]).distinct().count() > 1;
        if (!minutes && !table.isEmpty() && WeatherText.number(table.getFirst()[3], path, numbers.getFirst()) != 0) {
            notes.add("minute " + table.getFirst()[3] + " in every row is taken for an artefact and ignored");
        }
        List<RawWeather.Row> rows = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            rows.add(row(table.get(i), minutes, path, numbers.get(i)));
        }
        int hours = Double.isNaN(longitude) ? 0 : (int) Math.round(longitude / 15);
        return new RawWeather(
                String.valueOf(path.getFileName()),
                rows,
                false,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                new RawWeather.Labels(LabelMeaning.ENDING, LabelMeaning.ENDING, ZoneOffset.ofHours(hours)),
                notes);
    }

    private static RawWeather.Row row(String[] f, boolean minutes, Path path, int line) {
        double[] values = WeatherText.empty();
        put(values, Variable.WIND_SPEED, f[9], 1, path, line);
        put(values, Variable.RELATIVE_HUMIDITY, f[10], 1, path, line);
        put(values, Variable.AIR_TEMPERATURE, f[11], 1, path, line);
        put(values, Variable.PRESSURE, f[12], 10, path, line);
        put(values, Variable.PRECIPITATION, f[13], 1, path, line);
        put(values, Variable.SHORTWAVE_DOWN, f[14], 1, path, line);
        put(values, Variable.LONGWAVE_DOWN, f[16], 1, path, line);
        put(values, Variable.SHORTWAVE_DIFFUSE, f[21], 1, path, line);
        put(values, Variable.SHORTWAVE_DIRECT_NORMAL, f[22], 1, path, line);
        put(values, Variable.WIND_DIRECTION, f[23], 1, path, line);
        try {
            LocalDate date =
                    LocalDate.ofYearDay(WeatherText.integer(f[0], path, line), WeatherText.integer(f[1], path, line));
            int minute =
                    WeatherText.integer(f[2], path, line) * 60 + (minutes ? WeatherText.integer(f[3], path, line) : 0);
            return new RawWeather.Row(line, date, minute, values);
        } catch (DateTimeException e) {
            throw new InputException(
                    WeatherText.where(path, line) + ": no such day: " + f[0] + " " + f[1], "correct the line", e);
        }
    }

    private static void put(double[] values, Variable variable, String token, double factor, Path path, int line) {
        double value = WeatherText.number(token, path, line);
        values[variable.ordinal()] = value <= MISSING ? Double.NaN : value * factor;
    }
}
