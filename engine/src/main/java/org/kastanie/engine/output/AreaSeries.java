package org.kastanie.engine.output;

import java.util.ArrayList;
import java.util.List;
import org.kastanie.solver.quantity.Quantity;

/**
 * Statistics of every polygon at every time, in the units people see.
 *
 * @param areas polygons with their cells
 * @param columns name, unit and digits of each statistic, in order
 * @param values per area, time and column; NaN = no value
 */
public record AreaSeries(List<AreaCells> areas, List<Column> columns, double[][][] values) {
    private static final double[] PERCENTILES = {0.05, 0.25, 0.5, 0.75, 0.95};

    /**
     * One statistic.
     *
     * @param name such as utci_mean, utci_p95, utci_share_strong_heat_stress
     * @param unit of its values
     * @param digits behind the point in tables
     */
    public record Column(String name, String unit, int digits) {}

    /** All statistics of a run, to be filled frame by frame. */
    static AreaSeries empty(ResultSet results) {
        List<AreaCells> areas = AreaCells.of(results);
        List<Column> columns = columns(results);
        double[][][] values = new double[areas.size()][results.times()][columns.size()];
        return new AreaSeries(areas, columns, values);
    }

    /** Fills in one frame, given in the units people see; quantities and times may be filled on different threads. */
    void fill(Quantity quantity, int time, float[] field) {
        for (int a = 0; a < areas.size(); a++) {
            fill(quantity, time, a, areas.get(a).pick(field));
        }
    }

    /** Fills in one area of a frame, given the values in its cells. */
    void fill(Quantity quantity, int time, int area, float[] picked) {
        fill(values[area][time], column(quantity.contractName() + "_mean"), quantity, picked);
    }

    /** Position of a column, -1 if there is none. */
    public int column(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name.equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static List<Column> columns(ResultSet results) {
        List<Column> columns = new ArrayList<>();
        for (Quantity quantity : results.available()) {
            String name = quantity.contractName();
            int digits = quantity == Quantity.SPECIFIC_HUMIDITY ? 7 : 3;
            columns.add(new Column(name + "_mean", quantity.displayUnit(), digits));
            for (double share : PERCENTILES) {
                columns.add(new Column(
                        String.format("%s_p%02d", name, Math.round(100 * share)), quantity.displayUnit(), digits));
            }
            StressClasses classes = StressClasses.of(quantity);
            for (String stress : classes == null ? List.<String>of() : classes.names()) {
                columns.add(new Column(name + "_share_" + stress, "1", 4));
            }
        }
        return columns;
    }

    private static void fill(double[] row, int first, Quantity quantity, float[] values) {
        int at = first;
        row[at++] = Statistics.of(values).mean();
        float[] sorted = Statistics.sorted(values);
        for (double share : PERCENTILES) {
            row[at++] = Statistics.percentile(sorted, share);
        }
        StressClasses classes = StressClasses.of(quantity);
        if (classes != null) {
            for (double share : classes.shares(values)) {
                row[at++] = share;
            }
        }
    }
}
