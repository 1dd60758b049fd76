package org.kastanie.engine.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.scene.GroundAt;
import org.kastanie.engine.twin.Carriageways;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.Facing;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/** What the edits before this one have changed, and what all of them are held to. */
final class Touched {
    private static final GeometryFactory JTS = new GeometryFactory();

    private final Rules rules;
    private final Map<String, String> edits = new HashMap<>();
    private final Map<String, List<Facing>> walls = new HashMap<>();
    private final List<Edit.Ground> ground = new ArrayList<>();
    private final List<Edit.Irrigate> watered = new ArrayList<>();
    private final List<Edit.Ground> planned = new ArrayList<>();
    private @Nullable Carriageways roads;
    private @Nullable GroundAt cover;

    /** @param all edits of the scenario, those to come too: their order does not decide what may be planted */
    Touched(Rules rules, List<Edit> all) {
        this.rules = rules;
        for (Edit edit : all) {
            if (edit instanceof Edit.Ground surface) {
                planned.add(surface);
            }
        }
    }

    /** Refuses a second edit of the same part of one object. */
    void once(String edit, String part, String id) {
        String earlier = edits.putIfAbsent(part + " " + id, edit);
        if (earlier != null) {
            throw new InputException(
                    "scenario: " + edit + ": '" + id + "' is changed by '" + earlier + "' already",
                    "one edit for one object: leave one of them out");
        }
    }

    /** Refuses a second edit of the same walls of a building. */
    void walls(String id, Facing facing) {
        List<Facing> earlier = walls.computeIfAbsent(id, unused -> new ArrayList<>());
        for (Facing other : earlier) {
            if (other.meets(facing)) {
                boolean all = other.equals(Facing.ALL) && facing.equals(Facing.ALL);
                throw new InputException(
                        "scenario: facade: " + (all ? "" : "the walls of ") + "'" + id + "' "
                                + (all ? "is" : "from " + facing + " are") + " changed by 'facade' already"
                                + (all ? "" : " from " + other),
                        "one edit for one object: leave one of them out, or give sectors of facing that only touch");
            }
        }
        earlier.add(facing);
    }

    void inReach(String edit, String what, Envelope where) {
        Envelope reach = rules.reach();
        if (reach != null && !reach.covers(where)) {
            throw new InputException(
                    "scenario: " + edit + ": " + what + " lies outside the domain and its margin",
                    "give coordinates in domain.crs within x " + reach.getMinX() + " to " + reach.getMaxX() + ", y "
                            + reach.getMinY() + " to " + reach.getMaxY());
        }
    }

    /** Refuses a class nobody knows. */
    void known(String edit, String group, String name) {
        if (rules.classes().isEmpty() || rules.classes().contains(group + "." + name)) {
            return;
        }
        List<String> names = rules.classes().stream()
                .filter(c -> c.startsWith(group + "."))
                .map(c -> c.substring(group.length() + 1))
                .sorted()
                .toList();
        throw new InputException(
                "scenario: " + edit + ": there is no " + group + " class '" + name + "'",
                Names.meant(name, names, "define it under materials") + " Known: " + String.join(", ", names));
    }

    /** Two surfaces cannot lie on one place, for then the order of the edits would decide. */
    void ground(Edit.Ground edit) {
        for (Edit.Ground other : ground) {
            if (other.area().getEnvelopeInternal().intersects(edit.area().getEnvelopeInternal())
                    && overlap(other.area(), edit.area()) > 0.01) {
                throw new InputException(
                        "scenario: " + edit.key() + ": its polygon overlaps that of '" + other.key() + "'",
                        "one edit for one place: cut the polygons so that they only touch");
            }
        }
        ground.add(edit);
    }

    /** Nor can one place drink twice; an edit may change what the job gives. */
    void watered(Edit.Irrigate edit) {
        for (Edit.Irrigate other : watered) {
            boolean sameClass = edit.material() == null
                    ? other.material() == null || other.material().startsWith("ground.")
                    : edit.material().equals(other.material())
                            || other.material() == null && edit.material().startsWith("ground.");
            if (edit.key().equals(other.key()) && sameClass && meet(edit.area(), other.area())) {
                throw new InputException(
                        edit.label() + ": two of them water the same place",
                        "one irrigation for one place: cut the polygons so that they only touch, or name other classes");
            }
        }
        watered.add(edit);
    }

    private static boolean meet(@Nullable Geometry a, @Nullable Geometry b) {
        return a == null || b == null || overlap(a, b) > 0.01;
    }

    /** Whether new water lies in an area. */
    boolean pond(Geometry area) {
        return ground.stream().anyMatch(g -> g.groundClass().equals("water") && overlap(g.area(), area) > 0.01);
    }

    private static double overlap(Geometry a, Geometry b) {
        return Objects.requireNonNull(a.intersection(b)).getArea();
    }

    /** The carriageway a stem would stand on, or null; none where any edit of the scenario gives the ground another surface. */
    @Nullable
    String carriageway(CityModel model, double x, double y) {
        if (roads == null) {
            roads = Carriageways.of(model);
        }
        String road = roads.at(x, y);
        return road != null && at(x, y).isEmpty() ? road : null;
    }

    /** Whether any edit of the scenario puts water at a place. */
    boolean wet(double x, double y) {
        return at(x, y).stream().anyMatch(g -> GroundAt.isWater(g.groundClass()));
    }

    /** The class of water a stem would stand in, or null; none where any edit gives the ground another surface. */
    @Nullable
    String water(CityModel model, double x, double y) {
        if (cover == null) {
            cover = GroundAt.of(model);
        }
        String name = cover.at(x, y);
        return GroundAt.isWater(name) && at(x, y).isEmpty() ? name : null;
    }

    private List<Edit.Ground> at(double x, double y) {
        Point point = JTS.createPoint(new Coordinate(x, y));
        return planned.stream()
                .filter(g -> g.share() > 0 && g.area().covers(point))
                .toList();
    }
}
