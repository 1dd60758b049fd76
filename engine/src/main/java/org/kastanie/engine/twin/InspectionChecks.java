package org.kastanie.engine.twin;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** What is doubtful about the objects of one file, taken together: for {@code inspect}; nothing is changed. */
final class InspectionChecks {
    /** Choices: what counts as an overlap (m2 and share of the smaller one), as one place, as a building without height. */
    private static final double OVERLAP = 2;

    private static final double OVERLAP_SHARE = 0.1;
    private static final double SAME_SHARE = 0.95;
    private static final double SAME_TREE = 0.5;
    private static final double LOW = 1.5;
    private static final double HIGH = 300;
    /** Trees taller than this are rare in Europe's streets and parks, m. */
    private static final double TALL = 45;

    private static final Set<String> HARD = Set.of("asphalt", "rail", "water");

    private final String source;
    private final VectorData data;
    private final QualityReport quality;

    private final Surroundings around;

    /** @param around what other files tell of the same place */
    InspectionChecks(TwinEntry entry, VectorData data, QualityReport quality, Surroundings around) {
        this.around = around;
        this.source = InputFiles.name(entry.path());
        this.data = data;
        this.quality = quality;
    }

    void run() {
        STRtree index = new STRtree();
        data.buildings.forEach(b -> index.insert(b.footprint().getEnvelopeInternal(), b));
        STRtree others = new STRtree();
        buildings(index);
        heights();
        if (!data.trees.isEmpty()) {
            around.buildings().forEach(b -> others.insert(b.footprint().getEnvelopeInternal(), b));
            treesInBuildings(index);
            treesInBuildings(others);
            treesOnRoads();
            sameTrees();
        }
    }

    private void doubt(String object, String format, Object... values) {
        quality.add(Kind.DOUBTFUL, source, object, String.format(Locale.ROOT, format, values));
    }

    private void buildings(STRtree index) {
        Map<Building, Integer> order = new IdentityHashMap<>();
        for (Building b : data.buildings) {
            order.put(b, order.size());
        }
        int roofless = 0;
        for (Building b : data.buildings) {
            roofless += b.roofs().isEmpty() ? 1 : 0;
            for (Object found : index.query(b.footprint().getEnvelopeInternal())) {
                Building other = (Building) found;
                boolean standing = b.base() == 0 && other.base() == 0;
                if (standing && order.getOrDefault(other, 0) > order.getOrDefault(b, 0)) {
                    overlap(b, other);
                }
            }
        }
        if (roofless > 0) {
            quality.add(
                    Kind.NOTE,
                    source,
                    "",
                    roofless + " of " + data.buildings.size()
                            + " buildings have no roof surfaces: their roofs are flat.");
        }
    }

    private void overlap(Building a, Building b) {
        double smaller = Math.min(a.footprint().getArea(), b.footprint().getArea());
        double common;
        try {
            common = OverlayNGRobust.overlay(a.footprint(), b.footprint(), OverlayNG.INTERSECTION)
                    .getArea();
        } catch (RuntimeException e) {
            return; // outlines this broken are told elsewhere
        }
        if (common
                > SAME_SHARE * Math.max(a.footprint().getArea(), b.footprint().getArea())) {
            doubt(a.id(), "It has the same outline as %s: a duplicate?", b.id());
        } else if (common > OVERLAP && common > OVERLAP_SHARE * smaller) {
            doubt(a.id(), "It overlaps %s by %.0f m2.", b.id(), common);
        }
    }

    private void heights() {
        for (Building b : data.buildings) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (Building.Surface roof : b.roofs()) {
                low = Math.min(low, Polygons.lowest(roof.polygon()));
                high = Math.max(high, Polygons.highest(roof.polygon()));
            }
            boolean placed = !b.roofs().isEmpty() && !Double.isNaN(b.groundHeight());
            double height = placed ? high - b.groundHeight() : b.height();
            if (height < LOW || height > HIGH) {
                doubt(b.id(), "It is %.1f m high.", height);
            }
            if (placed && low < b.groundHeight() - 0.1) {
                doubt(b.id(), "Its roof reaches %.1f m below its ground.", b.groundHeight() - low);
            }
        }
        for (Tree t : data.trees) {
            if (t.height() > TALL) {
                doubt(t.id(), "The tree is %.0f m high.", t.height());
            }
            if (t.crownDiameter() > 2 * t.height()) {
                doubt(t.id(), "Its crown of %.0f m is more than twice as wide as it is high.", t.crownDiameter());
            }
        }
    }

    private void treesInBuildings(STRtree index) {
        Map<Geometry, IndexedPointInAreaLocator> locators = new IdentityHashMap<>();
        for (Tree t : data.trees) {
            Coordinate at = new Coordinate(t.x(), t.y());
            for (Object found : index.query(new Envelope(at))) {
                Building b = (Building) found;
                boolean inside = b.base() == 0
                        && locators.computeIfAbsent(b.footprint(), IndexedPointInAreaLocator::new)
                                        .locate(at)
                                == Location.INTERIOR;
                if (inside) {
                    doubt(t.id(), "The tree stands in building %s.", b.id());
                }
            }
        }
    }

    /** An area and its place in the order in which land cover is laid. */
    private record Laid(int order, TwinSource.Area area) {}

    /** Carriageways that the source knows as such are told tree by tree; other hard ground is counted, for squares have trees. */
    private void treesOnRoads() {
        STRtree ground = new STRtree();
        int order = 0;
        for (TwinSource.Area area : around.cover()) {
            ground.insert(area.shape().getEnvelopeInternal(), new Laid(order++, area));
        }
        for (TwinSource.Area area : data.cover) {
            ground.insert(area.shape().getEnvelopeInternal(), new Laid(order++, area));
        }
        int many = 0;
        for (Tree t : data.trees) {
            Coordinate at = new Coordinate(t.x(), t.y());
            Laid top = null;
            for (Object found : ground.query(new Envelope(at))) {
                Laid laid = (Laid) found;
                if ((top == null || laid.order() > top.order())
                        && laid.area().shape().contains(Polygons.FACTORY.createPoint(at))) {
                    top = laid;
                }
            }
            if (top != null && top.area().carriageway()) {
                doubt(
                        t.id(),
                        "The tree stands on the carriageway %s.",
                        top.area().id());
            }
            many += top != null && HARD.contains(top.area().label()) ? 1 : 0;
        }
        if (many > 0) {
            quality.add(
                    Kind.NOTE,
                    source,
                    "",
                    many + " of " + data.trees.size() + " trees stand on asphalt, rails or water.");
        }
    }

    private void sameTrees() {
        STRtree index = new STRtree();
        List<Tree> seen = new ArrayList<>(data.trees);
        Map<Tree, Integer> order = new IdentityHashMap<>();
        for (Tree t : seen) {
            order.put(t, order.size());
            index.insert(new Envelope(new Coordinate(t.x(), t.y())), t);
        }
        for (Tree t : seen) {
            Envelope near = new Envelope(new Coordinate(t.x(), t.y()));
            near.expandBy(SAME_TREE);
            for (Object found : index.query(near)) {
                Tree other = (Tree) found;
                if (order.getOrDefault(other, 0) > order.getOrDefault(t, 0)
                        && Math.hypot(other.x() - t.x(), other.y() - t.y()) < SAME_TREE) {
                    doubt(t.id(), "Tree %s stands within half a metre of it: a duplicate?", other.id());
                }
            }
        }
    }
}
