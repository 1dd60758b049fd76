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

/** The flow over a cube in a channel of twice its height. */
final class FlowCubeCase implements ValidationCase {
    private static final double EDGE = 25;
    private static final int CELLS = 8;

    @Override
    public String id() {
        return "flow-cube";
    }

    @Override
    public String title() {
        return "Steady flow over a cube in a channel (ERCOFTAC 6.3)";
    }

    @Override
    public String source() {
        return "Martinuzzi and Tropea (1993), J. Fluids Eng. 115, 85; ERCOFTAC classic database, case 41";
    }

    @Override
    public String notes() {
        return "Mean velocity along the channel over the inflow's at the cube's height, 8 cells to its edge; the profile three "
                + "edges upstream is the inflow, the upper wall a row of solid cells. No constant was chosen on this case.";
    }

    @Override
    public Optional<String> missing(Path data) {
        return Files.exists(file(data))
                ? Optional.empty()
                : Optional.of(file(data).toString());
    }

    private static Path file(Path data) {
        return data.resolve("measured/flow/ercoftac-cube/profiles.csv");
    }

    @Override
    public List<Comparison> run(Path data, Path scratch) throws IOException {
        List<double[]> readings = new ArrayList<>();
        for (Map<String, String> row : Csv.read(file(data))) {
            if ("mean_u".equals(row.get("quantity"))) {
                readings.add(new double[] {
                    FlowBuildingCase.number(row, "x_over_H"),
                    FlowBuildingCase.number(row, "z_over_H_spanwise"),
                    FlowBuildingCase.number(row, "y_mm_height") / EDGE,
                    FlowBuildingCase.number(row, "value_mps_or_m2ps2")
                });
            }
        }
        FlowProfile raw = FlowProfile.of(readings.stream()
                .filter(r -> r[0] == -3 && r[1] == 0)
                .map(r -> new double[] {r[2], r[3]})
                .toList());
        double atRoof = raw.applyAsDouble(1);
        List<Comparison.Pair> pairs = new ArrayList<>();
        double wake = 0;
        try (RunWorkers workers = new RunWorkers(2)) {
            WindTunnel flow = WindTunnel.run(
                    new WindTunnel.Setup(
                            List.of(new WindTunnel.Block(0, 1, -0.5, 0.5, 1)),
                            -3,
                            10,
                            -4.5,
                            4.5,
                            2,
                            1.0 / CELLS,
                            z -> raw.applyAsDouble(z) / atRoof,
                            0,
                            1e-4,
                            true),
                    workers);
            for (double[] r : readings) {
                if (r[0] > -3 && r[2] < 2) {
                    pairs.add(new Comparison.Pair(
                            r[0] + " " + r[1] + " " + r[2], r[3] / atRoof, flow.velocity(0, r[0], r[1], r[2])));
                }
            }
            for (double x = 1.05; x < 6; x += 0.01) {
                wake = flow.velocity(0, x, 0, 0.0625) < 0 ? x - 1 : wake;
            }
        }
        List<Comparison> all = new ArrayList<>(FlowScore.of("U / U_H", "every point", pairs));
        all.add(new Comparison(
                "wake length / H", "all", "1", List.of(new Comparison.Pair("from the rear wall", 1.61, wake))));
        return all;
    }
}
