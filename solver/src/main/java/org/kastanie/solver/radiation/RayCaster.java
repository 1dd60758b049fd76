package org.kastanie.solver.radiation;

/**
 * Exact march of one ray through box columns and crowns, cell by cell. Scalar truth for the fast visibility and the means
 * by which every receiver finds what it sees besides the sky.
 */
final class RayCaster {
    private final Columns columns;
    private final Sources sources;
    private final double reach;

    RayCaster(Columns columns, Sources sources, double reach) {
        this.columns = columns;
        this.sources = sources;
        this.reach = reach / columns.cell;
    }

    /**
     * Casts a ray.
     *
     * @param px start, columns of the padded raster (fractions are places within the cell)
     * @param py start, rows of the padded raster
     * @param z start height, m
     * @param dx east component of the unit vector
     * @param dy north component
     * @param dz upward component
     */
    void cast(double px, double py, double z, double dx, double dy, double dz, Ray out) {
        double horizontal = Math.max(1e-9, Math.sqrt(dx * dx + dy * dy));
        double ux = dx / horizontal;
        double uy = -dy / horizontal;
        // height gained per cell of horizontal way, and slant metres per cell
        double slope = dz / horizontal * columns.cell;
        double slant = columns.cell / horizontal;
        int x = (int) Math.floor(px);
        int y = (int) Math.floor(py);
        double invX = Math.abs(ux) < 1e-12 ? Double.POSITIVE_INFINITY : 1 / Math.abs(ux);
        double invY = Math.abs(uy) < 1e-12 ? Double.POSITIVE_INFINITY : 1 / Math.abs(uy);
        double nextX = (ux > 0 ? x + 1 - px : px - x) * invX;
        double nextY = (uy > 0 ? y + 1 - py : py - y) * invY;
        int at = y * columns.stride + x;
        int previous = at;
        int face = -1;
        double s = 0;
        double zIn = z;
        double depth = 0;
        double taken = 0;
        out.ownShare = 0;
        out.crownShare = 0;
        while (true) {
            float top = columns.top[at];
            if (face >= 0 && zIn < top) {
                end(out, sources.wall(previous, face, at, zIn), depth, s);
                return;
            }
            double leave = Math.min(nextX, nextY);
            double zOut = z + slope * leave;
            boolean lands = slope < 0 && zOut < top;
            if (columns.extinction[at] > 0) {
                double stop = lands ? Math.max(s, (top - z) / slope) : leave;
                double add = columns.extinction[at] * slant * inside(at, z, slope, s, stop);
                if (add > 0) {
                    taken = intercept(out, at, face < 0, depth, add, taken);
                    depth += add;
                }
            }
            if (lands) {
                end(out, sources.horizontal(at), depth, leave);
                return;
            }
            if (zOut > columns.highest && slope > 0) {
                end(out, Ray.SKY, depth, leave);
                return;
            }
            previous = at;
            if (nextX < nextY) {
                x += ux > 0 ? 1 : -1;
                face = ux > 0 ? 1 : 3;
                nextX += invX;
            } else {
                y += uy > 0 ? 1 : -1;
                face = uy > 0 ? 2 : 0;
                nextY += invY;
            }
            if (leave > reach || x < 1 || y < 1 || x >= columns.stride - 1 || y >= columns.rows - 1) {
                end(out, beyond(slope), depth, leave);
                return;
            }
            at = y * columns.stride + x;
            if (columns.top[at] <= Columns.NOTHING) {
                end(out, beyond(slope), depth, leave);
                return;
            }
            s = leave;
            zIn = zOut;
        }
    }

    private int beyond(double slope) {
        return slope >= 0 ? Ray.SKY : sources.outside(Sources.GROUND);
    }

    private static void end(Ray out, int target, double depth, double distance) {
        out.target = target;
        out.transmitted = depth > 0 ? Math.exp(-depth) : 1;
        out.distance = distance;
    }

    /** Horizontal way between s and stop (cells) that runs between base and top of the column's crown. */
    private double inside(int at, double z, double slope, double s, double stop) {
        double base = columns.crownBase[at];
        double top = columns.crownTop[at];
        if (Math.abs(slope) < 1e-12) {
            return z > base && z < top ? stop - s : 0;
        }
        double a = (base - z) / slope;
        double b = (top - z) / slope;
        return Math.max(0, Math.min(stop, Math.max(a, b)) - Math.max(s, Math.min(a, b)));
    }

    /** Books what a crown takes from the ray; returns the most taken so far by one cell other than the first. */
    private double intercept(Ray out, int at, boolean first, double depth, double add, double taken) {
        double share = Math.exp(-depth) - Math.exp(-depth - add);
        if (first) {
            out.ownShare = share;
            out.ownCrown = sources.crown(at);
            return taken;
        }
        out.crownShare += share;
        if (share > taken) {
            out.crown = sources.crown(at);
            return share;
        }
        return taken;
    }
}
