package org.kastanie.engine.forcing;

import java.time.Instant;
import java.util.List;

/**
 * Weather as consecutive intervals without gaps, complete: what the file lacked has been parameterised and noted.
 *
 * @param source file name
 * @param latitude degrees north, NaN if the file does not say
 * @param longitude degrees east, NaN if the file does not say
 * @param intervals in order; each ends where the next begins
 * @param notes what was parameterised, interpolated or assumed
 */
public record WeatherSeries(
        String source, double latitude, double longitude, List<WeatherInterval> intervals, List<String> notes) {
    public Instant start() {
        return intervals.getFirst().start();
    }

    public Instant end() {
        return intervals.getLast().end();
    }
}
