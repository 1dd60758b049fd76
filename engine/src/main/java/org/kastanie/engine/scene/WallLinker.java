package org.kastanie.engine.scene;

import java.util.Arrays;
import org.kastanie.engine.twin.Planes;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.WallSegments;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/**
 * Lays points on a wall polygon and asks each for the segment it stands for: of the same building, looking the same way, at
 * the same height, and nearest. Points without one are hidden: by a neighbour's house, in the ground.
 */
final class WallLinker {
    /** Spacing of the points, m, and at most half a cell. A choice: four on a square metre. */
    private static final double SPACING = 0.5;
    /** Least cosine between polygon and segment: a raster segment next to a corner may have the other side's normal. */
    private static final double SAME_WAY = Math.cos(Math.toRadians(50));
    /** Segments farther off than this many cells belong to another wall; staircases lie within 0.71. A choice. */
    private static final double NEAR = 1.5;
    /** Where the two sides of a wall are asked for the building, m. A choice, as wide as survey noise. */
    private static final double BESIDE = 0.3;

    /** A roof before a wall hides it from this far below the segment's foot, m: rounding. */
    private static final double SHARP = 0.1;

    private static final double[] COLUMN = {0, 0.5, 0, -0.5};
    private static final double[] ROW = {-0.5, 0, 0.5, 0};

    private final LinkPlace place;
    private final Grid grid;
    private final Facets facets;
    private final WallSegments walls;
    private final double spacing;
    /** Heights of polygon and raster differ by slope of ground and roof within a cell. */
    private final double slack;

    WallLinker(LinkPlace place) {
        this.place = place;
        this.grid = place.grid();
        this.facets = place.facets();
        this.walls = facets.walls();
        this.spacing = Math.min(SPACING, grid.cell() / 2);
        this.slack = 0.25 + 0.5 * grid.cell();
    }

    /** Weights sum to the polygon's area that faces the open air in the domain. */
    ObjectLinks.Link link(Polygon polygon, int building, IndexedPointInAreaLocator footprint) {
        double[] normal = Planes.normal(polygon);
        double level = Math.hypot(normal[0], normal[1]);
        if (!(level > 0)) {
            return ObjectLinks.Link.none();
        }
        double nx = normal[0] / level;
        double ny = normal[1] / level;
        Sheet sheet = new Sheet(polygon, -ny, nx);
        Coordinate middle = polygon.getEnvelopeInternal().centre();
        if (inside(footprint, middle, BESIDE * nx, BESIDE * ny)
                && !inside(footprint, middle, -BESIDE * nx, -BESIDE * ny)) {
            nx = -nx; // the file has it the wrong way round
            ny = -ny;
        }
        LinkList list = new LinkList();
        double laid = sheet.area(spacing);
        double scale = laid > 0 ? Planes.area(polygon) / laid : 0;
        double[] way = {nx, ny};
        sheet.points(spacing, (x, y, z, area) -> {
            int segment = nearest(x, y, z, way, building);
            if (segment >= 0) {
                list.add(facets.horizontal() + segment, area * scale);
            }
        });
        return list.link();
    }

    private static boolean inside(IndexedPointInAreaLocator footprint, Coordinate p, double dx, double dy) {
        return footprint.locate(new Coordinate(p.x + dx, p.y + dy)) == Location.INTERIOR;
    }

    private int nearest(double x, double y, double z, double[] way, int building) {
        int row = grid.rowAt(y);
        int column = grid.columnAt(x);
        if (!grid.contains(row, column) || !place.counts(row, column)) {
            return -1;
        }
        int r0 = grid.rowAt(y + 0.5 * grid.cell() * way[1]);
        int c0 = grid.columnAt(x + 0.5 * grid.cell() * way[0]);
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int r = Math.max(0, r0 - 1); r <= Math.min(grid.rows() - 1, r0 + 1); r++) {
            for (int c = Math.max(0, c0 - 1); c <= Math.min(grid.columns() - 1, c0 + 1); c++) {
                int cell = grid.index(r, c);
                for (int i = place.firstWall(cell); i < place.endOfWalls(cell); i++) {
                    int s = place.wallAt(i);
                    double cost = cost(s, r, c, x, y, z, way, building);
                    if (cost < least) {
                        least = cost;
                        best = s;
                    }
                }
            }
        }
        return best;
    }

    @SuppressWarnings("TooManyParameters")
    private double cost(int s, int r, int c, double x, double y, double z, double[] way, int building) {
        int f = facets.horizontal() + s;
        if (facets.building()[f] != building
                || facets.normalX()[f] * way[0] + facets.normalY()[f] * way[1] < SAME_WAY) {
            return Double.POSITIVE_INFINITY;
        }
        double under = walls.bottom()[s] - z;
        if (under > SHARP && place.isBuilding(grid.index(r, c))) {
            return Double.POSITIVE_INFINITY; // below the roof of the house before it
        }
        double gap = Math.max(0, Math.max(under, z - walls.top()[s]));
        double dx = grid.x(c) + COLUMN[walls.face()[s]] * grid.cell() - x;
        double dy = grid.y(r) - ROW[walls.face()[s]] * grid.cell() - y;
        double d = dx * dx + dy * dy;
        boolean far = gap > slack || d > NEAR * NEAR * grid.cell() * grid.cell();
        return far ? Double.POSITIVE_INFINITY : d + gap * gap;
    }

    @FunctionalInterface
    private interface Visitor {
        void point(double x, double y, double z, double area);
    }

    /** An upright polygon seen from the front: along the wall, and up. */
    private static final class Sheet {
        private final Polygon polygon;
        private final double ux;
        private final double uy;
        private final double originX;
        private final double originY;
        private final double originZ;
        private double low = Double.POSITIVE_INFINITY;
        private double high = Double.NEGATIVE_INFINITY;
        /** Distance out of the upright plane per metre of height. */
        private final double lean;

        private final double wx;
        private final double wy;

        Sheet(Polygon polygon, double ux, double uy) {
            this.polygon = polygon;
            this.ux = ux;
            this.uy = uy;
            CoordinateSequence ring = polygon.getExteriorRing().getCoordinateSequence();
            originX = ring.getX(0);
            originY = ring.getY(0);
            originZ = ring.getOrdinate(0, 2);
            double[] n = Planes.normal(polygon);
            double level = Math.hypot(n[0], n[1]);
            wx = n[0] / level;
            wy = n[1] / level;
            lean = -n[2] / level;
            for (int i = 0; i < ring.size(); i++) {
                low = Math.min(low, ring.getOrdinate(i, 2));
                high = Math.max(high, ring.getOrdinate(i, 2));
            }
        }

        double area(double spacing) {
            double[] sum = new double[1];
            points(spacing, (x, y, z, area) -> sum[0] += area);
            return sum[0];
        }

        void points(double spacing, Visitor visitor) {
            int rows = Math.max(1, (int) Math.ceil((high - low) / spacing));
            double dz = (high - low) / rows;
            double[] cuts = new double[polygon.getNumPoints()];
            for (int k = 0; k < rows; k++) {
                double z = low + (k + 0.5) * dz;
                int n = crossings(z, cuts);
                Arrays.sort(cuts, 0, n);
                for (int j = 0; j + 1 < n; j += 2) {
                    int parts = Math.max(1, (int) Math.ceil((cuts[j + 1] - cuts[j]) / spacing));
                    double du = (cuts[j + 1] - cuts[j]) / parts;
                    for (int i = 0; i < parts && du > 0; i++) {
                        double u = cuts[j] + (i + 0.5) * du;
                        double w = lean * (z - originZ);
                        visitor.point(originX + u * ux + w * wx, originY + u * uy + w * wy, z, du * dz);
                    }
                }
            }
        }

        private int crossings(double z, double[] cuts) {
            int n = 0;
            for (int ring = -1; ring < polygon.getNumInteriorRing(); ring++) {
                LinearRing line = ring < 0 ? polygon.getExteriorRing() : polygon.getInteriorRingN(ring);
                CoordinateSequence p = line.getCoordinateSequence();
                for (int i = 1; i < p.size(); i++) {
                    double za = p.getOrdinate(i - 1, 2);
                    double zb = p.getOrdinate(i, 2);
                    if ((za > z) != (zb > z)) {
                        double ua = along(p, i - 1);
                        cuts[n++] = ua + (along(p, i) - ua) * (z - za) / (zb - za);
                    }
                }
            }
            return n;
        }

        private double along(CoordinateSequence p, int i) {
            return (p.getX(i) - originX) * ux + (p.getY(i) - originY) * uy;
        }
    }
}
