package org.kastanie.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kastanie.engine.run.RunWorkers;
import org.kastanie.solver.air.WindTunnel;

/** The wind around one tall building in a wind tunnel: AIJ case A. */
final class FlowBuildingCase implements ValidationCase {
    /** Speed of the inflow at the roof, m/s. */
    private static final double ROOF_SPEED = 4.491;
    /** Cells to the width b; the first is the one that is gated in full. */
    private static final int[] CELLS = {8, 6, 4};

    @Override
    public String id() {
        return "flow-building";
    }

    @Override
    public String title() {
        return "Steady wind around a building of 1:1:2 (AIJ case A)";
    }

    @Override
    public String source() {
        return "Meng and Hibi (1998), Wind Engineers JAWE 76, 55; AIJ case A, Zenodo 10.5281/zenodo.15050148, CC BY 4.0";
    }

    @Override
    public String notes() {
        return "Mean velocity along the wind divided by the inflow's at the roof, the lattice flow itself at 8, 6 and 4 cells to "
                + "the width b. The constants of the mixing length were chosen on this case, AIJ C and the cube array: fitted, "
                + "not blind. Peer: QES-Winds 2.3 on the same points.";
    }

    @Override
    public Optional<String> missing(Path data) {
        return Files.exists(folder(data))
                ? Optional.empty()
                : Optional.of(folder(data).toString());
    }

    private static Path folder(Path data) {
        return data.resolve("measured/flow/aij-A");
    }

    @Override
    public List<Comparison> run(Path data, Path scratch) throws IOException {
        List<double[]> inflow = new ArrayList<>();
        for (Map<String, String> row : Csv.read(folder(data).resolve("inflow.csv"))) {
            inflow.add(new double[] {number(row, "z_over_b"), number(row, "U_mps") / ROOF_SPEED});
        }
        FlowProfile profile = FlowProfile.of(inflow);
        List<Map<String, String>> points = Csv.read(folder(data).resolve("points.csv"));
        List<Comparison> all = new ArrayList<>();
        try (RunWorkers workers = new RunWorkers(2)) {
            for (int cells : CELLS) {
                double cell = 1.0 / cells;
                WindTunnel flow = WindTunnel.run(
                        new WindTunnel.Setup(
                                List.of(new WindTunnel.Block(-0.5, 0.5, -0.5, 0.5, 2)),
                                -5,
                                10.5,
                                -5,
                                5,
                                10,
                                cell,
                                profile,
                                0,
                                5e-5,
                                false),
                        workers);
                all.addAll(scores(flow, points, cells));
            }
        }
        return all;
    }

    private static List<Comparison> scores(WindTunnel flow, List<Map<String, String>> points, int cells) {
        List<Comparison.Pair> low = new ArrayList<>();
        List<Comparison.Pair> every = new ArrayList<>();
        for (Map<String, String> row : points) {
            double x = number(row, "x_over_b");
            double y = number(row, "y_over_b");
            double z = number(row, "z_over_b");
            Comparison.Pair pair = new Comparison.Pair(
                    x + " " + y + " " + z, number(row, "U_mps") / ROOF_SPEED, flow.velocity(0, x, y, z));
            every.add(pair);
            if (z == 0.125) {
                low.add(pair);
            }
        }
        List<Comparison> out = new ArrayList<>(FlowScore.of("U / U_H", cells + " cells, 0.125 b", low));
        out.addAll(FlowScore.of("U / U_H", cells + " cells, every point", every));
        double length = wake(flow);
        out.add(new Comparison(
                "wake length / b",
                cells + " cells",
                "1",
                List.of(new Comparison.Pair("from the rear wall", 1.42, length))));
        return out;
    }

    /** Where the flow along the floor stops turning back behind the building, from its rear wall. */
    private static double wake(WindTunnel flow) {
        double last = 0;
        for (double x = 0.55; x < 8; x += 0.01) {
            last = flow.velocity(0, x, 0, 0.0625) < 0 ? x - 0.5 : last;
        }
        return last;
    }

    static double number(Map<String, String> row, String column) {
        return Double.parseDouble(row.getOrDefault(column, "NaN"));
    }
}
