package org.kastanie.validation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kastanie.solver.comfort.Utci;
import org.kastanie.solver.kernel.reference.PetScalar;
import org.kastanie.solver.quantity.PhysicalConstants;
import org.kastanie.solver.sun.SolarPosition;
import org.kastanie.solver.sun.SunPosition;

/** Published tables of UTCI, PET, SET*, WBGT and the sun's position. */
final class IndexTableCase implements ValidationCase {
    private static final double ZERO = PhysicalConstants.ZERO_CELSIUS;
    private static final double STANDARD_PRESSURE = 1013.25;
    /** Wind range of the UTCI polynomial, m s-1 (Broede et al. 2012). */
    private static final double LEAST_WIND = 0.5;

    private static final double MOST_WIND = 17;
    private static final Pattern PET = Pattern.compile(
            "\"tdb\":([-\\d.]+),\"tr\":([-\\d.]+),\"rh\":([-\\d.]+),\"v\":([-\\d.]+),\"met\":1.37,\"clo\":([-\\d.]+)\\},"
                    + "\"outputs\":\\{\"pet\":([-\\d.]+)");

    @Override
    public String id() {
        return "index-tables";
    }

    @Override
    public String title() {
        return "Tables of UTCI, PET, SET*, WBGT and the sun's position";
    }

    @Override
    public String source() {
        return "UTCI: Broede et al. (2012), doi 10.5281/zenodo.5503968 (666 of 1000 cases of the Fiala model with the value of "
                + "the polynomial); PET: validation-data-comfort-models (MIT), the programme of Walther and Goestchel "
                + "(2018) as in pythermalcomfort; SET*: the same collection, from ASHRAE 55; WBGT: thermofeel (Apache-2.0) and "
                + "HeatStress for R (GPL-3), both after Liljegren et al. (2008); sun: Reda and Andreas (2008), appendix A.5";
    }

    @Override
    public String notes() {
        return "UTCI cases with wind outside 0.5..17 m/s at 10 m lie outside the polynomial and are left out. Vapour pressure is "
                + "made from the humidity with the formula of the UTCI programme (Hardy 1998), since the table gives it to "
                + "0.01 kPa only. The PET table has nine cases; it is another programme's output, not a measurement. Rows of the SET* "
                + "table for the cooling effect are another quantity and left out. WBGT rows are other programmes' outputs: "
                + "thermofeel iterates to 0.02 K, the R port has a globe of 50.0 mm. The "
                + "sun is compared without refraction.";
    }

    @Override
    public Optional<String> missing(Path data) {
        Path folder = data.resolve("measured/index-reference-tables");
        return Files.isDirectory(folder) ? Optional.empty() : Optional.of("measured/index-reference-tables");
    }

    @Override
    public List<Comparison> run(Path data, Path scratch) throws IOException {
        Path folder = data.resolve("measured/index-reference-tables");
        return List.of(
                new Comparison("UTCI polynomial", "all", "K", utci(folder.resolve("utci_test_data.txt"))),
                new Comparison("PET", "all", "K", pet(folder.resolve("cbe_ts_pet_steady.json"))),
                new Comparison("SET*", "all", "K", ComfortTables.set(folder.resolve("cbe_ts_set.json"))),
                new Comparison(
                        "WBGT, thermofeel", "all", "K", ComfortTables.wbgtThermofeel(folder.resolve("thermofeel"))),
                new Comparison(
                        "WBGT, Salamanca",
                        "all",
                        "K",
                        ComfortTables.wbgtSalamanca(folder.resolve("wbgt_liljegren_heatstressR_salamanca2003.csv"))),
                new Comparison(
                        "sun position", "all", "degrees", sun(folder.resolve("solar_irradiance_reference.csv"))));
    }

    private static List<Comparison.Pair> utci(Path file) throws IOException {
        List<Comparison.Pair> pairs = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            if (line.startsWith("#") || line.startsWith("Ta")) {
                continue;
            }
            double[] f = Arrays.stream(line.strip().split("\t"))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            if (f[2] >= LEAST_WIND && f[2] <= MOST_WIND) {
                double ours = Utci.of(f[0] + ZERO, f[0] + f[1] + ZERO, f[2], saturation(f[0]) * f[3] / 100) - ZERO;
                pairs.add(new Comparison.Pair("Ta " + f[0] + " Tr-Ta " + f[1] + " v " + f[2], f[8], ours));
            }
        }
        return pairs;
    }

    private static List<Comparison.Pair> pet(Path file) throws IOException {
        Matcher m = PET.matcher(Files.readString(file, StandardCharsets.UTF_8).replaceAll("\\s", ""));
        List<Comparison.Pair> pairs = new ArrayList<>();
        while (m.find()) {
            double[] f = new double[6];
            for (int i = 0; i < 6; i++) {
                f[i] = Double.parseDouble(m.group(i + 1));
            }
            double vapour = saturation(f[0]) * f[2] / 1e4;
            pairs.add(new Comparison.Pair(
                    "Ta " + f[0] + " Tr " + f[1] + " v " + f[3] + " RH " + f[2],
                    f[5],
                    PetScalar.pet(f[0], f[1], f[3], vapour, STANDARD_PRESSURE, f[4])));
        }
        return pairs;
    }

    private static List<Comparison.Pair> sun(Path file) throws IOException {
        SunPosition ours = SolarPosition.at(Instant.parse("2003-10-17T19:30:30Z"), 39.742476, -105.1786);
        List<Comparison.Pair> pairs = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            String[] cells = line.split(",", 4);
            if (cells[0].equals("SPA") && cells[1].equals("azimuth_from_north")) {
                pairs.add(new Comparison.Pair("azimuth", Double.parseDouble(cells[2]), Math.toDegrees(ours.azimuth())));
            } else if (cells[0].equals("SPA") && cells[1].equals("elevation_without_refraction")) {
                pairs.add(new Comparison.Pair(
                        "elevation", Double.parseDouble(cells[2]), Math.toDegrees(ours.elevation())));
            }
        }
        return pairs;
    }

    /** Saturation vapour pressure of the UTCI's own programme (Hardy 1998, ITS-90), Pa. */
    private static double saturation(double celsius) {
        double t = celsius + ZERO;
        double[] g = {
            -2836.5744, -6028.076559, 19.54263612, -0.02737830188, 0.000016261698, 7.0229056e-10, -1.8680009e-13
        };
        double sum = 2.7150305 * Math.log(t);
        for (int i = 0; i < g.length; i++) {
            sum += g[i] * Math.pow(t, i - 2);
        }
        return Math.exp(sum);
    }
}
