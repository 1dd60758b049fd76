package org.kastanie.engine.forcing;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kastanie.engine.InputException;

/**
 * Hourly observations of a station from the climate data centre of the German weather service, as downloaded: zips or their
 * {@code produkt_*.txt}, one product a file (TU air, FF wind, P0 pressure, ST radiation, RR rain). Semicolons, -999 = missing.
 *
 * <p>Labels are UTC (the data set descriptions of the hourly products; central European time before the year 2000 at many
 * stations). Temperature, humidity, pressure and wind are readings at the label. Rain is the sum of the hour before it.
 * Radiation (J cm-2) is the sum of an hour of <em>true solar time</em> that ends at the label, such as 11:12: its flux is
 * spread over the whole hours it overlaps, which keeps the energy.
 */
final class CdcReader {
    private static final double MISSING = -900;
    /** J cm-2 in an hour to W m-2. */
    private static final double FLUX = 1e4 / 3600;
    /** Least part of an hour that must be covered by radiation, min. A choice: true solar hours drift by seconds a day. */
    private static final long COVERED = 50;

    private static final Map<String, Variable> READINGS = Map.of(
            "TT_TU", Variable.AIR_TEMPERATURE,
            "RF_TU", Variable.RELATIVE_HUMIDITY,
            "P0", Variable.PRESSURE,
            "F", Variable.WIND_SPEED,
            "D", Variable.WIND_DIRECTION,
            "R1", Variable.PRECIPITATION);
    private static final Map<String, Variable> SUMS = Map.of(
            "FG_LBERG", Variable.SHORTWAVE_DOWN,
            "FD_LBERG", Variable.SHORTWAVE_DIFFUSE,
            "ATMO_LBERG", Variable.LONGWAVE_DOWN);

    private final NavigableMap<LocalDateTime, RawWeather.Row> hours = new TreeMap<>();
    /** Radiation by the end of its hour of true solar time, W m-2. */
    private final NavigableMap<LocalDateTime, RawWeather.Row> solar = new TreeMap<>();

    private final TreeSet<Integer> stations = new TreeSet<>();

    private CdcReader() {}

    static RawWeather read(Path path, List<Path> also) {
        CdcReader reader = new CdcReader();
        List<Path> all = new ArrayList<>(List.of(path));
        all.addAll(also);
        CdcFiles.Station station = CdcFiles.Station.UNKNOWN;
        for (Path file : all) {
            CdcFiles files = CdcFiles.open(file);
            files.products().forEach(p -> reader.product(file, p));
            station = station == CdcFiles.Station.UNKNOWN ? files.station() : station;
        }
        if (reader.stations.size() > 1) {
            throw new InputException(
                    "weather: the files are of different stations " + reader.stations,
                    "give products of one station under weather.path and weather.also");
        }
        reader.spread();
        String source = String.valueOf(path.getFileName());
        if (reader.hours.isEmpty()) {
            throw new InputException(
                    source + " holds no hourly values of air, wind, pressure, radiation or rain",
                    "give products TU, FF, P0, ST or RR of the climate data centre (zip or produkt_*.txt)");
        }
        return new RawWeather(
                source,
                List.copyOf(reader.hours.values()),
                false,
                station.latitude(),
                station.longitude(),
                station.altitude(),
                new RawWeather.Labels(LabelMeaning.ENDING, LabelMeaning.INSTANT, ZoneOffset.UTC),
                reader.notes());
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("station " + stations.first() + ", labels in UTC");
        if (hours.firstKey().getYear() < 2000) {
            notes.add(
                    "labels before the year 2000 may be central European time: set weather.timezone for such a period");
        }
        if (!solar.isEmpty()) {
            notes.add("radiation of hours of true solar time is spread over the whole hours they overlap");
        }
        return notes;
    }

    /** One table; a file may hold several, each with its header. */
    private void product(Path file, List<String> lines) {
        String[] names = {};
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] fields = line.split(";", -1);
            if (fields[0].strip().equalsIgnoreCase("STATIONS_ID")) {
                names = fields;
            } else if (names.length == 0) {
                throw new InputException(
                        WeatherText.where(file, i + 1) + ": no header STATIONS_ID;MESS_DATUM;... before it",
                        "check weather.type and weather.path");
            } else if (fields.length < names.length) {
                throw new InputException(
                        WeatherText.where(file, i + 1) + " has " + fields.length + " fields, its header "
                                + names.length,
                        "the file is damaged: fetch it again");
            } else {
                row(file, i + 1, names, fields);
            }
        }
    }

    private void row(Path file, int line, String[] names, String[] fields) {
        stations.add(WeatherText.integer(fields[0], file, line));
        LocalDateTime label = label(fields[1].strip(), file, line);
        for (int c = 2; c < names.length; c++) {
            String name = names[c].strip();
            Variable reading = READINGS.get(name);
            Variable sum = SUMS.get(name);
            if (reading == null && sum == null) {
                continue;
            }
            double value = WeatherText.number(fields[c], file, line);
            boolean missing = value <= MISSING || (reading == Variable.WIND_DIRECTION && value > 360);
            if (!missing && reading != null) {
                put(hours, label, line, reading, value);
            } else if (!missing && sum != null) {
                put(solar, label, line, sum, value * FLUX);
            }
        }
    }

    /** Files that overlap (historical and recent): the first value stays. */
    private static void put(
            NavigableMap<LocalDateTime, RawWeather.Row> rows,
            LocalDateTime label,
            int line,
            Variable variable,
            double value) {
        double[] values = rows.computeIfAbsent(label, t -> blank(t, line)).values();
        if (Double.isNaN(values[variable.ordinal()])) {
            values[variable.ordinal()] = value;
        }
    }

    private static RawWeather.Row blank(LocalDateTime t, int line) {
        return new RawWeather.Row(line, t.toLocalDate(), t.getHour() * 60 + t.getMinute(), WeatherText.empty());
    }

    /** {@code yyyyMMddHH}, for radiation {@code yyyyMMddHH:mm}. */
    private static LocalDateTime label(String text, Path file, int line) {
        try {
            if (!text.matches("\\d{10}(:\\d{2})?")) {
                throw new DateTimeException(text);
            }
            return LocalDateTime.of(
                    Integer.parseInt(text.substring(0, 4)),
                    Integer.parseInt(text.substring(4, 6)),
                    Integer.parseInt(text.substring(6, 8)),
                    Integer.parseInt(text.substring(8, 10)),
                    text.length() > 10 ? Integer.parseInt(text.substring(11)) : 0);
        } catch (DateTimeException e) {
            throw new InputException(
                    WeatherText.where(file, line) + ": '" + text
                            + "' is no time written as 2022071912 or 2022071911:12",
                    "correct the line",
                    e);
        }
    }

    private void spread() {
        if (solar.isEmpty()) {
            return;
        }
        LocalDateTime first = solar.firstKey().withMinute(0);
        LocalDateTime last = solar.lastKey().withMinute(0).plusHours(1);
        for (LocalDateTime end = first; !end.isAfter(last); end = end.plusHours(1)) {
            for (Variable variable : SUMS.values()) {
                double value = mean(end, variable);
                if (!Double.isNaN(value)) {
                    put(hours, end, solar.firstEntry().getValue().line(), variable, value);
                }
            }
        }
    }

    /** Mean flux of the hour that ends at a full hour. */
    private double mean(LocalDateTime end, Variable variable) {
        double sum = 0;
        long minutes = 0;
        LocalDateTime start = end.minusHours(1);
        for (Map.Entry<LocalDateTime, RawWeather.Row> part :
                solar.subMap(start, false, end.plusHours(1), false).entrySet()) {
            LocalDateTime from = part.getKey().minusHours(1);
            LocalDateTime to = part.getKey();
            long overlap = Duration.between(from.isAfter(start) ? from : start, to.isBefore(end) ? to : end)
                    .toMinutes();
            double value = part.getValue().get(variable);
            if (overlap > 0 && !Double.isNaN(value)) {
                sum += overlap * value;
                minutes += overlap;
            }
        }
        return minutes >= COVERED ? sum / minutes : Double.NaN;
    }
}
