package org.kastanie.engine.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.scene.SpeciesTable;
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

/** Felling and planting. */
final class TreeEdits {
    /** Trees nearer than this are one tree in several files (contract), m. */
    private static final double SAME = 1;
    /** Choice: a stem stands at least this far from a wall, m. Cities ask for more; that is for the planner to say. */
    private static final double FROM_WALL = 0.5;

    private static final GeometryFactory JTS = new GeometryFactory();

    private TreeEdits() {}

    static CityModel fell(CityModel model, Selection which, Touched touched) {
        List<Tree> all = trees(model);
        for (String id : which.ids()) {
            if (all.stream().noneMatch(t -> t.id().equals(id))) {
                throw new InputException(
                        "scenario: fell: the twin has no tree '" + id + "'",
                        Names.meant(id, all.stream().map(Tree::id).toList(), "the twin holds no trees at all"));
            }
        }
        List<Tree> felled = all.stream()
                .filter(t -> which.accepts(t.id(), t.species(), t.height())
                        && which.facts().meets(null, t.planted())
                        && stands(which, t))
                .toList();
        if (felled.isEmpty()) {
            throw new InputException(
                    "scenario: fell: no tree of the twin is meant by " + which.words(),
                    "kastanie inspect lists what the twin holds; trees without a height meet no limit of height, those without a year of planting no limit of years");
        }
        felled.forEach(t -> touched.once("fell", "tree", t.id()));
        felled.forEach(t -> model.quality().add(Kind.NOTE, "scenario", t.id(), "felled"));
        return Sources.trees(
                model,
                tree -> felled.stream()
                        .noneMatch(f ->
                                Math.hypot(f.x() - tree.x(), f.y() - tree.y()) <= SAME || f.id().equals(tree.id())));
    }

    private static boolean stands(Selection which, Tree tree) {
        return which.within() == null || which.within().covers(point(tree.x(), tree.y()));
    }

    static CityModel plant(CityModel model, Edit.Plant plant, int ordinal, Touched touched) {
        String at = String.format(Locale.ROOT, "[%.2f, %.2f]", plant.x(), plant.y());
        touched.inReach("plant", "the tree at " + at, new Envelope(plant.x(), plant.x(), plant.y(), plant.y()));
        SpeciesTable species = SpeciesTable.builtIn();
        if (plant.species() != null && !species.knows(plant.species())) {
            throw new InputException(
                    "scenario: plant: the species '" + plant.species() + "' of the tree at " + at
                            + " is not in the table of species, nor is its genus",
                    Names.meant(plant.species(), species.names(), "leave it out")
                            + " Leave it out for a broadleaf nothing is known of.");
        }
        if (plant.planted() != 0 && plant.species() == null) {
            throw new InputException(
                    "scenario: plant: the tree at " + at + " has an age but no species",
                    "name a species, whose growth is known, or give height and crownDiameter");
        }
        refuseBuildings(model, plant, at);
        String id = plant.id() != null ? plant.id() : "plant-" + ordinal;
        List<Tree> trees = trees(model);
        if (trees.stream().anyMatch(t -> t.id().equals(id))) {
            throw new InputException(
                    "scenario: plant: the twin already has a tree '" + id + "'", "give the new tree another id");
        }
        if (touched.wet(plant.x(), plant.y())) {
            throw new InputException(
                    "scenario: plant: " + at + " lies on water that another edit makes", "move the tree to land");
        }
        String water = touched.water(model, plant.x(), plant.y());
        if (water != null) {
            throw new InputException(
                    "scenario: plant: " + at + " lies on water (land cover '" + water + "')",
                    "move the tree to land, or fill the water up there: unseal or repave the place in the same scenario");
        }
        String road = touched.carriageway(model, plant.x(), plant.y());
        if (road != null) {
            throw new InputException(
                    "scenario: plant: " + at + " lies on the carriageway '" + road + "'",
                    "move the tree, or open the street there: unseal or repave the place in the same scenario");
        }
        touched.once("plant", "tree", id);
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
                plant.planted(),
                plant.pit());
        List<TwinSource> sources = new ArrayList<>(model.sources());
        sources.add(new TwinSource.Objects(
                TreePlacer.NEW_TREES, List.of(), List.of(tree), new Envelope(tree.x(), tree.x(), tree.y(), tree.y())));
        return new CityModel(model.crs(), List.copyOf(sources), model.quality());
    }

    private static void refuseBuildings(CityModel model, Edit.Plant plant, String at) {
        Point point = point(plant.x(), plant.y());
        Building near = near(model, point);
        if (near == null) {
            return;
        }
        if (near.base() > 0) {
            throw new InputException(
                    "scenario: plant: " + at + " lies under '" + near.id() + "', which hangs over the ground there",
                    "move the tree into the open");
        }
        boolean inside = near.footprint().contains(point);
        throw new InputException(
                "scenario: plant: " + at
                        + (inside
                                ? " lies inside building '" + near.id() + "'"
                                : String.format(
                                        Locale.ROOT,
                                        " stands %.2f m from a wall of building '%s'",
                                        near.footprint().distance(point),
                                        near.id())),
                inside ? "move the tree to open ground" : "keep a stem at least " + FROM_WALL + " m from walls");
    }

    private static @Nullable Building near(CityModel model, Point point) {
        Envelope box = point.getEnvelopeInternal();
        box.expandBy(FROM_WALL);
        Building near = null;
        for (Building building : Sources.buildings(model)) {
            if (building.footprint().getEnvelopeInternal().intersects(box)
                    && building.footprint().distance(point) < FROM_WALL
                    && (near == null || building.footprint().contains(point))) {
                near = building;
            }
        }
        return near;
    }

    static List<Tree> trees(CityModel model) {
        List<Tree> trees = new ArrayList<>();
        for (TwinSource source : model.sources()) {
            if (source instanceof TwinSource.Objects objects) {
                trees.addAll(objects.trees());
            }
        }
        return trees;
    }

    private static Point point(double x, double y) {
        return JTS.createPoint(new Coordinate(x, y));
    }
}
