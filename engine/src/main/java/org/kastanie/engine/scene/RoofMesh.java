package org.kastanie.engine.scene;

import java.util.Arrays;
import java.util.List;
import org.kastanie.solver.grid.Grid;

/**
 * All roofs as triangles on planes, sorted into the cells they touch. Coordinates are local to the grid's north-west corner
 * (x east, y north, so y is negative) to keep digits.
 */
final class RoofMesh {
    private static final int STRIDE = 9;

    private final Grid grid;
    /** x0 y0 x1 y1 x2 y2 a b c of every triangle; its height is a x + b y + c. */
    private double[] numbers = new double[64 * STRIDE];

    private int[] surface = new int[64];
    private int[] building = new int[64];
    private int count;
    private int[] first = new int[0];
    private int[] bin = new int[0];

    RoofMesh(Grid grid) {
        this.grid = grid;
    }

    int count() {
        return count;
    }

    int building(int triangle) {
        return building[triangle];
    }

    int surface(int triangle) {
        return surface[triangle];
    }

    double gradientX(int triangle) {
        return numbers[STRIDE * triangle + 6];
    }

    double gradientY(int triangle) {
        return numbers[STRIDE * triangle + 7];
    }

    /** True area over plan area. */
    double areaRatio(int triangle) {
        double a = gradientX(triangle);
        double b = gradientY(triangle);
        return Math.sqrt(1 + a * a + b * b);
    }

    /** Area seen from above, m2. */
    double planArea(int t) {
        int k = STRIDE * t;
        return 0.5
                * Math.abs((numbers[k + 2] - numbers[k]) * (numbers[k + 5] - numbers[k + 1])
                        - (numbers[k + 4] - numbers[k]) * (numbers[k + 3] - numbers[k + 1]));
    }

    double height(int t, double x, double y) {
        int k = STRIDE * t;
        return numbers[k + 6] * x + numbers[k + 7] * y + numbers[k + 8];
    }

    /** Adds a triangle with corners x, y, z in local coordinates; false when it has no area seen from above. */
    boolean add(double[] p, double[] q, double[] r, int ofSurface, int ofBuilding) {
        double ux = q[0] - p[0];
        double uy = q[1] - p[1];
        double vx = r[0] - p[0];
        double vy = r[1] - p[1];
        double twice = ux * vy - uy * vx;
        double longest = Math.max(ux * ux + uy * uy, vx * vx + vy * vy);
        if (!(Math.abs(twice) > 1e-9 * Math.max(1, longest))) {
            return false;
        }
        double a = ((q[2] - p[2]) * vy - (r[2] - p[2]) * uy) / twice;
        double b = ((r[2] - p[2]) * ux - (q[2] - p[2]) * vx) / twice;
        if (count == surface.length) {
            numbers = Arrays.copyOf(numbers, 2 * numbers.length);
            surface = Arrays.copyOf(surface, 2 * count);
            building = Arrays.copyOf(building, 2 * count);
        }
        double[] t = {p[0], p[1], q[0], q[1], r[0], r[1], a, b, p[2] - a * p[0] - b * p[1]};
        System.arraycopy(t, 0, numbers, STRIDE * count, STRIDE);
        surface[count] = ofSurface;
        building[count++] = ofBuilding;
        return true;
    }

    /** Sorts the triangles into cells; call once after the last {@link #add}. */
    void index() {
        first = new int[grid.size() + 1];
        for (int t = 0; t < count; t++) {
            visit(t, i -> first[i + 1]++);
        }
        for (int i = 0; i < grid.size(); i++) {
            first[i + 1] += first[i];
        }
        bin = new int[first[grid.size()]];
        int[] next = Arrays.copyOf(first, grid.size());
        for (int t = 0; t < count; t++) {
            int triangle = t;
            visit(t, i -> bin[next[i]++] = triangle);
        }
    }

    private void visit(int t, java.util.function.IntConsumer cell) {
        int k = STRIDE * t;
        double size = grid.cell();
        double top = Math.max(numbers[k + 1], Math.max(numbers[k + 3], numbers[k + 5]));
        double low = Math.min(numbers[k + 1], Math.min(numbers[k + 3], numbers[k + 5]));
        int r0 = Math.max(0, (int) Math.floor(-top / size - 1e-9));
        int r1 = Math.min(grid.rows() - 1, (int) Math.floor(-low / size + 1e-9));
        double[] range = new double[2];
        for (int r = r0; r <= r1; r++) {
            span(k, -(r + 1) * size, -r * size, range);
            int c0 = Math.max(0, (int) Math.floor(range[0] / size - 1e-9));
            int c1 = Math.min(grid.columns() - 1, (int) Math.floor(range[1] / size + 1e-9));
            for (int c = c0; c <= c1; c++) {
                cell.accept(grid.index(r, c));
            }
        }
    }

    /** Range of x of the triangle within a band of y. */
    private void span(int k, double y0, double y1, double[] range) {
        range[0] = Double.POSITIVE_INFINITY;
        range[1] = Double.NEGATIVE_INFINITY;
        for (int e = 0; e < 3; e++) {
            int f = (e + 1) % 3;
            double xa = numbers[k + 2 * e];
            double ya = numbers[k + 2 * e + 1];
            double xb = numbers[k + 2 * f];
            double yb = numbers[k + 2 * f + 1];
            double s0 = ya == yb ? 0 : Math.clamp((y0 - ya) / (yb - ya), 0, 1);
            double s1 = ya == yb ? 1 : Math.clamp((y1 - ya) / (yb - ya), 0, 1);
            if (Math.max(ya, yb) >= y0 && Math.min(ya, yb) <= y1) {
                range[0] = Math.min(range[0], xa + (xb - xa) * Math.min(s0, s1));
                range[0] = Math.min(range[0], xa + (xb - xa) * Math.max(s0, s1));
                range[1] = Math.max(range[1], xa + (xb - xa) * Math.min(s0, s1));
                range[1] = Math.max(range[1], xa + (xb - xa) * Math.max(s0, s1));
            }
        }
    }

    /** Some triangle touches the cell. */
    boolean touches(int cell) {
        return first[cell + 1] > first[cell];
    }

    /** The highest triangle over a point of a cell (of equals the first), or -1. */
    int top(int cell, double x, double y) {
        int best = -1;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = first[cell]; i < first[cell + 1]; i++) {
            int t = bin[i];
            if (contains(t, x, y)) {
                double z = height(t, x, y);
                if (z > high) {
                    high = z;
                    best = t;
                }
            }
        }
        return best;
    }

    /** The highest triangle over a point, or -1. */
    int top(double x, double y) {
        int row = (int) Math.floor(-y / grid.cell());
        int column = (int) Math.floor(x / grid.cell());
        return grid.contains(row, column) ? top(grid.index(row, column), x, y) : -1;
    }

    /** Height of the lowest triangle of a building over a point of a cell, NaN if there is none. */
    double lowest(int cell, double x, double y, int ofBuilding) {
        double low = Double.NaN;
        for (int i = first[cell]; i < first[cell + 1]; i++) {
            int t = bin[i];
            if (building[t] == ofBuilding && contains(t, x, y)) {
                double z = height(t, x, y);
                low = z >= low ? low : z;
            }
        }
        return low;
    }

    /** Height of the highest triangle of one building, or of all others, below a limit over a point; NaN if there is none. */
    double highestBelow(int cell, double x, double y, double limit, int ofBuilding, boolean others) {
        double high = Double.NaN;
        for (int i = first[cell]; i < first[cell + 1]; i++) {
            int t = bin[i];
            if (building[t] == ofBuilding != others && contains(t, x, y)) {
                double z = height(t, x, y);
                high = z < limit && !(z <= high) ? z : high;
            }
        }
        return high;
    }

    /** A surface has a triangle over a point. */
    boolean covers(int ofSurface, double x, double y) {
        int row = (int) Math.floor(-y / grid.cell());
        int column = (int) Math.floor(x / grid.cell());
        if (!grid.contains(row, column)) {
            return false;
        }
        int cell = grid.index(row, column);
        for (int i = first[cell]; i < first[cell + 1]; i++) {
            if (surface[bin[i]] == ofSurface && contains(bin[i], x, y)) {
                return true;
            }
        }
        return false;
    }

    /** The triangle lies wholly inside the grid. */
    boolean inGrid(int t) {
        for (int k = STRIDE * t; k < STRIDE * t + 6; k += 2) {
            double x = numbers[k];
            double y = numbers[k + 1];
            if (x < 0 || y > 0 || x > grid.columns() * grid.cell() || y < -grid.rows() * grid.cell()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Counts a point for every triangle over it, and as seen for the highest and for those of its building that are as
     * high (a point on a seam belongs to both sides).
     */
    void count(int cell, double x, double y, int highest, int[] inside, int[] seen) {
        double z = height(highest, x, y);
        for (int i = first[cell]; i < first[cell + 1]; i++) {
            int t = bin[i];
            if (contains(t, x, y)) {
                inside[t]++;
                boolean equal = building[t] == building[highest] && height(t, x, y) > z - 1e-6;
                seen[t] += equal ? 1 : 0;
            }
        }
    }

    private boolean contains(int t, double x, double y) {
        int k = STRIDE * t;
        double d0 = side(k, k + 2, x, y);
        double d1 = side(k + 2, k + 4, x, y);
        double d2 = side(k + 4, k, x, y);
        return (d0 >= 0 && d1 >= 0 && d2 >= 0) || (d0 <= 0 && d1 <= 0 && d2 <= 0);
    }

    private double side(int i, int j, double x, double y) {
        return (numbers[j] - numbers[i]) * (y - numbers[i + 1]) - (numbers[j + 1] - numbers[i + 1]) * (x - numbers[i]);
    }

    /** Roof polygons with their building, kept for the walls below their edges. */
    record Outline(org.locationtech.jts.geom.Polygon polygon, double flatHeight, int surface, int building) {}

    /** Roofs ready for sampling, and their outlines. */
    record Roofs(RoofMesh mesh, List<Outline> outlines) {}
}
