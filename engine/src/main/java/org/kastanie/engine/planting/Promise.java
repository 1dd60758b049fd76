package org.kastanie.engine.planting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.sun.SunPosition;

/** Leaves those of too many options that promise most, so that the model need not try them all. */
final class Promise {
    /**
     * @param kept in their order
     * @param rejected the places left out
     */
    record Outcome(List<Option> kept, List<Site.Rejected> rejected) {}

    private Promise() {}

    /**
     * Ranks options by the heat under the middle of their shadows, per EUR where money is short, and takes the first ones; of
     * options nearer than half the distance trees keep only the first. What has to be planted stays.
     */
    static Outcome sift(List<Option> options, PlantingSpec spec, Heat heat, UrbanGeometry g, List<SunPosition> suns) {
        int most = spec.limits().trials();
        if (options.size() <= most) {
            return new Outcome(options, List.of());
        }
        double[] rank = new double[options.size()];
        for (int k = 0; k < rank.length; k++) {
            Option o = options.get(k);
            double money = Double.isInfinite(spec.limits().euros()) ? 1 : Math.max(1, o.cost());
            rank[k] = o.site().must() ? Double.POSITIVE_INFINITY : under(o, heat, g, suns) / money;
        }
        Integer[] order = new Integer[options.size()];
        Arrays.setAll(order, k -> k);
        Arrays.sort(
                order, Comparator.comparingDouble((Integer k) -> -rank[k]).thenComparing(Comparator.naturalOrder()));
        boolean[] keep = new boolean[options.size()];
        Reason[] why = new Reason[options.size()];
        Near<Option> near = new Near<>(10);
        int n = 0;
        for (int k : order) {
            Option o = options.get(k);
            Reason[] better = {null};
            near.within(
                    o.site().x(),
                    o.site().y(),
                    o.tree().crownDiameter() / 2,
                    (other, d) -> better[0] = Reason.of(
                            "candidate '%s', %.1f m from it, promises more",
                            "'%s', %.1f m entfernt, verspricht mehr",
                            other.site().id(),
                            d));
            if (better[0] == null && n >= most) {
                better[0] = Reason.of(
                        "it is not among the %d most promising places (planting.trials)",
                        "gehört nicht zu den %d aussichtsreichsten Orten (planting.trials)", most);
            }
            why[k] = better[0];
            keep[k] = o.site().must() || better[0] == null;
            if (keep[k]) {
                near.add(o.site().x(), o.site().y(), o);
                n++;
            }
        }
        return outcome(options, keep, why);
    }

    private static Outcome outcome(List<Option> options, boolean[] keep, Reason[] why) {
        List<Option> kept = new ArrayList<>();
        List<Site.Rejected> rejected = new ArrayList<>();
        java.util.Set<String> planted = new java.util.HashSet<>();
        for (int k = 0; k < keep.length; k++) {
            if (keep[k]) {
                kept.add(options.get(k));
                planted.add(options.get(k).site().id());
            }
        }
        for (int k = 0; k < keep.length; k++) {
            if (!keep[k] && planted.add(options.get(k).site().id())) {
                rejected.add(new Site.Rejected(options.get(k).site(), why[k]));
            }
        }
        return new Outcome(kept, rejected);
    }

    /** Weighted degree-hours of the cells under the middle of the shadow. */
    private static double under(Option option, Heat heat, UrbanGeometry g, List<SunPosition> suns) {
        Grid grid = g.grid();
        int reach = (int) Math.max(0, Math.round(option.tree().crownDiameter() / 2 / grid.cell() - 0.5));
        double sum = 0;
        for (int h = 0; h < suns.size(); h++) {
            double[] off = Shadow.offset(suns.get(h), 0.6 * option.tree().height());
            int row = grid.rowAt(option.site().y() + off[1]);
            int column = grid.columnAt(option.site().x() + off[0]);
            for (int r = row - reach; r <= row + reach; r++) {
                for (int c = column - reach; c <= column + reach; c++) {
                    if (g.domain().contains(r, c)) {
                        int cell = g.domain().local(r, c);
                        sum += heat.weight()[cell] * heat.above(heat.base().get(h)[cell]);
                    }
                }
            }
        }
        return sum;
    }
}
