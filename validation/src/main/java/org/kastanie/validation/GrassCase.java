package org.kastanie.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.kastanie.engine.scene.MaterialLibrary;
import org.kastanie.solver.quantity.PhysicalConstants;
import org.kastanie.solver.surface.Material;
import org.kastanie.solver.surface.SurfaceColumn;
import org.kastanie.solver.surface.SurfaceOptions;

/** Net radiation, sensible and latent heat over a grassland, measured by eddy covariance. */
final class GrassCase implements ValidationCase {
    private static final double ZERO = PhysicalConstants.ZERO_CELSIUS;
    /** Height of the wind, m: the tower is given as 2.8 to 4 m. */
    private static final double WIND_HEIGHT = 4;

    private static final int SPIN_UP = 240;
    /**
     * Hourly rain is twice the value filed: all values are multiples of 0.05 mm, half the 0.1 mm tip of the gauge, because
     * the half-hourly sums were averaged with everything else. The rows "rain as filed" leave it as it is.
     */
    private static final double HALF_HOURS = 2;
    /** Choice: eddy fluxes that miss the measured radiation by more are left out of the rows "closing", W m-2. */
    private static final double CLOSING = 150;

    /** First day of the year with full leaf area in the record. */
    private static final int LEAVES = 121;

    private static final List<String> QUANTITIES = List.of("Q*", "QH", "QE");
    private static final List<String> COLUMNS = List.of("qn", "qh", "qe");

    @Override
    public String id() {
        return "grass-us-ar1";
    }

    @Override
    public String title() {
        return "Energy balance of a grassland, Woodward (Oklahoma), January to July 2010";
    }

    @Override
    public String source() {
        return "AmeriFlux US-AR1 (doi 10.17190/AMF/1246137, CC BY 4.0), file as in UMEP-dev/SuPy";
    }

    @Override
    public String notes() {
        return "Switchgrass stands there, which is a meadow of our library; the lawn of the library beside it. Soil is the "
                + "library's, moist as it would be in January (0.8 of what plants can use). 'leaves' are the days from 1 May, "
                + "when the leaf area of the record is full; before, the library's leaves stand where the site had little. The "
                + "record's hourly rain is the mean of two half-hourly sums (all values are multiples of half a tip of the "
                + "gauge, and half the rain could not feed the evaporation measured): it is doubled; 'rain as filed' leaves it. "
                + "Eddy fluxes are raw, with spikes up to 777 W/m2 and without values below zero for QE; 'closing' are the hours "
                + "in which they meet the measured radiation within 150 W/m2.";
    }

    @Override
    public Optional<String> missing(Path data) {
        return Files.isDirectory(data.resolve("measured/grass-us-ar1"))
                ? Optional.empty()
                : Optional.of("measured/grass-us-ar1");
    }

    @Override
    public List<Comparison> run(Path data, Path scratch) throws IOException {
        List<Map<String, String>> rows =
                Csv.read(data.resolve("measured/grass-us-ar1/US-AR1_2010_doy001_196.txt"), "\\s+");
        List<Comparison> all = new ArrayList<>();
        MaterialLibrary library = MaterialLibrary.with(Map.of());
        for (Stand stand : List.of(
                new Stand("meadow", "meadow", HALF_HOURS),
                new Stand("lawn", "grass", HALF_HOURS),
                new Stand("meadow, rain as filed", "meadow", 1))) {
            Material material = library.get("ground", stand.material());
            List<FieldRun.Hour> hours = rows.stream()
                    .map(r -> hour(r, material.roughness(), stand.rain()))
                    .toList();
            double start = hours.stream()
                    .limit(SPIN_UP)
                    .mapToDouble(FieldRun.Hour::air)
                    .average()
                    .orElse(ZERO);
            double deep =
                    hours.stream().mapToDouble(FieldRun.Hour::air).average().orElse(ZERO);
            List<double[]> ours = FieldRun.run(
                    material,
                    new SurfaceOptions(start, deep, new SurfaceOptions.Indoor.Free(), 0.8),
                    hours,
                    List.of(
                            (SurfaceColumn c, org.kastanie.solver.surface.FacetFluxes f) -> f.netRadiation()[0],
                            (c, f) -> f.sensible()[0],
                            (c, f) -> f.latent()[0]));
            for (int q = 0; q < QUANTITIES.size(); q++) {
                String title = QUANTITIES.get(q) + ", " + stand.name();
                all.add(compare(title, "all", q, rows, ours, r -> true));
                all.add(compare(title, "leaves", q, rows, ours, GrassCase::leaves));
                if (q > 0) {
                    all.add(compare(title, "leaves, closing", q, rows, ours, r -> leaves(r) && closes(r)));
                }
            }
        }
        return all;
    }

    private record Stand(String name, String material, double rain) {}

    private static boolean leaves(Map<String, String> row) {
        return number(row, "id") >= LEAVES;
    }

    private static boolean closes(Map<String, String> row) {
        double[] v = {number(row, "qn"), number(row, "qh"), number(row, "qe")};
        return Math.min(v[0], Math.min(v[1], v[2])) > -900 && Math.abs(v[0] - v[1] - v[2]) <= CLOSING;
    }

    private static Comparison compare(
            String title,
            String subset,
            int q,
            List<Map<String, String>> rows,
            List<double[]> ours,
            Predicate<Map<String, String>> wanted) {
        List<Comparison.Pair> pairs = new ArrayList<>();
        for (int i = SPIN_UP; i < ours.size(); i++) {
            double measured = number(rows.get(i), COLUMNS.get(q));
            if (measured > -900 && wanted.test(rows.get(i))) {
                pairs.add(new Comparison.Pair(end(rows.get(i)).toString(), measured, ours.get(i)[q]));
            }
        }
        return new Comparison(title, subset, "W/m2", pairs);
    }

    private static Instant end(Map<String, String> row) {
        return LocalDate.ofYearDay((int) number(row, "iy"), (int) number(row, "id"))
                .atTime((int) number(row, "it"), 0)
                .toInstant(ZoneOffset.ofHours(-6));
    }

    private static FieldRun.Hour hour(Map<String, String> row, double roughness, double rain) {
        double air = number(row, "Tair") + ZERO;
        return new FieldRun.Hour(
                end(row),
                Math.max(0, number(row, "kdown")),
                number(row, "ldown"),
                air,
                number(row, "RH") / 100 * PhysicalConstants.saturationVapourPressure(air),
                SurfaceColumn.windAtTwoMetres(number(row, "U"), WIND_HEIGHT, roughness),
                number(row, "pres") * 1000,
                rain * number(row, "rain") / 3600);
    }

    private static double number(Map<String, String> row, String name) {
        return Double.parseDouble(row.getOrDefault(name, "NaN"));
    }
}
