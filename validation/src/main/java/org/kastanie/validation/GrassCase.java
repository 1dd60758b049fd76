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
import java.util.function.IntPredicate;
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
                + "library's, moist as it would be in January (0.8 of what plants can use). Eddy covariance does not close "
                + "its budget; no correction is made. 'leaves' are the days from 1 May, when the leaf area of the record is full; "
                + "before, the library's leaves stand where the site had little.";
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
        for (String name : List.of("meadow", "grass")) {
            Material material = library.get("ground", name);
            List<FieldRun.Hour> hours =
                    rows.stream().map(r -> hour(r, material.roughness())).toList();
            double start = hours.stream().limit(SPIN_UP).mapToDouble(FieldRun.Hour::air).average().orElse(ZERO);
            double deep = hours.stream().mapToDouble(FieldRun.Hour::air).average().orElse(ZERO);
            List<double[]> ours = FieldRun.run(
                    material,
                    new SurfaceOptions(start, deep, new SurfaceOptions.Indoor.Free(), 0.8),
                    hours,
                    List.of(
                            (SurfaceColumn c, org.kastanie.solver.surface.FacetFluxes f) -> f.netRadiation()[0],
                            (c, f) -> f.sensible()[0],
                            (c, f) -> f.latent()[0]));
            for (int q = 0; q < QUANTITIES.size(); q++) {
                String title = QUANTITIES.get(q) + ", " + name;
                all.add(compare(title, "all", q, rows, ours, day -> true));
                all.add(compare(title, "leaves", q, rows, ours, day -> day >= LEAVES));
            }
        }
        return all;
    }

    private static Comparison compare(
            String title, String subset, int q, List<Map<String, String>> rows, List<double[]> ours, IntPredicate days) {
        List<Comparison.Pair> pairs = new ArrayList<>();
        for (int i = SPIN_UP; i < ours.size(); i++) {
            double measured = number(rows.get(i), COLUMNS.get(q));
            if (measured > -900 && days.test((int) number(rows.get(i), "id"))) {
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

    private static FieldRun.Hour hour(Map<String, String> row, double roughness) {
        double air = number(row, "Tair") + ZERO;
        return new FieldRun.Hour(
                end(row),
                Math.max(0, number(row, "kdown")),
                number(row, "ldown"),
                air,
                number(row, "RH") / 100 * PhysicalConstants.saturationVapourPressure(air),
                SurfaceColumn.windAtTwoMetres(number(row, "U"), WIND_HEIGHT, roughness),
                number(row, "pres") * 1000,
                2 * number(row, "rain") / 3600);
    }

    private static double number(Map<String, String> row, String name) {
        return Double.parseDouble(row.getOrDefault(name, "NaN"));
    }
}
