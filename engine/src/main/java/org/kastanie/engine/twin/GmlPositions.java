package org.kastanie.engine.twin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.xmlobjects.gml.model.geometry.AbstractGeometry;
import org.xmlobjects.gml.model.geometry.DirectPositionList;
import org.xmlobjects.gml.model.geometry.SRSReference;
import org.xmlobjects.gml.model.geometry.primitives.AbstractRing;
import org.xmlobjects.gml.model.geometry.primitives.LinearRing;
import org.xmlobjects.gml.model.geometry.primitives.Ring;

/**
 * Coordinates of GML geometry in the model's system, as x, y, z triples; z is NaN where the file has two dimensions.
 *
 * @param transform from the file's system to the model's
 * @param latitudeFirst whether the file writes latitude before longitude
 */
record GmlPositions(CoordinateTransform transform, boolean latitudeFirst) {
    /** A geographic system named by URN or URL has latitude first (OGC 07-036, table D.1; GeoJSON's CRS84 has not). */
    static GmlPositions from(CoordinateTransform transform, @Nullable String srsName) {
        boolean latitude = srsName != null
                && (srsName.startsWith("urn:") || srsName.startsWith("http"))
                && !srsName.contains("CRS84")
                && CrsResolver.isGeographic(transform.from());
        return new GmlPositions(transform, latitude);
    }

    double[] of(AbstractRing ring, boolean reversed) {
        List<Double> values = switch (ring) {
            case LinearRing linear -> linear.toCoordinateList3D();
            case Ring curves -> curves.toCoordinateList3D();
            default -> List.of();
        };
        int dimension = ring instanceof LinearRing linear ? dimension(linear) : 3;
        List<Double> flat = values;
        if (dimension == 2
                && ring instanceof LinearRing linear
                && linear.getControlPoints().getPosList() != null) {
            flat = linear.getControlPoints().getPosList().getValue();
        }
        return triples(flat, dimension, reversed);
    }

    private double[] triples(List<Double> values, int dimension, boolean reversed) {
        int points = values.size() / dimension;
        double[] xyz = new double[3 * points];
        Coordinate moved = new Coordinate();
        for (int i = 0; i < points; i++) {
            int from = (reversed ? points - 1 - i : i) * dimension;
            moved.x = value(values, from + (latitudeFirst ? 1 : 0));
            moved.y = value(values, from + (latitudeFirst ? 0 : 1));
            if (Double.isFinite(moved.x) && Double.isFinite(moved.y)) {
                transform.apply(moved);
            }
            xyz[3 * i] = moved.x;
            xyz[3 * i + 1] = moved.y;
            xyz[3 * i + 2] = dimension == 3 ? value(values, from + 2) : Double.NaN;
        }
        return xyz;
    }

    private static double value(List<Double> values, int i) {
        Double value = values.get(i);
        return value == null ? Double.POSITIVE_INFINITY : value;
    }

    /** srsDimension of the list or what it lies in; where none is stated, three unless only two fits. */
    private static int dimension(LinearRing ring) {
        DirectPositionList list =
                ring.getControlPoints() == null ? null : ring.getControlPoints().getPosList();
        if (list == null || list.getValue() == null) {
            return 3;
        }
        Integer stated = list.getSrsDimension();
        for (Object parent = ring; stated == null && parent instanceof AbstractGeometry geometry; ) {
            stated = geometry.getSrsDimension();
            parent = geometry.getParent() == null ? null : geometry.getParent().getParent();
        }
        if (stated != null) {
            return stated == 2 ? 2 : 3;
        }
        SRSReference inherited = list.getInheritedSRSReference();
        if (inherited != null && inherited.getSrsDimension() != null) {
            return inherited.getSrsDimension() == 2 ? 2 : 3;
        }
        return list.getValue().size() % 3 != 0 && list.getValue().size() % 2 == 0 ? 2 : 3;
    }
}
