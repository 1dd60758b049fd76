package org.kastanie.engine.planting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kastanie.engine.InputException;
import org.kastanie.engine.Progress;
import org.kastanie.engine.planting.choice.Chooser;
import org.kastanie.engine.planting.choice.Coverage;
import org.kastanie.engine.planting.choice.Problem;
import org.kastanie.engine.run.BaseRun;
import org.kastanie.engine.scene.NewTrees;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.model.Microclimate;
import org.kastanie.solver.model.ModelSetup;
import org.kastanie.solver.model.RunRecord;
import org.kastanie.solver.model.WindowedRun;

/** From candidate places and a hot day to a plan. */
public final class TreePlanning {
    private final BaseRun run;
    private final PlantingSpec spec;
    private final Workers workers;
    private final Progress progress;

    private TreePlanning(BaseRun run, PlantingSpec spec, Workers workers, Progress progress) {
        this.run = run;
        this.spec = spec;
        this.workers = workers;
        this.progress = progress;
    }

    /** Opens a record for so many steps of a set-up. */
    @FunctionalInterface
    public interface Recorder {
        RunRecord open(ModelSetup setup, int steps);
    }

    /**
     * Everything that can be known of the places before the day is computed.
     *
     * @throws InputException if nothing can be planted, or what must be cannot
     */
    static Feasibility.Outcome places(BaseRun run, PlantingSpec spec) {
        Feasibility.Outcome places =
                Feasibility.check(SiteReader.read(spec, run.city().crs()), spec, run.scene(), run.city());
        if (places.options().isEmpty()) {
            Site.Rejected first =
                    places.rejected().isEmpty() ? null : places.rejected().getFirst();
            throw new InputException(
                    "none of the " + places.rejected().size() + " candidate places can hold a tree"
                            + (first == null
                                    ? ""
                                    : "; '" + first.site().id() + "': "
                                            + first.reason().english()),
                    "check their coordinate system and planting.distances");
        }
        return places;
    }

    public static TreePlan plan(BaseRun run, PlantingSpec spec, Recorder recorder, Workers workers, Progress progress) {
        return new TreePlanning(run, spec, workers, progress).plan(recorder);
    }

    private TreePlan plan(Recorder recorder) {
        progress.stage("places", 1);
        Feasibility.Outcome places = places(run, spec);
        HotDay day = new HotDay(run, spec.aim());
        float[] weight = Heat.weights(spec.aim(), run);
        progress.stage("the hot day as it is", 1);
        ModelSetup setup = run.setup();
        HotDay.Recorded recorded = day.record(BaseRun.model(setup, workers), recorder.open(setup, day.recorded()));
        Heat heat = new Heat(spec.aim(), weight, recorded.base());
        if (!(heat.total(heat.base()) > 0)) {
            throw new InputException(
                    "nobody is ever above " + spec.aim().above() + " degrees in the hours asked for",
                    "lower planting.objective.above, or take a hotter day");
        }
        Promise.Outcome sifted = Promise.sift(places.options(), spec, heat, setup.geometry(), day.suns());
        List<Option> options = sifted.kept();
        Problem problem = problem(options);
        NewTrees trees = run.newTrees(options.stream().map(Option::tree).toList());
        progress.stage("trees one by one", options.size());
        TrialGains gains = TrialGains.run(
                day, recorded, heat, trees, options, new TrialGains.Trial(TrialGains.MARGIN, workers, progress::done));
        Coverage benefit = gains.coverage();
        progress.stage("choosing", 1);
        Chooser.Choice choice = Chooser.choose(problem, benefit);
        List<Site.Rejected> rejected = new ArrayList<>(places.rejected());
        rejected.addAll(sifted.rejected());
        return complete(new Chosen(options, problem, benefit, choice), new Day(day, recorded, heat, trees), rejected);
    }

    private record Chosen(List<Option> options, Problem problem, Coverage benefit, Chooser.Choice choice) {}

    private record Day(HotDay clock, HotDay.Recorded recorded, Heat heat, NewTrees trees) {}

    private TreePlan complete(Chosen chosen, Day day, List<Site.Rejected> rejected) {
        int n = chosen.options().size();
        double[] alone = new double[n];
        for (int k = 0; k < n; k++) {
            alone[k] = chosen.benefit().of(k);
        }
        int most = spec.limits().number();
        List<int[]> best = Chooser.curve(chosen.problem(), chosen.benefit(), most);
        int[] set = chosen.choice().set();
        if (set.length < best.size()
                && chosen.choice().value() > chosen.benefit().of(best.get(set.length))) {
            best.set(set.length, set); // branch and bound may have found a better one of this number
        }
        Map<String, double[]> streets = new TreeMap<>();
        for (String street :
                chosen.options().stream().map(o -> o.site().street()).distinct().toList()) {
            double[] worth = worth(street(chosen, street, most), chosen.benefit());
            boolean oneStreet = java.util.Arrays.stream(set)
                    .allMatch(k -> chosen.options().get(k).site().street().equals(street));
            if (oneStreet && set.length < worth.length) {
                worth[set.length] = Math.max(worth[set.length], chosen.benefit().of(set));
            }
            streets.put(street, worth);
        }
        ModelSetup planted = BaseRun.planted(
                day.recorded().run().setup(), day.trees(), chosen.choice().set());
        progress.stage("all chosen trees with the air held", 1);
        Heat heat = day.heat();
        double before = heat.total(heat.base());
        WindowedRun together =
                WindowedRun.of(day.recorded().run(), planted, planted.geometry().active(), workers);
        double frozen = before - heat.total(day.clock().play(together));
        progress.stage("the hot day with the chosen trees", 1);
        Microclimate model = BaseRun.model(planted, workers);
        List<float[]> after = day.clock().whole(model);
        return new TreePlan(
                chosen.options(),
                alone,
                chosen.choice(),
                worth(best, chosen.benefit()),
                streets,
                split(best, chosen.options()),
                new TreePlan.Checked(before, frozen, before - heat.total(after)),
                rejected,
                new TreePlan.HeatMap(heat.degreeHours(heat.base()), heat.degreeHours(after)));
    }

    /** The best sets of one street alone; its own musts only. */
    private static List<int[]> street(Chosen chosen, String street, int most) {
        Problem all = chosen.problem();
        int[][] excludes = all.excludes();
        double[] cost = all.cost().clone();
        List<Integer> must = new ArrayList<>();
        boolean[] here = new boolean[cost.length];
        for (int k = 0; k < cost.length; k++) {
            here[k] = chosen.options().get(k).site().street().equals(street);
        }
        for (int m : all.must()) {
            if (here[m]) {
                must.add(m);
            }
        }
        return Chooser.curve(
                new Problem(
                        cost,
                        excludes,
                        must.stream().mapToInt(Integer::intValue).toArray(),
                        most,
                        all.budget()),
                new Part(chosen.benefit(), here),
                most);
    }

    private static double[] worth(List<int[]> sets, Coverage benefit) {
        return sets.stream().mapToDouble(benefit::of).toArray();
    }

    private static List<Map<String, Integer>> split(List<int[]> sets, List<Option> options) {
        List<Map<String, Integer>> all = new ArrayList<>();
        for (int[] set : sets) {
            Map<String, Integer> count = new LinkedHashMap<>();
            for (int o : set) {
                count.merge(options.get(o).site().street(), 1, Integer::sum);
            }
            all.add(new TreeMap<>(count));
        }
        return all;
    }

    private Problem problem(List<Option> options) {
        double[] cost = options.stream().mapToDouble(Option::cost).toArray();
        int[][] excludes = Feasibility.excludes(options, spec);
        Map<String, Integer> must = new LinkedHashMap<>();
        for (int k = 0; k < cost.length; k++) {
            Option o = options.get(k);
            if (o.site().must()) {
                must.merge(o.site().id(), k, (a, b) -> cost[a] <= cost[b] ? a : b);
            }
        }
        int[] musts =
                must.values().stream().mapToInt(Integer::intValue).sorted().toArray();
        Problem problem = new Problem(
                cost, excludes, musts, spec.limits().number(), spec.limits().euros());
        requireMusts(problem, options);
        return problem;
    }

    private static void requireMusts(Problem problem, List<Option> options) {
        int[] must = problem.must();
        for (int a : must) {
            for (int b : must) {
                if (java.util.Arrays.binarySearch(problem.excludes()[a], b) >= 0) {
                    throw new InputException(
                            "candidates '" + options.get(a).site().id() + "' and '"
                                    + options.get(b).site().id()
                                    + "' must both be planted but stand too near to each other",
                            "take one off planting.must, or give a smaller planting.distances.spacing");
                }
            }
        }
        if (must.length > problem.most() || !problem.affordable(problem.cost(must))) {
            throw new InputException(
                    must.length + " candidates must be planted for " + Math.round(problem.cost(must))
                            + " EUR, more than number or budget allow",
                    "raise planting.budget or shorten planting.must");
        }
    }
}
