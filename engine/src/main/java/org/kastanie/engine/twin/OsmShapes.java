package org.kastanie.engine.twin;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.osm.NodePlaces;
import org.kastanie.engine.twin.osm.OsmData;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Shapes of ways and multipolygons in the model's system. */
final class OsmShapes {
    /** Objects this far outside the window still reach into it with their width, m: a choice. */
    private static final double RIM = 50;

    private final OsmData data;
    private final CoordinateTransform transform;
    private final @Nullable Envelope degrees;

    /** @param window in the model's system, or null for everything */
    OsmShapes(OsmData data, Crs model, @Nullable Envelope window) {
        this.data = data;
        this.transform = CoordinateTransform.between(CrsResolver.WGS84, model);
        if (window == null) {
            degrees = null;
        } else if (window.isNull()) {
            degrees = new Envelope();
        } else {
            Envelope wide = new Envelope(window);
            wide.expandBy(RIM);
            degrees = CoordinateTransform.between(model, CrsResolver.WGS84).apply(wide);
        }
    }

    /** Longitudes and latitudes of what is there of a way. */
    Envelope degrees(long[] nodes) {
        NodePlaces places = data.places();
        Envelope box = new Envelope();
        for (long node : nodes) {
            int n = places.find(node);
            if (n >= 0) {
                box.expandToInclude(places.longitude(n), places.latitude(n));
            }
        }
        return box;
    }

    boolean near(Envelope box) {
        return degrees == null || degrees.intersects(box);
    }

    boolean near(OsmData.Way way) {
        return degrees == null || degrees.intersects(degrees(way.nodes()));
    }

    /** By the box round all its members. */
    boolean near(OsmData.Relation relation) {
        if (degrees == null) {
            return true;
        }
        Envelope box = new Envelope();
        for (OsmData.Member member : relation.members()) {
            OsmData.Way way = member.type() == 'w' ? data.ways().get(member.id()) : null;
            if (way != null) {
                box.expandToInclude(degrees(way.nodes()));
            }
        }
        return degrees.intersects(box);
    }

    /** Place in the model's system; null where it has none. */
    @Nullable
    Coordinate place(double longitude, double latitude) {
        try {
            double[] xy = transform.apply(longitude, latitude);
            return new Coordinate(xy[0], xy[1]);
        } catch (InputException e) {
            return null; // a place on Earth, but none of this system
        }
    }

    private @Nullable Coordinate place(long node) {
        int n = data.places().find(node);
        return n < 0 ? null : place(data.places().longitude(n), data.places().latitude(n));
    }

    /** The pieces of a line between nodes the file does not have. */
    List<LineString> lines(OsmData.Way way) {
        List<LineString> lines = new ArrayList<>();
        List<Coordinate> run = new ArrayList<>();
        for (int i = 0; i <= way.nodes().length; i++) {
            Coordinate at = i < way.nodes().length ? place(way.nodes()[i]) : null;
            if (at != null) {
                if (run.isEmpty() || !run.getLast().equals2D(at)) {
                    run.add(at);
                }
            } else if (run.size() > 1) {
                lines.add(Polygons.FACTORY.createLineString(run.toArray(Coordinate[]::new)));
                run = new ArrayList<>();
            } else {
                run.clear();
            }
        }
        return lines;
    }

    /** Outline of a closed way; empty with a reason where it cannot be made. */
    Geometry area(OsmData.Way way, List<String> faults) {
        Polygon polygon = polygon(way.nodes(), faults);
        return polygon == null ? Polygons.FACTORY.createPolygon() : Polygons.outline(List.of(polygon));
    }

    private @Nullable Polygon polygon(long[] nodes, List<String> faults) {
        double[] xyz = new double[3 * nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            Coordinate at = place(nodes[i]);
            if (at == null) {
                faults.add("node " + nodes[i] + " is not in the file");
                return null;
            }
            xyz[3 * i] = at.x;
            xyz[3 * i + 1] = at.y;
            xyz[3 * i + 2] = Double.NaN;
        }
        String fault = Polygons.fault(xyz);
        LinearRing ring = fault == null ? Polygons.ring(xyz) : null;
        if (ring == null) {
            faults.add(fault == null ? "a ring has fewer than three different points" : fault);
            return null;
        }
        return Polygons.FACTORY.createPolygon(ring);
    }

    /** What the outer rings of a multipolygon hold less its inner ones. Rings that do not close are faults. */
    Geometry area(OsmData.Relation relation, List<String> faults) {
        List<long[]> outer = new ArrayList<>();
        List<long[]> inner = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (OsmData.Member member : relation.members()) {
            if (member.type() != 'w' || !seen.add(member.id())) {
                continue;
            }
            OsmData.Way way = data.ways().get(member.id());
            if (way == null || way.nodes().length < 2) {
                faults.add("way " + member.id() + (way == null ? " is not in the file" : " has no length"));
            } else {
                (member.role().equals("inner") ? inner : outer).add(way.nodes());
            }
        }
        Geometry whole = Polygons.outline(polygons(outer, faults));
        List<Polygon> holes = polygons(inner, faults);
        if (whole.isEmpty() || holes.isEmpty()) {
            return whole;
        }
        Geometry rest = OverlayNGRobust.overlay(whole, Polygons.outline(holes), OverlayNG.DIFFERENCE);
        return Polygons.outline(List.of(rest));
    }

    private List<Polygon> polygons(List<long[]> ways, List<String> faults) {
        List<Polygon> polygons = new ArrayList<>();
        for (long[] ring : rings(ways, faults)) {
            Polygon polygon = polygon(ring, faults);
            if (polygon != null) {
                polygons.add(polygon);
            }
        }
        return polygons;
    }

    /** Joins ways where they share an end, until each has come back to its beginning. */
    static List<long[]> rings(List<long[]> ways, List<String> faults) {
        List<long[]> rings = new ArrayList<>();
        Map<Long, Deque<Integer>> ends = new HashMap<>();
        boolean[] used = new boolean[ways.size()];
        for (int i = 0; i < ways.size(); i++) {
            long[] way = ways.get(i);
            if (way[0] == way[way.length - 1]) {
                used[i] = true;
                rings.add(way);
            } else {
                ends.computeIfAbsent(way[0], k -> new ArrayDeque<>()).add(i);
                ends.computeIfAbsent(way[way.length - 1], k -> new ArrayDeque<>())
                        .add(i);
            }
        }
        for (int i = 0; i < ways.size(); i++) {
            if (used[i]) {
                continue;
            }
            used[i] = true;
            long[] ring = ways.get(i).clone();
            int length = ring.length;
            while (ring[0] != ring[length - 1]) {
                int next = next(ends, ring[length - 1], used);
                if (next < 0) {
                    break;
                }
                used[next] = true;
                long[] way = ways.get(next);
                boolean turned = way[0] != ring[length - 1];
                ring = Arrays.copyOf(ring, Math.max(ring.length, Math.max(2 * length, length + way.length)));
                for (int k = 1; k < way.length; k++) {
                    ring[length++] = turned ? way[way.length - 1 - k] : way[k];
                }
            }
            if (ring[0] == ring[length - 1]) {
                rings.add(Arrays.copyOf(ring, length));
            } else {
                faults.add("a ring does not close (node " + ring[length - 1] + ")");
            }
        }
        return rings;
    }

    private static int next(Map<Long, Deque<Integer>> ends, long node, boolean[] used) {
        Deque<Integer> there = ends.get(node);
        while (there != null && !there.isEmpty()) {
            int way = there.poll();
            if (!used[way]) {
                return way;
            }
        }
        return -1;
    }
}
