package org.kastanie.solver.radiation;

import java.util.Arrays;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.WallSegments;
import org.kastanie.solver.kernel.reference.HorizonKernel;
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
    private final float[] share = new float[MOST];
    private final int[] number = new int[MOST];

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

    /** Everything over one place of the active window. */
    void over(int place, int cell, float shadow, BeamSteps steps) {
        int n = 0;
        for (int k = receivers.firstWall[place]; k < receivers.firstWall[place + 1]; k++) {
            n = wall(receivers.wall[k], shadow, n);
            if (n == MOST) {
                through(cell, n, steps);
                n = 0;
            }
        }
        if (n > 0) {
            through(cell, n, steps);
        }
        if (columns.extinction[cell] > 0) {
            leaves(sources.crownOf[place], cell, shadow, steps);
        }
    }

    /** A wall that looks from outside the active window. */
    void stray(int k, BeamSteps steps) {
        int w = receivers.wall[k];
        int cell = places.cell[facets.horizontal() + w];
        steps.list(cell, Math.min(columns.top[cell], walls.bottom()[w]));
        float[] s = {Columns.NOTHING};
        HorizonKernel.shadowHeight(columns.top, cell, 1, steps.offset, steps.drop, steps.count, s, 0);
        through(cell, wall(w, s[0], 0), steps);
    }

    /** The upper side of a slab. */
    void deck(int f, SlabShadow slabs, BeamSteps steps) {
        int cell = places.cell[f];
        if (facets.normalX()[f] * east * level + facets.normalY()[f] * north * level + facets.normalZ()[f] * up > 0) {
            steps.list(cell, places.z[f]);
            float[] s = {Columns.NOTHING};
            HorizonKernel.shadowHeight(columns.top, cell, 1, steps.offset, steps.drop, steps.count, s, 0);
            number[0] = f;
            share[0] = slabs.lit(cell, places.z[f], s[0]);
            height[0] = places.z[f];
            through(cell, 1, steps);
        }
    }

    /** Puts a segment that the sun reaches beside the {@code n} before it; returns how many there are. */
    private int wall(int segment, float shadow, int n) {
        int f = facets.horizontal() + segment;
        double across = facets.normalX()[f] * east + facets.normalY()[f] * north;
        if (across * level + facets.normalZ()[f] * up <= 0) {
            return n;
        }
        // where the ray to the segment passes the middle of the open cell
        float lift = (float) (0.5 * columns.cell * path.tangent / Math.max(GRAZING, across));
        float upper = walls.top()[segment] + lift;
        float lower = walls.top()[segment] - walls.bottom()[segment];
        float seen = Math.max(0, Math.min(1, (upper - shadow) / lower));
        if (path.slabs != null) {
            int cell = places.cell[f];
            float low = walls.bottom()[segment] + lift;
            seen = path.slabs.lit(cell, low, upper, shadow, path.slabs.ahead(cell, low));
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
    private void leaves(int crown, int cell, float shadow, BeamSteps steps) {
        float base = columns.crownBase[cell];
        float thick = columns.crownTop[cell] - base;
        // layers no thicker than one cell and one unit of depth: the mean of the exponential within one is then known
        // well
        float thickness = Math.min(columns.cell, 1 / (columns.extinction[cell] * path.secant));
        int layers = Math.max(2, Math.min(MOST, (int) Math.ceil(thick / thickness)));
        boolean any = false;
        for (int k = 0; k < layers; k++) {
            height[k] = base + thick * (k + 0.5f) / layers;
            share[k] = path.slabs == null ? path.share(height[k], shadow) : path.slabs.lit(cell, height[k], shadow);
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
        Arrays.fill(depth, 0, n, 0);
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
                1 / path.tangent,
                depth);
        for (int k = 0; k < n; k++) {
            depth[k] = Math.max(DARK, -depth[k] * path.secant);
        }
        Exp.apply(n, depth, depth);
    }
}
