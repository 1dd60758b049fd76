package org.kastanie.engine.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.scene.TreePlacer;
import org.kastanie.engine.twin.Building;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.kastanie.engine.twin.Tree;
import org.kastanie.engine.twin.TwinSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/** Applies edits to the objects of a twin. The base case stays as it is. */
public final class Scenario {
    /** Trees nearer than this are one tree in several files (contract), m. */
    private static final double SAME = 1;

    private static final GeometryFactory JTS = new GeometryFactory();

    private Scenario() {}

    /**
     * @param model after the edits that can be made
     * @param problems of the edits that cannot
     */
    public record Outcome(CityModel model, List<InputException> problems) {}

    /**
     * The twin after the edits, in their order. Every edit is checked against the twin as the edits before it left it.
     *
     * @throws InputException for the first edit that cannot be made
     */
    public static CityModel apply(CityModel model, List<Edit> edits) {
        CityModel edited = model;
        for (int i = 0; i < edits.size(); i++) {
            edited = apply(edited, edits.get(i), i + 1);
        }
        return edited;
    }

    /** As {@link #apply}, but goes on after edits that cannot be made. */
    public static Outcome tryAll(CityModel model, List<Edit> edits) {
        CityModel edited = model;
        List<InputException> problems = new ArrayList<>();
        for (int i = 0; i < edits.size(); i++) {
            try {
                edited = apply(edited, edits.get(i), i + 1);
            } catch (InputException e) {
                problems.add(e);
            }
        }
        return new Outcome(edited, problems);
    }

    private static CityModel apply(CityModel model, Edit edit, int ordinal) {
        return switch (edit) {
            case Edit.Fell fell -> fell(model, fell.id());
            case Edit.Plant plant -> plant(model, plant, ordinal);
        };
    }

    private static CityModel fell(CityModel model, String id) {
        List<Tree> felled = trees(model).stream().filter(t -> t.id().equals(id)).toList();
        if (felled.isEmpty()) {
            String nearest = nearest(id, trees(model));
            throw new InputException(
                    "scenario: fell: the twin has no tree '" + id + "'",
                    nearest == null ? "the twin holds no trees at all" : "did you mean '" + nearest + "'?");
        }
        model.quality().add(Kind.NOTE, "scenario", id, "felled");
        return replaceTrees(
                model,
                tree -> felled.stream()
                        .noneMatch(f ->
                                Math.hypot(f.x() - tree.x(), f.y() - tree.y()) <= SAME || f.id().equals(tree.id())));
    }

    private static CityModel plant(CityModel model, Edit.Plant plant, int ordinal) {
        Building building = buildingAt(model, plant.x(), plant.y());
        if (building != null) {
            throw new InputException(
                    String.format(
                            Locale.ROOT,
                            "scenario: plant: [%.2f, %.2f] lies inside building '%s'",
                            plant.x(),
                            plant.y(),
                            building.id()),
                    "move the tree to open ground");
        }
        String id = plant.id() != null ? plant.id() : "plant-" + ordinal;
        if (trees(model).stream().anyMatch(t -> t.id().equals(id))) {
            throw new InputException(
                    "scenario: plant: the twin already has a tree '" + id + "'", "give the new tree another id");
        }
        Tree tree = new Tree(
                id,
                plant.x(),
                plant.y(),
                Double.NaN,
                plant.height(),
                plant.crownDiameter(),
                plant.crownBase(),
                plant.leafAreaIndex(),
                plant.species(),
                0,
                plant.pit());
        List<TwinSource> sources = new ArrayList<>(model.sources());
        sources.add(new TwinSource.Objects(
                TreePlacer.NEW_TREES, List.of(), List.of(tree), new Envelope(tree.x(), tree.x(), tree.y(), tree.y())));
        return new CityModel(model.crs(), List.copyOf(sources), model.quality());
    }

    private static List<Tree> trees(CityModel model) {
        List<Tree> trees = new ArrayList<>();
        for (TwinSource source : model.sources()) {
            if (source instanceof TwinSource.Objects objects) {
                trees.addAll(objects.trees());
            }
        }
        return trees;
    }

    private static CityModel replaceTrees(CityModel model, java.util.function.Predicate<Tree> stays) {
        List<TwinSource> sources = new ArrayList<>();
        for (TwinSource source : model.sources()) {
            sources.add(
                    source instanceof TwinSource.Objects o
                            ? new TwinSource.Objects(
                                    o.path(),
                                    o.buildings(),
                                    o.trees().stream().filter(stays).toList(),
                                    o.extent())
                            : source);
        }
        return new CityModel(model.crs(), List.copyOf(sources), model.quality());
    }

    private static @Nullable Building buildingAt(CityModel model, double x, double y) {
        Point point = JTS.createPoint(new Coordinate(x, y));
        for (TwinSource source : model.sources()) {
            if (source instanceof TwinSource.Objects objects) {
                for (Building building : objects.buildings()) {
                    if (building.footprint().getEnvelopeInternal().contains(x, y)
                            && building.footprint().contains(point)) {
                        return building;
                    }
                }
            }
        }
        return null;
    }

    /** Known id with the fewest changed letters (Levenshtein distance). */
    private static @Nullable String nearest(String id, List<Tree> trees) {
        String best = null;
        int least = Integer.MAX_VALUE;
        for (Tree tree : trees) {
            int d = distance(id.toLowerCase(Locale.ROOT), tree.id().toLowerCase(Locale.ROOT));
            if (d < least) {
                least = d;
                best = tree.id();
            }
        }
        return best;
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
