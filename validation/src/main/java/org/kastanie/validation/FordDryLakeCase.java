package org.kastanie.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kastanie.engine.scene.MaterialLibrary;
import org.kastanie.solver.quantity.PhysicalConstants;
import org.kastanie.solver.surface.Material;
import org.kastanie.solver.surface.SurfaceColumn;
import org.kastanie.solver.surface.SurfaceOptions;

/** Soil temperature at five depths below bare desert soil, with the library's bare soil as it is. */
final class FordDryLakeCase implements ValidationCase {
    private static final double ZERO = PhysicalConstants.ZERO_CELSIUS;
    private static final double LATITUDE = 33.6547;
    private static final double LONGITUDE = -115.0976;
    private static final double MILE_PER_HOUR = 0.44704;
    private static final double INCH_OF_MERCURY = 3386.39;
    private static final double INCH = 25.4;
    /** Height of the anemometer of SCAN stations, m (USDA-NRCS SCAN brochure: 10 ft). */
    private static final double WIND_HEIGHT = 3.05;

    private static final double ROUGHNESS = 0.003;
    private static final int SPIN_UP = 240;

    private record Depth(String column, double metres, String name) {}

    private static final List<Depth> DEPTHS = List.of(
            new Depth("2", 0.0508, "soil 5 cm"),
            new Depth("4", 0.1016, "soil 10 cm"),
            new Depth("8", 0.2032, "soil 20 cm"),
            new Depth("20", 0.508, "soil 51 cm"),
            new Depth("40", 1.016, "soil 102 cm"));

    @Override
    public String id() {
        return "soil-ford-dry-lake";
    }

    @Override
    public String title() {
        return "Soil temperature, Ford Dry Lake (California), April to July 2015";
    }

    @Override
    public String source() {
        return "USDA-NRCS Soil Climate Analysis Network, station 2184 (public domain), as in the NicheMapR package";
    }

    @Override
    public String notes() {
        return "Bare desert soil; our ground.bare_soil as the library has it, moisture at the start a tenth of what plants "
                + "could use. Longwave from air temperature, humidity and the clearness of the global radiation. Below the "
                + "soil the mean of the air of the record; start from the mean of the first ten days; ten days of spin-up "
                + "are not compared. Mean of the twin sensors where both report.";
    }

    @Override
    public Optional<String> missing(Path data) {
        return Files.isDirectory(data.resolve("measured/soil-scan-forddrylake"))
                ? Optional.empty()
                : Optional.of("measured/soil-scan-forddrylake");
    }

    @Override
    public List<Comparison> run(Path data, Path scratch) throws IOException {
        List<Map<String, String>> rows =
                Csv.read(data.resolve("measured/soil-scan-forddrylake/scan2184_20150401_20150731.csv"));
        List<FieldRun.Hour> hours = new ArrayList<>();
        List<Map<String, String>> kept = new ArrayList<>();
        for (Map<String, String> row : rows) {
            FieldRun.Hour hour = hour(row);
            if (!Double.isNaN(hour.sun() + hour.air() + hour.vapour() + hour.wind() + hour.pressure())) {
                hours.add(hour);
                kept.add(row);
            }
        }
        double[] cloud = new double[hours.size()];
        java.util.Arrays.fill(cloud, Double.NaN);
        double[] longwave = FieldRun.longwave(hours, cloud, LATITUDE, LONGITUDE);
        hours.replaceAll(h -> h);
        for (int i = 0; i < hours.size(); i++) {
            hours.set(i, FieldRun.withLongwave(hours.get(i), longwave[i]));
        }
        return compare(MaterialLibrary.with(Map.of()).get("ground", "bare_soil"), hours, kept);
    }

    private static List<Comparison> compare(Material soil, List<FieldRun.Hour> hours, List<Map<String, String>> rows) {
        double start = hours.stream()
                .limit(SPIN_UP)
                .mapToDouble(FieldRun.Hour::air)
                .average()
                .orElse(ZERO + 20);
        double deep = hours.stream().mapToDouble(FieldRun.Hour::air).average().orElse(start);
        List<FieldRun.Probe> probes = DEPTHS.stream()
                .map(d -> (FieldRun.Probe) (SurfaceColumn column, org.kastanie.solver.surface.FacetFluxes f) ->
                        column.temperatureAt(d.metres()) - ZERO)
                .toList();
        List<double[]> ours = FieldRun.run(
                soil, new SurfaceOptions(start, deep, new SurfaceOptions.Indoor.Free(), 0.1), hours, probes);
        List<Comparison> all = new ArrayList<>();
        for (int d = 0; d < DEPTHS.size(); d++) {
            List<Comparison.Pair> pairs = new ArrayList<>();
            for (int i = SPIN_UP; i < ours.size(); i++) {
                double measured = measured(rows.get(i), DEPTHS.get(d).column());
                if (!Double.isNaN(measured)) {
                    pairs.add(new Comparison.Pair(hours.get(i).end().toString(), measured, ours.get(i)[d]));
                }
            }
            all.add(new Comparison(DEPTHS.get(d).name(), "all", "K", pairs));
        }
        return all;
    }

    private static double measured(Map<String, String> row, String depth) {
        double a = number(row, "STO.I_" + depth);
        double b = number(row, "STO.I-2_" + depth);
        return Double.isNaN(a) ? b : Double.isNaN(b) ? a : 0.5 * (a + b);
    }

    private static FieldRun.Hour hour(Map<String, String> row) {
        double air = number(row, "TAVG.H") + ZERO;
        double vapour = number(row, "RHUM.I") / 100 * PhysicalConstants.saturationVapourPressure(air);
        double rain = number(row, "PRCP.H");
        return new FieldRun.Hour(
                Instant.parse(row.getOrDefault("datetime", "").replace(' ', 'T') + "Z")
                        .plusSeconds(8 * 3600),
                number(row, "SRADV.H"),
                0,
                air,
                vapour,
                SurfaceColumn.windAtTwoMetres(number(row, "WSPDV.H") * MILE_PER_HOUR, WIND_HEIGHT, ROUGHNESS),
                number(row, "PRES.I") * INCH_OF_MERCURY,
                Double.isNaN(rain) ? 0 : rain * INCH / 3600);
    }

    private static double number(Map<String, String> row, String name) {
        String cell = row.getOrDefault(name, "");
        return cell.isEmpty() || cell.equals("NA") ? Double.NaN : Double.parseDouble(cell);
    }
}
