package org.kastanie.solver.radiation;

import java.util.Arrays;
import org.kastanie.solver.kernel.vector.CrownVectors;
import org.kastanie.solver.kernel.vector.Exp;
import org.kastanie.solver.kernel.vector.HorizonVectors;

/** One sun position on the rows of the active window; scratch of one thread. */
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
    private final int width;
    /** Height of the shadow over every cell of the row. */
    private final float[] shadow;
    /** Of the ground or roof, and of the person on it. */
    private final float[] height;

    private final float[] head;
    private final float[] depth;
    private final float[] headDepth;

    BeamRow(Beam beam, SunPath path, Lit lit) {
        this.beam = beam;
        this.path = path;
        this.lit = lit;
        columns = beam.columns;
        receivers = beam.receivers;
        steps = new BeamSteps(columns, beam.skyline, path);
        stacks = new BeamStacks(beam, path, lit);
        width = receivers.width;
        shadow = new float[width + HorizonVectors.SLACK];
        height = shadow.clone();
        head = shadow.clone();
        depth = shadow.clone();
        headDepth = shadow.clone();
    }

    void run(int row) {
        int first = row * width;
        int start = columns.ofLocal(first);
        Arrays.fill(shadow, Columns.NOTHING);
        Arrays.fill(depth, 0);
        Arrays.fill(headDepth, 0);
        for (int i = 0; i < width; i++) {
            height[i] = columns.top[start + i] + beam.places.rise[first + i] + Places.CLEARANCE;
            head[i] = beam.persons.height(start + i);
        }
        boolean leaves = false;
        for (int i = 0; i < width; i += CHUNK) {
            leaves |= chunk(row, i, start, Math.min(CHUNK, width - i));
        }
        if (leaves) {
            through(depth);
            through(headDepth);
        }
        short[] open = lit.open();
        short[] facets = lit.facets();
        if (path.slabs != null) {
            path.slabs.shares(start, width, height, shadow);
            path.slabs.shares(start, width, head, shadow);
        }
        for (int i = 0; path.slabs == null && i < width; i++) {
            height[i] = path.share(height[i], shadow[i]);
            head[i] = path.share(head[i], shadow[i]);
        }
        for (int i = 0; i < width; i++) {
            open[first + i] = Lit.pack(height[i]);
        }
        if (leaves) {
            for (int i = 0; i < width; i++) {
                height[i] *= depth[i];
                head[i] *= headDepth[i];
            }
        }
        for (int i = 0; i < width; i++) {
            facets[first + i] = Lit.pack(height[i]);
        }
        for (int p = receivers.firstPerson[row]; p < receivers.firstPerson[row + 1]; p++) {
            lit.persons()[p] = Lit.pack(head[beam.persons.activePlace[p] - first]);
        }
    }

    private boolean chunk(int row, int i, int start, int n) {
        steps.list(start + i, receivers.low[row * receivers.chunks + i / CHUNK]);
        HorizonVectors.shadowHeight(columns.top, start + i, n, steps.offset, steps.drop, steps.count, shadow, i);
        if (steps.crowns > 0) {
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
                    1 / path.tangent,
                    depth,
                    headDepth);
        }
        int place = row * width + i;
        boolean bare = receivers.firstWall[place] == receivers.firstWall[place + n]
                && columns.crownAhead[start + i] <= Columns.NOTHING;
        for (int k = 0; !bare && k < n; k++) {
            stacks.over(place + k, start + i + k, shadow[i + k], steps);
        }
        return steps.crowns > 0;
    }

    /** Depths of leaves to what passes them. */
    private void through(float[] d) {
        float secant = path.secant;
        for (int i = 0; i < width; i++) {
            d[i] = Math.max(DARK, -d[i] * secant);
        }
        Exp.apply(width, d, d);
    }
}
