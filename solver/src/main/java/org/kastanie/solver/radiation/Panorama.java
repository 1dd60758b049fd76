package org.kastanie.solver.radiation;

import java.util.Arrays;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.kernel.vector.CrownVectors;
import org.kastanie.solver.kernel.vector.Exp;
import org.kastanie.solver.kernel.vector.HorizonVectors;
import org.kastanie.solver.kernel.vector.PatchVectors;

/**
 * The view along one azimuth: visible share of each elevation band through buildings, terrain and crowns.
 *
 * <p>Solid columns: exact to {@link #EXACT} cells, then directional doubling (maxima over 2, 4, 8 ... cells along the
 * azimuth, each used where it is at most an eighth of the distance). Crowns: exact columns to {@link #CROWN_EXACT} cells,
 * then steps that grow by 15 % of the distance; near ones as rays at the middle of the band, farther ones by overlap of
 * tangents.
 */
final class Panorama {
    /** Receivers handled together. */
    static final int BLOCK = 64;

    private static final int EXACT = 16;
    private static final int CROWN_EXACT = 8;
    private static final double CROWN_GROWTH = 0.15;
    /** Up to this distance (cells) a column is wider than a band is high: rays instead of overlaps. */
    private static final double RAYS = 3;

    private static final int SUB = Columns.SLIDE;

    /** Most heights of a stack. */
    static final int STACK = SUB;

    /** Upper edges of the bands and one over their widths, as squared sines (weights on a level plane) and as sines. */
    private static final float[] SQUARE = new float[Bands.COUNT];

    private static final float[] INVERSE_SQUARE = new float[Bands.COUNT];
    private static final float[] SINE = new float[Bands.COUNT];
    private static final float[] INVERSE_SINE = new float[Bands.COUNT];
    private static final float[] OPEN = new float[Bands.COUNT * BLOCK + HorizonVectors.SLACK];

    static {
        Arrays.fill(OPEN, 1);
        for (int b = 0; b < Bands.COUNT; b++) {
            double low = Bands.SINE[b];
            double high = Bands.SINE[b + 1];
            SQUARE[b] = (float) (high * high);
            INVERSE_SQUARE[b] = (float) (1 / (high * high - low * low));
            SINE[b] = (float) high;
            INVERSE_SINE[b] = (float) (1 / (high - low));
        }
    }

    /** Scratch of one thread. */
    static final class Scratch {
        final float[] height = new float[BLOCK + HorizonVectors.SLACK];
        final float[] tangent = new float[BLOCK + HorizonVectors.SLACK];
        /** Visible share of band b of receiver i at [b * BLOCK + i]. */
        final float[] share = new float[Bands.COUNT * BLOCK + HorizonVectors.SLACK];

        final float[] through = new float[Bands.COUNT * BLOCK + HorizonVectors.SLACK];
        /** Weights of the patches for every receiver. */
        final float[] weight = new float[Bands.COUNT * BLOCK + HorizonVectors.SLACK];
        /** Bits of an azimuth. */
        final int[] bits = new int[BLOCK + HorizonVectors.SLACK];

        final float[] depth = new float[Bands.COUNT * BLOCK + HorizonVectors.SLACK];
        final float[] overlap = new float[Bands.COUNT * BLOCK + HorizonVectors.SLACK];
        final float[] lane = new float[SUB + HorizonVectors.SLACK];
        final float[] above = new float[SUB + HorizonVectors.SLACK];
        final int[] offset = new int[1024];
        final float[] near = new float[1024];
        final float[] far = new float[1024];
        boolean leaves;
        boolean stack;
        /** Elevations behind slabs, in {@link SlabView#PARTS} parts of a band; lower and upper six bands per receiver. */
        final long[] slabs = new long[2 * BLOCK];
        /** Shares along another line of sight. */
        private final float[] other = new float[Bands.COUNT * BLOCK];

        /** Keeps the shares of one line of sight. */
        void keep() {
            System.arraycopy(share, 0, other, 0, other.length);
        }

        /** Mean of the shares kept and the present ones. */
        void mean() {
            for (int i = 0; i < other.length; i++) {
                share[i] = 0.5f * (share[i] + other[i]);
            }
        }
    }

    private final Columns columns;
    private final AzimuthSteps steps;
    private final SlabView slabs;
    private final int nearSteps;
    private final float[] inverse;
    private final float[][] level;
    private final int[][] levelOffset;
    private final float[][] levelInverse;
    private final int[] crownOffset;
    private final float[] crownNear;
    /** Leaving distance of near steps, length of far ones, m. */
    private final float[] crownFar;

    private final float[] crownInverse;
    private final int crownRays;

    Panorama(Columns columns, double azimuth, double reach) {
        this.columns = columns;
        double cell = columns.cell;
        double limit = Math.min(reach, columns.far * cell);
        steps = AzimuthSteps.of(azimuth, limit, cell, columns.stride);
        slabs = new SlabView(columns, steps, AzimuthSteps.ownCell(azimuth, cell));
        nearSteps = steps.within(Math.min(limit, (EXACT - 0.5) * cell));
        inverse = new float[nearSteps];
        for (int j = 0; j < nearSteps; j++) {
            inverse[j] = 1 / steps.near()[j];
        }
        int levels = 0;
        for (int w = 2; EXACT * w / 2 <= limit / cell; w *= 2) {
            levels++;
        }
        level = new float[levels][];
        levelOffset = new int[levels][];
        levelInverse = new float[levels][];
        planLevels(azimuth, limit / cell);
        int n = 1 + steps.within(CROWN_EXACT * cell);
        int grown = (int) (Math.log(Math.max(1, limit / (CROWN_EXACT * cell))) / Math.log(1 + CROWN_GROWTH));
        crownOffset = new int[n + grown];
        crownNear = new float[n + grown];
        crownFar = new float[n + grown];
        crownInverse = new float[n + grown];
        crownRays = planCrowns(azimuth, n);
    }

    private void planLevels(double azimuth, double limit) {
        int k = EXACT;
        for (int l = 0; l < level.length; l++) {
            int w = 2 << l;
            int end = (int) Math.min(limit, 8.0 * 2 * w);
            int n = Math.max(0, (end - k + w - 1) / w);
            levelOffset[l] = new int[n];
            levelInverse[l] = new float[n];
            for (int j = 0; j < n; j++, k += w) {
                levelOffset[l][j] = lattice(azimuth, k);
                // near face of the first cell, moved by 0.3 of the interval: the highest column may stand anywhere in
                // it
                levelInverse[l][j] = (float) (1 / ((k - 0.5 + 0.3 * (w - 1)) * columns.cell));
            }
        }
    }

    private int lattice(double azimuth, double length) {
        return (int) Math.rint(-length * Math.cos(azimuth)) * columns.stride
                + (int) Math.rint(length * Math.sin(azimuth));
    }

    private int planCrowns(double azimuth, int exact) {
        double cell = columns.cell;
        crownFar[0] = (float) AzimuthSteps.ownCell(azimuth, cell);
        int rays = 1;
        for (int j = 1; j < exact; j++) {
            crownOffset[j] = steps.offset()[j - 1];
            float near = steps.near()[j - 1];
            float far = steps.far()[j - 1];
            crownNear[j] = near;
            boolean ray = 0.5 * (near + far) <= RAYS * cell;
            rays += ray ? 1 : 0;
            crownFar[j] = ray ? far : far - near;
            crownInverse[j] = 2 / (near + far);
        }
        double d = exact > 1 ? steps.far()[exact - 2] : crownFar[0];
        for (int j = exact; j < crownOffset.length; j++) {
            double length = CROWN_GROWTH * d;
            double middle = d + 0.5 * length;
            int at = Math.max(0, steps.within(middle) - 1);
            crownOffset[j] = steps.offset()[at];
            crownNear[j] = (float) d;
            crownFar[j] = (float) length;
            crownInverse[j] = (float) (1 / middle);
            d += length;
        }
        return rays;
    }

    /**
     * Computes the maxima along the azimuth where data are; call before {@link #look}. {@code buffers} are reused between
     * azimuths and hold {@link Columns#NOTHING} elsewhere.
     */
    void prepare(double azimuth, float[][] buffers, Workers workers) {
        float[] below = columns.top;
        for (int l = 0; l < level.length; l++) {
            float[] from = below;
            float[] to = buffers[l];
            int shift = lattice(azimuth, 1 << l);
            workers.forEach(columns.dataRows, 64, (a, b) -> {
                for (int r = a; r < b; r++) {
                    int at = (columns.dataRow + r) * columns.stride + columns.dataColumn;
                    doubled(from, to, shift, at, at + columns.dataColumns);
                }
            });
            level[l] = to;
            below = to;
        }
    }

    int levels() {
        return level.length;
    }

    private static void doubled(float[] from, float[] to, int shift, int a, int b) {
        int lo = Math.min(b, Math.max(a, -shift));
        int hi = Math.max(lo, Math.min(b, from.length - Math.max(0, shift)));
        System.arraycopy(from, a, to, a, lo - a);
        for (int i = lo; i < hi; i++) {
            to[i] = Math.max(from[i], from[i + shift]);
        }
        System.arraycopy(from, hi, to, hi, b - hi);
    }

    /**
     * Fills {@code scratch.share} for {@code count} neighbouring cells from padded index {@code start}, at the heights in
     * {@code scratch.height}.
     *
     * @param horizontal true: shares of a band by its weight on a horizontal plane; false: by solid angle
     */
    void look(int start, int count, Scratch s, boolean horizontal) {
        Arrays.fill(s.tangent, 0);
        HorizonVectors.horizon(columns.top, start, count, s.height, steps.offset(), inverse, 0, nearSteps, s.tangent);
        for (int l = 0; l < level.length; l++) {
            int n = levelOffset[l].length;
            HorizonVectors.horizon(level[l], start, count, s.height, levelOffset[l], levelInverse[l], 0, n, s.tangent);
        }
        s.leaves = false;
        s.stack = false;
        for (int i = 0; columns.hasCrowns && i < count; i += SUB) {
            leaves(start + i, i, Math.min(SUB, count - i), s);
        }
        shares(count, s, horizontal);
        if (columns.hasSlabs) {
            slabs.cover(start, 1, count, s, horizontal);
        }
    }

    /** The same for at most {@link #STACK} heights over one cell, by solid angle. */
    void lookStack(int cell, int count, Scratch s) {
        Arrays.fill(s.tangent, 0);
        HorizonVectors.stack(columns.top, cell, count, s.height, steps.offset(), inverse, 0, nearSteps, s.tangent);
        for (int l = 0; l < level.length; l++) {
            int n = levelOffset[l].length;
            HorizonVectors.stack(level[l], cell, count, s.height, levelOffset[l], levelInverse[l], 0, n, s.tangent);
        }
        s.leaves = false;
        s.stack = true;
        if (columns.hasCrowns) {
            leaves(cell, 0, count, s);
        }
        shares(count, s, false);
        if (columns.hasSlabs) {
            slabs.cover(cell, 0, count, s, false);
        }
    }

    private void leaves(int start, int at, int count, Scratch s) {
        float low = Float.POSITIVE_INFINITY;
        float tangent = Float.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            s.lane[i] = s.height[at + i];
            s.above[i] = s.tangent[at + i];
            low = Math.min(low, s.lane[i]);
            tangent = Math.min(tangent, s.tangent[at + i]);
        }
        float most = columns.crownHighest - low;
        if (most <= 0) {
            return;
        }
        int rays = 0;
        int n = 0;
        int all = crownOffset.length;
        for (int j = 0; j < all; j++) {
            float highest =
                    s.stack ? columns.crownTop[start + crownOffset[j]] : columns.crownAhead[start + crownOffset[j]];
            // as the kernels ask of every receiver: what is left out here would have added nothing
            float rise = highest - low;
            if (j < crownRays ? rise > crownNear[j] * tangent : rise * crownInverse[j] > tangent) {
                s.offset[n] = crownOffset[j];
                s.near[n] = j < crownRays ? crownNear[j] : crownInverse[j];
                s.far[n++] = crownFar[j];
                rays += j < crownRays ? 1 : 0;
            }
        }
        if (n > 0 && !s.leaves) {
            s.leaves = true;
            Arrays.fill(s.depth, 0);
            Arrays.fill(s.overlap, 0);
        }
        for (int b = 0; b < Bands.COUNT && n > 0; b++) {
            if (Bands.HIGH[b] > tangent || b == Bands.COUNT - 1) {
                int reached = n;
                while (reached > rays && most * s.near[reached - 1] <= Bands.LOW[b]) {
                    reached--;
                }
                band(start, at, count, s, b, rays, reached);
            }
        }
    }

    private void band(int start, int at, int count, Scratch s, int b, int rays, int reached) {
        float[] base = columns.crownBase;
        float[] top = columns.crownTop;
        float[] ext = columns.extinction;
        int to = b * BLOCK + at;
        float low = Bands.LOW[b];
        float high = Bands.HIGH[b];
        float[] near = s.near;
        float[] far = s.far;
        float cot = Bands.COTANGENT[b];
        int n = reached;
        if (s.stack) {
            CrownVectors.slantStack(
                    base, top, ext, start, count, s.lane, s.above, s.offset, near, far, rays, cot, s.depth, to);
            CrownVectors.bandStack(
                    base, top, ext, start, count, s.lane, s.above, s.offset, near, far, rays, n, low, high, s.overlap,
                    to);
        } else {
            CrownVectors.slantAbove(
                    base, top, ext, start, count, s.lane, s.above, s.offset, near, far, rays, cot, s.depth, to);
            CrownVectors.band(
                    base, top, ext, start, count, s.lane, s.above, s.offset, near, far, rays, n, low, high, s.overlap,
                    to);
        }
    }

    private static void shares(int count, Scratch s, boolean horizontal) {
        if (s.leaves) {
            PatchVectors.depths(
                    s.depth, s.overlap, s.tangent, count, BLOCK, Bands.LOW, Bands.HIGH, Bands.SECANT, s.depth);
            Exp.apply(Bands.COUNT * BLOCK, s.depth, s.through);
        }
        for (int i = 0; i < count; i++) {
            float t = s.tangent[i];
            float square = t * t / (1 + t * t);
            s.tangent[i] = horizontal ? square : (float) Math.sqrt(square);
        }
        PatchVectors.shares(
                s.tangent,
                count,
                BLOCK,
                horizontal ? SQUARE : SINE,
                horizontal ? INVERSE_SQUARE : INVERSE_SINE,
                s.leaves ? s.through : OPEN,
                s.share);
    }
}
