package org.kastanie.engine.output.objects;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * An object of the twin.
 *
 * @param id in the twin: gml:id of the boundary surface, the building or the tree, or what stands for it
 * @param building id of the building a surface belongs to; null for all else
 * @param geometry in the domain's system: polygons with z for surfaces, the footprint, the foot of a tree, an area
 * @param area of all its polygons, m2: true area of a surface, plan area of a footprint or an area; NaN for trees
 * @param facts what else is known: name to text or number, in order
 */
public record CityObject(
        String id, @Nullable String building, Geometry geometry, double area, Map<String, Object> facts) {
    /** What tells it from all others of its kind: ids, and its place where a file uses an id twice. */
    String key() {
        Envelope box = geometry.getEnvelopeInternal();
        return (building == null ? "" : building) + '\n' + id + '\n' + box.getMinX() + ' ' + box.getMinY();
    }
}
