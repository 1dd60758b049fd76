package org.kastanie.engine.scene;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.kastanie.solver.grid.Grid;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/** Cells whose centres lie in a polygon, by even-odd scan lines. */
final class Footprints {
    private Footprints() {}

    /** Calls {@code cell} with the index of every cell of the grid whose centre lies inside; returns how many. */
    static int cells(Grid grid, Geometry geometry, IntConsumer cell) {
        int count = 0;
        for (int g = 0; g < geometry.getNumGeometries(); g++) {
            if (geometry.getGeometryN(g) instanceof Polygon polygon && !polygon.isEmpty()) {
                count += scan(grid, polygon, cell);
            }
        }
        return count;
    }

    private static int scan(Grid grid, Polygon polygon, IntConsumer cell) {
        Envelope box = polygon.getEnvelopeInternal();
        int r0 = Math.max(0, grid.rowAt(box.getMaxY()));
        int r1 = Math.min(grid.rows() - 1, grid.rowAt(box.getMinY()));
        double[] cuts = new double[polygon.getNumPoints()];
        int count = 0;
        for (int r = r0; r <= r1; r++) {
            int n = crossings(polygon, grid.y(r), cuts);
            Arrays.sort(cuts, 0, n);
            for (int k = 0; k + 1 < n; k += 2) {
                int c0 = Math.max(0, (int) Math.ceil((cuts[k] - grid.west()) / grid.cell() - 0.5));
                int c1 = Math.min(
                        grid.columns() - 1, (int) Math.ceil((cuts[k + 1] - grid.west()) / grid.cell() - 0.5) - 1);
                for (int c = c0; c <= c1; c++) {
                    cell.accept(grid.index(r, c));
                    count++;
                }
            }
        }
        return count;
    }

    private static int crossings(Polygon polygon, double y, double[] cuts) {
        int n = 0;
        for (int ring = -1; ring < polygon.getNumInteriorRing(); ring++) {
            LineString line = ring < 0 ? polygon.getExteriorRing() : polygon.getInteriorRingN(ring);
            CoordinateSequence points = line.getCoordinateSequence();
            for (int i = 1; i < points.size(); i++) {
                double ya = points.getY(i - 1);
                double yb = points.getY(i);
                if ((ya > y) != (yb > y)) {
                    double xa = points.getX(i - 1);
                    cuts[n++] = xa + (points.getX(i) - xa) * (y - ya) / (yb - ya);
                }
            }
        }
        return n;
    }

    /** A point surely inside or on the polygon for asking the ground: its centroid if inside, else an interior point. */
    static Coordinate inside(Geometry footprint) {
        return footprint.getInteriorPoint().getCoordinate();
    }
}
