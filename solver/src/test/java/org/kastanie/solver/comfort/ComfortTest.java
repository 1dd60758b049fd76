package org.kastanie.solver.comfort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kastanie.solver.comfort.ComfortFields.Inputs;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.kernel.reference.PetScalar;

class ComfortTest {
    private static final double ZERO = 273.15;

    private static Path data(String name) {
        Path path =
                Path.of(System.getProperty("kastanie.testdata", "../shared"), "measured/index-reference-tables", name);
        Assumptions.assumeTrue(Files.exists(path), "skipped: no data");
        return path;
    }

    /** Saturation vapour pressure of the UTCI's own programme (Hardy 1998, ITS-90), Pa. */
    private static double hardy(double celsius) {
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

    /** Values of the project that tests the published programmes (pythermalcomfort validation tables). */
    @ParameterizedTest
    @CsvSource({
        "25, 27, 1, 50, 25.2",
        "19, 24, 1, 50, 20.0",
        "19, 14, 1, 50, 16.8",
        "27, 22, 10, 50, 20.0",
        "27, 22, 16, 50, 15.8"
    })
    void utciOfPublishedCases(double air, double radiant, double wind, double humidity, double utci) {
        double vapour = hardy(air) * humidity / 100;
        assertThat(Utci.of(air + ZERO, radiant + ZERO, wind, vapour) - ZERO).isCloseTo(utci, within(0.1));
    }

    @Test
    void utciOfTheFialaCases() throws IOException {
        int cases = 0;
        double worst = 0;
        for (String line :
                Files.readAllLines(data("utci_test_data.txt"), java.nio.charset.StandardCharsets.ISO_8859_1)) {
            if (line.startsWith("#") || line.startsWith("Ta")) {
                continue;
            }
            double[] f = Arrays.stream(line.strip().split("\t"))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            if (f[2] > 17 || f[2] < 0.5) {
                continue;
            }
            // The table gives pa to 0.01 kPa only; the programme made it from the humidity.
            double utci = Utci.of(f[0] + ZERO, f[0] + f[1] + ZERO, f[2], hardy(f[0]) * f[3] / 100) - ZERO;
            worst = Math.max(worst, Math.abs(utci - f[8]));
            cases++;
        }
        System.out.printf("UTCI: %d Fiala cases, largest difference %.3f K%n", cases, worst);
        assertThat(cases).isGreaterThan(300);
        assertThat(worst).isLessThan(0.1);
    }

    @Test
    void utciOfThermofeel() throws IOException {
        List<String> in = Files.readAllLines(data("thermofeel/thermofeel_testcases.csv"));
        List<String> out = Files.readAllLines(data("thermofeel/utci.csv"));
        double worst = 0;
        for (int i = 1; i < in.size(); i++) {
            double[] f = Arrays.stream(in.get(i).split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            if (f[2] < 0.5 || f[3] - f[0] > 70) {
                continue;
            }
            double utci = Utci.of(f[0], f[3], f[2], hardy(f[1] - ZERO));
            worst = Math.max(worst, Math.abs(utci - Double.parseDouble(out.get(i - 1))));
        }
        System.out.printf("UTCI: thermofeel, largest difference %.3f K%n", worst);
        assertThat(worst).isLessThan(0.2);
    }

    /** The tables of Walther and Goestchel's programme; the first values also stand here for runs without data. */
    @ParameterizedTest
    @CsvSource({
        "20, 20, 0.15, 50, 0.5, 18.85",
        "30, 30, 0.15, 50, 0.5, 30.60",
        "21, 21, 0.10, 50, 0.9, 21.08",
        "-5, 40, 0.50, 2, 0.9, 7.82",
        "30, 60, 1.00, 80, 0.9, 44.63",
        "30, 30, 1.00, 80, 0.9, 32.21"
    })
    void petOfPublishedCases(double air, double radiant, double wind, double humidity, double clo, double pet) {
        double vapour = hardy(air) * humidity / 1e4;
        assertThat(PetScalar.pet(air, radiant, wind, vapour, 1013.25, clo)).isCloseTo(pet, within(0.1));
    }

    @Test
    void petOfTheTables() throws IOException {
        String json = Files.readString(data("cbe_ts_pet_steady.json")).replaceAll("\\s", "");
        Matcher m = Pattern.compile(
                        "\"tdb\":([-\\d.]+),\"tr\":([-\\d.]+),\"rh\":([-\\d.]+),\"v\":([-\\d.]+),\"met\":1.37,"
                                + "\"clo\":([-\\d.]+)},\"outputs\":\\{\"pet\":([-\\d.]+)")
                .matcher(json);
        int cases = 0;
        while (m.find()) {
            double[] f = new double[6];
            for (int i = 0; i < 6; i++) {
                f[i] = Double.parseDouble(m.group(i + 1));
            }
            assertThat(PetScalar.pet(f[0], f[1], f[3], hardy(f[0]) * f[2] / 1e4, 1013.25, f[4]))
                    .isCloseTo(f[5], within(0.1));
            cases++;
        }
        assertThat(cases).isEqualTo(9);
    }

    @Test
    void petOfTheReferenceRoomIsItsTemperature() {
        for (double t = 10; t <= 36; t += 2) {
            assertThat(Pet.of(t + ZERO, t + ZERO, 0.1, 1200, 101325) - ZERO).isCloseTo(t, within(0.02));
        }
    }

    private static Inputs random(int n, long seed, boolean summer) {
        Random r = new Random(seed);
        float[][] f = new float[4][n];
        for (int i = 0; i < n; i++) {
            f[0][i] = (float) (ZERO + (summer ? 15 + 30 * r.nextDouble() : -50 + 100 * r.nextDouble()));
            f[1][i] = (float) (f[0][i] + (summer ? -10 + 50 * r.nextDouble() : -25 + 80 * r.nextDouble()));
            f[2][i] = (float) (summer ? 6 * r.nextDouble() * r.nextDouble() : 20 * r.nextDouble());
            f[3][i] = (float) (hardy(f[0][i] - ZERO) * r.nextDouble());
        }
        return new Inputs(f[0], f[1], f[2], f[3]);
    }

    @Test
    void fieldsEqualTheScalarForms() {
        for (boolean summer : new boolean[] {true, false}) {
            Inputs in = random(6_000, 5, summer);
            float[] utci = new float[6_000];
            float[] pet = new float[6_000];
            ComfortFields.utci(in, utci, Workers.SINGLE);
            ComfortFields.pet(in, 95000, pet, Workers.SINGLE);
            double worstUtci = 0;
            double worstPet = 0;
            for (int i = 0; i < utci.length; i++) {
                double t = in.airTemperature()[i];
                double r = in.meanRadiantTemperature()[i];
                double v = in.windSpeed()[i];
                double e = in.vapourPressure()[i];
                worstUtci = Math.max(worstUtci, Math.abs(Utci.of(t, r, v * Utci.WIND_FACTOR, e) - utci[i]));
                double difference = Math.abs(Pet.of(t, r, v, e, 95000) - pet[i]);
                if (difference > worstPet) {
                    worstPet = difference;
                }
                assertThat(pet[i]).as("%s %s %s %s", t - ZERO, r - ZERO, v, e).isFinite();
            }
            System.out.printf(
                    "summer %s: field against scalar, UTCI %.4f K, PET %.4f K%n", summer, worstUtci, worstPet);
            assertThat(worstUtci).isLessThan(summer ? 0.002 : 0.02);
            assertThat(worstPet).isLessThan(summer ? 0.01 : 0.02);
        }
    }

    @Test
    void aCellDoesNotDependOnItsNeighboursNorOnTheSizeOfTheField() {
        Inputs all = random(9000, 7, true);
        float[] utci = new float[9000];
        float[] pet = new float[9000];
        ComfortFields.utci(all, utci, Workers.SINGLE);
        ComfortFields.pet(all, 95000, pet, Workers.SINGLE);
        for (int n : new int[] {1, 7, 255, 256, 257, 8191}) {
            int from = 9000 - n;
            Inputs part = new Inputs(
                    Arrays.copyOfRange(all.airTemperature(), from, 9000),
                    Arrays.copyOfRange(all.meanRadiantTemperature(), from, 9000),
                    Arrays.copyOfRange(all.windSpeed(), from, 9000),
                    Arrays.copyOfRange(all.vapourPressure(), from, 9000));
            float[] u = new float[n];
            float[] p = new float[n];
            ComfortFields.utci(part, u, Workers.SINGLE);
            ComfortFields.pet(part, 95000, p, Workers.SINGLE);
            assertThat(u).containsExactly(Arrays.copyOfRange(utci, from, 9000));
            assertThat(p).containsExactly(Arrays.copyOfRange(pet, from, 9000));
        }
    }

    @Test
    void outsideIsClampedAndCountedAndNoPersonIsNaN() {
        float nan = Float.NaN;
        Inputs in = new Inputs(
                new float[] {300, 340, 300, nan, 300, 300, 300},
                new float[] {310, 340, 450, 310, nan, 310, 310},
                new float[] {1, 1, 0, 1, 1, nan, 1},
                new float[] {1200, 1200, 1200, 1200, 1200, 1200, nan});
        float[] utci = new float[7];
        float[] pet = new float[7];
        assertThat(ComfortFields.utci(in, utci, Workers.SINGLE)).isEqualTo(new Clamped(3, 2, 1, 1, 1, 0));
        assertThat(ComfortFields.pet(in, 101325, pet, Workers.SINGLE)).isEqualTo(new Clamped(3, 2, 1, 1, 0, 0));
        for (int i = 0; i < 7; i++) {
            assertThat(Float.isNaN(utci[i])).isEqualTo(i > 2);
            assertThat(Float.isNaN(pet[i])).isEqualTo(i > 2);
        }
    }

    @Test
    void sixDirectionsOfAnIsotropicFieldGiveItsTemperature() {
        float sigma = (float) (5.670374419e-8 * Math.pow(300, 4));
        float[][] longwave = new float[6][100];
        for (float[] l : longwave) {
            Arrays.fill(l, sigma);
        }
        float[][] shortwave = new float[6][100];
        float[] out = new float[100];
        RadiantTemperature.sixDirections(Posture.STANDING, shortwave, longwave, out, Workers.SINGLE);
        assertThat(out[57]).isCloseTo(300, within(1e-3f));
        // 100 W/m2 from above: 0.06 * 0.7 * 100 absorbed.
        Arrays.fill(shortwave[0], 100);
        RadiantTemperature.sixDirections(Posture.STANDING, shortwave, longwave, out, Workers.SINGLE);
        double expected = Math.pow(Math.pow(300, 4) + 0.06 * 70 / (0.97 * 5.670374419e-8), 0.25);
        assertThat(out[57]).isCloseTo((float) expected, within(1e-3f));
    }

    /** A guard against boxing and lost vectorisation, which cost a factor of ten; figures belong to the benchmarks. */
    @Test
    void fieldsAreFastEnoughForEveryStep() {
        int n = 50_000;
        Inputs in = random(n, 3, true);
        float[] out = new float[n];
        var clock = java.lang.management.ManagementFactory.getThreadMXBean();
        long[] best = {Long.MAX_VALUE, Long.MAX_VALUE};
        for (int i = 0; i < 8; i++) {
            long t0 = clock.getCurrentThreadCpuTime();
            ComfortFields.utci(in, out, Workers.SINGLE);
            long t1 = clock.getCurrentThreadCpuTime();
            ComfortFields.pet(in, 95000, out, Workers.SINGLE);
            best[0] = Math.min(best[0], t1 - t0);
            best[1] = Math.min(best[1], clock.getCurrentThreadCpuTime() - t1);
        }
        System.out.printf("UTCI %.1f ns, PET %.1f ns a cell%n", best[0] / (double) n, best[1] / (double) n);
        assertThat(best[0] / (double) n).isLessThan(2000);
        assertThat(best[1] / (double) n).isLessThan(6000);
    }
}
