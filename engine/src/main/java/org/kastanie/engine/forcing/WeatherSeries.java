package org.kastanie.engine.forcing;

import java.time.Instant;
import java.util.List;
import org.kastanie.engine.InputException;

/**
 * Weather as consecutive intervals without gaps, complete: what the file lacked has been parameterised and noted.
 *
 * @param source file name
 * @param latitude degrees north, NaN if the file does not say
 * @param longitude degrees east, NaN if the file does not say
 * @param intervals in order; each ends where the next begins
 * @param notes what was parameterised, interpolated or assumed
 * @param yearMeanTemperature mean air temperature of the file if it holds a whole year, K; else NaN
 */
public record WeatherSeries(
        String source,
        double latitude,
        double longitude,
        List<WeatherInterval> intervals,
        List<String> notes,
        double yearMeanTemperature) {
    /** Notes that people should read before they trust a result, such as a wind that nobody measured. */
    public List<String> warnings() {
        return notes.stream()
                .filter(n -> n.contains(Completion.WARNING))
                .map(n -> n.replace(Completion.WARNING, ""))
                .toList();
    }

    /** A series that knows nothing of the year it belongs to. */
    public WeatherSeries(
            String source, double latitude, double longitude, List<WeatherInterval> intervals, List<String> notes) {
        this(source, latitude, longitude, intervals, notes, Double.NaN);
    }

    /**
     * The same with other air: humidity, pressure and radiation stay.
     *
     * @param warmer added to the temperature, K
     * @param windier factor on the wind speed
     */
    public WeatherSeries shifted(double warmer, double windier) {
        List<WeatherInterval> moved = intervals.stream()
                .map(i -> new WeatherInterval(
                        i.start(),
                        i.end(),
                        i.airTemperature() + warmer,
                        i.specificHumidity(),
                        i.pressure(),
                        i.windSpeed() * windier,
                        i.windDirection(),
                        i.globalHorizontal(),
                        i.diffuseHorizontal(),
                        i.longwaveDown(),
                        i.precipitation()))
                .toList();
        return new WeatherSeries(source, latitude, longitude, moved, notes, yearMeanTemperature + warmer);
    }

    public Instant start() {
        return intervals.getFirst().start();
    }

    public Instant end() {
        return intervals.getLast().end();
    }

    /** The intervals that touch start..end; both ends must be covered. */
    public WeatherSeries cut(Instant start, Instant end) {
        if (start.isBefore(start()) || end.isAfter(end()) || !start.isBefore(end)) {
            throw new InputException(
                    source + " covers " + start() + " to " + end() + ", not " + start + " to " + end,
                    "move the period or give other weather");
        }
        List<WeatherInterval> kept = intervals.stream()
                .filter(i -> i.end().isAfter(start) && i.start().isBefore(end))
                .toList();
        return new WeatherSeries(source, latitude, longitude, kept, notes, yearMeanTemperature);
    }
}
