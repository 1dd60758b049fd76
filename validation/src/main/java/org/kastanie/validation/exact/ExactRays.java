package org.kastanie.validation.exact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;

/**
 * Rays through the columns of a city, every cell visited (Amanatides and Woo 1987, Eurographics '87). Sources are numbered:
 * facets, then cells with leaves, then all ground beyond the raster.
 */
public final class ExactRays {
    /** Where a ray ends that meets nothing. */
    public static final int SKY = -1;

    private static final int[] FACE_X = {0, 1, 0, -1};
    private static final int[] FACE_Y = {-1, 0, 1, 0};

    private final UrbanGeometry geometry;
    private final Grid grid;
    private final Facets facets;
    private final double extinction;
    private final double reach;
    private final Map<Integer, List<Integer>> walls = new HashMap<>();
    private final Map<Integer, Integer> crownOf = new HashMap<>();
    private final double highest;

    /** Takes what a ray meets: shares of it that end on a source or in the sky; they add up to one. */
    public interface Sink {
        void take(int source, double share);
    }

    /**
     * @param extinction of leaves per leaf area density, G Omega
     * @param reach distance up to which anything is looked for, m
     */
    public ExactRays(UrbanGeometry geometry, Facets facets, double extinction, double reach) {
        this.geometry = geometry;
        this.grid = geometry.grid();
        this.facets = facets;
        this.extinction = extinction;
        this.reach = reach;
        for (int s = 0; s < facets.walls().count(); s++) {
            walls.computeIfAbsent(4 * facets.walls().cell()[s] + facets.walls().face()[s], k -> new ArrayList<>())
                    .add(s);
        }
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < grid.size(); i++) {
            boolean leaves = geometry.crowns().leafAreaDensity()[i] > 0;
            high = Math.max(high, leaves ? Math.max(top(i), geometry.crowns().top()[i]) : top(i));
            if (leaves && geometry.active().contains(grid.row(i), grid.column(i))) {
                crownOf.put(i, facets.count() + crownOf.size());
            }
        }
        highest = high;
    }

    /** Number of facets and cells with leaves; the ground beyond has this number. */
    public int sources() {
        return facets.count() + crownOf.size();
    }

    /** Cells of the raster with leaves, in the order of their numbers. */
    public int[] crownCells() {
        return crownOf.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .mapToInt(Map.Entry::getKey)
                .toArray();
    }

    double extinction(int cell) {
        return extinction * geometry.crowns().leafAreaDensity()[cell];
    }

    double crownBase(int cell) {
        return Math.max(geometry.crowns().base()[cell], top(cell));
    }

    private double top(int cell) {
        return geometry.top()[cell];
    }

    /**
     * Casts one ray.
     *
     * @param x0 start in columns from the western edge
     * @param y0 start in rows from the northern edge
     * @param z0 height, m
     * @param dx east, dy north, dz up: a unit vector
     */
    public void cast(double x0, double y0, double z0, double dx, double dy, double dz, Sink sink) {
        double level = Math.max(1e-12, Math.hypot(dx, dy));
        double ux = dx / level;
        double uy = -dy / level;
        double slope = dz / level;
        int x = (int) Math.floor(x0);
        int y = (int) Math.floor(y0);
        double perX = ux == 0 ? Double.POSITIVE_INFINITY : grid.cell() / Math.abs(ux);
        double perY = uy == 0 ? Double.POSITIVE_INFINITY : grid.cell() / Math.abs(uy);
        double nextX = ux == 0 ? Double.POSITIVE_INFINITY : (ux > 0 ? x + 1 - x0 : x0 - x) * perX;
        double nextY = uy == 0 ? Double.POSITIVE_INFINITY : (uy > 0 ? y + 1 - y0 : y0 - y) * perY;
        double way = 0;
        double through = 1;
        while (true) {
            double out = Math.min(nextX, nextY);
            int i = grid.index(y, x);
            boolean lands = slope < 0 && z0 + slope * out < top(i);
            through = leaves(i, z0, slope, way, lands ? (top(i) - z0) / slope : out, level, through, sink);
            if (lands) {
                sink.take(horizontal(y, x), through);
                return;
            }
            int face;
            int previous = i;
            if (nextX < nextY) {
                x += ux > 0 ? 1 : -1;
                face = ux > 0 ? 1 : 3;
                nextX += perX;
            } else {
                y += uy > 0 ? 1 : -1;
                face = uy > 0 ? 2 : 0;
                nextY += perY;
            }
            way = out;
            double z = z0 + slope * way;
            if (!grid.contains(y, x) || way > reach || (slope > 0 && z > highest)) {
                sink.take(slope < 0 ? sources() : SKY, through);
                return;
            }
            if (z < top(grid.index(y, x))) {
                sink.take(wall(previous, face, z, y, x), through);
                return;
            }
        }
    }

    private double leaves(
            int i, double z0, double slope, double way, double stop, double level, double through, Sink sink) {
        if (!(geometry.crowns().leafAreaDensity()[i] > 0)) {
            return through;
        }
        double base = crownBase(i);
        double top = geometry.crowns().top()[i];
        double from = way;
        double to = stop;
        if (Math.abs(slope) > 1e-12) {
            from = Math.max(way, Math.min((base - z0) / slope, (top - z0) / slope));
            to = Math.min(stop, Math.max((base - z0) / slope, (top - z0) / slope));
        } else if (z0 <= base || z0 >= top) {
            return through;
        }
        if (to <= from) {
            return through;
        }
        double left = through * Math.exp(-extinction(i) * (to - from) / level);
        sink.take(crownOf.getOrDefault(i, sources()), through - left);
        return left;
    }

    private int horizontal(int row, int column) {
        return geometry.active().contains(row, column) ? geometry.active().local(row, column) : sources();
    }

    private int wall(int open, int face, double z, int row, int column) {
        List<Integer> pieces = walls.get(4 * open + face);
        if (pieces == null) {
            return horizontal(row, column);
        }
        int nearest = pieces.getFirst();
        for (int s : pieces) {
            if (z >= facets.walls().bottom()[s] && z < facets.walls().top()[s]) {
                return facets.horizontal() + s;
            }
            nearest = Math.abs(facets.walls().middle(s) - z)
                            < Math.abs(facets.walls().middle(nearest) - z)
                    ? s
                    : nearest;
        }
        return facets.horizontal() + nearest;
    }

    /** Point of a facet: columns, rows, height; u and v from 0 to 1 over it. */
    double[] point(int facet, double u, double v) {
        if (facet < facets.horizontal()) {
            int i = geometry.active().gridIndex(grid, facet);
            return new double[] {grid.column(i) + u, grid.row(i) + v, top(i) + 1e-6};
        }
        int s = facet - facets.horizontal();
        int i = facets.walls().cell()[s];
        int face = facets.walls().face()[s];
        double low = facets.walls().bottom()[s];
        double z = Math.max(top(i) + 1e-6, low + v * (facets.walls().top()[s] - low));
        double inside = 0.5 - 1e-6;
        double x = grid.column(i) + 0.5 + (FACE_X[face] != 0 ? FACE_X[face] * inside : u - 0.5);
        double y = grid.row(i) + 0.5 + (FACE_Y[face] != 0 ? FACE_Y[face] * inside : u - 0.5);
        return new double[] {x, y, z};
    }

    /**
     * Cosine-weighted share of the sky a receiver sees, by so many rays about its normal.
     *
     * @param at columns, rows, height
     * @param normal east, north, up
     */
    public double skyView(double[] at, double[] normal, int azimuths, int rings) {
        double[] sum = new double[1];
        double level = Math.hypot(normal[0], normal[1]);
        // across: level and in the facet; along: up its slope
        double ax = level > 0 ? -normal[1] / level : 1;
        double ay = level > 0 ? normal[0] / level : 0;
        double bx = -ay * normal[2];
        double by = ax * normal[2];
        double bz = ay * normal[0] - ax * normal[1];
        for (int r = 0; r < rings; r++) {
            double w = Math.sqrt((r + 0.5) / rings);
            double cosine = Math.sqrt(1 - w * w);
            for (int a = 0; a < azimuths; a++) {
                double azimuth = 2 * Math.PI * (a + 0.5) / azimuths;
                double u = cosine * Math.sin(azimuth);
                double v = cosine * Math.cos(azimuth);
                cast(
                        at[0],
                        at[1],
                        at[2],
                        u * ax + v * bx + w * normal[0],
                        u * ay + v * by + w * normal[1],
                        v * bz + w * normal[2],
                        (source, share) -> sum[0] += source == SKY ? share : 0);
            }
        }
        return sum[0] / (azimuths * rings);
    }
}
