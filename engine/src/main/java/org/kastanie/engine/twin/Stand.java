package org.kastanie.engine.twin;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.kdtree.KdTree;
import org.locationtech.jts.linearref.LengthIndexedLine;

/** Places for trees that a map shows as an area or a line only, clear of those it shows one by one. */
final class Stand {
    /** Rows of a triangular pattern. */
    private static final double ROWS = Math.sqrt(3) / 2;

    private final KdTree single = new KdTree();

    /** A tree the map has at its own place. */
    void known(double x, double y) {
        single.insert(new Coordinate(x, y));
    }

    /**
     * One place.
     *
     * @param ordinal within its stand, the same whatever part of it is asked for
     */
    record Place(int ordinal, double x, double y) {}

    private boolean free(Coordinate at, double distance) {
        Envelope round = new Envelope(at);
        round.expandBy(distance);
        for (Object found : single.query(round)) {
            if (((org.locationtech.jts.index.kdtree.KdNode) found)
                            .getCoordinate()
                            .distance(at)
                    < distance) {
                return false;
            }
        }
        return true;
    }

    /** From end to end of a line, evenly, as near to the spacing as goes; half of it clear of single trees. */
    List<Place> along(LineString line, double spacing) {
        int steps = Math.max(1, (int) Math.round(line.getLength() / spacing));
        LengthIndexedLine index = new LengthIndexedLine(line);
        List<Place> places = new ArrayList<>();
        int last = line.isClosed() ? steps - 1 : steps;
        for (int k = 0; k <= last; k++) {
            Coordinate at = index.extractPoint(line.getLength() * k / steps);
            if (free(at, spacing / 2)) {
                places.add(new Place(k + 1, at.x, at.y));
            }
        }
        return places;
    }

    /**
     * A triangular pattern over an area.
     *
     * @param near what is wanted of it
     */
    List<Place> within(Geometry area, double spacing, Envelope near) {
        Envelope box = area.getEnvelopeInternal();
        double step = spacing * ROWS;
        int columns = (int) Math.ceil(box.getWidth() / spacing) + 1;
        IndexedPointInAreaLocator inside = new IndexedPointInAreaLocator(area);
        List<Place> places = new ArrayList<>();
        int firstRow = (int) Math.max(0, Math.floor((near.getMinY() - box.getMinY()) / step));
        int lastRow = (int) Math.min(box.getHeight() / step, Math.ceil((near.getMaxY() - box.getMinY()) / step));
        int firstColumn = (int) Math.max(0, Math.floor((near.getMinX() - box.getMinX()) / spacing) - 1);
        int lastColumn = (int) Math.min(columns, Math.ceil((near.getMaxX() - box.getMinX()) / spacing));
        for (int row = firstRow; row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                Coordinate at = new Coordinate(
                        box.getMinX() + spacing * (column + (row % 2 == 0 ? 0.25 : 0.75)),
                        box.getMinY() + step * (row + 0.5));
                if (inside.locate(at) == Location.INTERIOR && free(at, spacing / 2)) {
                    places.add(new Place(row * (columns + 1) + column + 1, at.x, at.y));
                }
            }
        }
        return places;
    }
}
