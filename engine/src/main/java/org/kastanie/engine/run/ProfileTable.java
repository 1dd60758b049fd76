package org.kastanie.engine.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.solver.air.AirProfile;

/** Air over the points that ask for it as the run goes along: point, quantity, time, level. */
final class ProfileTable {
    private static final List<String> NAMES =
            List.of("air_temperature", "specific_humidity", "wind_speed", "eastward_wind", "northward_wind");

    private final int[] points;
    private final double[][] heights;
    private final double[][][][] values;

    /** @param points their places in the job's list */
    ProfileTable(int[] points, int times) {
        this.points = points.clone();
        heights = new double[points.length][0];
        values = new double[points.length][NAMES.size()][times][0];
    }

    void add(int time, List<AirProfile> means) {
        for (int i = 0; i < points.length; i++) {
            AirProfile mean = means.get(i);
            heights[i] = wide(mean.height());
            values[i][0][time] = wide(mean.temperature());
            values[i][1][time] = wide(mean.specificHumidity());
            values[i][2][time] = wide(mean.windSpeed());
            values[i][3][time] = wide(mean.windEast());
            values[i][4][time] = wide(mean.windNorth());
        }
    }

    private static double[] wide(float[] narrow) {
        double[] wide = new double[narrow.length];
        for (int k = 0; k < wide.length; k++) {
            wide[k] = narrow[k];
        }
        return wide;
    }

    /** The air over a point of the job; null where it is not asked for. */
    ResultSet.@Nullable Profile of(int point) {
        int i = Arrays.binarySearch(points, point);
        if (i < 0) {
            return null;
        }
        Map<String, double[][]> columns = new LinkedHashMap<>();
        for (int q = 0; q < NAMES.size(); q++) {
            columns.put(NAMES.get(q), values[i][q]);
        }
        return new ResultSet.Profile(heights[i], columns);
    }

    void write(DataOutput out) throws IOException {
        for (int i = 0; i < points.length; i++) {
            write(out, heights[i]);
            for (double[][] quantity : values[i]) {
                for (double[] level : quantity) {
                    write(out, level);
                }
            }
        }
    }

    void read(DataInput in) throws IOException {
        for (int i = 0; i < points.length; i++) {
            heights[i] = array(in);
            for (double[][] quantity : values[i]) {
                for (int t = 0; t < quantity.length; t++) {
                    quantity[t] = array(in);
                }
            }
        }
    }

    private static void write(DataOutput out, double[] array) throws IOException {
        out.writeInt(array.length);
        for (double value : array) {
            out.writeDouble(value);
        }
    }

    private static double[] array(DataInput in) throws IOException {
        double[] array = new double[in.readInt()];
        for (int k = 0; k < array.length; k++) {
            array[k] = in.readDouble();
        }
        return array;
    }
}
