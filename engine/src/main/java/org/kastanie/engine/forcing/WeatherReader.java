package org.kastanie.engine.forcing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kastanie.engine.InputException;
import org.kastanie.solver.quantity.PhysicalConstants;

/** Reads, checks and completes weather. */
public final class WeatherReader {
    private WeatherReader() {}

    /**
     * The weather of a request: it covers the period and as much of the lead before it as the file has.
     *
     * @throws InputException if the file cannot be used, with file, line and time
     */
    public static WeatherSeries read(WeatherRequest request) {
        RawWeather raw = raw(request);
        List<String> notes = new ArrayList<>(raw.notes());
        List<Timeline.Slot> slots = Timeline.of(raw, request, notes);
        GapFiller filler = new GapFiller(slots, request, raw.source(), notes);
        for (Variable variable : Variable.values()) {
            filler.checkRange(variable);
        }
        defaults(request, filler, notes);
        List<WeatherInterval> intervals = new Completion(slots, filler, place(request, raw), raw.source(), notes).all();
        WeatherSeries series = new WeatherSeries(
                raw.source(), raw.latitude(), raw.longitude(), intervals, List.copyOf(notes), yearMean(raw));
        return series.cut(
                later(request.period().start().minus(request.period().lead()), series.start()),
                request.period().end());
    }

    /** The file as it stands. */
    static RawWeather raw(WeatherRequest request) {
        return switch (request.type()) {
            case DWD_TRY -> TryReader.read(request.path());
            case DWD_CDC -> CdcReader.read(request.path(), request.also());
            case EPW -> EpwReader.read(request.path());
            case CSV -> CsvReader.read(request);
            case UMEP -> UmepReader.read(request.path(), request.place().longitude());
        };
    }

    private static java.time.Instant later(java.time.Instant a, java.time.Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static void defaults(WeatherRequest request, GapFiller filler, List<String> notes) {
        for (Map.Entry<String, Double> entry : request.defaults().entrySet()) {
            Variable variable = Variable.byKey(entry.getKey())
                    .orElseThrow(() -> new InputException(
                            "weather.defaults: unknown name '" + entry.getKey() + "'",
                            "use one of " + CsvReader.known()));
            if (!variable.contains(entry.getValue())) {
                throw new InputException(
                        "weather.defaults." + variable.key() + ": " + entry.getValue() + " " + variable.unit()
                                + " is outside " + variable.low() + ".." + variable.high(),
                        "check the unit");
            }
            if (!filler.has(variable)) {
                filler.constant(variable, entry.getValue());
                notes.add(variable.key() + ": not in the file, constant " + entry.getValue() + " " + variable.unit()
                        + " from weather.defaults");
            }
        }
    }

    private static WeatherRequest.Place place(WeatherRequest request, RawWeather raw) {
        WeatherRequest.Place asked = request.place();
        return new WeatherRequest.Place(
                Double.isNaN(asked.latitude()) ? raw.latitude() : asked.latitude(),
                Double.isNaN(asked.longitude()) ? raw.longitude() : asked.longitude(),
                Double.isNaN(asked.altitude()) ? raw.altitude() : asked.altitude());
    }

    /** Mean air temperature of a file that holds a whole year, K; NaN if it does not. */
    private static double yearMean(RawWeather raw) {
        long days = raw.rows().stream().map(RawWeather.Row::date).distinct().count();
        if (days < 365) {
            return Double.NaN;
        }
        double celsius = raw.rows().stream()
                .mapToDouble(r -> r.get(Variable.AIR_TEMPERATURE))
                .filter(t -> !Double.isNaN(t))
                .average()
                .orElse(Double.NaN);
        return celsius + PhysicalConstants.ZERO_CELSIUS;
    }
}
