package org.kastanie.engine.twin.osm;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a heat study can use of an extract. Ids are OpenStreetMap's own.
 *
 * @param bounds west, south, east, north in degrees as the file states them; null if it does not
 * @param places of all nodes
 * @param trees nodes that are trees
 * @param ways all of them, by id; those without a tag of use have none, but may bound an area
 * @param relations multipolygons with a tag of use
 * @param counts elements of the file by type
 * @param misplaced nodes whose coordinates are no place on Earth; left out
 */
public record OsmData(
        double @Nullable [] bounds,
        NodePlaces places,
        List<Node> trees,
        Map<Long, Way> ways,
        List<Relation> relations,
        Map<String, Integer> counts,
        int misplaced) {
    /** @param year of the last edit; 0 if unknown */
    public record Node(long id, double longitude, double latitude, Map<String, String> tags, int year) {}

    public record Way(long id, long[] nodes, Map<String, String> tags) {
        /** Begins where it ends, with at least three different corners. */
        public boolean closed() {
            return nodes.length > 3 && nodes[0] == nodes[nodes.length - 1];
        }
    }

    public record Relation(long id, List<Member> members, Map<String, String> tags) {}

    /**
     * @param type n, w or r
     * @param role such as outer or inner; may be empty
     */
    public record Member(char type, long id, String role) {}
}
