package org.kastanie.engine.forcing;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kastanie.engine.InputException;

/**
 * What a weather file holds, before any gap is filled.
 *
 * @param path the file
 * @param type layout
 * @param rows number of rows
 * @param first label of the first row
 * @param last label of the last row
 * @param typicalYear months of several years put together
 * @param latitude degrees north, NaN if the file does not say
 * @param longitude degrees east, NaN if the file does not say
 * @param columns name to least and greatest value with unit and number of missing values
 * @param notes of the reader
 */
public record WeatherInspection(
        Path path,
        WeatherType type,
        int rows,
        LocalDateTime first,
        LocalDateTime last,
        boolean typicalYear,
        double latitude,
        double longitude,
        Map<String, String> columns,
        List<String> notes) {
    /** Layout of a file by its name: dat, epw, csv, a produkt_ or zip of the climate data centre, else UMEP's. */
    public static WeatherType typeOf(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".epw")) {
            return WeatherType.EPW;
        }
        if (name.endsWith(".dat")) {
            return WeatherType.DWD_TRY;
        }
        if (name.endsWith(".zip") || name.startsWith("produkt_")) {
            return WeatherType.DWD_CDC;
        }
        return name.endsWith(".csv") ? WeatherType.CSV : WeatherType.UMEP;
    }

    /** The name is one weather files have. */
    public static boolean mayBe(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return typeOf(path) != WeatherType.UMEP || name.endsWith(".txt") || name.endsWith(".met");
    }

    /** The name is one that only weather files have. */
    public static boolean isNamedSo(Path path) {
        WeatherType type = typeOf(path);
        return type == WeatherType.EPW || type == WeatherType.DWD_TRY || type == WeatherType.DWD_CDC;
    }

    /** Looks at a file. */
    public static WeatherInspection of(Path path) {
        WeatherType type = typeOf(path);
        RawWeather raw = switch (type) {
            case DWD_TRY -> TryReader.read(path);
            case DWD_CDC -> CdcReader.read(path, List.of());
            case EPW -> EpwReader.read(path);
            case CSV -> CsvReader.read(anyPeriod(path));
            case UMEP -> UmepReader.read(path, Double.NaN);
        };
        if (raw.rows().isEmpty()) {
            throw new InputException(
                    path.getFileName() + " holds no row of weather", "fetch the file again; it may be cut off");
        }
        Map<String, String> columns = new LinkedHashMap<>();
        for (Variable variable : Variable.values()) {
            String words = range(raw, variable);
            if (!words.isEmpty()) {
                columns.put(variable.key(), words);
            }
        }
        return new WeatherInspection(
                path,
                type,
                raw.rows().size(),
                raw.rows().getFirst().label(),
                raw.rows().getLast().label(),
                raw.typicalYear(),
                raw.latitude(),
                raw.longitude(),
                columns,
                notes(raw));
    }

    private static List<String> notes(RawWeather raw) {
        List<String> notes = new ArrayList<>(raw.notes());
        for (int count : new int[] {1, 3}) {
            HottestDays hottest = HottestDays.find(
                    raw,
                    new HottestDays.Wish(count, null, null, null),
                    raw.labels().interval(),
                    0,
                    raw.labels().offset());
            if (hottest != null) {
                notes.add(hottest.words() + " (period: {pick: hottest, days: " + count + "})");
            }
        }
        return List.copyOf(notes);
    }

    /** The reader of tables wants names of columns only; the period plays no part in reading. */
    private static WeatherRequest anyPeriod(Path path) {
        return WeatherRequest.of(
                WeatherType.CSV,
                path,
                new WeatherRequest.Place(Double.NaN, Double.NaN, Double.NaN),
                new WeatherRequest.Period(
                        java.time.Instant.EPOCH, java.time.Instant.EPOCH.plusSeconds(1), java.time.Duration.ZERO));
    }

    private static String range(RawWeather raw, Variable variable) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int missing = 0;
        for (RawWeather.Row row : raw.rows()) {
            double value = row.get(variable);
            if (Double.isNaN(value)) {
                missing++;
            } else {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return missing == raw.rows().size()
                ? ""
                : String.format(Locale.ROOT, "%.5g to %.5g %s", low, high, variable.unit())
                        + (missing == 0 ? "" : ", missing in " + missing + " rows");
    }
}
