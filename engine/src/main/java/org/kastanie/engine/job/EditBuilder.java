package org.kastanie.engine.job;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.scenario.Edit;
import org.kastanie.engine.scenario.Selection;
import org.kastanie.solver.surface.Irrigation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.JsonNode;

/** From the edits of a job, checked by the schema, to edits on objects. */
final class EditBuilder {
    private static final GeometryFactory JTS = new GeometryFactory();
    private static final double TOLERANCE = 1e-6;
    private static final double SECONDS_PER_HOUR = 3600;
    /** For checks that no date matters to. */
    private static final OffsetDateTime ANY = OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final int year;
    private final ZoneOffset clock;
    private final List<Edit> edits = new ArrayList<>();

    private EditBuilder(OffsetDateTime start) {
        this.year = start.getYear();
        this.clock = start.getOffset();
    }

    /**
     * @param irrigation what the job gives its surfaces, before any edit
     * @param start of the period: trees are as old as they are then, and its offset is the clock of irrigation
     */
    static List<Edit> build(JsonNode irrigation, JsonNode scenario, OffsetDateTime start) {
        EditBuilder builder = new EditBuilder(start);
        irrigation.forEach(e -> builder.irrigate("irrigation", e));
        for (JsonNode edit : scenario) {
            edit.properties().forEach(e -> builder.add(e.getKey(), e.getValue()));
        }
        return List.copyOf(builder.edits);
    }

    /** Everything about the edits a schema cannot say. */
    static List<Problem> check(JobText job) {
        List<Problem> problems = new ArrayList<>();
        int g = 0;
        for (JsonNode given : job.tree().path("irrigation")) {
            String where = job.where("/irrigation/" + g++);
            problem(where, () -> new EditBuilder(ANY).irrigate("irrigation", given), problems);
        }
        int i = 0;
        for (JsonNode edit : job.tree().path("scenario")) {
            String where = job.where("/scenario/" + i++) + ": scenario";
            edit.properties()
                    .forEach(e -> problem(where, () -> new EditBuilder(ANY).add(e.getKey(), e.getValue()), problems));
        }
        return problems;
    }

    private static void problem(String where, Runnable build, List<Problem> problems) {
        try {
            build.run();
        } catch (InputException problem) {
            problems.add(Problem.at(where, problem));
        } catch (ClassCastException | IllegalArgumentException leftToTheSchema) {
            // the schema has said what is wrong with its keys and numbers
        }
    }

    private void add(String key, JsonNode e) {
        switch (key) {
            case "fell" -> edits.add(new Edit.Fell(selection("fell", e)));
            case "plant" -> plant(e);
            case "unseal" -> edits.add(ground(key, e, text(e, "class", "grass")));
            case "repave" -> edits.add(ground(key, e, text(e, "class", "paving_stone")));
            case "water" -> edits.add(ground(key, e, "water"));
            case "irrigate" -> irrigate(key, e);
            case "roof" -> edits.add(new Edit.Roof(selection("roof", e), text(e, "class", "")));
            case "facade" ->
                edits.add(new Edit.Facade(
                        selection("facade", e), text(e, "class", ""), CompassWords.facing(e.path("facing"))));
            case "sail" ->
                edits.add(new Edit.Sail(
                        word(e, "id"),
                        polygon("sail", e.path("polygon")),
                        e.path("height").asDouble(4)));
            case "building" ->
                edits.add(new Edit.Build(
                        word(e, "id"),
                        polygon("building", e.path("polygon")),
                        e.path("height").asDouble(),
                        word(e, "roof"),
                        word(e, "wall")));
            case "demolish" -> edits.add(new Edit.Demolish(selection("demolish", e)));
            case "raise" -> raise(e);
            default -> throw new IllegalArgumentException(key);
        }
    }

    private void irrigate(String key, JsonNode e) {
        String named = word(e, "class");
        if (!e.has("polygon") && named == null) {
            throw new InputException(
                    key + " names neither a polygon nor a class",
                    "write polygon: [[x, y], ...] for a place, or class: grass for all lawns");
        }
        double rate = e.path("rate").asDouble();
        double from = e.path("hours").path(0).asDouble();
        double to = e.path("hours").path(1).asDouble();
        if (from == to || from == 24) {
            throw new InputException(
                    key + ": hours [" + from + ", " + to + "] do not tell when the water runs",
                    "give two different hours, such as [5, 7]; [22, 2] passes midnight, [0, 24] is all day");
        }
        double length = (to > from ? to - from : to - from + 24) * SECONDS_PER_HOUR;
        double begin = from * SECONDS_PER_HOUR - clock.getTotalSeconds();
        edits.add(new Edit.Irrigate(
                key,
                e.has("polygon") ? polygon(key, e.path("polygon")) : null,
                named == null || named.contains(".") ? named : "ground." + named,
                rate == 0
                        ? null
                        : new Irrigation(
                                rate / SECONDS_PER_HOUR,
                                begin - Irrigation.DAY * Math.floor(begin / Irrigation.DAY),
                                length)));
    }

    private void raise(JsonNode e) {
        if (e.has("by") == e.has("to")) {
            throw new InputException(
                    "raise needs either by or to",
                    "write by: 3 for three metres more, or to: 18 for 18 m above ground");
        }
        edits.add(new Edit.Raise(selection("raise", e), number(e, "by"), number(e, "to")));
    }

    private static Edit.Ground ground(String key, JsonNode e, String groundClass) {
        return new Edit.Ground(
                key,
                polygon(key, e.path("polygon")),
                groundClass,
                e.path("share").asDouble(1));
    }

    private void plant(JsonNode e) {
        if (e.has("at") == e.has("along")) {
            throw new InputException(
                    "plant needs either at or along",
                    "write at: [x, y] for one tree, or along: {line: [[x, y], [x, y]], every: 8} for a row");
        }
        if (e.has("age") && e.has("height")) {
            throw new InputException("plant has both age and height", "give the one the other shall follow from");
        }
        if (e.has("at")) {
            edits.add(tree(e, coordinate(e.path("at")), word(e, "id")));
            return;
        }
        int n = 0;
        for (Coordinate c : along(e.path("along"))) {
            n++;
            String id = word(e, "id");
            edits.add(tree(e, c, id == null ? null : id + "-" + n));
        }
    }

    /** The first tree half a distance from the beginning, so that rows that follow each other keep their distance. */
    private static List<Coordinate> along(JsonNode along) {
        double every = along.path("every").asDouble();
        List<Coordinate> places = new ArrayList<>();
        Coordinate last = null;
        double next = every / 2;
        for (JsonNode point : along.path("line")) {
            Coordinate here = coordinate(point);
            if (last != null) {
                double length = last.distance(here);
                while (next <= length + TOLERANCE && length > 0) {
                    double s = next / length;
                    places.add(new Coordinate(last.x + s * (here.x - last.x), last.y + s * (here.y - last.y)));
                    next += every;
                }
                next -= length;
            }
            last = here;
        }
        if (places.isEmpty()) {
            throw new InputException(
                    "plant.along: the line is shorter than half of every: " + every, "give a longer line");
        }
        return places;
    }

    private Edit.Plant tree(JsonNode e, Coordinate at, @Nullable String id) {
        return new Edit.Plant(
                id,
                at.x,
                at.y,
                word(e, "species"),
                number(e, "height"),
                number(e, "crownDiameter"),
                number(e, "crownBase"),
                number(e, "leafAreaIndex"),
                number(e, "pit"),
                e.has("age") ? year - e.path("age").asInt() : 0);
    }

    private static Selection selection(String key, JsonNode e) {
        List<String> ids = new ArrayList<>();
        if (e.has("id")) {
            ids.add(e.path("id").asString());
        }
        e.path("ids").forEach(id -> ids.add(id.asString()));
        Selection which = new Selection(
                ids,
                e.has("within") ? polygon(key, e.path("within")) : null,
                word(e, key.equals("fell") ? "species" : "ofRoof"),
                number(e, "tallerThan"),
                number(e, "shorterThan"),
                facts(key, e.path("where")));
        if (ids.isEmpty()
                && which.within() == null
                && which.kind() == null
                && Double.isNaN(which.above())
                && Double.isNaN(which.below())
                && which.facts().equals(Selection.Facts.ANY)) {
            throw new InputException(key + " does not say which objects", "give id, ids, within or another condition");
        }
        return which;
    }

    private static Selection.Facts facts(String key, JsonNode where) {
        JsonNode years = where.path(key.equals("fell") ? "planted" : "built");
        int from = years.path(0).asInt(0);
        int to = years.path(1).asInt(0);
        if (from > to) {
            throw new InputException(
                    key + ": where: the years " + from + " to " + to + " run backwards",
                    "give the earlier year first; both count");
        }
        return new Selection.Facts(word(where, "function"), from, to);
    }

    private static Geometry polygon(String key, JsonNode points) {
        List<Coordinate> ring = new ArrayList<>();
        points.forEach(p -> ring.add(coordinate(p)));
        if (!ring.isEmpty() && !ring.getFirst().equals2D(ring.getLast())) {
            ring.add(ring.getFirst().copy());
        }
        Polygon polygon = JTS.createPolygon(ring.toArray(Coordinate[]::new));
        if (!polygon.isValid() || !(polygon.getArea() > 0)) {
            throw new InputException(
                    key + ": its polygon crosses itself or encloses nothing", "list its corners in their order");
        }
        return polygon;
    }

    private static Coordinate coordinate(JsonNode pair) {
        return new Coordinate(pair.path(0).asDouble(), pair.path(1).asDouble());
    }

    private static double number(JsonNode node, String key) {
        return node.path(key).asDouble(Double.NaN);
    }

    private static @Nullable String word(JsonNode node, String key) {
        return node.has(key) ? node.get(key).asString() : null;
    }

    private static String text(JsonNode node, String key, String standard) {
        return node.path(key).asString(standard);
    }
}
