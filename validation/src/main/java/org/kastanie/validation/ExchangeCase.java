package org.kastanie.validation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kastanie.validation.exact.CheapGather;
import org.kastanie.validation.exact.ExchangeScenes;
import org.kastanie.validation.exact.LitScene;

/** What facets send to each other, by our sampled rows and by two cheaper methods, against dense view factors. */
final class ExchangeCase implements ValidationCase {
    @Override
    public String id() {
        return "exchange";
    }

    @Override
    public String title() {
        return "Exchange among facets: sampled rows, horizon-wise gathering, mean surroundings";
    }

    @Override
    public String source() {
        return "exact: view factors of every pair of facets by 4608 rays a facet, made reciprocal, and one dense solution of "
                + "all reflections";
    }

    @Override
    public String notes() {
        return "Four scenes in cells of 2 m, one radiosity a facet and cell with leaves, sun at 48 degrees (700 W/m2), an even "
                + "sky (150 and 330 W/m2), sunlit facets up to 15 K warmer. Errors of what a facet absorbs, after all "
                + "reflections. Both other methods are given the exact sun, sky and leaves; ours is shown with its own and, "
                + "as 'exchange alone', with the exact ones. Figures of time are of this machine.";
    }

    @Override
    public Optional<String> missing(Path data) {
        return Optional.empty();
    }

    @Override
    public List<Comparison> run(Path data, Path scratch) throws IOException {
        List<Comparison> all = new ArrayList<>();
        for (ExchangeScenes each : ExchangeScenes.values()) {
            LitScene scene = new LitScene(each);
            double bytes = scene.ourBytes();
            double[][] exact = scene.exactly();
            CheapGather others = scene.others();
            double[][] ours = scene.ours();
            double[][] horizon = scene.by(others.horizonWise());
            double[][] mean = scene.by(others.meanSurroundings());
            String t = each.title();
            add(all, "shortwave absorbed, " + t, "rays (ours)", exact[0], ours[0]);
            add(all, "shortwave absorbed, " + t, "rays (ours), exchange alone", exact[0], ours[2]);
            add(all, "shortwave absorbed, " + t, "horizon-wise", exact[0], horizon[0]);
            add(all, "shortwave absorbed, " + t, "mean surroundings", exact[0], mean[0]);
            add(all, "longwave absorbed, " + t, "rays (ours)", exact[1], ours[1]);
            add(all, "longwave absorbed, " + t, "horizon-wise", exact[1], horizon[1]);
            add(all, "longwave absorbed, " + t, "mean surroundings", exact[1], mean[1]);
            one(
                    all,
                    "view not reciprocal, " + t,
                    "exact, before made so",
                    "share",
                    scene.exact().asymmetry());
            one(
                    all,
                    "view and sky less one, " + t,
                    "exact, largest",
                    "1",
                    scene.exact().openness());
            if (each == ExchangeScenes.CANYON) {
                one(all, "bytes a receiver", "rays (ours)", "B", bytes);
                one(all, "bytes a receiver", "horizon-wise", "B", 5.0 * CheapGather.AZIMUTHS);
                one(all, "time a receiver", "rays (ours), whole call", "ns", scene.ourCost());
                one(all, "time a receiver", "horizon-wise, gathering", "ns", scene.gatherCost(CheapGather.AZIMUTHS));
                one(all, "time a receiver", "mean surroundings, gathering", "ns", scene.gatherCost(1));
            }
        }
        return all;
    }

    private static void add(List<Comparison> all, String quantity, String method, double[] exact, double[] ours) {
        double[] size = new double[exact.length];
        for (int i = 0; i < size.length; i++) {
            size[i] = Math.abs(ours[i] - exact[i]);
        }
        Arrays.sort(size);
        one(
                all,
                quantity + ": mean error",
                method,
                "W/m2",
                Arrays.stream(size).average().orElse(Double.NaN));
        one(all, quantity + ": 99th percentile", method, "W/m2", size[(int) (0.99 * (size.length - 1))]);
    }

    private static void one(List<Comparison> all, String quantity, String subset, String unit, double value) {
        all.add(new Comparison(quantity, subset, unit, List.of(new Comparison.Pair("figure", 0, value))));
    }
}
