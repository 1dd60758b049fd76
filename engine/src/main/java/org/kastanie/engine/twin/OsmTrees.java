package org.kastanie.engine.twin;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.kastanie.engine.twin.osm.OsmData;
import org.kastanie.engine.twin.osm.OsmLengths;
import org.kastanie.engine.twin.osm.OsmRules;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;

/** Single trees, and those of rows and woods, which stand at a spacing the rules give. */
final class OsmTrees {
    /** Sizes beyond are errors: choices, above the tallest and widest trees of Europe. */
    private static final double TALLEST = 70;

    private static final double WIDEST = 40;
    /** A girth above this is written in centimetres, m: the thickest tree of Europe has 14 m. */
    private static final double THICKEST = 15;
    /** What a needle-leaved tree without a genus is taken for. */
    private static final String CONIFER = "pinus";

    private final String source;
    private final OsmRules rules = OsmRules.builtIn();
    private final QualityReport quality;
    private final Consumer<Tree> sink;
    private final Stand stand = new Stand();

    OsmTrees(String source, QualityReport quality, Consumer<Tree> sink) {
        this.source = source;
        this.quality = quality;
        this.sink = sink;
    }

    void add(OsmData.Node node, Coordinate at) {
        String id = "node/" + node.id();
        Map<String, String> tags = node.tags();
        stand.known(at.x, at.y);
        double height = size(tags, TALLEST, id, "height", "est_height");
        double crown = size(tags, WIDEST, id, "diameter_crown", "crown_diameter");
        String species = species(tags, id);
        int planted = Attributes.year(tags.getOrDefault("start_date", tags.get("planted_date")));
        if (planted == 0 && Double.isNaN(height) && species != null) {
            planted = byGirth(tags, node.year(), id);
        }
        sink.accept(tree(id, at, height, crown, species, planted));
    }

    private static Tree tree(
            String id, Coordinate at, double height, double crown, @Nullable String species, int planted) {
        return new Tree(id, at.x, at.y, Double.NaN, height, crown, Double.NaN, Double.NaN, species, planted);
    }

    private double size(Map<String, String> tags, double most, String id, String... keys) {
        double size = OsmLengths.metres(tags, keys);
        if (Double.isNaN(size) && tags.get(keys[0]) == null || size > 0 && size <= most) {
            return size;
        }
        quality.add(
                Kind.DOUBTFUL, source, id, keys[0] + " \"" + tags.get(keys[0]) + "\" is no size of a tree: not used.");
        return Double.NaN;
    }

    /** Botanical name; needle-leaved trees without one get a genus, since broad leaves are the default. */
    private @Nullable String species(Map<String, String> tags, @Nullable String id) {
        for (String key : List.of("species", "taxon", "genus")) {
            String name = tags.get(key);
            if (name != null && !name.isBlank()) {
                return name;
            }
        }
        if ("needleleaved".equals(tags.get("leaf_type"))) {
            if (id != null) {
                quality.add(Kind.ASSUMED, source, id, "needle-leaved, no genus named: taken as " + CONIFER);
            }
            return CONIFER;
        }
        return null;
    }

    private int byGirth(Map<String, String> tags, int seen, String id) {
        double girth = OsmLengths.metres(tags.get("circumference"));
        girth = girth > THICKEST ? girth / 100 : girth;
        if (!(girth > 0) || seen == 0) {
            return 0;
        }
        int age = (int) Math.round(girth / rules.number("girthPerYear"));
        quality.add(
                Kind.ASSUMED,
                source,
                id,
                String.format(Locale.ROOT, "%d years old in %d by a girth of %.2f m", age, seen, girth));
        return Math.max(1500, seen - age);
    }

    /** Trees of a row; none where the row's own nodes are trees. */
    void row(OsmData.Way way, List<LineString> lines, boolean drawn) {
        if (drawn) {
            return; // its trees are there one by one
        }
        String id = "way/" + way.id();
        double spacing = rules.number("treeRowSpacing");
        int number = 0;
        int first = 0;
        for (LineString line : lines) {
            for (Stand.Place place : stand.along(line, spacing)) {
                put(id + "-" + (first + place.ordinal()), place, way.tags(), Double.NaN);
                number++;
            }
            first += (int) Math.round(line.getLength() / spacing) + 1;
        }
        if (number > 0) {
            assumed(id, number, "row", spacing);
        }
    }

    private void assumed(String id, int number, String of, double spacing) {
        quality.add(
                Kind.ASSUMED,
                source,
                id,
                String.format(Locale.ROOT, "%d trees of a %s, %.0f m apart.", number, of, spacing));
    }

    /** Trees of a wood, crowns as wide as their distance. */
    void wood(String id, Map<String, String> tags, Geometry area, Envelope near) {
        double spacing = rules.number("woodSpacing");
        List<Stand.Place> places = stand.within(area, spacing, near);
        for (Stand.Place place : places) {
            put(id + "-" + place.ordinal(), place, tags, spacing);
        }
        if (!places.isEmpty()) {
            assumed(id, places.size(), "wood", spacing);
        }
    }

    private void put(String id, Stand.Place place, Map<String, String> tags, double crown) {
        double height = OsmLengths.metres(tags, "height", "est_height");
        double own = OsmLengths.metres(tags, "diameter_crown");
        sink.accept(tree(
                id,
                new Coordinate(place.x(), place.y()),
                height > 0 && height <= TALLEST ? height : Double.NaN,
                own > 0 && own <= WIDEST ? own : crown,
                species(tags, null),
                0));
    }
}
