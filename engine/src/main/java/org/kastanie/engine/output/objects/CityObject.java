package org.kastanie.engine.output.objects;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * An object of the twin.
 *
 * @param id in the twin: gml:id of the boundary surface, the building or the tree, or what stands for it
 * @param owner the building a surface belongs to, the street a piece of ground belongs to; null for all else
 * @param geometry in the domain's system: polygons with z for surfaces and ground, the footprint, the foot of a tree, an area
 * @param area of all its polygons, m2: true area of a surface, plan area of all else; NaN for trees
 * @param facts what else is known: name to text or number, in order
 */
public record CityObject(String id, @Nullable Owner owner, Geometry geometry, double area, Map<String, Object> facts) {
    /**
     * What an object is a part of.
     *
     * @param id in the twin
     * @param key what tells it from another one of that id
     */
    public record Owner(String id, String key) {}

    /** This object as the owner of others. */
    public Owner asOwner() {
        return new Owner(id, key());
    }

    /** What tells it from all others of its kind: ids, and its place where a file uses an id twice. */
    String key() {
        Envelope box = geometry.getEnvelopeInternal();
        return (owner == null ? "" : owner.id()) + '\n' + id + '\n' + box.getMinX() + ' ' + box.getMinY();
    }

    /** Text among the facts, or null. */
    @Nullable
    String fact(String name) {
        return facts.get(name) instanceof String text ? text : null;
    }
}
