package org.kastanie.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kastanie.engine.scene.MaterialLibrary;
import org.kastanie.solver.quantity.PhysicalConstants;
import org.kastanie.solver.surface.Material;
import org.kastanie.solver.surface.SurfaceColumn;
import org.kastanie.solver.surface.SurfaceOptions;

/** Temperature in sunlit pavements of San Antonio, with materials of the library as they are. */
final class SanAntonioCase implements ValidationCase {
    private static final double ZERO = PhysicalConstants.ZERO_CELSIUS;
    private static final double LATITUDE = 29.63;
    private static final double LONGITUDE = -98.45;
    /** Standard atmosphere at the site's 308 m, Pa. */
    private static final double PRESSURE = 97_700;
    /** Depth of the sensors, m: not stated with the data, "probably one to two centimetres". */
    private static final double DEPTH = 0.015;
    /** A depth tried to see what the unknown one is worth, m: reported beside the figures, never instead of them. */
    private static final double DEEPER = 0.04;
    /** Open land around the wind of the two forcings (10 m). */
    private static final double ROUGHNESS = 0.03;

    /** Hours of forcing before the first comparison. */
    private static final int SPIN_UP = 240;
    /** Physical bounds of a pavement there; the record holds broken sensors of -17 and below. */
    private static final double COLDEST = -10;

    /** Weather and the measured temperature, degC. */
    private record Hour(FieldRun.Hour weather, double cloud, double measured) {}

    private record Pavement(String file, String material) {}

    @Override
    public String id() {
        return "san-antonio";
    }

    @Override
    public String title() {
        return "Pavement temperature, San Antonio (Texas), 2023";
    }

    @Override
    public String source() {
        return "A. Brasil, arturbra/pavement_temperature_model (no licence stated: used for tests only, not redistributed); "
                + "forcing from Open-Meteo reanalysis and from a weather station nearby";
    }

    @Override
    public String notes() {
        return "Conventional pavement (CP) is our ground.concrete, porous asphalt (PA) our ground.porous_asphalt, pavers (PICP) our "
                + "ground.paving_stone, as the library has them; nothing is fitted to the site. Sensor depth is taken as "
                + "1.5 cm. Each pavement is run with both forcings: the difference is the uncertainty of the forcing. Hours of "
                + "May to December 2023 with both forcings, after ten days of spin-up; values below -10 degC are broken "
                + "sensors. The wind is given the gusts of convection (Beljaars 1995) as in a city run. The paver sensors disagree "
                + "by several kelvin: reported, not gated by a goal.";
    }

    @Override
    public Optional<String> missing(Path data) {
        return Files.isDirectory(data.resolve("measured/pavement-san-antonio"))
                ? Optional.empty()
                : Optional.of("measured/pavement-san-antonio");
    }

    @Override
    public List<Comparison> run(Path data, Path scratch) throws IOException {
        Path folder = data.resolve("measured/pavement-san-antonio");
        MaterialLibrary library = MaterialLibrary.with(Map.of());
        List<Comparison> all = new ArrayList<>();
        for (Pavement p : List.of(
                new Pavement("CP", "concrete"),
                new Pavement("PA", "porous_asphalt"),
                new Pavement("PICP", "paving_stone"))) {
            Material material = library.get("ground", p.material());
            List<Hour> reanalysis = reanalysis(folder.resolve("hourly_" + p.file() + ".csv"));
            List<Hour> station = station(folder.resolve("localweather_" + p.file() + ".csv"));
            for (double depth : new double[] {DEPTH, DEEPER}) {
                String part = depth == DEPTH ? "all" : "if the sensors were 4 cm deep";
                Map<Instant, Double> a = run(material, reanalysis, depth);
                Map<Instant, Double> b = run(material, station, depth);
                all.add(compare(p.file() + ", reanalysis", part, reanalysis, a, b));
                all.add(compare(p.file() + ", station", part, station, b, a));
            }
        }
        return all;
    }

    private static Comparison compare(
            String name, String part, List<Hour> hours, Map<Instant, Double> ours, Map<Instant, Double> other) {
        List<Comparison.Pair> pairs = new ArrayList<>();
        for (Hour hour : hours) {
            Double value = ours.get(hour.weather().end());
            if (value != null && other.containsKey(hour.weather().end()) && hour.measured() > COLDEST) {
                pairs.add(new Comparison.Pair(hour.weather().end().toString(), hour.measured(), value));
            }
        }
        return new Comparison(name, part, "K", pairs);
    }

    /** Temperature at the depth of the sensors, mean of each hour after spin-up, degC. */
    private static Map<Instant, Double> run(Material material, List<Hour> rows, double depth) {
        List<FieldRun.Hour> hours = rows.stream().map(Hour::weather).toList();
        double start = hours.stream()
                .limit(SPIN_UP)
                .mapToDouble(FieldRun.Hour::air)
                .average()
                .orElse(ZERO + 25);
        double[] longwave =
                FieldRun.longwave(hours, rows.stream().mapToDouble(Hour::cloud).toArray(), LATITUDE, LONGITUDE);
        List<FieldRun.Hour> whole = new ArrayList<>();
        for (int i = 0; i < longwave.length; i++) {
            whole.add(FieldRun.withLongwave(hours.get(i), longwave[i]));
        }
        List<double[]> means = FieldRun.run(
                material,
                new SurfaceOptions(start, start, new SurfaceOptions.Indoor.Free(), 0.5),
                whole,
                List.of((column, fluxes) -> column.temperatureAt(depth) - ZERO));
        Map<Instant, Double> out = new HashMap<>();
        for (int i = SPIN_UP; i < means.size(); i++) {
            out.put(hours.get(i).end(), means.get(i)[0]);
        }
        return out;
    }

    private static List<Hour> reanalysis(Path file) throws IOException {
        List<Hour> hours = new ArrayList<>();
        for (Map<String, String> row : Csv.read(file)) {
            double rain = number(row, "Rainfall");
            add(hours, Instant.parse(text(row, "date").replace(' ', 'T')), new double[] {
                number(row, "SolarRadiation"),
                number(row, "CloudCoverage"),
                number(row, "AirTemperature") + ZERO,
                number(row, "RelativeHumidity"),
                number(row, "WindSpeed"),
                Double.isNaN(rain) ? 0 : rain / 3600,
                number(row, "PavementTemperature")
            });
        }
        return hours;
    }

    private static List<Hour> station(Path file) throws IOException {
        List<Hour> hours = new ArrayList<>();
        for (Map<String, String> row : Csv.read(file)) {
            add(hours, Instant.parse(text(row, "Date").replace(' ', 'T') + "-06:00"), new double[] {
                number(row, "Solar_Radiation"),
                Double.NaN,
                number(row, "Air_Temperature") + ZERO,
                number(row, "Humidity") / 100,
                number(row, "Wind_Speed"),
                0,
                number(row, "Pavement_Temperature")
            });
        }
        return hours;
    }

    /** Gaps of the record are left out: the column goes on from the state before. */
    private static void add(List<Hour> hours, Instant end, double[] v) {
        if (!Double.isNaN(v[0] + v[2] + v[3] + v[4])) {
            FieldRun.Hour weather = new FieldRun.Hour(
                    end,
                    v[0],
                    0,
                    v[2],
                    v[3] * PhysicalConstants.saturationVapourPressure(v[2]),
                    SurfaceColumn.windAtTwoMetres(v[4], 10, ROUGHNESS),
                    PRESSURE,
                    v[5]);
            hours.add(new Hour(weather, v[1], v[6]));
        }
    }

    private static String text(Map<String, String> row, String name) {
        return row.getOrDefault(name, "");
    }

    private static double number(Map<String, String> row, String name) {
        String cell = text(row, name);
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }
}
