package org.kastanie.engine.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.citygml4j.core.model.bridge.AbstractBridge;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/**
 * Bridges hang over open ground: what looks up is their deck, what looks down their underside; where a model has the deck alone,
 * the underside lies a metre below it. Railings, piers' sides and other upright surfaces are left out, so that nothing but the
 * deck shades.
 */
final class BridgeReader {
    /** Thickness of a deck of which only the upper side is known, m: choice. */
    static final double THICKNESS = 1;

    private static final String DECK = "bitumen";

    private final String source;
    private final QualityReport quality;
    private final Consumer<Building> sink;

    BridgeReader(String source, QualityReport quality, Consumer<Building> sink) {
        this.source = source;
        this.quality = quality;
        this.sink = sink;
    }

    void read(AbstractBridge bridge, String id, GmlPositions positions) {
        GmlPolygons polygons = new GmlPolygons(
                bridge,
                positions,
                (polygon, reason) -> quality.add(Kind.SKIPPED, source, id, "A surface is left out: " + reason + "."));
        List<Building.Surface> deck = new ArrayList<>();
        List<Building.Surface> under = new ArrayList<>();
        int ordinal = 0;
        for (GmlPolygons.Found found : polygons.everything(bridge)) {
            ordinal++;
            double up = Polygons.upward(found.polygon());
            boolean high = !Double.isNaN(Polygons.lowest(found.polygon()));
            if (!high || !(Math.abs(up) > BuildingSurfaces.WALL_LIMIT)) {
                continue;
            }
            String name = found.id().isEmpty() ? id + "-" + ordinal : found.id();
            (up > 0 ? deck : under).add(new Building.Surface(name, found.polygon()));
        }
        if (deck.isEmpty() && !under.isEmpty()) {
            deck.addAll(under); // turned over
            under.clear();
        }
        Geometry outline =
                Polygons.outline(deck.stream().map(Building.Surface::polygon).toList());
        if (outline.isEmpty()) {
            quality.add(Kind.SKIPPED, source, id, "The bridge has no deck with heights.");
            return;
        }
        if (under.isEmpty()) {
            quality.add(Kind.ASSUMED, source, id, "The underside of the bridge lies 1 m below its deck.");
            deck.forEach(d -> under.add(new Building.Surface(d.id() + "-underside", lowered(d.polygon()))));
        }
        sink.accept(new Building(
                id,
                List.copyOf(deck),
                List.of(),
                outline,
                Double.NaN,
                Double.NaN,
                2,
                DECK,
                "concrete",
                List.copyOf(under),
                0,
                Building.Particulars.BRIDGE));
    }

    private static Polygon lowered(Polygon polygon) {
        Polygon copy = (Polygon) polygon.copy();
        copy.apply(new org.locationtech.jts.geom.CoordinateSequenceFilter() {
            @Override
            public void filter(org.locationtech.jts.geom.CoordinateSequence seq, int i) {
                seq.setOrdinate(i, Coordinate.Z, seq.getOrdinate(i, Coordinate.Z) - THICKNESS);
            }

            @Override
            public boolean isDone() {
                return false;
            }

            @Override
            public boolean isGeometryChanged() {
                return true;
            }
        });
        return copy;
    }
}
