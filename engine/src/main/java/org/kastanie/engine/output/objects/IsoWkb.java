package org.kastanie.engine.output.objects;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Geometries with z as ISO 13249-3 well-known binary, where types with z are 1000 more; JTS marks them the way of PostGIS, which
 * GeoPackage does not allow.
 */
final class IsoWkb {
    private static final int POINT_Z = 1001;
    private static final int POLYGON_Z = 1003;
    private static final int MULTI_POLYGON_Z = 1006;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private IsoWkb() {}

    /** Points become points; all polygons of a geometry become one multipolygon. */
    static byte[] of(Geometry geometry) {
        IsoWkb wkb = new IsoWkb();
        if (geometry instanceof Point point) {
            wkb.head(POINT_Z);
            wkb.point(point.getCoordinateSequence(), 0);
        } else {
            wkb.head(MULTI_POLYGON_Z);
            wkb.number(geometry.getNumGeometries());
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                wkb.polygon((Polygon) geometry.getGeometryN(i));
            }
        }
        return wkb.out.toByteArray();
    }

    private void polygon(Polygon polygon) {
        head(POLYGON_Z);
        number(1 + polygon.getNumInteriorRing());
        ring(polygon.getExteriorRing());
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            ring(polygon.getInteriorRingN(i));
        }
    }

    private void ring(LinearRing ring) {
        CoordinateSequence points = ring.getCoordinateSequence();
        number(points.size());
        for (int i = 0; i < points.size(); i++) {
            point(points, i);
        }
    }

    private void head(int type) {
        out.write(1); // little endian
        number(type);
    }

    private void number(int value) {
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
    }

    private void point(CoordinateSequence points, int i) {
        double z = points.getDimension() > 2 ? points.getOrdinate(i, 2) : Double.NaN;
        out.writeBytes(ByteBuffer.allocate(24)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(points.getX(i))
                .putDouble(points.getY(i))
                .putDouble(z)
                .array());
    }
}
