package org.kastanie.engine.scene;

import java.util.Arrays;
import java.util.List;
import org.kastanie.engine.scene.RoofMesh.Outline;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.Window;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.LineString;

/**
 * Outer walls of the vector model, as short pieces of roof edges with the height exposed below them: down to the ground, or
 * to a lower roof that touches. What two buildings share is not exposed. Coordinates as in {@link RoofMesh}.
 */
final class WallPieces {
    /**
     * Where roofs are asked for beside an edge, m. Choice: gaps below 0.3 m are survey noise, the houses touch. The first is
     * nearer than any splinter is wide: an edge with a splinter before it would else count as a wall, and the splinter's
     * own edge once more.
     */
    private static final double[] BESIDE = {0.001, 0.02, 0.15, 0.3};

    private static final double EPSILON = 0.01;
    /** Smaller steps are seams between roof planes, m. A choice. */
    private static final double SEAM = 0.05;

    private final Grid grid;
    private final RoofMesh mesh;
    private final Columns columns;
    private final Window active;
    private double[] numbers = new double[5 * 1024];
    private int[] owner = new int[1024];
    private int count;
    private int[] first = new int[0];
    private int[] bin = new int[0];
    private double activeArea;

    private WallPieces(Grid grid, RoofMesh mesh, Columns columns, Window active) {
        this.grid = grid;
        this.mesh = mesh;
        this.columns = columns;
        this.active = active;
    }

    static WallPieces of(Grid grid, RoofMesh.Roofs roofs, Columns columns, Window active) {
        WallPieces pieces = new WallPieces(grid, roofs.mesh(), columns, active);
        List<Outline> outlines = roofs.outlines();
        for (Outline outline : outlines) {
            pieces.ring(outline, outline.polygon().getExteriorRing(), true);
            for (int i = 0; i < outline.polygon().getNumInteriorRing(); i++) {
                pieces.ring(outline, outline.polygon().getInteriorRingN(i), false);
            }
        }
        pieces.index();
        return pieces;
    }

    private void ring(Outline outline, LineString ring, boolean exterior) {
        CoordinateSequence points = ring.getCoordinateSequence();
        boolean leftIsInside = Orientation.isCCW(points) == exterior;
        for (int i = 1; i < points.size(); i++) {
            double xa = points.getX(i - 1) - grid.west();
            double ya = points.getY(i - 1) - grid.north();
            double dx = points.getX(i) - grid.west() - xa;
            double dy = points.getY(i) - grid.north() - ya;
            double length = Math.hypot(dx, dy);
            if (length > 1e-6) {
                double sign = leftIsInside ? 1 : -1;
                double za = Double.isNaN(outline.flatHeight()) ? points.getOrdinate(i - 1, 2) : outline.flatHeight();
                double zb = Double.isNaN(outline.flatHeight()) ? points.getOrdinate(i, 2) : outline.flatHeight();
                double[] edge = {xa, ya, za, dx, dy, zb - za, sign * dy / length, -sign * dx / length, length};
                edge(outline, edge);
            }
        }
    }

    private void edge(Outline outline, double[] e) {
        int n = (int) Math.ceil(e[8] / (0.25 * grid.cell()));
        for (int k = 0; k < n; k++) {
            double s = (k + 0.5) / n;
            double x = e[0] + s * e[3];
            double y = e[1] + s * e[4];
            double z = e[2] + s * e[5];
            double bottom = Math.max(exposedFrom(outline, x, y, z, e), underside(x, y, e));
            if (z - bottom > SEAM) {
                put(x, y, e[6], e[7], e[8] / n * (z - bottom), outline.building());
            }
        }
    }

    /** Height from which the wall below the edge is open; the edge's own height when it is hidden. */
    private double exposedFrom(Outline outline, double x, double y, double z, double[] e) {
        double nx = e[6];
        double ny = e[7];
        int under = mesh.top(x - EPSILON * nx, y - EPSILON * ny);
        if (under >= 0 && mesh.surface(under) != outline.surface()) {
            double seen = mesh.height(under, x, y);
            // A splinter thinner than EPSILON does not cover the point itself: then its neighbour stands for it. A roof
            // that
            // covers the point and is not the highest is hidden, or stands in the file twice.
            boolean splinter = mesh.building(under) == outline.building()
                    && Math.abs(seen - z) <= 0.1
                    && !mesh.covers(outline.surface(), x - EPSILON * nx, y - EPSILON * ny);
            if (!splinter) {
                return z;
            }
        }
        for (double d : BESIDE) {
            int neighbour = mesh.top(x + d * nx, y + d * ny);
            if (neighbour >= 0) {
                return mesh.height(neighbour, x + d * nx, y + d * ny);
            }
        }
        double out = 0.5 * grid.cell();
        double gx = grid.west() + x + out * nx;
        double gy = grid.north() + y + out * ny;
        return Resample.bilinear(grid, columns.ground(), gx, gy);
    }

    /** Height where the wall below an edge ends in the air, if the cell behind it hangs. */
    private double underside(double x, double y, double[] e) {
        int row = (int) Math.floor(-(y - 0.5 * grid.cell() * e[7]) / grid.cell());
        int column = (int) Math.floor((x - 0.5 * grid.cell() * e[6]) / grid.cell());
        boolean hangs = grid.contains(row, column) && columns.hanging().at(grid.index(row, column));
        return hangs ? columns.hanging().slabs().base()[grid.index(row, column)] : Double.NEGATIVE_INFINITY;
    }

    private void put(double x, double y, double nx, double ny, double area, int building) {
        int row = (int) Math.floor(-(y + 0.5 * grid.cell() * ny) / grid.cell());
        int column = (int) Math.floor((x + 0.5 * grid.cell() * nx) / grid.cell());
        if (!grid.contains(row, column)) {
            return;
        }
        if (active.contains(row, column)) {
            activeArea += area;
        }
        if (count == owner.length) {
            owner = Arrays.copyOf(owner, 2 * count);
            numbers = Arrays.copyOf(numbers, 2 * numbers.length);
        }
        double[] piece = {x, y, nx, ny, area};
        System.arraycopy(piece, 0, numbers, 5 * count, 5);
        owner[count++] = building;
    }

    private int cellOf(int piece) {
        int row = Math.clamp((long) Math.floor(-numbers[5 * piece + 1] / grid.cell()), 0, grid.rows() - 1);
        int column = Math.clamp((long) Math.floor(numbers[5 * piece] / grid.cell()), 0, grid.columns() - 1);
        return grid.index(row, column);
    }

    private void index() {
        first = new int[grid.size() + 1];
        for (int i = 0; i < count; i++) {
            first[cellOf(i) + 1]++;
        }
        for (int i = 0; i < grid.size(); i++) {
            first[i + 1] += first[i];
        }
        bin = new int[count];
        int[] next = Arrays.copyOf(first, grid.size());
        for (int i = 0; i < count; i++) {
            bin[next[cellOf(i)]++] = i;
        }
    }

    /** Outer wall area by building, m2. */
    double[] wallArea(int buildings) {
        double[] area = new double[buildings];
        for (int i = 0; i < count; i++) {
            area[owner[i]] += numbers[5 * i + 4];
        }
        return area;
    }

    double activeWallArea() {
        return activeArea;
    }

    /**
     * True normal of the wall of a building at a raster face: that of the nearest piece that looks the same way.
     *
     * @param x of the face's middle, local
     * @param y of the face's middle, local
     * @param fx raster normal
     * @param fy raster normal
     * @param building the wall belongs to
     * @param out receives x and y of the normal
     * @return false when no piece lies near
     */
    @SuppressWarnings("TooManyParameters")
    boolean normal(double x, double y, double fx, double fy, int building, double[] out) {
        int row = (int) Math.floor(-y / grid.cell());
        int column = (int) Math.floor(x / grid.cell());
        double best = Double.POSITIVE_INFINITY;
        for (int r = Math.max(0, row - 1); r <= Math.min(grid.rows() - 1, row + 1); r++) {
            for (int c = Math.max(0, column - 1); c <= Math.min(grid.columns() - 1, column + 1); c++) {
                int cell = grid.index(r, c);
                for (int k = first[cell]; k < first[cell + 1]; k++) {
                    int i = 5 * bin[k];
                    double facing = numbers[i + 2] * fx + numbers[i + 3] * fy;
                    double d = Math.pow(numbers[i] - x, 2) + Math.pow(numbers[i + 1] - y, 2);
                    if (owner[bin[k]] == building && facing > 0.1 && d < best) {
                        best = d;
                        out[0] = numbers[i + 2];
                        out[1] = numbers[i + 3];
                    }
                }
            }
        }
        return best < Double.POSITIVE_INFINITY;
    }
}
