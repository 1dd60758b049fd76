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

/** The wind in a low-rise district with three towers: AIJ case E, after construction. */
final class FlowDistrictCase implements ValidationCase {
    /** Edge of a cell, half the width of the domain, height of the lid (three times the tallest tower), m. */
    private static final double CELL = 4;

    private static final double HALF = 352;
    private static final double LID = 180;
    private static final double REFERENCE_HEIGHT = 15.9;
    /** Directions the wind comes from and their azimuths: a quarter of the sixteen measured, to bound the time. */
    private static final Map<String, Double> DIRECTIONS = Map.of("N", 0.0, "E", 90.0, "S", 180.0, "W", 270.0);

    @Override
    public String id() {
        return "flow-district";
    }

    @Override
    public String title() {
        return "Steady wind in a district of Niigata (AIJ case E)";
    }

    @Override
    public String source() {
        return "AIJ case E, Y. Tominaga, Zenodo 10.5281/zenodo.15429017, CC BY 4.0; Yoshie et al. (2007), JWEIA 95, 1551";
    }

    @Override
    public String notes() {
        return "Mean scalar speed at 2 m over the inflow's at 15.9 m, after construction, wind from north, east, south and west; "
                + "ours is sqrt(U^2 + k) on cells of 4 m, coarser than most gaps between the houses. Blind: no constant was "
                + "chosen on this case.";
    }

    @Override
    public Optional<String> missing(Path data) {
        return Files.exists(folder(data))
                ? Optional.empty()
                : Optional.of(folder(data).toString());
    }

    private static Path folder(Path data) {
        return data.resolve("measured/flow/aij-E");
    }

    @Override
    public List<Comparison> run(Path data, Path scratch) throws IOException {
        List<double[]> inflow = new ArrayList<>();
        for (Map<String, String> row : Csv.read(folder(data).resolve("AF_caseE.csv"))) {
            double[] reading = new double[2];
            row.forEach((name, value) -> {
                if (name.endsWith("z(m)")) {
                    reading[0] = Double.parseDouble(value);
                } else if (name.startsWith("U")) {
                    reading[1] = Double.parseDouble(value);
                }
            });
            inflow.add(reading);
        }
        FlowProfile profile = FlowProfile.of(inflow);
        double reference = profile.applyAsDouble(REFERENCE_HEIGHT);
        List<WindTunnel.Block> blocks = GlbHeights.blocks(folder(data).resolve("geometry.glb"), CELL, HALF);
        List<Map<String, String>> points = Csv.read(folder(data).resolve("RS_caseE.csv"));
        List<Comparison> all = new ArrayList<>();
        List<Comparison.Pair> every = new ArrayList<>();
        try (RunWorkers workers = new RunWorkers(2)) {
            for (String from : List.of("N", "E", "S", "W")) {
                double azimuth = Math.toRadians(DIRECTIONS.getOrDefault(from, Double.NaN));
                WindTunnel flow = WindTunnel.run(
                        new WindTunnel.Setup(
                                blocks,
                                -HALF,
                                HALF,
                                -HALF,
                                HALF,
                                LID,
                                CELL,
                                z -> profile.applyAsDouble(z) / reference,
                                Math.atan2(Math.cos(azimuth), -Math.sin(azimuth)),
                                0.05,
                                false),
                        workers);
                List<Comparison.Pair> pairs = pairs(flow, points, from);
                every.addAll(pairs);
                all.addAll(FlowScore.of("speed ratio", "wind from " + from, pairs));
            }
        }
        all.addAll(FlowScore.of("speed ratio", "all", every));
        return all;
    }

    private static List<Comparison.Pair> pairs(WindTunnel flow, List<Map<String, String>> points, String from) {
        List<Comparison.Pair> pairs = new ArrayList<>();
        for (Map<String, String> row : points) {
            if (!"ac".equals(row.get("case")) || !from.equals(row.get("Wind_direction"))) {
                continue;
            }
            double x = FlowBuildingCase.number(row, "x(m)");
            double y = -FlowBuildingCase.number(row, "y(m)");
            double z = FlowBuildingCase.number(row, "z(m)");
            double square = flow.turbulence(x, y, z);
            for (int axis = 0; axis < 3; axis++) {
                double v = flow.velocity(axis, x, y, z);
                square += v * v;
            }
            pairs.add(new Comparison.Pair(
                    from + " " + x + " " + -y, FlowBuildingCase.number(row, "Velocity_Ratio"), Math.sqrt(square)));
        }
        return pairs;
    }
}
