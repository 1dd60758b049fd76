package org.kastanie.engine.output.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.output.Ordered;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.ResultSet.PointSeries;
import org.kastanie.engine.output.ResultSet.Profile;
import org.kastanie.engine.output.Stamps;
import org.kastanie.solver.quantity.PhysicalConstants;

/** Writes {@code profiles.csv} and {@code profiles.json}, the air over the points that ask for it; no file where none does. */
public final class ProfileTables {
    private record Column(String name, String unit, String cfName, String description, int digits) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("air_temperature", "degC", "air_temperature", "air temperature", 3),
            new Column("specific_humidity", "kg kg-1", "specific_humidity", "specific humidity", 7),
            new Column("wind_speed", "m s-1", "wind_speed", "mean of the wind speed", 3),
            new Column("eastward_wind", "m s-1", "eastward_wind", "mean of the wind towards east", 3),
            new Column("northward_wind", "m s-1", "northward_wind", "mean of the wind towards north", 3));

    private ProfileTables() {}

    public static List<Path> write(ResultSet results, Path folder) throws IOException {
        if (results.points().stream().allMatch(point -> point.profile() == null)) {
            return List.of();
        }
        Path csv = folder.resolve("profiles.csv");
        Path json = folder.resolve("profiles.json");
        csv(results).write(csv);
        Json.write(json, json(results));
        return List.of(csv, json);
    }

    private static Csv csv(ResultSet results) {
        Csv csv = new Csv();
        List<String> head = new ArrayList<>(List.of("time", "id", "height"));
        COLUMNS.forEach(column -> head.add(column.name));
        csv.row(head);
        List<String> stamps = Stamps.of(results).all();
        for (PointSeries point : results.points()) {
            Profile profile = point.profile();
            for (int time = 0; profile != null && time < results.times(); time++) {
                for (int level = 0; level < profile.height().length; level++) {
                    List<String> row = new ArrayList<>(
                            List.of(stamps.get(time), point.id(), Csv.number(profile.height()[level], 2)));
                    for (Column column : COLUMNS) {
                        row.add(Csv.number(value(profile, column, time, level), column.digits));
                    }
                    csv.row(row);
                }
            }
        }
        return csv;
    }

    private static double value(Profile profile, Column column, int time, int level) {
        double value = Objects.requireNonNull(profile.values().get(column.name))[time][level];
        return column.unit.equals("degC") ? value - PhysicalConstants.ZERO_CELSIUS : value;
    }

    private static Map<String, Object> json(ResultSet results) {
        List<Map<String, Object>> described = new ArrayList<>();
        for (Column c : COLUMNS) {
            described.add(
                    Ordered.map("name", c.name, "unit", c.unit, "cfName", c.cfName, "description", c.description));
        }
        List<Map<String, Object>> points = new ArrayList<>();
        for (PointSeries point : results.points()) {
            Profile profile = point.profile();
            if (profile != null) {
                points.add(json(results, point, profile));
            }
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", results.name());
        json.put("crs", "EPSG:" + results.domain().epsg());
        json.put("cellMethods", "time: mean, over the interval ending at the stamp");
        json.put("heights", "m above the local ground, also over a roof; null inside a building");
        json.put("intervalSeconds", results.interval().toSeconds());
        json.put("times", Stamps.of(results).all());
        json.put("columns", described);
        json.put("points", points);
        return json;
    }

    /** Values by time, then by height. */
    private static Map<String, Object> json(ResultSet results, PointSeries point, Profile profile) {
        Map<String, List<List<@Nullable Double>>> values = new LinkedHashMap<>();
        for (Column column : COLUMNS) {
            List<List<@Nullable Double>> times = new ArrayList<>();
            for (int time = 0; time < results.times(); time++) {
                List<@Nullable Double> levels = new ArrayList<>();
                for (int level = 0; level < profile.height().length; level++) {
                    levels.add(Json.number(value(profile, column, time, level), column.digits));
                }
                times.add(levels);
            }
            values.put(column.name, times);
        }
        List<@Nullable Double> heights = new ArrayList<>();
        for (double height : profile.height()) {
            heights.add(Json.number(height, 2));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", point.id());
        json.put("x", point.x());
        json.put("y", point.y());
        json.put("onRoof", point.onRoof());
        json.put("nearEdge", point.nearEdge());
        json.put("heights", heights);
        json.put("values", values);
        return json;
    }
}
