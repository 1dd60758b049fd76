package org.kastanie.solver.sun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Diffuse split and longwave of the sky against a summer of measurements at DTU Lyngby. */
class LyngbySkyTest {
    private static final double LATITUDE = 55.791;
    private static final double LONGITUDE = 12.525;

    private record Row(
            Instant start,
            double global,
            double normal,
            double diffuse,
            double longwave,
            double air,
            double humidity) {}

    private static List<Row> rows(String month) throws IOException {
        Path path = Path.of(
                System.getProperty("kastanie.testdata", "../shared"),
                "measured/sky-dtu-lyngby/dtu_2024_" + month + "_10min.csv");
        Assumptions.assumeTrue(Files.exists(path), "skipped: no data");
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(path)) {
            String[] f = line.split(",", -1);
            if (!f[0].startsWith("time") && !f[6].isEmpty() && !f[8].isEmpty()) {
                rows.add(new Row(
                        Instant.parse(f[0].replace(' ', 'T') + "Z"),
                        Double.parseDouble(f[1]),
                        Double.parseDouble(f[2]),
                        Double.parseDouble(f[3]),
                        Double.parseDouble(f[4]),
                        Double.parseDouble(f[6]) + 273.15,
                        Double.parseDouble(f[8])));
            }
        }
        return rows;
    }

    @Test
    void hourlyDiffuse() throws IOException {
        double squares = 0;
        double sum = 0;
        int n = 0;
        for (String month : List.of("06", "07")) {
            TreeMap<Instant, double[]> hours = new TreeMap<>();
            for (Row row : rows(month)) {
                Instant hour = row.start.truncatedTo(java.time.temporal.ChronoUnit.HOURS);
                double[] h = hours.computeIfAbsent(hour, k -> new double[3]);
                h[0] += row.global / 6;
                h[1] += row.diffuse / 6;
                h[2]++;
            }
            hours.values().removeIf(h -> h[2] < 6);
            Instant[] start = hours.keySet().toArray(Instant[]::new);
            SunTrack[] tracks = new SunTrack[start.length];
            double[] global = new double[start.length];
            long[] day = new long[start.length];
            for (int i = 0; i < start.length; i++) {
                tracks[i] = SunTrack.of(start[i], start[i].plusSeconds(3600), LATITUDE, LONGITUDE);
                global[i] = hours.get(start[i])[0];
                day[i] = (long) Math.floor((start[i].getEpochSecond() + LONGITUDE * 240) / 86400);
            }
            double[] diffuse = DiffuseFraction.diffuse(tracks, global, day, 1, LATITUDE);
            for (int i = 0; i < start.length; i++) {
                if (tracks[i].meanSine() > 0.02) {
                    double error = diffuse[i] - hours.get(start[i])[1];
                    squares += error * error;
                    sum += error;
                    n++;
                }
            }
        }
        double rmse = Math.sqrt(squares / n);
        System.out.printf(
                "DTU Lyngby, hourly diffuse, BRL: %d h, bias %+.1f, RMSE %.1f W m-2 (goal 35)%n", n, sum / n, rmse);
        assertThat(n).isGreaterThan(900);
        assertThat(rmse).isLessThan(48);
        assertThat(Math.abs(sum / n)).isLessThan(5);
    }

    @Test
    void diffuseFromTenMinutes() throws IOException {
        double squares = 0;
        int n = 0;
        for (String month : List.of("06", "07")) {
            List<Row> rows = rows(month);
            SunTrack[] tracks = new SunTrack[rows.size()];
            double[] global = new double[rows.size()];
            long[] day = new long[rows.size()];
            for (int i = 0; i < tracks.length; i++) {
                Instant start = rows.get(i).start;
                tracks[i] = SunTrack.of(start, start.plusSeconds(600), LATITUDE, LONGITUDE);
                global[i] = rows.get(i).global;
                day[i] = (long) Math.floor((start.getEpochSecond() + LONGITUDE * 240) / 86400);
            }
            double[] diffuse = DiffuseFraction.diffuse(tracks, global, day, 6, LATITUDE);
            for (int i = 0; i + 6 <= tracks.length; i += 6) {
                double error = 0;
                double sine = 0;
                for (int k = i; k < i + 6; k++) {
                    error += (diffuse[k] - rows.get(k).diffuse) / 6;
                    sine += tracks[k].meanSine() / 6;
                }
                squares += sine > 0.02 ? error * error : 0;
                n += sine > 0.02 ? 1 : 0;
            }
        }
        // the hourly split reaches 46 on the same hours
        assertThat(Math.sqrt(squares / n)).isLessThan(44);
    }

    @Test
    void longwave() throws IOException {
        double[] all = new double[3];
        double[] clear = new double[3];
        double[] prata = new double[3];
        for (String month : List.of("06", "07")) {
            List<Row> rows = rows(month);
            int n = rows.size();
            SunTrack[] tracks = new SunTrack[n];
            double[] global = new double[n];
            for (int i = 0; i < n; i++) {
                Instant t = rows.get(i).start;
                tracks[i] = SunTrack.of(t, t.plusSeconds(600), LATITUDE, LONGITUDE);
                global[i] = rows.get(i).global;
            }
            double[] clearness = LongwaveSky.clearness(tracks, global);
            for (int i = 0; i < n; i++) {
                Row r = rows.get(i);
                double e = org.kastanie.solver.quantity.PhysicalConstants.saturationVapourPressure(r.air)
                        * r.humidity
                        / 100;
                add(all, LongwaveSky.irradiance(r.air, e, clearness[i]) - r.longwave);
                if (isClear(rows, tracks, i)) {
                    add(clear, LongwaveSky.irradiance(r.air, e, clearness[i]) - r.longwave);
                    add(prata, LongwaveSky.prata(r.air, e) * 5.670374419e-8 * Math.pow(r.air, 4) - r.longwave);
                }
            }
        }
        print("all sky (goal RMSE 18)", all);
        print("clear (goal bias 3, RMSE 8)", clear);
        print("clear, Prata (1996) for comparison", prata);
        assertThat(clear[0]).isGreaterThan(300);
        assertThat(rmse(all)).isLessThan(18);
        assertThat(Math.abs(clear[1] / clear[0])).isLessThan(3);
        assertThat(rmse(clear)).isLessThan(8);
    }

    /** Clear by the beam: strong and steady over an hour, with little diffuse light. */
    private static boolean isClear(List<Row> rows, SunTrack[] tracks, int i) {
        if (i < 3 || i + 3 >= rows.size() || tracks[i].meanSine() < LongwaveSky.TRUSTED_SINE) {
            return false;
        }
        double low = Double.MAX_VALUE;
        double high = 0;
        for (int k = i - 3; k <= i + 3; k++) {
            if (tracks[k].sun().length == 0) {
                return false;
            }
            double ratio = rows.get(k).normal
                    / ClearSky.beamNormal(
                            tracks[k].sun()[0].elevation(), tracks[k].extraterrestrialNormal(), ClearSky.ORDINARY);
            low = Math.min(low, ratio);
            high = Math.max(high, ratio);
        }
        return low > 0.85 && high - low < 0.1;
    }

    private static void add(double[] score, double error) {
        score[0]++;
        score[1] += error;
        score[2] += error * error;
    }

    private static double rmse(double[] score) {
        return Math.sqrt(score[2] / score[0]);
    }

    private static void print(String what, double[] s) {
        System.out.printf(
                "DTU Lyngby, longwave down, %s: %.0f values, bias %+.1f, RMSE %.1f W m-2%n",
                what, s[0], s[1] / s[0], rmse(s));
    }
}
