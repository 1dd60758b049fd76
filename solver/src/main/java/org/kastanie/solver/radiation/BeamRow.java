package org.kastanie.solver.radiation;

import java.util.Arrays;
import org.kastanie.solver.kernel.vector.CrownVectors;
import org.kastanie.solver.kernel.vector.Exp;
import org.kastanie.solver.kernel.vector.HorizonVectors;

/** One sun position on runs of cells side by side; scratch of one thread. */
final class BeamRow {
    private static final int CHUNK = Skyline.CHUNK;
    /** Where the exponential is as good as zero. */
    private static final float DARK = -80;

    private final Beam beam;
    private final Columns columns;
    private final BeamReceivers receivers;
    private final SunPath path;
    private final Lit lit;
    private final BeamSteps steps;
    private final BeamStacks stacks;
    /** Cells of the run at hand. */
    private int width;

    private final ShadowRow shadow;
    /** Of the ground or roof, and of the person on it. */
    private final float[] height;

    private final float[] head;
    private final float[] share;
    private final float[] headShare;
    /** Of leaves, by ray. */
    private final float[][] depth;

    private final float[][] headDepth;

    BeamRow(Beam beam, SunPath path, Lit lit) {
        this.beam = beam;
        this.path = path;
        this.lit = lit;
        columns = beam.columns;
        receivers = beam.receivers;
        steps = new BeamSteps(columns, beam.skyline, path);
        stacks = new BeamStacks(beam, path, lit);
        shadow = new ShadowRow(receivers.width);
        height = new float[receivers.width + HorizonVectors.SLACK];
        head = height.clone();
        share = height.clone();
        headShare = height.clone();
        depth = new float[path.leafTangent.length][height.length];
        headDepth = new float[path.leafTangent.length][height.length];
    }

    void run(int row) {
        int first = columns.cells.run(row);
        width = columns.cells.run(row + 1) - first;
        int start = columns.ofLocal(first);
        shadow.clear();
        for (int k = 0; k < depth.length; k++) {
            Arrays.fill(depth[k], 0);
            Arrays.fill(headDepth[k], 0);
        }
        for (int i = 0; i < width; i++) {
            height[i] = columns.top[start + i] + beam.places.rise[first + i] + Places.CLEARANCE;
            head[i] = beam.persons.height(start + i);
        }
        boolean leaves = false;
        for (int i = 0; i < width; i += CHUNK) {
            leaves |= chunk(first, receivers.chunk[row] + i / CHUNK, i, start);
        }
        if (leaves) {
            through(depth);
            through(headDepth);
        }
        short[] open = lit.open();
        short[] facets = lit.facets();
        shares(start, height, share);
        shares(start, head, headShare);
        for (int i = 0; i < width; i++) {
            open[first + i] = Lit.pack(share[i]);
        }
        if (leaves) {
            for (int i = 0; i < width; i++) {
                share[i] *= depth[0][i];
                headShare[i] *= headDepth[0][i];
            }
        }
        for (int i = 0; i < width; i++) {
            facets[first + i] = Lit.pack(share[i]);
        }
        for (int p = receivers.firstPerson[row]; p < receivers.firstPerson[row + 1]; p++) {
            lit.persons()[p] = Lit.pack(headShare[beam.persons.activePlace[p] - first]);
        }
    }

    private void shares(int start, float[] height, float[] share) {
        if (path.slabs == null) {
            shadow.shares(height, width, path.ramp, share);
        } else {
            path.slabs.shares(start, width, height, shadow, share);
        }
    }

    private boolean chunk(int first, int chunk, int i, int start) {
        int n = Math.min(CHUNK, width - i);
        steps.list(start + i, receivers.low[chunk]);
        shadow.cast(columns, steps, start + i, n, i);
        for (int k = 0; k < path.leafTangent.length && steps.crowns > 0; k++) {
            CrownVectors.slants(
                    columns.crownBase,
                    columns.crownTop,
                    columns.extinction,
                    start + i,
                    n,
                    height,
                    head,
                    i,
                    steps.crownOffset,
                    steps.near,
                    steps.far,
                    steps.crowns,
                    1 / path.leafTangent[k],
                    depth[k],
                    headDepth[k]);
        }
        int place = first + i;
        boolean bare = receivers.firstWall[place] == receivers.firstWall[place + n]
                && columns.crownAhead[start + i] <= Columns.NOTHING;
        for (int k = 0; !bare && k < n; k++) {
            stacks.over(place + k, start + i + k, shadow, i + k, steps);
        }
        return steps.crowns > 0;
    }

    /** Depths of leaves on all rays to what passes them in the mean, in the first of the arrays. */
    private void through(float[][] depths) {
        for (int k = 0; k < depths.length; k++) {
            float[] d = depths[k];
            float slant = SunPath.slant(path.leafTangent[k]);
            for (int i = 0; i < width; i++) {
                d[i] = Math.max(DARK, -d[i] * slant);
            }
            Exp.apply(width, d, d);
        }
        float[] mean = depths[0];
        for (int i = 0; depths.length > 1 && i < width; i++) {
            mean[i] = 0.5f * (mean[i] + depths[1][i]);
        }
    }
}
