package org.kastanie.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kastanie.solver.quantity.PhysicalConstants;
import org.kastanie.solver.sun.ClearSky;
import org.kastanie.solver.sun.DiffuseFraction;
import org.kastanie.solver.sun.LongwaveSky;
import org.kastanie.solver.sun.SunTrack;

/** Longwave of the sky and the diffuse share of global radiation against two summer months of DTU Lyngby. */
final class LyngbyCase implements ValidationCase {
    private static final double LATITUDE = 55.791;
    private static final double LONGITUDE = 12.525;
    private static final Duration STEP = Duration.ofMinutes(10);
    /** Mean sine of the sun's elevation above which diffuse light is scored: about one degree, a choice. */
    private static final double DAY = 0.02;

    private record Sample(
            Instant start, double global, double normal, double diffuse, double longwave, double air, double vapour) {}

    @Override
    public String id() {
        return "sky-dtu-lyngby";
    }

    @Override
    public String title() {
        return "Sky at DTU Lyngby: longwave down and diffuse fraction, June and July 2024";
    }

    @Override
    public String source() {
        return "DTU Climate Station, Kongens Lyngby (AssessingSolar/dtu_solar_station; free data, to be cited): CMP11, CHP1 and "
                + "CGR4, one-minute values averaged to ten minutes";
    }

    @Override
    public String notes() {
        return "Clear means: the beam stays above 0.85 of an ordinary clear sky's for an hour and changes by less than a tenth. "
                + "Diffuse is scored on hourly means, from global radiation alone, hourly or at ten minutes. The summer of this station helped to choose "
                + "among published schemes; no coefficient was fitted to it.";
    }

    @Override
    public Optional<String> missing(Path data) {
        return Files.isDirectory(data.resolve("measured/sky-dtu-lyngby"))
                ? Optional.empty()
                : Optional.of("measured/sky-dtu-lyngby");
    }

    @Override
    public List<Comparison> run(Path data, Path scratch) throws IOException {
        List<Comparison.Pair> all = new ArrayList<>();
        List<Comparison.Pair> clear = new ArrayList<>();
        List<Comparison.Pair> prata = new ArrayList<>();
        List<Comparison.Pair> diffuse = new ArrayList<>();
        List<Comparison.Pair> finer = new ArrayList<>();
        for (String month : List.of("06", "07")) {
            List<Sample> samples = samples(data.resolve("measured/sky-dtu-lyngby/dtu_2024_" + month + "_10min.csv"));
            longwave(samples, all, clear, prata);
            diffuse(samples, diffuse);
            fromTenMinutes(samples, finer);
        }
        return List.of(
                new Comparison("L down", "all", "W/m2", all),
                new Comparison("L down", "clear", "W/m2", clear),
                new Comparison("L down by Prata (1996)", "clear", "W/m2", prata),
                new Comparison("K diffuse", "all", "W/m2", diffuse),
                new Comparison("K diffuse", "hourly means from 10-minute global", "W/m2", finer));
    }

    private static List<Sample> samples(Path file) throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (Map<String, String> row : Csv.read(file)) {
            if (cell(row, "air_temperature").isEmpty()
                    || cell(row, "relative_humidity").isEmpty()) {
                continue;
            }
            double air = number(row, "air_temperature") + PhysicalConstants.ZERO_CELSIUS;
            samples.add(new Sample(
                    Instant.parse(cell(row, "time_utc").replace(' ', 'T') + "Z"),
                    number(row, "GHI"),
                    number(row, "DNI"),
                    number(row, "DHI"),
                    number(row, "LWD"),
                    air,
                    PhysicalConstants.saturationVapourPressure(air) * number(row, "relative_humidity") / 100));
        }
        return samples;
    }

    private static String cell(Map<String, String> row, String name) {
        return row.getOrDefault(name, "");
    }

    private static double number(Map<String, String> row, String name) {
        return Double.parseDouble(cell(row, name));
    }

    private static void longwave(
            List<Sample> samples, List<Comparison.Pair> all, List<Comparison.Pair> clear, List<Comparison.Pair> prata) {
        SunTrack[] tracks = samples.stream()
                .map(s -> SunTrack.of(s.start(), s.start().plus(STEP), LATITUDE, LONGITUDE))
                .toArray(SunTrack[]::new);
        double[] clearness = LongwaveSky.clearness(
                tracks, samples.stream().mapToDouble(Sample::global).toArray());
        for (int i = 0; i < tracks.length; i++) {
            Sample s = samples.get(i);
            String label = s.start().toString();
            double ours = LongwaveSky.irradiance(s.air(), s.vapour(), clearness[i]);
            all.add(new Comparison.Pair(label, s.longwave(), ours));
            if (isClear(samples, tracks, i)) {
                clear.add(new Comparison.Pair(label, s.longwave(), ours));
                double other = LongwaveSky.prata(s.air(), s.vapour())
                        * PhysicalConstants.STEFAN_BOLTZMANN
                        * Math.pow(s.air(), 4);
                prata.add(new Comparison.Pair(label, s.longwave(), other));
            }
        }
    }

    /** Clear by the beam: strong and steady over an hour. The two limits are choices. */
    private static boolean isClear(List<Sample> samples, SunTrack[] tracks, int i) {
        if (i < 3 || i + 3 >= tracks.length || tracks[i].meanSine() < LongwaveSky.TRUSTED_SINE) {
            return false;
        }
        double low = Double.MAX_VALUE;
        double high = 0;
        for (int k = i - 3; k <= i + 3; k++) {
            if (tracks[k].sun().length == 0) {
                return false;
            }
            double ratio = samples.get(k).normal()
                    / ClearSky.beamNormal(
                            tracks[k].sun()[0].elevation(), tracks[k].extraterrestrialNormal(), ClearSky.ORDINARY);
            low = Math.min(low, ratio);
            high = Math.max(high, ratio);
        }
        return low > 0.85 && high - low < 0.1;
    }

    private static void diffuse(List<Sample> samples, List<Comparison.Pair> pairs) {
        TreeMap<Instant, double[]> hours = new TreeMap<>();
        for (Sample s : samples) {
            double[] h = hours.computeIfAbsent(s.start().truncatedTo(ChronoUnit.HOURS), k -> new double[3]);
            h[0] += s.global() / 6;
            h[1] += s.diffuse() / 6;
            h[2]++;
        }
        hours.values().removeIf(h -> h[2] < 6);
        Instant[] start = hours.keySet().toArray(Instant[]::new);
        SunTrack[] tracks = new SunTrack[start.length];
        double[] global = new double[start.length];
        long[] day = new long[start.length];
        for (int i = 0; i < start.length; i++) {
            tracks[i] = SunTrack.of(start[i], start[i].plus(1, ChronoUnit.HOURS), LATITUDE, LONGITUDE);
            global[i] = hours.getOrDefault(start[i], new double[3])[0];
            // The local solar day: four minutes of time a degree.
            day[i] = (long) Math.floor((start[i].getEpochSecond() + LONGITUDE * 240) / 86400);
        }
        double[] ours = DiffuseFraction.diffuse(tracks, global, day, 1, LATITUDE);
        for (int i = 0; i < start.length; i++) {
            if (tracks[i].meanSine() > DAY) {
                double measured = hours.getOrDefault(start[i], new double[3])[1];
                pairs.add(new Comparison.Pair(start[i].toString(), measured, ours[i]));
            }
        }
    }

    /** Hourly means of a split made at ten minutes; only hours with six values and a whole day round them. */
    private static void fromTenMinutes(List<Sample> samples, List<Comparison.Pair> pairs) {
        int n = samples.size();
        SunTrack[] tracks = new SunTrack[n];
        double[] global = new double[n];
        long[] day = new long[n];
        for (int i = 0; i < n; i++) {
            Instant start = samples.get(i).start();
            tracks[i] = SunTrack.of(start, start.plus(STEP), LATITUDE, LONGITUDE);
            global[i] = samples.get(i).global();
            day[i] = (long) Math.floor((start.getEpochSecond() + LONGITUDE * 240) / 86400);
        }
        double[] ours = DiffuseFraction.diffuse(tracks, global, day, 6, LATITUDE);
        TreeMap<Instant, double[]> hours = new TreeMap<>();
        for (int i = 0; i < n; i++) {
            Sample s = samples.get(i);
            double[] h = hours.computeIfAbsent(s.start().truncatedTo(ChronoUnit.HOURS), k -> new double[4]);
            h[0] += s.diffuse() / 6;
            h[1] += ours[i] / 6;
            h[2] += tracks[i].meanSine() / 6;
            h[3]++;
        }
        hours.forEach((start, h) -> {
            if (h[3] == 6 && h[2] > DAY) {
                pairs.add(new Comparison.Pair(start.toString(), h[0], h[1]));
            }
        });
    }
}
