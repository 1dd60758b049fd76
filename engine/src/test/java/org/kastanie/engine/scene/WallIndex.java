package org.kastanie.engine.scene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

/** Upright triangles of a file's walls, asked whether one stands at a place. */
final class WallIndex {
    /** Edges of roofs and walls of one house lie this close, m (the choice of the scene for touching houses). */
    private static final double NEAR = 0.3;

    private final STRtree tree = new STRtree();

    WallIndex(List<Polygon> triangles) {
        for (Polygon t : triangles) {
            Envelope box = new Envelope(t.getEnvelopeInternal());
            box.expandBy(NEAR);
            tree.insert(box, t.getCoordinates());
        }
        tree.build();
    }

    /** Height between low and high for which some wall stands within {@value #NEAR} m, m. */
    double covered(double x, double y, double low, double high) {
        List<double[]> ranges = new ArrayList<>();
        for (Object found : tree.query(new Envelope(x, x, y, y))) {
            double[] range = range((Coordinate[]) found, x, y);
            if (range != null) {
                ranges.add(range);
            }
        }
        ranges.sort(Comparator.comparingDouble(r -> r[0]));
        double sum = 0;
        double reached = low;
        for (double[] r : ranges) {
            double from = Math.max(r[0], reached);
            double to = Math.min(r[1], high);
            if (to > from) {
                sum += to - from;
                reached = to;
            }
        }
        return sum;
    }

    /** Lower and upper end of a triangle above the point of its plan that is nearest; null when none is near. */
    private static double @org.jspecify.annotations.Nullable [] range(Coordinate[] c, double x, double y) {
        int k = 0;
        for (int i = 1; i < 3; i++) {
            k = c[i].distance(c[i + 1]) > c[k].distance(c[k + 1]) ? i : k;
        }
        Coordinate a = c[k];
        Coordinate b = c[k + 1];
        double length = a.distance(b);
        if (length < 1e-6) {
            return null;
        }
        double ux = (b.x - a.x) / length;
        double uy = (b.y - a.y) / length;
        double s = (x - a.x) * ux + (y - a.y) * uy;
        double off = Math.abs((y - a.y) * ux - (x - a.x) * uy);
        if (off > NEAR || s < -NEAR || s > length + NEAR) {
            return null;
        }
        s = Math.clamp(s, 0, length);
        Coordinate apex = c[(k + 2) % 3];
        double at = Math.clamp((apex.x - a.x) * ux + (apex.y - a.y) * uy, 0, length);
        double z1 = a.getZ() + (b.getZ() - a.getZ()) * s / length;
        double z2 = apex.getZ();
        if (s < at) {
            z2 = a.getZ() + (apex.getZ() - a.getZ()) * s / at;
        } else if (s > at) {
            z2 = apex.getZ() + (b.getZ() - apex.getZ()) * (s - at) / (length - at);
        }
        return new double[] {Math.min(z1, z2), Math.max(z1, z2)};
    }
}
