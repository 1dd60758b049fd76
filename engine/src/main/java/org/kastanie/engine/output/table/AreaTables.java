package org.kastanie.engine.output.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.output.AreaCells;
import org.kastanie.engine.output.AreaSeries;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.Stamps;

/** Writes {@code areas.csv} and {@code areas.json}: one row a polygon and time. */
public final class AreaTables {
    private AreaTables() {}

    public static List<Path> write(ResultSet results, AreaSeries series, Path folder) throws IOException {
        Path csv = folder.resolve("areas.csv");
        Path json = folder.resolve("areas.json");
        csv(results, series).write(csv);
        Json.write(json, json(results, series));
        return List.of(csv, json);
    }

    private static Csv csv(ResultSet results, AreaSeries series) {
        Csv csv = new Csv();
        List<String> head = new ArrayList<>(List.of("time", "id", "cells"));
        series.columns().forEach(column -> head.add(column.name()));
        csv.row(head);
        List<String> stamps = Stamps.of(results).all();
        for (int a = 0; a < series.areas().size(); a++) {
            AreaCells area = series.areas().get(a);
            for (int time = 0; time < results.times(); time++) {
                List<String> row = new ArrayList<>(
                        List.of(stamps.get(time), area.area().id(), Integer.toString(area.cells().length)));
                for (int c = 0; c < series.columns().size(); c++) {
                    row.add(Csv.number(
                            series.values()[a][time][c], series.columns().get(c).digits()));
                }
                csv.row(row);
            }
        }
        return csv;
    }

    private static Map<String, Object> json(ResultSet results, AreaSeries series) {
        List<Map<String, Object>> areas = new ArrayList<>();
        for (int a = 0; a < series.areas().size(); a++) {
            AreaCells area = series.areas().get(a);
            Map<String, List<@Nullable Double>> values = new LinkedHashMap<>();
            for (int c = 0; c < series.columns().size(); c++) {
                List<@Nullable Double> course = new ArrayList<>();
                for (int time = 0; time < results.times(); time++) {
                    course.add(Json.number(
                            series.values()[a][time][c], series.columns().get(c).digits()));
                }
                values.put(series.columns().get(c).name(), course);
            }
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("id", area.area().id());
            entry.put("area", Json.number(area.area().geometry().getArea(), 2));
            entry.put("cells", area.cells().length);
            entry.put("values", values);
            areas.add(entry);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", results.name());
        json.put("crs", "EPSG:" + results.domain().epsg());
        json.put(
                "cellMethods", "time: mean, over the interval ending at the stamp; cells on buildings have no comfort");
        json.put("intervalSeconds", results.interval().toSeconds());
        json.put("times", Stamps.of(results).all());
        json.put("columns", series.columns());
        json.put("areas", areas);
        return json;
    }
}
