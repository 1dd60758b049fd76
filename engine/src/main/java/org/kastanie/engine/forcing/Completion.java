package org.kastanie.engine.forcing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.kastanie.engine.InputException;
import org.kastanie.solver.quantity.PhysicalConstants;
import org.kastanie.solver.sun.DiffuseFraction;
import org.kastanie.solver.sun.LongwaveSky;
import org.kastanie.solver.sun.SunTrack;

/** Turns slots into complete intervals in SI units: what the file lacks is parameterised and noted. */
final class Completion {
    /** Marks a note that people should read before they trust a result. */
    static final String WARNING = "WARNING: ";

    /** Wind where nothing is known, m/s: a choice; it is worth one to two kelvins of radiant temperature. */
    private static final double ASSUMED_WIND = 2;

    private static final double ASSUMED_DIRECTION = 270;

    private final List<Timeline.Slot> slots;
    private final GapFiller filler;
    private final WeatherRequest.Place place;
    private final String source;
    private final List<String> notes;
    private final SunTrack[] tracks;

    Completion(
            List<Timeline.Slot> slots,
            GapFiller filler,
            WeatherRequest.Place place,
            String source,
            List<String> notes) {
        this.slots = slots;
        this.filler = filler;
        this.place = place;
        this.source = source;
        this.notes = notes;
        if (Double.isNaN(place.latitude()) || Double.isNaN(place.longitude())) {
            throw new InputException(
                    source + ": the place of the weather is unknown", "give the latitude and longitude");
        }
        tracks = slots.stream()
                .map(s -> SunTrack.of(s.start(), s.end(), place.latitude(), place.longitude()))
                .toArray(SunTrack[]::new);
    }

    List<WeatherInterval> all() {
        required(Variable.AIR_TEMPERATURE);
        boolean mixing = filler.has(Variable.MIXING_RATIO);
        required(mixing ? Variable.MIXING_RATIO : Variable.RELATIVE_HUMIDITY);
        orConstant(Variable.PRESSURE, pressure(), "from the altitude");
        orConstant(
                Variable.WIND_SPEED,
                ASSUMED_WIND,
                WARNING + "assumed; give weather.defaults.wind_speed (twice as much lowers the mean radiant temperature"
                        + " of a sunny square by about half a kelvin, half of it raises it)");
        orConstant(Variable.WIND_DIRECTION, ASSUMED_DIRECTION, "assumed");
        orConstant(Variable.PRECIPITATION, 0, "taken as no rain");
        double[] global = new double[slots.size()];
        double[] diffuse = shortwave(global);
        double[] vapour = new double[slots.size()];
        for (int i = 0; i < vapour.length; i++) {
            vapour[i] = vapourPressure(slots.get(i), mixing);
        }
        double[] longwave = longwave(global, vapour);
        List<WeatherInterval> out = new ArrayList<>();
        for (int i = 0; i < vapour.length; i++) {
            Timeline.Slot s = slots.get(i);
            double p = s.get(Variable.PRESSURE) * 100;
            out.add(new WeatherInterval(
                    s.start(),
                    s.end(),
                    kelvin(s),
                    PhysicalConstants.specificHumidity(vapour[i], p),
                    p,
                    s.get(Variable.WIND_SPEED),
                    Math.toRadians(s.get(Variable.WIND_DIRECTION)),
                    global[i],
                    Math.min(diffuse[i], global[i]),
                    longwave[i],
                    s.get(Variable.PRECIPITATION)
                            / Duration.between(s.start(), s.end()).getSeconds()));
        }
        return out;
    }

    private void required(Variable variable) {
        if (!filler.has(variable)) {
            throw new InputException(
                    source + " has no " + variable.key(),
                    "map its column under weather.columns (csv), add its product under weather.also (dwd-cdc), or give"
                            + " weather.defaults." + variable.key());
        }
        filler.fill(variable);
    }

    private void orConstant(Variable variable, double value, String why) {
        if (filler.has(variable)) {
            filler.fill(variable);
        } else {
            filler.constant(variable, value);
            notes.add(variable.key() + ": not in the file, " + value + " " + variable.unit() + ", " + why);
        }
    }

    /** Pressure of the standard atmosphere at the altitude of the place, hPa (ISO 2533). */
    private double pressure() {
        double altitude = Double.isNaN(place.altitude()) ? 0 : place.altitude();
        return 1013.25 * Math.pow(1 - 2.25577e-5 * altitude, 5.25588);
    }

    private static double kelvin(Timeline.Slot slot) {
        return slot.get(Variable.AIR_TEMPERATURE) + PhysicalConstants.ZERO_CELSIUS;
    }

    private static double vapourPressure(Timeline.Slot slot, boolean mixing) {
        double saturation = PhysicalConstants.saturationVapourPressure(kelvin(slot));
        if (!mixing) {
            return Math.min(1, slot.get(Variable.RELATIVE_HUMIDITY) / 100) * saturation;
        }
        double ratio = slot.get(Variable.MIXING_RATIO) / 1000;
        double specific = ratio / (1 + ratio);
        return Math.min(saturation, PhysicalConstants.vapourPressure(specific, slot.get(Variable.PRESSURE) * 100));
    }

    /**
     * Fills global and returns diffuse, both horizontal. Global minus diffuse is trusted before any direct column, because
     * direct columns are often derived.
     */
    private double[] shortwave(double[] global) {
        boolean g = filler.has(Variable.SHORTWAVE_DOWN);
        boolean d = filler.has(Variable.SHORTWAVE_DIFFUSE);
        boolean h = filler.has(Variable.SHORTWAVE_DIRECT_HORIZONTAL);
        boolean normal = filler.has(Variable.SHORTWAVE_DIRECT_NORMAL);
        if (!g && !(d && (h || normal))) {
            throw new InputException(
                    source + " has neither shortwave_down nor shortwave_diffuse with a direct column",
                    "map the columns under weather.columns (csv) or add product ST under weather.also (dwd-cdc)");
        }
        Variable direct = g && d
                ? null
                : h ? Variable.SHORTWAVE_DIRECT_HORIZONTAL : normal ? Variable.SHORTWAVE_DIRECT_NORMAL : null;
        if (g) {
            filler.fill(Variable.SHORTWAVE_DOWN);
        }
        if (d) {
            filler.fill(Variable.SHORTWAVE_DIFFUSE);
        }
        if (direct != null) {
            filler.fill(direct);
        }
        double[] diffuse = new double[global.length];
        for (int i = 0; i < global.length; i++) {
            Timeline.Slot s = slots.get(i);
            double beam = direct == null
                    ? 0
                    : s.get(direct) * (direct == Variable.SHORTWAVE_DIRECT_NORMAL ? tracks[i].meanSine() : 1);
            global[i] = g ? s.get(Variable.SHORTWAVE_DOWN) : s.get(Variable.SHORTWAVE_DIFFUSE) + beam;
            diffuse[i] = d ? s.get(Variable.SHORTWAVE_DIFFUSE) : Math.max(0, global[i] - beam);
        }
        if (d || direct != null) {
            return diffuse;
        }
        notes.add(
                "shortwave_diffuse: not in the file, split from shortwave_down (hourly values: Ridley et al. 2010, shorter ones:"
                        + " Bright and Engerer 2019)");
        return split(global);
    }

    private double[] split(double[] global) {
        long seconds = Duration.between(
                        slots.getFirst().start(), slots.getFirst().end())
                .getSeconds();
        long[] day = new long[global.length];
        for (int i = 0; i < day.length; i++) {
            // Days begin at mean solar midnight of the place.
            double local = slots.get(i).start().getEpochSecond() + place.longitude() * 240;
            day[i] = (long) Math.floor(local / 86400);
        }
        return DiffuseFraction.diffuse(tracks, global, day, (int) Math.max(1, 3600 / seconds), place.latitude());
    }

    private double[] longwave(double[] global, double[] vapour) {
        double[] out = new double[global.length];
        boolean given = filler.has(Variable.LONGWAVE_DOWN);
        if (given) {
            filler.fill(Variable.LONGWAVE_DOWN);
        } else {
            notes.add("longwave_down: not in the file, from temperature, humidity and clearness"
                    + " (Iziomon et al. 2003; Crawford and Duchon 1999)");
        }
        double[] clearness = given ? new double[0] : LongwaveSky.clearness(tracks, global);
        for (int i = 0; i < out.length; i++) {
            Timeline.Slot s = slots.get(i);
            out[i] = given ? s.get(Variable.LONGWAVE_DOWN) : LongwaveSky.irradiance(kelvin(s), vapour[i], clearness[i]);
        }
        return out;
    }
}
