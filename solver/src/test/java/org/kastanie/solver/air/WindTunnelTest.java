package org.kastanie.solver.air;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The steady lattice flow over the single building of AIJ; the other tunnels are in the validation module. */
class WindTunnelTest {
    /** 6 cells to the width b of the building; gates are the recorded 0.785 and 0.763 less 0.05. */
    @Test
    void singleBuildingOfAij() throws IOException {
        Path data = Path.of(System.getProperty("kastanie.testdata", "../shared"), "measured", "flow", "aij-A");
        assumeTrue(Files.exists(data), "skipped: no data");
        List<double[]> inflow = rows(data.resolve("inflow.csv"), 0);
        DoubleUnaryOperator profile = z -> interpolate(inflow, z) / 4.491;
        double cell = 1.0 / 6;
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
                Scenes.threads(2));
        double low = 0;
        double lowHits = 0;
        double hits = 0;
        List<double[]> points = rows(data.resolve("points.csv"), 1);
        for (double[] p : points) {
            double measured = p[4] / 4.491;
            double error = Math.abs(flow.velocity(0, p[1], p[2], p[3]) - measured);
            int hit = error <= 0.06 || error <= 0.25 * Math.abs(measured) ? 1 : 0;
            hits += hit;
            if (p[3] == 0.125) {
                low++;
                lowHits += hit;
            }
        }
        System.out.printf(
                "AIJ A steady: q %.3f at 0.125 b, %.3f over all, %d steps, change %.3f%n",
                lowHits / low, hits / points.size(), flow.steps(), flow.change());
        assertThat(points).hasSize(186);
        assertThat(lowHits / low).isGreaterThan(0.73);
        assertThat(hits / points.size()).isGreaterThan(0.71);
    }

    private static List<double[]> rows(Path file, int from) throws IOException {
        List<double[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split(",");
            if (Character.isDigit(cells[from].charAt(0)) || cells[from].startsWith("-")) {
                double[] row = new double[cells.length - from];
                for (int i = from; i < cells.length; i++) {
                    row[i - from] = Double.parseDouble(cells[i]);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static double interpolate(List<double[]> profile, double z) {
        double[] below = profile.getFirst();
        if (z <= below[0]) {
            return below[1] * Math.pow(z / below[0], 0.15);
        }
        for (double[] above : profile) {
            if (z <= above[0]) {
                return below[1] + (z - below[0]) / (above[0] - below[0]) * (above[1] - below[1]);
            }
            below = above;
        }
        return below[1];
    }
}
