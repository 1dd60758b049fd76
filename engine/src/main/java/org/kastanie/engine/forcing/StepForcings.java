package org.kastanie.engine.forcing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.kastanie.solver.air.AirForcing;
import org.kastanie.solver.model.StepForcing;
import org.kastanie.solver.quantity.PhysicalConstants;
import org.kastanie.solver.sun.ClearSky;
import org.kastanie.solver.sun.SkyInput;
import org.kastanie.solver.sun.SkyModel;
import org.kastanie.solver.sun.SunPosition;
import org.kastanie.solver.sun.SunTrack;

/**
 * Weather of every step of the model clock. Means over the weather's own intervals are kept:
 *
 * <ul>
 *   <li>temperature, humidity, pressure, wind (speed, and direction by its components) and longwave follow a
 *       {@linkplain MeanPreserving curve} with the same means;
 *   <li>the beam (global minus diffuse, horizontal) is shared among the steps of an interval like the horizontal beam of a
 *       clean sky; what exceeds the clean beam over the whole interval counts as diffuse, so that global stays;
 *   <li>the diffuse is shared like the diffuse of an ordinary clear sky, evenly where the sun does not rise;
 *   <li>precipitation is constant within an interval.
 * </ul>
 */
public final class StepForcings {
    /** Step of the model clock unless said otherwise. */
    public static final Duration DEFAULT_STEP = Duration.ofMinutes(10);

    private static final long MILLIS_PER_DAY = 86_400_000;

    private final WeatherSeries series;
    private final WeatherSite site;
    /** Added to a time before the sun is asked for. */
    private final Duration sunShift;

    private final MeanPreserving temperature;
    private final MeanPreserving humidity;
    private final MeanPreserving pressure;
    private final MeanPreserving speed;
    private final MeanPreserving east;
    private final MeanPreserving north;
    private final MeanPreserving longwave;

    private StepForcings(WeatherSeries series, WeatherSite site, Duration sunShift) {
        this.sunShift = sunShift;
        this.series = series;
        this.site = site;
        temperature = curve(WeatherInterval::airTemperature, true);
        humidity = curve(WeatherInterval::specificHumidity, true);
        pressure = curve(WeatherInterval::pressure, true);
        speed = curve(WeatherInterval::windSpeed, true);
        east = curve(i -> Math.sin(i.windDirection()), false);
        north = curve(i -> Math.cos(i.windDirection()), false);
        longwave = curve(WeatherInterval::longwaveDown, true);
    }

    /** Forcing of each step from start to end; the last step may be shorter. The series must cover both. */
    public static List<StepForcing> build(
            WeatherSeries series, WeatherSite site, Instant start, Instant end, Duration step) {
        return build(series, site, start, end, step, Duration.ZERO);
    }

    /**
     * The same with the sun of another day.
     *
     * @param sunShift added to a time before the sun's place is asked for: days with one sun share their shadows
     */
    public static List<StepForcing> build(
            WeatherSeries series, WeatherSite site, Instant start, Instant end, Duration step, Duration sunShift) {
        // Curves see the whole series, so that a step does not depend on where the run begins or ends.
        StepForcings forcings = new StepForcings(series, site, sunShift);
        List<Instant> edges = new ArrayList<>();
        for (Instant t = start; t.isBefore(end); t = t.plus(step)) {
            edges.add(t);
        }
        edges.add(end);
        return forcings.steps(edges, forcings.pieces(start, end, step));
    }

    /**
     * Shortwave of a stretch of time that lies within one step and one interval of the weather.
     *
     * @param direct horizontal, W m-2
     * @param diffuse horizontal, W m-2
     * @param rain kg m-2 s-1
     */
    private record Piece(Instant start, Instant end, SunTrack track, double direct, double diffuse, double rain) {
        double seconds() {
            return StepForcings.seconds(start, end);
        }
    }

    private List<StepForcing> steps(List<Instant> edges, List<Piece> pieces) {
        List<StepForcing> out = new ArrayList<>();
        int next = 0;
        for (int i = 0; i + 1 < edges.size(); i++) {
            Instant start = edges.get(i);
            Instant end = edges.get(i + 1);
            while (next < pieces.size() && !pieces.get(next).end().isAfter(start)) {
                next++;
            }
            List<Piece> mine = new ArrayList<>();
            while (next < pieces.size() && pieces.get(next).start().isBefore(end)) {
                mine.add(pieces.get(next++));
            }
            out.add(step(start, end, mine));
        }
        return out;
    }

    private StepForcing step(Instant start, Instant end, List<Piece> pieces) {
        double seconds = seconds(start, end);
        double direct = 0;
        double diffuse = 0;
        double rain = 0;
        for (Piece piece : pieces) {
            double share = piece.seconds() / seconds;
            direct += share * piece.direct();
            diffuse += share * piece.diffuse();
            rain += share * piece.rain();
        }
        double a = start.toEpochMilli() * 1e-3;
        double b = end.toEpochMilli() * 1e-3;
        double t = temperature.mean(a, b);
        double p = pressure.mean(a, b);
        double q = Math.min(
                humidity.mean(a, b),
                PhysicalConstants.specificHumidity(PhysicalConstants.saturationVapourPressure(t), p));
        double direction = Math.atan2(east.mean(a, b), north.mean(a, b));
        AirForcing air = new AirForcing(
                t,
                q,
                speed.mean(a, b),
                direction < 0 ? direction + 2 * Math.PI : direction,
                p,
                site.airHeight(),
                site.windHeight(),
                site.roughness());
        SkyInput input = new SkyInput(
                start.plus(sunShift),
                end.plus(sunShift),
                site.latitude(),
                site.longitude(),
                direct,
                diffuse,
                longwave.mean(a, b),
                t,
                PhysicalConstants.vapourPressure(q, p));
        var sky = pieces.size() == 1 ? SkyModel.state(input, pieces.getFirst().track()) : SkyModel.state(input);
        return new StepForcing(sky, air, rain, seconds, Math.floorMod(start.toEpochMilli(), MILLIS_PER_DAY) * 1e-3);
    }

    /** Every interval of the weather cut at the steps, with its shortwave shared out. */
    private List<Piece> pieces(Instant start, Instant end, Duration step) {
        List<Piece> out = new ArrayList<>();
        for (WeatherInterval interval : series.cut(start, end).intervals()) {
            TreeSet<Instant> cuts = new TreeSet<>();
            cuts.add(interval.start());
            cuts.add(interval.end());
            long before =
                    Math.floorDiv(Duration.between(start, interval.start()).toMillis(), step.toMillis());
            for (Instant t = start.plusMillis(before * step.toMillis()); t.isBefore(interval.end()); t = t.plus(step)) {
                if (t.isAfter(interval.start())) {
                    cuts.add(t);
                }
            }
            if (end.isAfter(interval.start()) && end.isBefore(interval.end())) {
                cuts.add(end);
            }
            share(interval, new ArrayList<>(cuts), out);
        }
        return out;
    }

    private void share(WeatherInterval interval, List<Instant> cuts, List<Piece> out) {
        int n = cuts.size() - 1;
        SunTrack[] tracks = new SunTrack[n];
        double[] clean = new double[n];
        double[] clear = new double[n];
        double length = seconds(interval.start(), interval.end());
        double cleanMean = 0;
        double clearMean = 0;
        for (int i = 0; i < n; i++) {
            tracks[i] = SunTrack.of(
                    cuts.get(i).plus(sunShift), cuts.get(i + 1).plus(sunShift), site.latitude(), site.longitude());
            for (int s = 0; s < tracks[i].sun().length; s++) {
                SunPosition sun = tracks[i].sun()[s];
                double top = tracks[i].extraterrestrialNormal();
                double weight = tracks[i].weight()[s];
                clean[i] += weight * sun.z() * ClearSky.beamNormal(sun.elevation(), top, ClearSky.CLEAN);
                clear[i] += weight * ClearSky.diffuseHorizontal(sun.elevation(), top, ClearSky.ORDINARY);
            }
            double part = seconds(cuts.get(i), cuts.get(i + 1)) / length;
            cleanMean += part * clean[i];
            clearMean += part * clear[i];
        }
        double beam = Math.min(interval.directHorizontal(), cleanMean);
        double diffuse = Math.max(0, interval.globalHorizontal()) - beam;
        for (int i = 0; i < n; i++) {
            out.add(new Piece(
                    cuts.get(i),
                    cuts.get(i + 1),
                    tracks[i],
                    cleanMean > 0 ? beam * clean[i] / cleanMean : 0,
                    clearMean > 0 ? diffuse * clear[i] / clearMean : diffuse,
                    interval.precipitation()));
        }
    }

    private MeanPreserving curve(ToDoubleFunction<WeatherInterval> value, boolean positive) {
        List<WeatherInterval> intervals = series.intervals();
        double[] time = new double[intervals.size() + 1];
        double[] mean = new double[intervals.size()];
        for (int i = 0; i < mean.length; i++) {
            time[i] = intervals.get(i).start().toEpochMilli() * 1e-3;
            mean[i] = value.applyAsDouble(intervals.get(i));
        }
        time[mean.length] = intervals.getLast().end().toEpochMilli() * 1e-3;
        return new MeanPreserving(time, mean, positive);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() * 1e-3;
    }
}
