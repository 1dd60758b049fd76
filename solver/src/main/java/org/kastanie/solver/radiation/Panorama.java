package org.kastanie.solver.radiation;

import java.util.Arrays;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.kernel.vector.Exp;
import org.kastanie.solver.kernel.vector.HorizonVectors;
import org.kastanie.solver.kernel.vector.LeafBandVectors;
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
        /** Receivers there is room for side by side: few of them need not pass over the room of many. */
        int lanes = BLOCK;
        /** Visible share of band b of receiver i at [b * lanes + i]. */
        final float[] share = new float[Bands.COUNT * BLOCK + HorizonVectors.SLACK];

        final float[] through = new float[Bands.COUNT * BLOCK + HorizonVectors.SLACK];
        /** Weights of the patches for every receiver. */
        final float[] weight = new float[Bands.COUNT * BLOCK + HorizonVectors.SLACK];
        /** Bits of an azimuth. */
        final int[] bits = new int[BLOCK + HorizonVectors.SLACK];

        final float[] depth = new float[Bands.COUNT * BLOCK + HorizonVectors.SLACK];
        final float[] overlap = new float[Bands.COUNT * BLOCK + HorizonVectors.SLACK];
        final LeafSteps list = new LeafSteps();
        boolean leaves;
        /** Elevations behind slabs, in {@link SlabView#PARTS} parts of a band; lower and upper six bands per receiver. */
        final long[] slabs = new long[2 * BLOCK];
        /** Shares along another line of sight. */
        private final float[] other = new float[Bands.COUNT * BLOCK];

        void room(int receivers) {
            lanes = receivers;
            Arrays.fill(tangent, 0, lanes, 0);
        }

        /** Keeps the shares of one line of sight. */
        void keep() {
            System.arraycopy(share, 0, other, 0, Bands.COUNT * lanes);
        }

        /** Mean of the shares kept and the present ones. */
        void mean() {
            for (int i = 0; i < Bands.COUNT * lanes; i++) {
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
        int levels = levels(columns, reach);
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

    /** Computes the maxima along the azimuth; call before {@link #look}. The rasters are used again at the next azimuth. */
    void prepare(double azimuth, Maxima maxima, Workers workers) {
        int[] shift = new int[levelOffset.length];
        for (int l = 0; l < shift.length; l++) {
            shift[l] = lattice(azimuth, 1 << l);
        }
        maxima.along(azimuth, shift, workers);
        for (int l = 0; l < shift.length; l++) {
            level[l] = maxima.level(l);
        }
    }

    /** Number of maxima that far steps need. */
    static int levels(Columns columns, double reach) {
        double limit = Math.min(reach, columns.far * (double) columns.cell);
        int levels = 0;
        for (int w = 2; EXACT * w / 2 <= limit / columns.cell; w *= 2) {
            levels++;
        }
        return levels;
    }

    /**
     * Fills {@code scratch.share} for {@code count} neighbouring cells from padded index {@code start}, at the heights in
     * {@code scratch.height}.
     *
     * @param horizontal true: shares of a band by its weight on a horizontal plane; false: by solid angle
     */
    void look(int start, int count, Scratch s, boolean horizontal) {
        s.room(BLOCK);
        HorizonVectors.horizon(columns.top, start, count, s.height, steps.offset(), inverse, 0, nearSteps, s.tangent);
        for (int l = 0; l < level.length; l++) {
            int n = levelOffset[l].length;
            HorizonVectors.horizon(level[l], start, count, s.height, levelOffset[l], levelInverse[l], 0, n, s.tangent);
        }
        leaves(start, 1, count, s);
        finish(start, 1, count, s, horizontal);
    }

    /** The same for two heights over every cell: facets by their weight on a horizontal plane, people by solid angle. */
    void look(int start, int count, Scratch facets, Scratch people) {
        float[] h = facets.height;
        float[] p = people.height;
        float[] t = facets.tangent;
        float[] u = people.tangent;
        facets.room(BLOCK);
        people.room(BLOCK);
        HorizonVectors.horizons(columns.top, start, count, h, p, steps.offset(), inverse, 0, nearSteps, t, u);
        for (int l = 0; l < level.length; l++) {
            int n = levelOffset[l].length;
            HorizonVectors.horizons(level[l], start, count, h, p, levelOffset[l], levelInverse[l], 0, n, t, u);
        }
        leaves(start, 1, count, facets, people);
        finish(start, 1, count, facets, true);
        finish(start, 1, count, people, false);
    }

    /** The same for at most {@link #STACK} heights over one cell, by solid angle. */
    void lookStack(int cell, int count, Scratch s) {
        s.room(STACK);
        HorizonVectors.stack(columns.top, cell, count, s.height, steps.offset(), inverse, 0, nearSteps, s.tangent);
        for (int l = 0; l < level.length; l++) {
            int n = levelOffset[l].length;
            HorizonVectors.stack(level[l], cell, count, s.height, levelOffset[l], levelInverse[l], 0, n, s.tangent);
        }
        leaves(cell, 0, count, s);
        finish(cell, 0, count, s, false);
    }

    private void finish(int start, int apart, int count, Scratch s, boolean horizontal) {
        shares(count, s, horizontal);
        if (columns.hasSlabs) {
            slabs.cover(start, apart, count, s, horizontal);
        }
    }

    /** Depths and overlaps of receivers over the same cells, who share the list of steps. */
    private void leaves(int start, int apart, int count, Scratch... over) {
        for (Scratch s : over) {
            s.leaves = false;
        }
        for (int i = 0; columns.hasCrowns && i < count; i += SUB) {
            float low = Float.POSITIVE_INFINITY;
            float tangent = Float.POSITIVE_INFINITY;
            for (Scratch s : over) {
                for (int k = i; k < Math.min(i + SUB, count); k++) {
                    low = Math.min(low, s.height[k]);
                    tangent = Math.min(tangent, s.tangent[k]);
                }
            }
            LeafSteps list = over[0].list;
            if (columns.crownHighest > low && plan(start + i * apart, apart, low, tangent, list)) {
                int band = 0;
                while (band < Bands.COUNT - 1 && Bands.HIGH[band] <= tangent) {
                    band++;
                }
                for (Scratch s : over) {
                    add(start + i * apart, apart, i, band, list, s);
                }
            }
        }
    }

    /**
     * Lists the steps that can matter to the receivers, as the kernels ask of every one of them: what is left out would have
     * added nothing.
     */
    private boolean plan(int start, int apart, float low, float tangent, LeafSteps list) {
        float[] highest = apart == 0 ? columns.crownTop : columns.crownAhead;
        list.clear(crownOffset.length);
        for (int j = 0; j < crownOffset.length; j++) {
            float rise = highest[start + crownOffset[j]] - low;
            if (j < crownRays) {
                if (rise > crownNear[j] * tangent) {
                    list.ray(crownOffset[j], crownNear[j], crownFar[j], rise);
                }
            } else if (rise * crownInverse[j] > tangent) {
                list.far(crownOffset[j], crownInverse[j], crownFar[j], rise);
            }
        }
        return list.count > 0;
    }

    private void add(int start, int apart, int at, int band, LeafSteps list, Scratch s) {
        if (!s.leaves) {
            s.leaves = true;
            Arrays.fill(s.depth, 0, Bands.COUNT * s.lanes, 0);
            Arrays.fill(s.overlap, 0, Bands.COUNT * s.lanes, 0);
        }
        float[] base = columns.crownBase;
        float[] top = columns.crownTop;
        float[] ext = columns.extinction;
        int rays = list.rays;
        int n = list.count;
        float[] u = list.upper;
        float[] v = list.lower;
        float[] w = list.weight;
        float[] h = s.height;
        float[] t = s.tangent;
        if (rays > 0) {
            LeafBandVectors.rays(base, top, ext, start, apart, h, t, at, list.offset, list.near, 0, rays, u, v, w);
            LeafBandVectors.slants(
                    u, v, w, list.near, list.far, 0, rays, list.reached, Bands.COTANGENT, band, s.depth, s.lanes, at);
        }
        if (n > rays) {
            LeafBandVectors.tangents(
                    base, top, ext, start, apart, h, t, at, list.offset, list.near, list.far, rays, n, u, v, w);
            LeafBandVectors.overlaps(
                    u, v, w, rays, n, list.reached, Bands.LOW, Bands.HIGH, band, s.overlap, s.lanes, at);
        }
    }

    private static void shares(int count, Scratch s, boolean horizontal) {
        if (s.leaves) {
            PatchVectors.depths(
                    s.depth, s.overlap, s.tangent, count, s.lanes, Bands.LOW, Bands.HIGH, Bands.SECANT, s.depth);
            Exp.apply(Bands.COUNT * s.lanes, s.depth, s.through);
        }
        for (int i = 0; i < count; i++) {
            float t = s.tangent[i];
            float square = t * t / (1 + t * t);
            s.tangent[i] = horizontal ? square : (float) Math.sqrt(square);
        }
        PatchVectors.shares(
                s.tangent,
                count,
                s.lanes,
                horizontal ? SQUARE : SINE,
                horizontal ? INVERSE_SQUARE : INVERSE_SINE,
                s.leaves ? s.through : OPEN,
                s.share);
    }
}
