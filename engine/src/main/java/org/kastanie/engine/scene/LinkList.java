package org.kastanie.engine.scene;

import java.util.Map;
import java.util.TreeMap;
import org.kastanie.engine.scene.ObjectLinks.Link;

/** A link while it is put together: weights of a facet met more than once add up. */
final class LinkList {
    private final Map<Integer, double[]> weights = new TreeMap<>();

    void add(int at, double weight) {
        weights.computeIfAbsent(at, k -> new double[1])[0] += weight;
    }

    Link link() {
        int[] at = new int[weights.size()];
        float[] weight = new float[at.length];
        int n = 0;
        for (Map.Entry<Integer, double[]> e : weights.entrySet()) {
            at[n] = e.getKey();
            weight[n++] = (float) e.getValue()[0];
        }
        return new Link(at, weight);
    }
}
