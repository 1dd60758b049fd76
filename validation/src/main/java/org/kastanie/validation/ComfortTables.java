package org.kastanie.validation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kastanie.solver.comfort.OpenSite;
import org.kastanie.solver.comfort.Wbgt;
import org.kastanie.solver.kernel.reference.TwoNodes;
import org.kastanie.solver.quantity.PhysicalConstants;
import org.kastanie.solver.sun.SolarPosition;
import org.kastanie.solver.sun.SunPosition;

/** Tables of SET* and WBGT. */
final class ComfortTables {
    private static final double ZERO = PhysicalConstants.ZERO_CELSIUS;
    /** Least wind at 10 m of the thermofeel rows, m s-1. */
    private static final double LEAST_WIND_10M = 0.62;

    private static final Pattern SET = Pattern.compile("\"inputs\":\\{([^}]*)\\},\"outputs\":\\{\"set\":([-\\d.]+)");

    private ComfortTables() {}

    static List<Comparison.Pair> set(Path file) throws IOException {
        Matcher m = SET.matcher(Files.readString(file, StandardCharsets.UTF_8).replaceAll("\\s", ""));
        List<Comparison.Pair> pairs = new ArrayList<>();
        while (m.find()) {
            Map<String, Double> in = new HashMap<>();
            for (String pair : m.group(1).replace("\"", "").split(",")) {
                String[] parts = pair.split(":");
                in.put(parts[0], parts[1].equals("true") ? 1 : Double.parseDouble(parts[1]));
            }
            if (in.containsKey("calculate_ce")) {
                continue;
            }
            double torr = value(in, "rh") / 100 * Math.exp(18.6686 - 4030.183 / (value(in, "tdb") + 235));
            pairs.add(new Comparison.Pair(
                    m.group(1).replace("\"", ""),
                    Double.parseDouble(m.group(2)),
                    TwoNodes.standard(
                            value(in, "tdb"),
                            value(in, "tr"),
                            value(in, "v"),
                            torr,
                            new TwoNodes.Person(value(in, "met"), value(in, "clo"), 1))));
        }
        return pairs;
    }

    private static double value(Map<String, Double> row, String key) {
        return row.getOrDefault(key, Double.NaN);
    }

    /** Zenith at noon, share of the beam, albedo and pressure as that programme takes them. */
    static List<Comparison.Pair> wbgtSalamanca(Path file) throws IOException {
        List<Comparison.Pair> pairs = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            String[] f = line.split(",");
            if (f[0].equals("Dates") || f[6].equals("NA")) {
                continue;
            }
            double dew = Double.parseDouble(f[2]);
            double vapour = 100 * 1.004 * 6.1121 * Math.exp(17.502 * dew / (dew + 240.97));
            Wbgt.Air air = new Wbgt.Air(Double.parseDouble(f[1]) + ZERO, vapour, 101_000, Double.parseDouble(f[4]));
            SunPosition noon = SolarPosition.at(Instant.parse(f[0] + "T12:24:00Z"), 40.96, -5.66);
            OpenSite site = new OpenSite(Double.parseDouble(f[5]), 0.8, noon.z(), 0.4);
            pairs.add(new Comparison.Pair(f[0], Double.parseDouble(f[6]), Wbgt.of(air, site.absorbed(air)) - ZERO));
        }
        return pairs;
    }

    static List<Comparison.Pair> wbgtThermofeel(Path folder) throws IOException {
        List<String> in = Files.readAllLines(folder.resolve("thermofeel_testcases.csv"), StandardCharsets.UTF_8);
        List<String> humidity = Files.readAllLines(folder.resolve("rh.csv"), StandardCharsets.UTF_8);
        List<String> out = Files.readAllLines(folder.resolve("wbgt_liljegren.csv"), StandardCharsets.UTF_8);
        List<Comparison.Pair> pairs = new ArrayList<>();
        for (int i = 1; i < in.size(); i++) {
            double[] f = Arrays.stream(in.get(i).split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            double y = (f[0] - ZERO) / (f[0] - 32.18);
            double vapour = 1.004 * 6.1121 * Math.exp(17.502 * y) * Double.parseDouble(humidity.get(i - 1));
            double global = f[4] / 3600;
            double wind = Math.max(LEAST_WIND_10M, f[2]);
            Wbgt.Air air = new Wbgt.Air(f[0], vapour, 101_325, wind * Math.pow(0.2, exponent(wind, global)));
            double ours = Wbgt.of(air, new OpenSite(global, f[6] / f[4], f[9], 0.45).absorbed(air));
            pairs.add(new Comparison.Pair("row " + i, Double.parseDouble(out.get(i - 1)), ours));
        }
        return pairs;
    }

    /** Exponent of the wind profile from 10 to 2 m by day in a town (Liljegren et al. 2008, after US EPA 1995). */
    private static double exponent(double wind, double global) {
        double[] classes = {0, 0.15, 0.15, 0.20, 0.25, 0.30, 0.30};
        int[][] stability = {{1, 1, 2, 4}, {1, 2, 3, 4}, {2, 2, 3, 4}, {3, 3, 4, 4}, {3, 4, 4, 4}};
        int light = global >= 925 ? 0 : global >= 675 ? 1 : global >= 175 ? 2 : 3;
        int row = wind >= 6 ? 4 : wind >= 5 ? 3 : wind >= 3 ? 2 : wind >= 2 ? 1 : 0;
        return classes[stability[row][light]];
    }
}
