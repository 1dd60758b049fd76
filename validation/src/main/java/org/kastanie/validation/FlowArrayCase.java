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

/** The wind through 7 rows of 11 cubes in a wind tunnel. */
final class FlowArrayCase implements ValidationCase {
    /** Edge of a cube, mm, and the speed at its roof by which the peer's scores are divided, m/s. */
    private static final double EDGE = 150;

    private static final double ROOF_SPEED = 2.83;
    private static final int[] CELLS = {8, 6, 4};

    @Override
    public String id() {
        return "flow-cubes";
    }

    @Override
    public String title() {
        return "Steady wind through an array of 7 x 11 cubes (EPA)";
    }

    @Override
    public String source() {
        return "Lawson, Perry and Thompson (2000), US EPA Fluid Modeling Facility data report; Brown et al. (2001), "
                + "LA-UR-01-5321; public domain";
    }

    @Override
    public String notes() {
        return "Mean velocity along the wind over 2.83 m/s at 8, 6 and 4 cells to a canyon. Pedestrian: lateral traverses up to "
                + "0.2 H. Inflow: the profile 375 mm upwind, since the one at 500 mm stands behind a roughness block. The constants "
                + "of the mixing length were chosen on this case, AIJ A and C: fitted, not blind. Peer: QES-Winds 2.3.";
    }

    @Override
    public Optional<String> missing(Path data) {
        return Files.exists(file(data))
                ? Optional.empty()
                : Optional.of(file(data).toString());
    }

    private static Path file(Path data) {
        return data.resolve("measured/flow/epa-cube-array-7x11/velocity.csv");
    }

    /** A reading of the velocity along the wind, lengths in cube edges. */
    private record Reading(String traverse, double x, double y, double z, double u) {}

    @Override
    public List<Comparison> run(Path data, Path scratch) throws IOException {
        List<Reading> readings = new ArrayList<>();
        for (Map<String, String> row : Csv.read(file(data))) {
            if ("U".equals(row.get("component"))) {
                readings.add(new Reading(
                        row.getOrDefault("traverse", ""),
                        FlowBuildingCase.number(row, "x_mm") / EDGE,
                        FlowBuildingCase.number(row, "y_mm") / EDGE,
                        FlowBuildingCase.number(row, "z_mm") / EDGE,
                        FlowBuildingCase.number(row, "mean_mps") / ROOF_SPEED));
            }
        }
        FlowProfile profile = FlowProfile.of(readings.stream()
                .filter(r -> r.traverse().equals("VERT") && r.x() == -2.5)
                .map(r -> new double[] {r.z(), r.u()})
                .toList());
        List<WindTunnel.Block> cubes = new ArrayList<>();
        for (int row = 0; row < 7; row++) {
            for (int column = -5; column <= 5; column++) {
                cubes.add(new WindTunnel.Block(2 * row, 2 * row + 1, 2 * column - 0.5, 2 * column + 0.5, 1));
            }
        }
        List<Comparison> all = new ArrayList<>();
        try (RunWorkers workers = new RunWorkers(2)) {
            for (int cells : CELLS) {
                WindTunnel flow = WindTunnel.run(
                        new WindTunnel.Setup(cubes, -4, 18, -13, 13, 5, 1.0 / cells, profile, 0, 1 / EDGE, false),
                        workers);
                all.addAll(scores(flow, readings, cells));
            }
        }
        return all;
    }

    private static List<Comparison> scores(WindTunnel flow, List<Reading> readings, int cells) {
        List<Comparison.Pair> low = new ArrayList<>();
        List<Comparison.Pair> lateral = new ArrayList<>();
        List<Comparison.Pair> canyons = new ArrayList<>();
        for (Reading r : readings) {
            if (r.x() < -2 || r.x() > 15) {
                continue;
            }
            Comparison.Pair pair = new Comparison.Pair(
                    r.x() + " " + r.y() + " " + r.z(), r.u(), flow.velocity(0, r.x(), r.y(), r.z()));
            if (r.traverse().equals("LAT")) {
                lateral.add(pair);
                if (r.z() <= 0.2001) {
                    low.add(pair);
                }
            } else if (r.y() == 0 && r.x() >= 0 && r.x() <= 13 && r.z() <= 1) {
                canyons.add(pair);
            }
        }
        List<Comparison> out = new ArrayList<>(FlowScore.of("U / U_H", cells + " cells, pedestrian", low));
        out.addAll(FlowScore.of("U / U_H", cells + " cells, lateral", lateral));
        out.addAll(FlowScore.of("U / U_H", cells + " cells, canyons", canyons));
        return out;
    }
}
