package org.kastanie.engine.output.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.ResultSet.PointSeries;
import org.kastanie.engine.output.Stamps;
import org.kastanie.solver.quantity.PhysicalConstants;
import org.kastanie.solver.quantity.Quantity;

/** Writes {@code points.csv} and {@code points.json}: every column of the contract, whether it has values or not. */
public final class PointTables {
    private static final String GROUND = "ground_temperature_";

    /** A column of the table; {@code toCelsius} where the series is in K. */
    private record Column(String name, String unit, String cfName, String description, int digits, boolean toCelsius) {}

    private PointTables() {}

    public static List<Path> write(ResultSet results, Path folder) throws IOException {
        List<Column> columns = columns(results);
        Path csv = folder.resolve("points.csv");
        Path json = folder.resolve("points.json");
        csv(results, columns).write(csv);
        Json.write(json, json(results, columns));
        return List.of(csv, json);
    }

    private static Csv csv(ResultSet results, List<Column> columns) {
        Csv csv = new Csv();
        List<String> head = new ArrayList<>(List.of("time", "id", "x", "y", "height"));
        columns.forEach(column -> head.add(column.name));
        csv.row(head);
        List<String> stamps = Stamps.of(results).all();
        for (PointSeries point : results.points()) {
            for (int time = 0; time < results.times(); time++) {
                List<String> row = new ArrayList<>(List.of(
                        stamps.get(time),
                        point.id(),
                        Csv.number(point.x(), 3),
                        Csv.number(point.y(), 3),
                        Csv.number(point.height(), 2)));
                for (Column column : columns) {
                    row.add(Csv.number(value(point, column, time), column.digits));
                }
                csv.row(row);
            }
        }
        return csv;
    }

    private static Map<String, Object> json(ResultSet results, List<Column> columns) {
        List<Map<String, Object>> described = new ArrayList<>();
        for (Column column : columns) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", column.name);
            entry.put("unit", column.unit);
            entry.put("cfName", column.cfName);
            entry.put("description", column.description);
            described.add(entry);
        }
        List<Map<String, Object>> points = new ArrayList<>();
        for (PointSeries point : results.points()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("id", point.id());
            entry.put("x", point.x());
            entry.put("y", point.y());
            entry.put("height", point.height());
            entry.put("onRoof", point.onRoof());
            entry.put("nearEdge", point.nearEdge());
            Map<String, List<@Nullable Double>> values = new LinkedHashMap<>();
            for (Column column : columns) {
                List<@Nullable Double> series = new ArrayList<>();
                for (int time = 0; time < results.times(); time++) {
                    series.add(Json.number(value(point, column, time), column.digits));
                }
                values.put(column.name, series);
            }
            entry.put("values", values);
            points.add(entry);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", results.name());
        json.put("crs", "EPSG:" + results.domain().epsg());
        json.put("cellMethods", "time: mean, over the interval ending at the stamp");
        json.put("intervalSeconds", results.interval().toSeconds());
        json.put("times", Stamps.of(results).all());
        json.put("columns", described);
        json.put("points", points);
        return json;
    }

    private static double value(PointSeries point, Column column, int time) {
        double[] series = point.values().get(column.name);
        if (series == null || time >= series.length) {
            return Double.NaN;
        }
        return column.toCelsius ? series[time] - PhysicalConstants.ZERO_CELSIUS : series[time];
    }

    /** The contract's order; depths of ground temperatures follow the surface temperature, shallow ones first. */
    private static List<Column> columns(ResultSet results) {
        List<Column> columns = new ArrayList<>();
        for (Quantity quantity : ORDER) {
            columns.add(new Column(
                    quantity.contractName(),
                    quantity.displayUnit(),
                    quantity.cfName(),
                    quantity.description(),
                    digits(quantity),
                    quantity.displayUnit().equals("degC")));
            if (quantity == Quantity.SURFACE_TEMPERATURE) {
                TreeSet<String> depths = new TreeSet<>();
                results.points()
                        .forEach(point -> point.values().keySet().stream()
                                .filter(name -> name.startsWith(GROUND))
                                .forEach(depths::add));
                for (String name : depths) {
                    String what = "temperature of the ground at " + name.substring(GROUND.length()) + " m depth";
                    columns.add(new Column(name, "degC", "soil_temperature", what, 3, true));
                }
            }
        }
        return columns;
    }

    private static int digits(Quantity quantity) {
        return switch (quantity) {
            case SPECIFIC_HUMIDITY -> 7;
            case SUNLIT_FRACTION, SKY_VIEW_FACTOR -> 4;
            default -> 3;
        };
    }

    private static final List<Quantity> ORDER = List.of(
            Quantity.AIR_TEMPERATURE,
            Quantity.SPECIFIC_HUMIDITY,
            Quantity.WIND_SPEED,
            Quantity.SURFACE_TEMPERATURE,
            Quantity.MEAN_RADIANT_TEMPERATURE,
            Quantity.UTCI,
            Quantity.PET,
            Quantity.SUNLIT_FRACTION,
            Quantity.SKY_VIEW_FACTOR,
            Quantity.NET_RADIATION,
            Quantity.SENSIBLE_HEAT_FLUX,
            Quantity.LATENT_HEAT_FLUX,
            Quantity.GROUND_HEAT_FLUX,
            Quantity.SHORTWAVE_DOWN,
            Quantity.SHORTWAVE_UP,
            Quantity.SHORTWAVE_NORTH,
            Quantity.SHORTWAVE_EAST,
            Quantity.SHORTWAVE_SOUTH,
            Quantity.SHORTWAVE_WEST,
            Quantity.LONGWAVE_DOWN,
            Quantity.LONGWAVE_UP,
            Quantity.LONGWAVE_NORTH,
            Quantity.LONGWAVE_EAST,
            Quantity.LONGWAVE_SOUTH,
            Quantity.LONGWAVE_WEST,
            Quantity.WBGT,
            Quantity.STANDARD_EFFECTIVE_TEMPERATURE);
}
