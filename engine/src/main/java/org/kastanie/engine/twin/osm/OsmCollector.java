package org.kastanie.engine.twin.osm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps of a file what a heat study can use. */
final class OsmCollector implements OsmSink {
    /** Keys that make an element worth keeping. */
    private static final Set<String> KINDS = Set.of(
            "building",
            "building:part",
            "natural",
            "landuse",
            "leisure",
            "highway",
            "area:highway",
            "railway",
            "waterway",
            "amenity",
            "man_made",
            "aeroway",
            "place",
            "public_transport",
            "water");

    private double @Nullable [] bounds;
    private final NodePlaces places = new NodePlaces();
    /** By id, as ways: where extracts were joined an element stands in the file twice, and the later one counts. */
    private final Map<Long, OsmData.Node> trees = new LinkedHashMap<>();

    private final Map<Long, OsmData.Way> ways = new LinkedHashMap<>();
    private final Map<Long, OsmData.Relation> relations = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private int misplaced;

    @Override
    public void bounds(double west, double south, double east, double north) {
        boolean sound = place(west, south) && place(east, north) && west < east && south < north;
        if (!sound) {
            return;
        }
        double[] known = bounds;
        bounds = known == null
                ? new double[] {west, south, east, north}
                : new double[] {
                    Math.min(known[0], west),
                    Math.min(known[1], south),
                    Math.max(known[2], east),
                    Math.max(known[3], north)
                };
    }

    private static boolean place(double longitude, double latitude) {
        return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
    }

    @Override
    public void node(long id, double longitude, double latitude, Map<String, String> tags, int year) {
        counts.merge("node", 1, Integer::sum);
        if (!place(longitude, latitude)) { // also false for NaN
            misplaced++;
            return;
        }
        places.add(id, longitude, latitude);
        if ("tree".equals(tags.get("natural"))) {
            trees.put(id, new OsmData.Node(id, longitude, latitude, Map.copyOf(tags), year));
        }
    }

    @Override
    public void way(long id, long[] nodes, Map<String, String> tags) {
        counts.merge("way", 1, Integer::sum);
        ways.put(id, new OsmData.Way(id, nodes, ofUse(tags)));
    }

    @Override
    public void relation(long id, List<OsmData.Member> members, Map<String, String> tags) {
        counts.merge("relation", 1, Integer::sum);
        Map<String, String> used = ofUse(tags);
        if (!used.isEmpty() && "multipolygon".equals(tags.get("type"))) {
            relations.put(id, new OsmData.Relation(id, List.copyOf(members), used));
        }
    }

    private static Map<String, String> ofUse(Map<String, String> tags) {
        for (String key : tags.keySet()) {
            if (KINDS.contains(key)) {
                Map<String, String> kept = new HashMap<>(tags);
                kept.keySet().removeIf(k -> k.startsWith("addr:") || k.startsWith("name"));
                return Map.copyOf(kept);
            }
        }
        return Map.of();
    }

    OsmData end() {
        places.end();
        return new OsmData(
                bounds,
                places,
                new ArrayList<>(trees.values()),
                ways,
                new ArrayList<>(relations.values()),
                counts,
                misplaced);
    }
}
