package org.kastanie.engine.twin.osm;

import java.util.List;
import java.util.Map;

/** Hears the elements of a file, one after another. */
interface OsmSink {
    /** What the file says it covers, degrees. */
    void bounds(double west, double south, double east, double north);

    /**
     * @param longitude degrees, as written
     * @param latitude degrees, as written
     * @param year in which it was last edited; 0 if unknown
     */
    void node(long id, double longitude, double latitude, Map<String, String> tags, int year);

    /** @param nodes their ids, in order */
    void way(long id, long[] nodes, Map<String, String> tags);

    void relation(long id, List<OsmData.Member> members, Map<String, String> tags);
}
