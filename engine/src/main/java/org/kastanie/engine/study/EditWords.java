package org.kastanie.engine.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.geom.Coordinate;
import tools.jackson.databind.JsonNode;

/** The edits of a variant as sentences. */
final class EditWords {
    /** Objects named one by one; of more only the number is told. */
    private static final int NAMED = 8;

    private final Tongue tongue;

    EditWords(Tongue tongue) {
        this.tongue = tongue;
    }

    /** One sentence an edit, in their order; those of the base case, which every variant begins with, are left out. */
    List<String> sentences(JsonNode scenario, int ofBase) {
        List<String> sentences = new ArrayList<>();
        for (int i = ofBase; i < scenario.size(); i++) {
            scenario.get(i).properties().forEach(e -> sentences.add(sentence(e.getKey(), e.getValue())));
        }
        return sentences;
    }

    private String sentence(String key, JsonNode e) {
        return switch (key) {
            case "plant" -> plant(e);
            case "fell" -> tongue.say("Gefällt: ", "Felled: ") + trees(e);
            case "unseal" -> ground(e, "grass", "entsiegelt, neuer Boden: %s", "unsealed to %s");
            case "repave" -> ground(e, "paving_stone", "mit neuem Belag: %s", "repaved with %s");
            case "water" -> ground(e, "water", "wird %s", "turned into %s");
            case "irrigate" -> irrigate(e);
            case "roof" ->
                tongue.say("Neues Dach (", "New roof (")
                        + word(e, "class")
                        + tongue.say(") auf: ", ") on: ")
                        + buildings(e);
            case "facade" ->
                tongue.say("Neue Fassade (", "New facade (")
                        + word(e, "class")
                        + tongue.say(") an: ", ") on: ")
                        + buildings(e)
                        + facing(e.path("facing"));
            case "sail" ->
                tongue.say("Sonnensegel über ", "Sail over ") + area(e.path("polygon")) + ", "
                        + metres(e.path("height").asDouble(4)) + tongue.say(" über dem Boden", " above the ground");
            case "building" -> building(e);
            case "demolish" -> tongue.say("Abgerissen: ", "Demolished: ") + buildings(e);
            case "raise" -> raise(e);
            default -> key + " " + e;
        };
    }

    private String plant(JsonNode e) {
        List<String> size = new ArrayList<>();
        size.add(e.has("species") ? ClassWords.species(text(e, "species")) : tongue.say("Laubbaum", "broadleaf"));
        if (e.has("age")) {
            size.add(e.path("age").asInt() + tongue.say(" Jahre alt", " years old"));
        } else if (e.has("height")) {
            size.add(metres(e.path("height").asDouble()));
        } else {
            size.add(tongue.say("Größe nach der Tabelle der Arten", "size by the table of species"));
        }
        if (e.has("crownDiameter")) {
            size.add(tongue.say("Krone ", "crown ")
                    + metres(e.path("crownDiameter").asDouble()));
        }
        String kind = " (" + String.join(", ", size) + ")";
        if (!e.has("along")) {
            return tongue.say("1 Baum", "1 tree") + kind + tongue.say(" bei ", " at ")
                    + number(e.path("at").path(0).asDouble()) + "; "
                    + number(e.path("at").path(1).asDouble());
        }
        double length = length(e.at("/along/line"));
        double every = e.at("/along/every").asDouble();
        int n = row(length, every);
        String trees = n + (n == 1 ? tongue.say(" Baum", " tree") : tongue.say(" Bäume", " trees"));
        return trees
                + kind
                + tongue.say(" alle ", " every ")
                + metres(every)
                + tongue.say(" entlang einer Linie von ", " along a line of ")
                + metres(length);
    }

    /** Trees of a row whose first stands half a distance from the beginning. */
    static int row(double length, double every) {
        return (int) Math.floor(length / every + 0.5 + 1e-6);
    }

    private String ground(JsonNode e, String standard, String german, String english) {
        String name = ClassWords.of(e.path("class").asString(standard), tongue);
        double share = e.path("share").asDouble(1);
        return area(e.path("polygon")) + " " + String.format(Locale.ROOT, tongue.say(german, english), name)
                + (share < 1
                        ? tongue.say(" auf ", " on ")
                                + tongue.percent(share)
                                + tongue.say(" der Zellen, gleichmäßig verstreut", " of the cells, evenly strewn")
                        : "");
    }

    private String irrigate(JsonNode e) {
        String named = text(e, "class");
        String what = e.has("polygon") ? area(e.path("polygon")) : tongue.say("überall", "everywhere");
        if (!named.isEmpty()) {
            what += " (" + ClassWords.of(named.replaceFirst("^(ground|roof|wall)[.]", ""), tongue) + ")";
        }
        double rate = e.path("rate").asDouble();
        if (rate == 0) {
            return what + tongue.say(" nicht mehr bewässert", " no longer watered");
        }
        double from = e.path("hours").path(0).asDouble();
        double to = e.path("hours").path(1).asDouble();
        double daily = rate * (to > from ? to - from : to - from + 24);
        return what
                + tongue.say(" täglich bewässert, ", " watered every day, ")
                + number(daily)
                + "\u00a0mm"
                + tongue.say(" von ", " from ")
                + number(from)
                + tongue.say(" bis ", " to ")
                + number(to)
                + tongue.say(" Uhr", " h");
    }

    private String facing(JsonNode facing) {
        if (facing.isMissingNode()) {
            return "";
        }
        String where = facing.isArray()
                ? number(facing.path(0).asDouble()) + "\u00b0" + tongue.say(" bis ", " to ")
                        + number(facing.path(1).asDouble()) + "\u00b0"
                : switch (facing.asString()) {
                    case "north" -> tongue.say("Norden", "north");
                    case "east" -> tongue.say("Osten", "east");
                    case "south" -> tongue.say("Süden", "south");
                    default -> tongue.say("Westen", "west");
                };
        return tongue.say(", nur Wände nach ", ", only walls that face ") + where;
    }

    private String building(JsonNode e) {
        return tongue.say("Neues Gebäude, ", "New building, ")
                + area(e.path("polygon"))
                + tongue.say(" groß, ", ", ")
                + metres(e.path("height").asDouble())
                + tongue.say(" hoch", " high")
                + (e.has("roof") ? tongue.say(", Dach: ", ", roof: ") + word(e, "roof") : "")
                + (e.has("wall") ? tongue.say(", Wände: ", ", walls: ") + word(e, "wall") : "");
    }

    private String raise(JsonNode e) {
        double by = e.path("by").asDouble();
        String how = e.has("to")
                ? tongue.say("Neue Höhe ", "New height ") + metres(e.path("to").asDouble())
                : by < 0
                        ? tongue.say("Niedriger um ", "Lower by ") + metres(-by)
                        : tongue.say("Aufgestockt um ", "Raised by ") + metres(by);
        return how + ": " + buildings(e);
    }

    private String trees(JsonNode e) {
        return which(e, tongue.say("alle Bäume", "all trees"), "species", tongue.say("der Art ", "of "));
    }

    private String buildings(JsonNode e) {
        return which(e, tongue.say("alle Gebäude", "all buildings"), "ofRoof", tongue.say("mit Dach ", "with roof "));
    }

    /** Objects by their ids, or by every condition they meet. */
    private String which(JsonNode e, String all, String kind, String ofKind) {
        List<String> ids = new ArrayList<>();
        if (e.has("id")) {
            ids.add(text(e, "id"));
        }
        e.path("ids").forEach(id -> ids.add(id.asString()));
        StringBuilder words = new StringBuilder(ids.isEmpty() ? all : named(ids));
        if (e.has(kind)) {
            words.append(' ')
                    .append(ofKind)
                    .append(kind.equals("species") ? ClassWords.species(text(e, kind)) : word(e, kind));
        }
        if (e.has("within")) {
            words.append(tongue.say(" in einer Fläche von ", " within ")).append(area(e.path("within")));
        }
        if (e.has("tallerThan")) {
            words.append(tongue.say(" ab ", " from "))
                    .append(metres(e.path("tallerThan").asDouble()))
                    .append(tongue.say(" Höhe", " of height"));
        }
        if (e.has("shorterThan")) {
            words.append(tongue.say(" bis ", " up to "))
                    .append(metres(e.path("shorterThan").asDouble()))
                    .append(tongue.say(" Höhe", " of height"));
        }
        JsonNode where = e.path("where");
        if (where.has("function")) {
            words.append(tongue.say(" mit Funktion ", " of function ")).append(text(where, "function"));
        }
        for (String year : List.of("built", "planted")) {
            if (where.has(year)) {
                words.append(
                                year.equals("built")
                                        ? tongue.say(", gebaut ", ", built ")
                                        : tongue.say(", gepflanzt ", ", planted "))
                        .append(where.at("/" + year + "/0").asInt())
                        .append(tongue.say(" bis ", " to "))
                        .append(where.at("/" + year + "/1").asInt());
            }
        }
        return words.toString();
    }

    private String named(List<String> ids) {
        int more = ids.size() - NAMED;
        return String.join(", ", ids.subList(0, Math.min(NAMED, ids.size())))
                + (more > 0 ? tongue.say(" und ", " and ") + more + tongue.say(" weitere", " more") : "");
    }

    private String word(JsonNode e, String key) {
        return ClassWords.of(text(e, key), tongue);
    }

    private static String text(JsonNode e, String key) {
        return e.path(key).asString("");
    }

    private String area(JsonNode polygon) {
        Coordinate[] ring = points(polygon, true);
        return number(ring.length < 4 ? 0 : Area.ofRing(ring)) + "\u00a0m\u00b2";
    }

    private static double length(JsonNode line) {
        Coordinate[] points = points(line, false);
        double length = 0;
        for (int i = 1; i < points.length; i++) {
            length += points[i - 1].distance(points[i]);
        }
        return length;
    }

    private static Coordinate[] points(JsonNode list, boolean closed) {
        List<Coordinate> points = new ArrayList<>();
        list.forEach(
                p -> points.add(new Coordinate(p.path(0).asDouble(), p.path(1).asDouble())));
        if (closed && !points.isEmpty() && !points.getFirst().equals2D(points.getLast())) {
            points.add(points.getFirst().copy());
        }
        return points.toArray(Coordinate[]::new);
    }

    private String metres(double value) {
        return number(value) + "\u00a0m";
    }

    /** With a digit after the point only where it says something; thousands apart by a narrow space. */
    private String number(double value) {
        boolean whole = Math.abs(value - Math.rint(value)) < 0.05 || Math.abs(value) >= 100;
        String plain = tongue.number(whole ? "%.0f" : "%.1f", value);
        return plain.replaceAll("(?<=\\d)(?=(\\d{3})+(?!\\d))", "\u202f");
    }
}
