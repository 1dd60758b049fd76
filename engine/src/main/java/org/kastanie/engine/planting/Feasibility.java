package org.kastanie.engine.planting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.job.Gathered;
import org.kastanie.engine.job.Problem;
import org.kastanie.engine.scene.GroundAt;
import org.kastanie.engine.scene.PlacedTree;
import org.kastanie.engine.scene.Scene;
import org.kastanie.engine.twin.Carriageways;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;

/** Which candidate places can hold a tree, and why the others cannot. */
final class Feasibility {
    /** Places nearer than this are one, m. */
    private static final double SAME = 0.1;
    /** Crowns of standing trees reach no farther, m: a choice. */
    private static final double WIDEST = 40;

    /**
     * @param options that can be planted, places in their order and types in theirs
     * @param rejected places none of whose types can, with the reason
     */
    record Outcome(List<Option> options, List<Site.Rejected> rejected) {}

    private final PlantingSpec spec;
    private final Scene scene;
    private final List<Barrier> barriers;
    private final Carriageways roads;
    private final Near<PlacedTree> trees = new Near<>(10);
    private final Near<Site> seen = new Near<>(1);
    private final Set<String> mustNot;

    private Feasibility(PlantingSpec spec, Scene scene, CityModel city) {
        this.spec = spec;
        this.scene = scene;
        barriers =
                spec.exclusions().stream().map(e -> Barrier.read(e, city.crs())).toList();
        scene.trees().forEach(t -> trees.add(t.x(), t.y(), t));
        roads = Carriageways.of(city);
        mustNot = new HashSet<>(spec.mustNot());
    }

    /** @throws org.kastanie.engine.job.BadJobException with every wish that cannot be met */
    static Outcome check(List<Site> sites, PlantingSpec spec, Scene scene, CityModel city) {
        Gathered problems = new Gathered();
        problems.attempt(() -> requireKnown(sites, spec));
        Feasibility rules = new Feasibility(spec, scene, city);
        List<Option> options = new ArrayList<>();
        List<Site.Rejected> rejected = new ArrayList<>();
        for (Site site : sites) {
            Reason reason = rules.site(site);
            int before = options.size();
            if (reason == null) {
                for (PlantingSpec.TreeType type : spec.types()) {
                    if (site.type().isEmpty() || site.type().equals(type.name())) {
                        Option option = Option.of(site, type, spec.years());
                        Reason against = rules.option(option);
                        reason = against == null ? reason : against;
                        if (against == null) {
                            options.add(option);
                        }
                    }
                }
            }
            if (options.size() == before && reason != null) {
                if (site.must()) {
                    problems.add(new Problem(
                            "candidate '" + site.id() + "' must be planted but cannot be: " + reason.english(),
                            "take it off planting.must, or change the rule that forbids it"));
                }
                rejected.add(new Site.Rejected(site, reason));
            }
        }
        problems.raise();
        return new Outcome(options, rejected);
    }

    private static void requireKnown(List<Site> sites, PlantingSpec spec) {
        Gathered problems = new Gathered();
        Set<String> ids = new HashSet<>();
        sites.forEach(s -> ids.add(s.id()));
        for (List<String> list : List.of(spec.must(), spec.mustNot())) {
            for (String id : list) {
                if (!ids.contains(id)) {
                    problems.add(new Problem(
                            "planting names a candidate '" + id + "' that no file has",
                            "places along lines and within polygons are called ID-1, ID-2, ..."));
                }
            }
        }
        for (Site site : sites) {
            if (site.must() && spec.mustNot().contains(site.id())) {
                problems.add(new Problem(
                        "candidate '" + site.id() + "' must be planted and must not",
                        "take it off planting.must or planting.mustNot"));
            }
        }
        problems.raise();
    }

    /** Why nothing can stand at a place, whatever it is; null if something might. */
    private @Nullable Reason site(Site site) {
        UrbanGeometry g = scene.geometry();
        Grid grid = g.grid();
        int row = grid.rowAt(site.y());
        int column = grid.columnAt(site.x());
        if (mustNot.contains(site.id())) {
            return Reason.of("planting.mustNot keeps it free", "planting.mustNot hält ihn frei");
        }
        if (!(site.cost() >= 0) || Double.isInfinite(site.cost())) {
            return Reason.of("its cost is %s EUR", "die Kosten sind %s EUR", site.cost());
        }
        if (!g.domain().contains(row, column)) {
            return Reason.of("it lies outside the area that is computed", "liegt außerhalb des gerechneten Gebiets");
        }
        Reason twin = twin(site);
        if (twin != null) {
            return twin;
        }
        int cell = grid.index(row, column);
        if (g.building()[cell]) {
            return Reason.of("it lies in a building", "liegt in einem Gebäude");
        }
        if (g.slabs().at(cell)) {
            return Reason.of("it lies under a building or bridge", "liegt unter einem Gebäude oder einer Brücke");
        }
        String ground = scene.materials()
                .get(scene.facets().material()[g.active().local(row, column)])
                .id();
        if (GroundAt.isWater(ground.replaceFirst("^ground[.]", ""))) {
            return Reason.of("it lies on water", "liegt auf Wasser");
        }
        if (ground.endsWith("rail")) {
            return Reason.of("it lies on rails", "liegt auf Gleisen");
        }
        String road = roads.at(site.x(), site.y());
        if (road != null) {
            return Reason.of("it lies on the carriageway '%s'", "liegt auf der Fahrbahn '%s'", road);
        }
        for (Barrier barrier : barriers) {
            Reason reason = barrier.against(site.x(), site.y());
            if (reason != null) {
                return reason;
            }
        }
        return g.crowns().leafAreaDensity()[cell] > 0
                ? Reason.of(
                        "it lies under the crown of a tree that stands", "liegt unter der Krone eines Baums, der steht")
                : null;
    }

    private @Nullable Reason twin(Site site) {
        String[] earlier = {null};
        seen.within(site.x(), site.y(), SAME, (other, d) -> earlier[0] = other.id());
        seen.add(site.x(), site.y(), site);
        return earlier[0] == null
                ? null
                : Reason.of("it is the same place as candidate '%s'", "ist derselbe Ort wie '%s'", earlier[0]);
    }

    /** Why one kind of tree cannot stand there. */
    private @Nullable Reason option(Option option) {
        double radius = option.tree().crownDiameter() / 2;
        if (!within(option.site(), radius)) {
            return Reason.of(
                    "its crown would reach beyond the area that is computed",
                    "die Krone reichte über das gerechnete Gebiet hinaus");
        }
        double keep = Math.max(spec.rules().facade(), spec.rules().crown() * radius);
        double facade = facade(option.site(), keep);
        if (facade < keep) {
            return Reason.of(
                    "it is %.1f m from a facade, and %.1f m are kept",
                    "liegt %.1f m von einer Fassade, %.1f m sind einzuhalten", facade, keep);
        }
        Reason[] reason = {null};
        trees.within(option.site().x(), option.site().y(), WIDEST, (tree, d) -> {
            double least = spacing(2 * radius, tree.crownDiameter());
            if (d < least && reason[0] == null) {
                reason[0] = Reason.of(
                        "it is %.1f m from tree '%s', and %.1f m are kept",
                        "liegt %.1f m von Baum '%s', %.1f m sind einzuhalten", d, tree.id(), least);
            }
        });
        if (reason[0] == null && option.cost() > spec.limits().euros()) {
            return Reason.of(
                    "its cost of %.0f EUR is more than the budget",
                    "die Kosten von %.0f EUR übersteigen das Budget", option.cost());
        }
        return reason[0];
    }

    private boolean within(Site site, double radius) {
        UrbanGeometry g = scene.geometry();
        Grid grid = g.grid();
        return g.active().contains(grid.rowAt(site.y() + radius), grid.columnAt(site.x() - radius))
                && g.active().contains(grid.rowAt(site.y() - radius), grid.columnAt(site.x() + radius));
    }

    private double spacing(double one, double other) {
        double given = spec.rules().spacing();
        return Double.isNaN(given) ? (one + other) / 2 : given;
    }

    /** Distance to the nearest cell of a building, m, as far as it matters. */
    private double facade(Site site, double far) {
        UrbanGeometry g = scene.geometry();
        Grid grid = g.grid();
        double half = grid.cell() / 2;
        int reach = (int) Math.ceil(far / grid.cell()) + 1;
        Window near = new Window(grid.rowAt(site.y()), grid.columnAt(site.x()), 1, 1).grow(reach, grid);
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < near.size(); k++) {
            int cell = near.gridIndex(grid, k);
            if (g.building()[cell]) {
                double dx = Math.max(0, Math.abs(grid.x(grid.column(cell)) - site.x()) - half);
                double dy = Math.max(0, Math.abs(grid.y(grid.row(cell)) - site.y()) - half);
                least = Math.min(least, Math.hypot(dx, dy));
            }
        }
        return least;
    }

    /** For every option those it cannot stand beside: other trees at its place, and places too near. */
    static int[][] excludes(List<Option> options, PlantingSpec spec) {
        Near<Integer> near = new Near<>(10);
        double widest = 0;
        for (int k = 0; k < options.size(); k++) {
            Option o = options.get(k);
            near.add(o.site().x(), o.site().y(), k);
            widest = Math.max(widest, o.tree().crownDiameter());
        }
        double given = spec.rules().spacing();
        double far = Double.isNaN(given) ? widest : given;
        int[][] excludes = new int[options.size()][];
        for (int k = 0; k < options.size(); k++) {
            Option o = options.get(k);
            int self = k;
            List<Integer> all = new ArrayList<>();
            near.within(o.site().x(), o.site().y(), far, (other, d) -> {
                Option p = options.get(other);
                double least = Double.isNaN(given)
                        ? (o.tree().crownDiameter() + p.tree().crownDiameter()) / 2
                        : given;
                if (other != self && (d < least || p.site() == o.site())) {
                    all.add(other);
                }
            });
            excludes[k] = all.stream().mapToInt(Integer::intValue).sorted().toArray();
        }
        return excludes;
    }
}
