package org.kastanie.engine.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Envelope;

/** What a vector file gave, while it is being read. */
final class VectorData {
    final List<Building> buildings = new ArrayList<>();
    final List<Tree> trees = new ArrayList<>();

    /** Features of the file by type, whether used or not. */
    final Map<String, Integer> features = new TreeMap<>();

    void count(String type) {
        features.merge(type, 1, Integer::sum);
    }

    Envelope extent() {
        Envelope extent = new Envelope();
        for (Building building : buildings) {
            extent.expandToInclude(building.footprint().getEnvelopeInternal());
            building.roofs().forEach(s -> extent.expandToInclude(s.polygon().getEnvelopeInternal()));
        }
        for (Tree tree : trees) {
            extent.expandToInclude(tree.x(), tree.y());
        }
        return extent;
    }
}
