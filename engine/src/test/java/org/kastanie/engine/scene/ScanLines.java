package org.kastanie.engine.scene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Wall area of a vector model without looking at a single wall or edge: the steps of the surface seen from above along
 * parallel lines in many directions. A line of any direction meets a wall as often as the wall is wide across it, so by
 * Cauchy and Crofton the area is pi/2 times the mean over all directions of (sum of steps times spacing of lines).
 */
final class ScanLines {
    /** Narrower gaps between roofs are survey noise, m (the same choice as in the scene). */
    private static final double GAP = 0.3;

    private static final double EPSILON = 1e-4;
    /** Smaller steps are seams, m (the same choice as in the scene). */
    private static final double SEAM = 0.05;

    /** Hears of every step. */
    @FunctionalInterface
    interface Step {
        /**
         * @param x of the step
         * @param y of the step
         * @param low end, m above the datum
         * @param high end, m above the datum
         * @param width share of wall the step stands for, m
         */
        void at(double x, double y, double low, double high, double width);
    }

    private final STRtree tree = new STRtree();
    private final Envelope extent = new Envelope();
    private final ToDoubleBiFunction<Double, Double> ground;

    /**
     * @param triangles of the roofs, with heights
     * @param ground height at x, y
     */
    ScanLines(List<Polygon> triangles, ToDoubleBiFunction<Double, Double> ground) {
        this.ground = ground;
        for (Polygon t : triangles) {
            tree.insert(t.getEnvelopeInternal(), t.getCoordinates());
            extent.expandToInclude(t.getEnvelopeInternal());
        }
        tree.build();
    }

    double wallArea(int directions, double spacing) {
        double[] area = new double[1];
        scan(directions, spacing, (x, y, low, high, width) -> area[0] += (high - low) * width);
        return area[0];
    }

    void scan(int directions, double spacing, Step step) {
        double radius = 0.5 * Math.hypot(extent.getWidth(), extent.getHeight()) + spacing;
        int lines = (int) Math.ceil(2 * radius / spacing);
        for (int d = 0; d < directions; d++) {
            double angle = Math.PI * (d + 0.37) / directions;
            for (int k = 0; k < lines; k++) {
                // Golden-ratio offsets keep lines off the regular coordinates of files.
                double offset = -radius + (k + (0.618034 * (d + 1)) % 1) * spacing;
                double x0 = extent.centre().x - offset * Math.sin(angle);
                double y0 = extent.centre().y + offset * Math.cos(angle);
                steps(x0, y0, Math.cos(angle), Math.sin(angle), radius, (x, y, a, b, w) -> {
                    if (Math.abs(a - b) > SEAM) {
                        step.at(x, y, Math.min(a, b), Math.max(a, b), Math.PI / 2 * spacing / directions);
                    }
                });
            }
        }
    }

    /** The steps along one line through the extent, their ends in any order. */
    private void steps(double x0, double y0, double ux, double uy, double radius, Step step) {
        List<double[]> pieces = new ArrayList<>();
        double stride = 20;
        for (double t = -radius; t < radius; t += stride) {
            Envelope box = new Envelope(x0 + t * ux, x0 + (t + stride) * ux, y0 + t * uy, y0 + (t + stride) * uy);
            for (Object c : tree.query(box)) {
                cut((Coordinate[]) c, x0, y0, ux, uy, t, Math.min(t + stride, radius), pieces);
            }
        }
        double[] ends = pieces.stream()
                .flatMapToDouble(p -> Arrays.stream(p, 0, 2))
                .sorted()
                .toArray();
        double open = Double.NaN;
        for (int i = 0; i < ends.length; i++) {
            if (i > 0 && ends[i] - ends[i - 1] < 2 * EPSILON) {
                continue;
            }
            int j = i;
            while (j + 1 < ends.length && ends[j + 1] - ends[j] < 2 * EPSILON) {
                j++;
            }
            double before = top(pieces, ends[i] - EPSILON);
            double after = top(pieces, ends[j] + EPSILON);
            if (Double.isNaN(after) && !Double.isNaN(before)) {
                if (j + 1 < ends.length && narrow(x0, y0, ux, uy, 0.5 * (ends[j] + ends[j + 1]))) {
                    open = before;
                    continue;
                }
                after = ground(x0, y0, ux, uy, ends[j] + GAP);
            } else if (Double.isNaN(before) && !Double.isNaN(after)) {
                before = Double.isNaN(open) ? ground(x0, y0, ux, uy, ends[i] - GAP) : open;
                open = Double.NaN;
            }
            if (!Double.isNaN(before)) {
                step.at(x0 + ends[i] * ux, y0 + ends[i] * uy, before, after, 0);
            }
        }
    }

    private double ground(double x0, double y0, double ux, double uy, double t) {
        return ground.applyAsDouble(x0 + t * ux, y0 + t * uy);
    }

    /** From, to, height at from and rise of the part of the line over a triangle, within a stretch. */
    @SuppressWarnings("TooManyParameters")
    private static void cut(
            Coordinate[] c, double x0, double y0, double ux, double uy, double low, double high, List<double[]> out) {
        double twice = (c[1].x - c[0].x) * (c[2].y - c[0].y) - (c[1].y - c[0].y) * (c[2].x - c[0].x);
        if (Math.abs(twice) < 1e-9) {
            return;
        }
        double from = low;
        double to = high;
        for (int k = 0; k < 3; k++) {
            Coordinate a = c[k];
            Coordinate b = c[(k + 1) % 3];
            double inside = ((b.x - a.x) * (y0 - a.y) - (b.y - a.y) * (x0 - a.x)) / twice;
            double rise = ((b.x - a.x) * uy - (b.y - a.y) * ux) / twice;
            if (rise > 0) {
                from = Math.max(from, -inside / rise);
            } else if (rise < 0) {
                to = Math.min(to, -inside / rise);
            } else if (inside < 0) {
                return;
            }
        }
        if (to > from) {
            double ga =
                    ((c[1].getZ() - c[0].getZ()) * (c[2].y - c[0].y) - (c[2].getZ() - c[0].getZ()) * (c[1].y - c[0].y))
                            / twice;
            double gb =
                    ((c[2].getZ() - c[0].getZ()) * (c[1].x - c[0].x) - (c[1].getZ() - c[0].getZ()) * (c[2].x - c[0].x))
                            / twice;
            double z = c[0].getZ() + ga * (x0 - c[0].x) + gb * (y0 - c[0].y);
            double slope = ga * ux + gb * uy;
            out.add(new double[] {from, to, z, slope});
        }
    }

    private static double top(List<double[]> pieces, double t) {
        double best = Double.NaN;
        for (double[] p : pieces) {
            if (t >= p[0] && t <= p[1]) {
                double z = p[2] + t * p[3];
                best = Double.isNaN(best) ? z : Math.max(best, z);
            }
        }
        return best;
    }

    /** The place between roofs lies in a gap narrower than {@link #GAP}: roofs on both sides of it in some direction. */
    private boolean narrow(double x0, double y0, double ux, double uy, double t) {
        double x = x0 + t * ux;
        double y = y0 + t * uy;
        for (int k = 0; k < 12; k++) {
            double a = Math.PI * k / 12;
            double dx = 0.5 * GAP * Math.cos(a);
            double dy = 0.5 * GAP * Math.sin(a);
            if (covered(x + dx, y + dy) && covered(x - dx, y - dy)) {
                return true;
            }
        }
        return false;
    }

    private boolean covered(double x, double y) {
        for (Object found : tree.query(new Envelope(x, x, y, y))) {
            Coordinate[] c = (Coordinate[]) found;
            double a = side(c[0], c[1], x, y);
            double b = side(c[1], c[2], x, y);
            double d = side(c[2], c[0], x, y);
            if ((a >= 0 && b >= 0 && d >= 0) || (a <= 0 && b <= 0 && d <= 0)) {
                return true;
            }
        }
        return false;
    }

    private static double side(Coordinate a, Coordinate b, double x, double y) {
        return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
    }
}
