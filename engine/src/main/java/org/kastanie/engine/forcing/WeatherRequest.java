package org.kastanie.engine.forcing;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which weather is wanted: the {@code weather} section of a job and the period it must cover.
 *
 * @param type layout of the file
 * @param path the file
 * @param also further files of the same station (DWD CDC: one product a file)
 * @param interval what a time label stands for; null takes the default of the type
 * @param timezone of labels without an offset; null takes the default of the type
 * @param columns contract name to name in the file (CSV only)
 * @param defaults contract name to a constant for a column the file lacks, in units of the contract
 * @param place site of the run
 * @param period times the run needs
 */
public record WeatherRequest(
        WeatherType type,
        Path path,
        List<Path> also,
        @Nullable LabelMeaning interval,
        @Nullable ZoneOffset timezone,
        Map<String, String> columns,
        Map<String, Double> defaults,
        Place place,
        Period period) {
    public WeatherRequest {
        also = List.copyOf(also);
        columns = Map.copyOf(columns);
        defaults = Map.copyOf(defaults);
    }

    /** A request for one file. */
    public WeatherRequest(
            WeatherType type,
            Path path,
            @Nullable LabelMeaning interval,
            @Nullable ZoneOffset timezone,
            Map<String, String> columns,
            Map<String, Double> defaults,
            Place place,
            Period period) {
        this(type, path, List.of(), interval, timezone, columns, defaults, place, period);
    }

    /** A request with the defaults of its type. */
    public static WeatherRequest of(WeatherType type, Path path, Place place, Period period) {
        return new WeatherRequest(type, path, null, null, Map.of(), Map.of(), place, period);
    }

    /**
     * @param latitude degrees north; NaN takes the file's
     * @param longitude degrees east; NaN takes the file's
     * @param altitude above sea level, m, for the pressure where it is missing; NaN takes the file's, else sea level
     */
    public record Place(double latitude, double longitude, double altitude) {}

    /**
     * @param start first time needed
     * @param end last time needed
     * @param lead how much weather before the start is welcome (spin-up); the series begins earlier if the file allows
     */
    public record Period(Instant start, Instant end, Duration lead) {
        public Period {
            if (!start.isBefore(end) || lead.isNegative()) {
                throw new IllegalArgumentException("not a period: " + start + " .. " + end + ", lead " + lead);
            }
        }
    }
}
