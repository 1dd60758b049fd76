package org.kastanie.engine.twin;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.PointLocation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Content of one record of a Shapefile, little-endian. */
final class ShapeGeometry {
    private static final int POINT = 1;
    private static final int POLYGON = 5;
    private static final int MULTI_POINT = 8;
    /** The kinds with z lie ten above the plain ones, those with measures twenty. */
    private static final int KINDS = 10;

    private ShapeGeometry() {}

    /** Point, multipoint or (multi)polygon; null for a null shape or a line. */
    static @Nullable Geometry of(ByteBuffer content) {
        int type = content.getInt();
        boolean hasZ = type / KINDS == 1;
        return switch (type % KINDS) {
            case POINT -> {
                double x = content.getDouble();
                double y = content.getDouble();
                yield Polygons.FACTORY.createPoint(new Coordinate(x, y, hasZ ? content.getDouble() : Double.NaN));
            }
            case MULTI_POINT -> {
                content.position(content.position() + 32);
                Coordinate[] points = points(content, content.getInt(), hasZ);
                yield Polygons.FACTORY.createMultiPointFromCoords(points);
            }
            case POLYGON -> polygon(content, hasZ);
            default -> null;
        };
    }

    private static Coordinate[] points(ByteBuffer content, int count, boolean hasZ) {
        // what the count promises must be there before memory is taken for it
        if (count < 0 || count > content.remaining() / 16) {
            throw new IndexOutOfBoundsException("more points than bytes");
        }
        Coordinate[] points = new Coordinate[count];
        for (int i = 0; i < count; i++) {
            points[i] = new Coordinate(content.getDouble(), content.getDouble());
        }
        if (hasZ) {
            content.position(content.position() + 16);
            for (Coordinate point : points) {
                point.setZ(content.getDouble());
            }
        }
        return points;
    }

    private static @Nullable Geometry polygon(ByteBuffer content, boolean hasZ) {
        content.position(content.position() + 32);
        int parts = content.getInt();
        int count = content.getInt();
        if (parts < 0 || parts > content.remaining() / 4) {
            throw new IndexOutOfBoundsException("more rings than bytes");
        }
        int[] start = new int[parts + 1];
        for (int p = 0; p < parts; p++) {
            start[p] = content.getInt();
        }
        start[parts] = count;
        Coordinate[] points = points(content, count, hasZ);
        List<LinearRing> shells = new ArrayList<>();
        List<LinearRing> holes = new ArrayList<>();
        for (int p = 0; p < parts; p++) {
            if (start[p] < 0 || start[p + 1] < start[p] || start[p + 1] > count) {
                throw new IndexOutOfBoundsException("rings out of order");
            }
            LinearRing ring = ring(points, start[p], start[p + 1]);
            if (ring != null) {
                // outer rings turn clockwise
                (Orientation.isCCWArea(ring.getCoordinates()) ? holes : shells).add(ring);
            }
        }
        return assemble(shells.isEmpty() ? holes : shells, shells.isEmpty() ? List.of() : holes);
    }

    private static @Nullable LinearRing ring(Coordinate[] points, int from, int to) {
        double[] xyz = new double[3 * (to - from)];
        for (int i = from; i < to; i++) {
            xyz[3 * (i - from)] = points[i].x;
            xyz[3 * (i - from) + 1] = points[i].y;
            xyz[3 * (i - from) + 2] = points[i].getZ();
        }
        return Polygons.fault(xyz) == null ? Polygons.ring(xyz) : null;
    }

    private static @Nullable Geometry assemble(List<LinearRing> shells, List<LinearRing> holes) {
        if (shells.isEmpty()) {
            return null;
        }
        Polygon[] polygons = new Polygon[shells.size()];
        for (int s = 0; s < polygons.length; s++) {
            LinearRing shell = shells.get(s);
            LinearRing[] inside = holes.stream()
                    .filter(h -> shell.getEnvelopeInternal().contains(h.getEnvelopeInternal())
                            && PointLocation.isInRing(h.getCoordinateN(0), shell.getCoordinates()))
                    .toArray(LinearRing[]::new);
            polygons[s] = Polygons.FACTORY.createPolygon(shell, inside);
        }
        return polygons.length == 1 ? polygons[0] : Polygons.FACTORY.createMultiPolygon(polygons);
    }
}
