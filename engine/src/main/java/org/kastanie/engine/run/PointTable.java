package org.kastanie.engine.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kastanie.engine.output.ResultSet;

/** Values at the points as the run goes along: point, column, time. */
final class PointTable {
    private final int times;
    private final List<Map<String, double[]>> points = new ArrayList<>();

    PointTable(int points, int times) {
        this.times = times;
        for (int i = 0; i < points; i++) {
            this.points.add(new LinkedHashMap<>());
        }
    }

    void add(int time, List<Map<String, Double>> rows) {
        for (int p = 0; p < points.size(); p++) {
            Map<String, double[]> columns = points.get(p);
            rows.get(p).forEach((name, value) -> column(columns, name)[time] = value);
        }
    }

    private double[] column(Map<String, double[]> columns, String name) {
        return columns.computeIfAbsent(name, n -> {
            double[] empty = new double[times];
            Arrays.fill(empty, Double.NaN);
            return empty;
        });
    }

    List<ResultSet.PointSeries> series(List<Places.Point> places, ProfileTable profiles) {
        List<ResultSet.PointSeries> all = new ArrayList<>();
        for (int p = 0; p < places.size(); p++) {
            Places.Point place = places.get(p);
            all.add(new ResultSet.PointSeries(
                    place.spec().id(),
                    place.spec().x(),
                    place.spec().y(),
                    place.observer().height(),
                    place.onRoof(),
                    place.nearEdge(),
                    points.get(p),
                    profiles.of(p)));
        }
        return all;
    }

    void write(DataOutput out) throws IOException {
        for (Map<String, double[]> columns : points) {
            out.writeInt(columns.size());
            for (Map.Entry<String, double[]> column : columns.entrySet()) {
                out.writeUTF(column.getKey());
                for (double value : column.getValue()) {
                    out.writeDouble(value);
                }
            }
        }
    }

    void read(DataInput in) throws IOException {
        for (Map<String, double[]> columns : points) {
            columns.clear();
            int n = in.readInt();
            for (int i = 0; i < n; i++) {
                double[] values = column(columns, in.readUTF());
                for (int t = 0; t < times; t++) {
                    values[t] = in.readDouble();
                }
            }
        }
    }
}
