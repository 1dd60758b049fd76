package org.kastanie.solver.radiation;

import java.util.Arrays;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.WallSegments;
import org.kastanie.solver.kernel.vector.CrownVectors;
import org.kastanie.solver.kernel.vector.Exp;
import org.kastanie.solver.kernel.vector.HorizonVectors;

/** One sun position on what stands or hangs over one cell at several heights: pieces of wall, layers of leaves. */
final class BeamStacks {
    /** Least cosine between wall and sun, horizontally, for the way from the wall to the middle of its cell. */
    private static final double GRAZING = 0.25;

    private static final int MOST = 16;
    /** Where the exponential is as good as zero. */
    private static final float DARK = -80;

    private final Columns columns;
    private final Sources sources;
    private final Facets facets;
    private final WallSegments walls;
    private final Places places;
    private final BeamReceivers receivers;
    private final SunPath path;
    private final Lit lit;
    private final double east;
    private final double north;
    private final double up;
    private final double level;

    private final float[] height = new float[MOST + HorizonVectors.SLACK];
    private final float[] depth = new float[MOST + HorizonVectors.SLACK];
    private final float[] second = depth.clone();
    private final float[] share = new float[MOST];
    private final int[] number = new int[MOST];
    private final ShadowRow single = new ShadowRow(1);

    BeamStacks(Beam beam, SunPath path, Lit lit) {
        columns = beam.columns;
        sources = beam.sources;
        facets = beam.facets;
        walls = facets.walls();
        places = beam.places;
        receivers = beam.receivers;
        this.path = path;
        this.lit = lit;
        east = Math.sin(path.sun.azimuth());
        north = Math.cos(path.sun.azimuth());
        level = Math.cos(path.sun.elevation());
        up = Math.sin(path.sun.elevation());
    }

    /**
     * Everything over one place of the active window.
     *
     * @param at its place in the row of shadows
     */
    void over(int place, int cell, ShadowRow shadow, int at, BeamSteps steps) {
        int n = 0;
        for (int k = receivers.firstWall[place]; k < receivers.firstWall[place + 1]; k++) {
            n = wall(receivers.wall[k], shadow, at, n);
            if (n == MOST) {
                through(cell, n, steps);
                n = 0;
            }
        }
        if (n > 0) {
            through(cell, n, steps);
        }
        if (columns.extinction[cell] > 0) {
            leaves(sources.crownOf[place], cell, shadow, at, steps);
        }
    }

    /** A wall that looks from outside the active window. */
    void stray(int k, BeamSteps steps) {
        int w = receivers.wall[k];
        int cell = places.cell[facets.horizontal() + w];
        steps.list(cell, Math.min(columns.top[cell], walls.bottom()[w]));
        single.castOne(columns, steps, cell);
        through(cell, wall(w, single, 0, 0), steps);
    }

    /** The upper side of a slab. */
    void deck(int f, SlabShadow slabs, BeamSteps steps) {
        int cell = places.cell[f];
        if (facets.normalX()[f] * east * level + facets.normalY()[f] * north * level + facets.normalZ()[f] * up > 0) {
            steps.list(cell, places.z[f]);
            single.castOne(columns, steps, cell);
            number[0] = f;
            share[0] = slabs.lit(cell, places.z[f], single, 0);
            height[0] = places.z[f];
            through(cell, 1, steps);
        }
    }

    /** Puts a segment that the sun reaches beside the {@code n} before it; returns how many there are. */
    private int wall(int segment, ShadowRow shadow, int at, int n) {
        int f = facets.horizontal() + segment;
        double across = facets.normalX()[f] * east + facets.normalY()[f] * north;
        if (across * level + facets.normalZ()[f] * up <= 0) {
            return n;
        }
        // where the ray to the segment passes the middle of the open cell
        float lift = (float) (0.5 * columns.cell * path.tangent / Math.max(GRAZING, across));
        float upper = walls.top()[segment] + lift;
        float tall = walls.top()[segment] - walls.bottom()[segment];
        float seen;
        if (path.slabs == null) {
            seen = shadow.share(at, upper - 0.5f * tall, tall);
        } else {
            int cell = places.cell[f];
            float low = walls.bottom()[segment] + lift;
            seen = path.slabs.lit(cell, low, upper, shadow, at, path.slabs.ahead(cell, low));
        }
        if (seen > 0) {
            number[n] = f;
            share[n] = seen;
            height[n] = places.z[f];
            return n + 1;
        }
        return n;
    }

    private void through(int cell, int n, BeamSteps steps) {
        exponential(cell, n, steps);
        for (int k = 0; k < n; k++) {
            lit.facets()[number[k]] = Lit.pack(share[k] * depth[k]);
        }
    }

    /** Mean over the leaves of one crown cell. */
    private void leaves(int crown, int cell, ShadowRow shadow, int at, BeamSteps steps) {
        float base = columns.crownBase[cell];
        float thick = columns.crownTop[cell] - base;
        // layers no thicker than one cell and one unit of depth: the mean of the exponential within one is then known
        // well
        float thickness = Math.min(columns.cell, 1 / (columns.extinction[cell] * path.secant));
        int layers = Math.max(2, Math.min(MOST, (int) Math.ceil(thick / thickness)));
        boolean any = false;
        for (int k = 0; k < layers; k++) {
            height[k] = base + thick * (k + 0.5f) / layers;
            share[k] = path.slabs == null
                    ? shadow.share(at, height[k], path.ramp)
                    : path.slabs.lit(cell, height[k], shadow, at);
            any |= share[k] > 0;
        }
        if (!any) {
            return;
        }
        exponential(cell, layers, steps);
        float sum = 0;
        for (int k = 0; k < layers; k++) {
            sum += share[k] * depth[k];
        }
        lit.crowns()[crown] = Lit.pack(sum / layers);
    }

    /** What passes the leaves on the way to the first {@code n} heights over a cell, into {@code depth}. */
    private void exponential(int cell, int n, BeamSteps steps) {
        if (steps.crowns == 0) {
            Arrays.fill(depth, 0, n, 1);
            return;
        }
        for (int r = 0; r < path.leafTangent.length; r++) {
            float[] passed = r == 0 ? depth : second;
            Arrays.fill(passed, 0, n, 0);
            CrownVectors.stack(
                    columns.crownBase,
                    columns.crownTop,
                    columns.extinction,
                    cell,
                    n,
                    height,
                    steps.crownOffset,
                    steps.near,
                    steps.far,
                    steps.crowns,
                    1 / path.leafTangent[r],
                    passed);
            float slant = SunPath.slant(path.leafTangent[r]);
            for (int k = 0; k < n; k++) {
                passed[k] = Math.max(DARK, -passed[k] * slant);
            }
            Exp.apply(n, passed, passed);
        }
        for (int k = 0; path.leafTangent.length > 1 && k < n; k++) {
            depth[k] = 0.5f * (depth[k] + second[k]);
        }
    }
}
