package org.kastanie.engine.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.scene.TreePlacer;
import org.kastanie.engine.twin.Building;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.Facing;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.kastanie.engine.twin.Tree;
import org.kastanie.engine.twin.TwinSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/** Roofs, facades, sails; buildings that come, go or grow. */
final class BuildingEdits {
    /** Choice: a sail is as thick as this in the raster of slabs, m. */
    private static final double SAIL = 0.1;
    /** Choice: a vertex this far above the lowest of its wall belongs to the wall's upper edge, m. */
    private static final double UPPER_EDGE = 0.5;

    private static final GeometryFactory JTS = new GeometryFactory();

    private final CityModel model;
    private final Touched touched;

    BuildingEdits(CityModel model, Touched touched) {
        this.model = model;
        this.touched = touched;
    }

    CityModel roof(Edit.Roof edit) {
        touched.known("roof", "roof", edit.roofClass());
        return change(
                "roof", "roof of", edit.which(), b -> with(b, edit.roofClass(), b.wallMaterial(), b.particulars()));
    }

    CityModel facade(Edit.Facade edit) {
        touched.known("facade", "wall", edit.wallClass());
        Set<String> ids = ids("facade", edit.which());
        if (Sources.buildings(model).stream()
                .noneMatch(b -> ids.contains(b.id()) && edit.facing().any(b.footprint()))) {
            throw new InputException(
                    "scenario: facade: no wall of " + edit.which().words() + " faces " + edit.facing(),
                    "degrees count clockwise from north: 90 is east, 180 south; the wall's outer side is meant");
        }
        ids.forEach(id -> touched.walls(id, edit.facing()));
        return Sources.buildings(model, b -> ids.contains(b.id()) ? faced(b, edit) : b);
    }

    private static Building faced(Building b, Edit.Facade edit) {
        if (edit.facing().equals(Facing.ALL)) {
            return with(b, b.roofMaterial(), edit.wallClass(), b.particulars().with(List.of()));
        }
        List<Building.Side> sides = new ArrayList<>(b.particulars().sides());
        sides.removeIf(s -> s.facing().equals(edit.facing()));
        sides.add(new Building.Side(edit.facing(), edit.wallClass()));
        return with(b, b.roofMaterial(), b.wallMaterial(), b.particulars().with(sides));
    }

    CityModel demolish(Edit.Demolish edit) {
        Set<String> gone = ids("demolish", edit.which());
        gone.forEach(id -> touched.once("demolish", "building", id));
        gone.forEach(id -> model.quality().add(Kind.NOTE, "scenario", id, "demolished"));
        return Sources.buildings(model, b -> gone.contains(b.id()) ? null : b);
    }

    CityModel raise(Edit.Raise edit) {
        return change("raise", "building", edit.which(), b -> raised(b, edit));
    }

    CityModel build(Edit.Build edit, int ordinal) {
        String id = newId("building", edit.id(), ordinal);
        touched.inReach("building", "'" + id + "'", edit.footprint().getEnvelopeInternal());
        if (edit.roofClass() != null) {
            touched.known("building", "roof", edit.roofClass());
        }
        if (edit.wallClass() != null) {
            touched.known("building", "wall", edit.wallClass());
        }
        for (Building other : Sources.buildings(model)) {
            if (other.base() == 0
                    && other.footprint()
                            .getEnvelopeInternal()
                            .intersects(edit.footprint().getEnvelopeInternal())
                    && other.footprint().intersection(edit.footprint()).getArea() > 1) {
                throw new InputException(
                        "scenario: building: '" + id + "' stands in building '" + other.id() + "'",
                        "demolish the old one first, or cut the footprint");
            }
        }
        for (Tree tree : TreeEdits.trees(model)) {
            if (edit.footprint().contains(JTS.createPoint(new Coordinate(tree.x(), tree.y())))) {
                throw new InputException(
                        "scenario: building: tree '" + tree.id() + "' stands in the footprint of '" + id + "'",
                        "fell it first, or cut the footprint");
            }
        }
        return add(new Building(
                id,
                List.of(),
                List.of(),
                edit.footprint(),
                Double.NaN,
                edit.height(),
                1,
                edit.roofClass(),
                edit.wallClass()));
    }

    CityModel sail(Edit.Sail edit, int ordinal) {
        String id = newId("sail", edit.id(), ordinal);
        touched.inReach("sail", "'" + id + "'", edit.area().getEnvelopeInternal());
        for (Building other : Sources.buildings(model)) {
            if (other.footprint().getEnvelopeInternal().intersects(edit.area().getEnvelopeInternal())
                    && other.footprint().intersection(edit.area()).getArea() > 1) {
                throw new InputException(
                        "scenario: sail: '" + id + "' lies over building '" + other.id() + "'",
                        "cut the polygon so that it hangs over open ground only");
            }
        }
        // metal and wood: the thinnest roof and the lightest wall of the library, a choice
        return add(new Building(
                id,
                List.of(),
                List.of(),
                edit.area(),
                Double.NaN,
                edit.height() + SAIL,
                1,
                "metal",
                "wood",
                List.of(),
                edit.height()));
    }

    private CityModel add(Building building) {
        return Sources.with(
                model,
                new TwinSource.Objects(
                        TreePlacer.NEW_TREES,
                        List.of(building),
                        List.of(),
                        building.footprint().getEnvelopeInternal()));
    }

    private String newId(String edit, @Nullable String given, int ordinal) {
        String id = given != null ? given : edit + "-" + ordinal;
        if (Sources.buildings(model).stream().anyMatch(b -> b.id().equals(id))) {
            throw new InputException(
                    "scenario: " + edit + ": the twin already has a building '" + id + "'", "give it another id");
        }
        touched.once(edit, "building", id);
        return id;
    }

    private CityModel change(String edit, String part, Selection which, UnaryOperator<Building> how) {
        Set<String> ids = ids(edit, which);
        ids.forEach(id -> touched.once(edit, part, id));
        return Sources.buildings(model, b -> ids.contains(b.id()) ? how.apply(b) : b);
    }

    private Set<String> ids(String edit, Selection which) {
        List<Building> all = Sources.buildings(model);
        Set<String> known = new HashSet<>();
        all.forEach(b -> known.add(b.id()));
        for (String id : which.ids()) {
            if (!known.contains(id)) {
                throw new InputException(
                        "scenario: " + edit + ": the twin has no building '" + id + "'",
                        Names.meant(id, known, "the twin holds no building with an id"));
            }
        }
        Set<String> ids = new HashSet<>();
        for (Building b : all) {
            Building.Particulars said = b.particulars();
            if (which.accepts(b.id(), b.roofMaterial(), height(b))
                    && which.facts().meets(said.function(), said.year())
                    && (which.within() == null
                            || which.within().covers(b.footprint().getInteriorPoint()))) {
                ids.add(b.id());
            }
        }
        if (ids.isEmpty()) {
            throw new InputException(
                    "scenario: " + edit + ": no building of the twin is meant by " + which.words(),
                    functions(all, which.facts().function())
                            + "kastanie inspect lists what the twin holds; buildings from rasters have no id");
        }
        return ids;
    }

    /** What functions there are, where one is asked for that no building has. */
    private static String functions(List<Building> all, @Nullable String asked) {
        Set<String> there = new TreeSet<>();
        for (Building b : all) {
            String function = b.particulars().function();
            if (function != null) {
                there.add(function);
            }
        }
        return asked == null || there.stream().anyMatch(asked::equalsIgnoreCase)
                ? ""
                : Names.meant(asked, there, "the twin tells no building's function") + " ";
    }

    /** Height above its ground, m; NaN if the twin does not tell. */
    private static double height(Building b) {
        double top = Double.NEGATIVE_INFINITY;
        for (Building.Surface roof : b.roofs()) {
            for (Coordinate c : roof.polygon().getCoordinates()) {
                top = Math.max(top, c.getZ());
            }
        }
        return b.roofs().isEmpty() ? b.height() : top - b.groundHeight();
    }

    private static Building raised(Building b, Edit.Raise edit) {
        double height = height(b);
        double by = Double.isNaN(edit.to()) ? edit.by() : edit.to() - height;
        if (!(height + by > b.base())) {
            throw new InputException(
                    String.format(
                            Locale.ROOT,
                            "scenario: raise: '%s' of %.2f m cannot be changed by %.2f m",
                            b.id(),
                            height,
                            by),
                    Double.isNaN(height)
                            ? "the twin does not know its height: use by instead of to"
                            : "something must be left of it; demolish takes a building away");
        }
        return new Building(
                b.id(),
                b.roofs().stream().map(s -> lifted(s, by, false)).toList(),
                b.walls().stream().map(s -> lifted(s, by, true)).toList(),
                b.footprint(),
                b.groundHeight(),
                b.height() + by,
                b.levelOfDetail(),
                b.roofMaterial(),
                b.wallMaterial(),
                b.undersides(),
                b.base(),
                b.particulars());
    }

    private static Building.Surface lifted(Building.Surface surface, double by, boolean upperEdge) {
        Polygon moved = (Polygon) surface.polygon().copy();
        double low = Double.POSITIVE_INFINITY;
        for (Coordinate c : moved.getCoordinates()) {
            low = Math.min(low, c.getZ());
        }
        for (Coordinate c : moved.getCoordinates()) {
            if (!upperEdge || c.getZ() > low + UPPER_EDGE) {
                c.setZ(c.getZ() + by);
            }
        }
        moved.geometryChanged();
        return new Building.Surface(surface.id(), moved, surface.window());
    }

    private static Building with(
            Building b, @Nullable String roof, @Nullable String wall, Building.Particulars particulars) {
        return new Building(
                b.id(),
                b.roofs(),
                b.walls(),
                b.footprint(),
                b.groundHeight(),
                b.height(),
                b.levelOfDetail(),
                roof,
                wall,
                b.undersides(),
                b.base(),
                particulars);
    }

    /** Ground under new surfaces. */
    CityModel ground(Edit.Ground edit) {
        touched.known(edit.key(), "ground", edit.groundClass());
        touched.inReach(edit.key(), "its polygon", edit.area().getEnvelopeInternal());
        touched.ground(edit);
        List<TwinSource> sources = new ArrayList<>(model.sources());
        sources.add(new TwinSource.Patch(TreePlacer.NEW_TREES, edit.area(), edit.groundClass(), edit.share()));
        return new CityModel(model.crs(), List.copyOf(sources), model.quality());
    }
}
