package org.kastanie.solver.radiation;

/**
 * Exact march of one ray through box columns and crowns, cell by cell. Scalar truth for the fast visibility and the means
 * by which every receiver finds what it sees besides the sky. Tiles whose {@link Ceilings ceiling} is below the ray are
 * crossed in one step.
 */
final class RayCaster {
    /** Least component along an axis: an axis that is never crossed gets edges far beyond any reach, not infinity. */
    private static final double LEAST = 1e-12;

    private static final int IN_TILE = (1 << Ceilings.BITS) - 1;

    private final Columns columns;
    private final Sources sources;
    private final Ceilings ceilings;
    private final double reach;

    RayCaster(Columns columns, Sources sources, double reach) {
        this.columns = columns;
        this.sources = sources;
        this.reach = reach / columns.cell;
        ceilings = new Ceilings(columns);
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
    void cast(double px, double py, double z, double dx, double dy, double dz, Ray r) {
        double horizontal = Math.max(1e-9, Math.sqrt(dx * dx + dy * dy));
        double ux = dx / horizontal;
        double uy = -dy / horizontal;
        r.z = z;
        r.slope = dz / horizontal * columns.cell;
        r.slant = columns.cell / horizontal;
        r.startX = (int) px;
        r.startY = (int) py;
        r.stepX = ux > 0 ? 1 : -1;
        r.stepY = uy > 0 ? 1 : -1;
        r.edgeX = 1 / Math.max(LEAST, Math.abs(ux));
        r.edgeY = 1 / Math.max(LEAST, Math.abs(uy));
        r.firstX = (ux > 0 ? r.startX + 1 - px : px - r.startX) * r.edgeX;
        r.firstY = (uy > 0 ? r.startY + 1 - py : py - r.startY) * r.edgeY;
        r.limit = r.slope > 0 ? Math.min(reach, (columns.highest - z) / r.slope) : reach;
        r.ownShare = 0;
        r.crownShare = 0;
        r.taken = 0;
        march(r);
    }

    private void march(Ray r) {
        int stride = columns.stride;
        int lastX = stride - 1;
        int lastY = columns.rows - 1;
        int entryX = r.stepX > 0 ? 0 : IN_TILE;
        int entryY = r.stepY > 0 ? 0 : IN_TILE;
        double slope = r.slope;
        int x = r.startX;
        int y = r.startY;
        double nextX = r.firstX;
        double nextY = r.firstY;
        int face = -1;
        double s = 0;
        double zIn = r.z;
        double depth = 0;
        while (true) {
            int at = y * stride + x;
            double leave = Math.min(nextX, nextY);
            double zOut = r.z + slope * leave;
            if (!(Math.min(zIn, zOut) > ceilings.cell[at])) {
                depth = meet(r, x, y, face, s, leave, zIn, depth);
                if (depth < 0) {
                    return;
                }
            }
            boolean tile;
            if (nextX < nextY) {
                x += r.stepX;
                face = r.stepX > 0 ? 1 : 3;
                // not added up: the same bits whether or not tiles were crossed at once before
                nextX = r.firstX + Math.abs(x - r.startX) * r.edgeX;
                tile = (x & IN_TILE) == entryX;
            } else {
                y += r.stepY;
                face = r.stepY > 0 ? 2 : 0;
                nextY = r.firstY + Math.abs(y - r.startY) * r.edgeY;
                tile = (y & IN_TILE) == entryY;
            }
            s = leave;
            zIn = zOut;
            if (tile && leave <= r.limit && jump(r, x, y, leave)) {
                x = r.x;
                y = r.y;
                s = r.way;
                face = r.alongX ? 2 - r.stepX : 1 + r.stepY;
                zIn = r.z + slope * s;
                nextX = r.firstX + Math.abs(x - r.startX) * r.edgeX;
                nextY = r.firstY + Math.abs(y - r.startY) * r.edgeY;
            }
            if (s > r.limit || x < 1 || y < 1 || x >= lastX || y >= lastY) {
                end(r, beyond(slope), depth);
                return;
            }
        }
    }

    /** From a cell at a tile's edge over all tiles that lie below the ray; false if the first does not. */
    private boolean jump(Ray r, int x, int y, double way) {
        boolean any = false;
        while (x >= 1 && y >= 1 && x < columns.stride - 1 && y < columns.rows - 1) {
            int outX = r.stepX > 0 ? (x | IN_TILE) + 1 : (x & ~IN_TILE) - 1;
            int outY = r.stepY > 0 ? (y | IN_TILE) + 1 : (y & ~IN_TILE) - 1;
            double exitX = r.firstX + (Math.abs(outX - r.startX) - 1) * r.edgeX;
            double exitY = r.firstY + (Math.abs(outY - r.startY) - 1) * r.edgeY;
            double exit = Math.min(exitX, exitY);
            float ceiling = ceilings.tile[(y >> Ceilings.BITS) * ceilings.tileStride + (x >> Ceilings.BITS)];
            if (!(r.z + r.slope * (r.slope > 0 ? way : exit) > ceiling)) {
                break;
            }
            any = true;
            r.alongX = exitX < exitY;
            if (r.alongX) {
                // edges at the same way as this one come first, as in the march
                y = within(y, outY, r.startY, r.stepY, (int) ((exit - r.firstY) / r.edgeY + 1));
                x = outX;
            } else {
                x = within(x, outX, r.startX, r.stepX, (int) Math.ceil((exit - r.firstX) / r.edgeX));
                y = outY;
            }
            way = exit;
            if (way > r.limit) {
                break;
            }
        }
        r.x = x;
        r.y = y;
        r.way = way;
        return any;
    }

    /** Cell along one axis after a number of edges, neither behind the present one nor out of the tile. */
    private static int within(int now, int out, int start, int step, int edges) {
        int there = start + step * edges;
        return step > 0 ? Math.max(now, Math.min(out - 1, there)) : Math.min(now, Math.max(out + 1, there));
    }

    /** What the ray meets in one cell: returns the depth of crowns so far, or a negative number where the ray ends. */
    private double meet(Ray r, int x, int y, int face, double s, double leave, double zIn, double depth) {
        int at = y * columns.stride + x;
        float top = columns.top[at];
        double slope = r.slope;
        if (top <= Columns.NOTHING) {
            return end(r, beyond(slope), depth);
        }
        if (face >= 0 && zIn < top) {
            return end(r, sources.wall(x, y, face, zIn, near(s)), depth);
        }
        boolean lands = slope < 0 && r.z + slope * leave < top;
        r.stop = lands ? Math.max(s, (top - r.z) / slope) : leave;
        r.hit = lands ? sources.horizontal(x, y, near(s)) : Ray.PASSES;
        if (columns.hasSlabs && columns.slabTop[at] > Columns.NOTHING && slab(r, x, y, face, s, leave, zIn)) {
            return end(r, sources.wall(x, y, face, zIn, near(s)), depth);
        }
        double sum = depth;
        if (columns.extinction[at] > 0) {
            double add = columns.extinction[at] * r.slant * inside(at, r.z, slope, s, r.stop);
            if (add > 0) {
                intercept(r, at, face < 0, near(s), depth, add);
                sum += add;
            }
        }
        return r.hit == Ray.PASSES ? sum : end(r, r.hit, sum);
    }

    /** Whether what a ray meets after a way (cells) counts as itself. */
    private boolean near(double way) {
        return sources.near(way * columns.cell);
    }

    /** True if the ray enters the slab of a cell from the side; else sets where it meets deck or ceiling, if it does. */
    private boolean slab(Ray r, int x, int y, int face, double s, double leave, double zIn) {
        int at = y * columns.stride + x;
        float base = columns.slabBase[at];
        float top = columns.slabTop[at];
        double zOut = r.z + r.slope * leave;
        if (zIn <= base && zOut > base) {
            r.stop = Math.max(s, (base - r.z) / r.slope);
            r.hit = sources.ceiling(x, y, near(s));
        } else if (zIn >= top && zOut < top) {
            r.stop = Math.max(s, (top - r.z) / r.slope);
            r.hit = sources.deck(x, y, near(s));
        }
        return face >= 0 && zIn > base && zIn < top;
    }

    private int beyond(double slope) {
        return slope >= 0 ? Ray.SKY : sources.outside(Sources.GROUND);
    }

    private static double end(Ray out, int target, double depth) {
        out.target = target;
        out.transmitted = depth > 0 ? Math.exp(-depth) : 1;
        return -1;
    }

    /** Horizontal way between s and stop (cells) that runs between base and top of the column's crown. */
    private double inside(int at, double z, double slope, double s, double stop) {
        double base = columns.crownBase[at];
        double top = columns.crownTop[at];
        if (Math.abs(slope) < LEAST) {
            return z > base && z < top ? stop - s : 0;
        }
        double a = (base - z) / slope;
        double b = (top - z) / slope;
        return Math.max(0, Math.min(stop, Math.max(a, b)) - Math.max(s, Math.min(a, b)));
    }

    /** Books what a crown takes from the ray. */
    private void intercept(Ray out, int at, boolean first, boolean close, double depth, double add) {
        double share = Math.exp(-depth) - Math.exp(-depth - add);
        if (first) {
            out.ownShare = share;
            out.ownCrown = sources.crown(at, true);
            return;
        }
        out.crownShare += share;
        if (share > out.taken) {
            out.taken = share;
            out.crown = sources.crown(at, close);
        }
    }
}
