package org.kastanie.engine.output.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.Stamps;

/** Writes {@code heat_budget.csv}: what heat each kind of surface in a polygon takes up and gives off, a row each. */
public final class HeatTable {
    /** Parts of a polygon, in the order of {@link Budget#watts}. */
    public static final List<String> PARTS = List.of("ground", "roof", "wall", "overhang", "crown");

    /** Terms of a part, in the order of {@link Budget#watts}: into the surface, into the air, into the air, into the body. */
    public static final List<String> TERMS =
            List.of("net_radiation", "sensible_heat_flux", "latent_heat_flux", "storage_heat_flux");

    private static final int DIGITS = 2;

    private HeatTable() {}

    /**
     * One polygon.
     *
     * @param id as in the job
     * @param plan area of its cells, m2; 0 where it has none
     * @param surface true area of each part, of crowns the cells with leaves, m2
     * @param watts time, part, term: mean over the output interval, W
     */
    public record Budget(String id, double plan, double[] surface, double[][][] watts) {
        /** With another part of the same polygon. */
        public Budget plus(Budget other) {
            double[] area = surface.clone();
            double[][][] sum = new double[watts.length][PARTS.size()][TERMS.size()];
            for (int part = 0; part < area.length; part++) {
                area[part] += other.surface[part];
                for (int time = 0; time < sum.length; time++) {
                    for (int term = 0; term < TERMS.size(); term++) {
                        sum[time][part][term] = watts[time][part][term] + other.watts[time][part][term];
                    }
                }
            }
            return new Budget(id, plan + other.plan, area, sum);
        }
    }

    /** @return the file, if there are polygons */
    public static List<Path> write(ResultSet results, List<Budget> budgets, Path folder) throws IOException {
        if (budgets.isEmpty()) {
            return List.of();
        }
        Csv csv = new Csv();
        List<String> head = new ArrayList<>(List.of("time", "id", "part", "area"));
        head.addAll(TERMS);
        head.add("residual");
        csv.row(head);
        List<String> stamps = Stamps.of(results).all();
        for (Budget budget : budgets) {
            for (int time = 0; time < results.times(); time++) {
                double[] all = new double[TERMS.size()];
                for (int part = 0; part < PARTS.size(); part++) {
                    double[] watts = budget.watts[time][part];
                    for (int term = 0; term < all.length; term++) {
                        all[term] += watts[term];
                    }
                    csv.row(row(stamps.get(time), budget, PARTS.get(part), budget.surface[part], watts));
                }
                csv.row(row(stamps.get(time), budget, "all", budget.plan, all));
            }
        }
        Path file = folder.resolve("heat_budget.csv");
        csv.write(file);
        return List.of(file);
    }

    private static List<String> row(String stamp, Budget budget, String part, double area, double[] watts) {
        List<String> row = new ArrayList<>(List.of(stamp, budget.id, part, Csv.number(area, 1)));
        for (double term : watts) {
            row.add(Csv.number(term / budget.plan, DIGITS));
        }
        row.add(Csv.number((watts[0] - watts[1] - watts[2] - watts[3]) / budget.plan, DIGITS));
        return row;
    }
}
