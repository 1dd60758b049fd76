package org.kastanie.engine.forcing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.kastanie.solver.quantity.PhysicalConstants;
import org.kastanie.solver.sun.ClearSky;
import org.kastanie.solver.sun.DiffuseFraction;
import org.kastanie.solver.sun.LongwaveSky;
import org.kastanie.solver.sun.SunTrack;

/**
 * The day that most likely went before a day of which nothing else is known.
 *
 * <p>Days one looks at are seldom ordinary ones: a clear day that is repeated warms the ground as if the sky had been clear
 * for a week. What one day's clearness k says about the day before is a matter of statistics: daily clearness is a series
 * with lag-one correlation {@link #PERSISTENCE}, so that the expected clearness is m + 0.29 (k - m), m the ordinary one.
 * Global radiation is scaled to it, at most to the clear sky; its split follows from the result, and the sky's longwave
 * radiation from the clouds. And the day before ended where this day begins: air temperature loses the drift of the day,
 * linearly in time, so that its last interval is as warm as the first.
 */
public final class DayBefore {
    /**
     * Correlation of the daily clearness index with that of the day before (Graham, Hollands and Unny 1988, Solar Energy
     * 40, 83: 0.29 for all stations and months).
     */
    static final double PERSISTENCE = 0.29;
    /** Ordinary daily clearness: 184 of 325 W m-2 over all land (Wild et al. 2015, Climate Dynamics 44, 3393). */
    static final double ORDINARY = 184.0 / 325;

    private final WeatherSeries day;
    private final WeatherSite site;
    private final SunTrack[] tracks;

    private DayBefore(WeatherSeries day, WeatherSite site) {
        this.day = day;
        this.site = site;
        this.tracks = day.intervals().stream()
                .map(i -> SunTrack.of(i.start(), i.end(), site.latitude(), site.longitude()))
                .toArray(SunTrack[]::new);
    }

    /** A day like the one that begins at {@code start}, under the same stamps, as it may have been the day before. */
    public static WeatherSeries of(WeatherSeries series, WeatherSite site, Instant start) {
        return new DayBefore(series.cut(start, start.plus(Duration.ofDays(1))), site).likely();
    }

    private WeatherSeries likely() {
        List<WeatherInterval> old = day.intervals();
        int n = old.size();
        double brightness = brightness();
        double[] global = new double[n];
        for (int i = 0; i < n; i++) {
            double k = old.get(i).globalHorizontal();
            double most = Math.max(k, ClearSky.globalHorizontal(tracks[i]));
            global[i] = k > 0 ? Math.min(brightness * k, most) : k;
        }
        Duration interval =
                Duration.between(old.getFirst().start(), old.getFirst().end());
        int perHour = (int) Math.max(1, Duration.ofHours(1).dividedBy(interval));
        double[] diffuse = DiffuseFraction.diffuse(tracks, global, new long[n], perHour, site.latitude());
        double drift =
                n < 2 ? 0 : (old.getLast().airTemperature() - old.getFirst().airTemperature()) * n / (n - 1);
        List<WeatherInterval> out = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double temperature = old.get(i).airTemperature() - drift * (i + 0.5) / n;
            double longwave = longwave(old.get(i), brightness)
                    * Math.pow(temperature / old.get(i).airTemperature(), 4);
            out.add(changed(old.get(i), temperature, global[i], Math.min(diffuse[i], global[i]), longwave));
        }
        return new WeatherSeries(day.source(), day.latitude(), day.longitude(), out, day.notes());
    }

    /** Expected over given clearness; 1 where the sun does not rise. */
    private double brightness() {
        double sum = 0;
        double top = 0;
        for (int i = 0; i < tracks.length; i++) {
            WeatherInterval now = day.intervals().get(i);
            double seconds = Duration.between(now.start(), now.end()).toMillis() * 1e-3;
            sum += seconds * Math.max(0, now.globalHorizontal());
            top += seconds * tracks[i].extraterrestrialHorizontal();
        }
        if (!(sum > 0) || !(top > 0)) {
            return 1;
        }
        double clearness = Math.min(1, sum / top);
        return (ORDINARY + PERSISTENCE * (clearness - ORDINARY)) / clearness;
    }

    /** The sky has as much less of its clear gaps as the sun has of its light (Crawford and Duchon 1999). */
    private static double longwave(WeatherInterval now, double brightness) {
        double black = PhysicalConstants.STEFAN_BOLTZMANN * Math.pow(now.airTemperature(), 4);
        double vapour = PhysicalConstants.vapourPressure(now.specificHumidity(), now.pressure());
        double gap = 1 - LongwaveSky.clearEmissivity(now.airTemperature(), vapour);
        double clear = Math.clamp((1 - now.longwaveDown() / black) / gap, 0, 1);
        double then = Math.min(1, brightness * clear);
        return now.longwaveDown() + (clear - then) * gap * black;
    }

    private static WeatherInterval changed(
            WeatherInterval now, double temperature, double global, double diffuse, double longwave) {
        double humidity = Math.min(
                now.specificHumidity(),
                PhysicalConstants.specificHumidity(
                        PhysicalConstants.saturationVapourPressure(temperature), now.pressure()));
        return new WeatherInterval(
                now.start(),
                now.end(),
                temperature,
                humidity,
                now.pressure(),
                now.windSpeed(),
                now.windDirection(),
                global,
                diffuse,
                longwave,
                now.precipitation());
    }
}
