package org.kastanie.solver.comfort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kastanie.solver.kernel.reference.TwoNodes;

/** SET* and WBGT against published tables; one row of each stands here for runs without data. */
class IndexTableTest {
    private static Path data(String name) {
        Path path =
                Path.of(System.getProperty("kastanie.testdata", "../shared"), "measured/index-reference-tables", name);
        Assumptions.assumeTrue(Files.exists(path), "skipped: no data");
        return path;
    }

    private static double torr(double celsius, double humidity) {
        return humidity / 100 * Math.exp(18.6686 - 4030.183 / (celsius + 235));
    }

    private static double set(double air, double radiant, double wind, double humidity, double met, double clo) {
        return TwoNodes.standard(air, radiant, wind, torr(air, humidity), new TwoNodes.Person(met, clo, 1));
    }

    @ParameterizedTest
    @CsvSource({"25, 25, 0.15, 50, 1, 0.5, 23.8", "40, 25, 0.15, 50, 1, 0.5, 34.3", "25, 25, 1.1, 50, 2, 0.5, 24.0"})
    void setOfPublishedCases(
            double air, double radiant, double wind, double humidity, double met, double clo, double expected) {
        assertThat(set(air, radiant, wind, humidity, met, clo)).isCloseTo(expected, within(0.2));
    }

    @Test
    void setOfTheTables() throws IOException {
        String json = Files.readString(data("cbe_ts_set.json")).replaceAll("\\s", "");
        Matcher m = Pattern.compile("\"inputs\":\\{([^}]*)},\"outputs\":\\{\"set\":([-\\d.]+)")
                .matcher(json);
        int cases = 0;
        double worst = 0;
        while (m.find()) {
            if (m.group(1).contains("calculate_ce")) {
                continue; // another quantity: the cooling effect's own variant
            }
            Map<String, Double> in = new HashMap<>();
            for (String pair : m.group(1).replace("\"", "").split(",")) {
                in.put(pair.substring(0, pair.indexOf(':')), Double.parseDouble(pair.substring(pair.indexOf(':') + 1)));
            }
            double ours = set(in.get("tdb"), in.get("tr"), in.get("v"), in.get("rh"), in.get("met"), in.get("clo"));
            worst = Math.max(worst, Math.abs(ours - Double.parseDouble(m.group(2))));
            cases++;
        }
        System.out.printf("SET*: %d cases, largest difference %.2f K%n", cases, worst);
        assertThat(cases).isEqualTo(38);
        assertThat(worst).isLessThan(0.5);
    }

    /** One July day of Salamanca: 16.4 degC, dew point 7.87 degC, 2.8 m/s, 213 W/m2, as a port of the paper's programme has it. */
    @Test
    void wbgtOfAPublishedDay() {
        Wbgt.Air air = new Wbgt.Air(289.55, 100 * Wbgt.saturation(273.15 + 7.867316), 101_000, 2.8);
        Wbgt.Absorbed absorbed = new OpenSite(213, 0.8, Math.cos(Math.toRadians(40.96 - 23.12)), 0.4).absorbed(air);
        assertThat(Wbgt.of(air, absorbed) - 273.15).isCloseTo(13.794, within(0.1));
        assertThat(Wbgt.globe(air, absorbed.globe()) - 273.15).isCloseTo(18.487, within(0.1));
        assertThat(Wbgt.naturalWetBulb(air, absorbed.wick()) - 273.15).isCloseTo(12.080, within(0.1));
    }

    @Test
    void wbgtOfThermofeel() throws IOException {
        List<String> in = Files.readAllLines(data("thermofeel/thermofeel_testcases.csv"));
        List<String> humidity = Files.readAllLines(data("thermofeel/rh.csv"));
        List<String> out = Files.readAllLines(data("thermofeel/wbgt_liljegren.csv"));
        double worst = 0;
        for (int i = 1; i < in.size(); i++) {
            double[] f = Arrays.stream(in.get(i).split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            double vapour = Wbgt.saturation(f[0]) * Double.parseDouble(humidity.get(i - 1));
            double global = f[4] / 3600;
            double wind = Math.max(0.62, f[2]) * Math.pow(0.2, exponent(Math.max(0.62, f[2]), global));
            Wbgt.Air air = new Wbgt.Air(f[0], vapour, 101_325, wind);
            double ours = Wbgt.of(air, new OpenSite(global, f[6] / f[4], f[9], 0.45).absorbed(air));
            worst = Math.max(worst, Math.abs(ours - Double.parseDouble(out.get(i - 1))));
        }
        System.out.printf("WBGT: thermofeel, %d cases, largest difference %.3f K%n", in.size() - 1, worst);
        assertThat(worst).isLessThan(0.05);
    }

    /** Exponent of the wind profile from 10 to 2 m by day in a town (Liljegren et al. 2008, after US EPA 1995). */
    private static double exponent(double wind, double global) {
        double[] classes = {0, 0.15, 0.15, 0.20, 0.25, 0.30, 0.30};
        int[][] stability = {{1, 1, 2, 4}, {1, 2, 3, 4}, {2, 2, 3, 4}, {3, 3, 4, 4}, {3, 4, 4, 4}};
        int light = global >= 925 ? 0 : global >= 675 ? 1 : global >= 175 ? 2 : 3;
        int row = wind >= 6 ? 4 : wind >= 5 ? 3 : wind >= 3 ? 2 : wind >= 2 ? 1 : 0;
        return classes[stability[row][light]];
    }

    @Test
    void wbgtOfInstrumentReadings() {
        assertThat(Wbgt.of(25, 32, 20)).isCloseTo(25.9, within(0.05));
        assertThat(Wbgt.of(298.15, 305.15, 293.15) - 273.15).isCloseTo(25.9, within(0.05));
    }

    /** In the dark, with surroundings as warm as the air and saturated air, all three instruments show the air. */
    @Test
    void wbgtOfSaturatedIsothermalAirIsItsTemperature() {
        for (double t = 273.15; t < 310; t += 5) {
            Wbgt.Air air = new Wbgt.Air(t, 100 * Wbgt.saturation(t), 101_325, 1);
            double black = Wbgt.STEFAN * Math.pow(t, 4);
            assertThat(Wbgt.of(air, Wbgt.Absorbed.of(0, black, 0, black, 0))).isCloseTo(t, within(1e-3));
        }
    }
}
