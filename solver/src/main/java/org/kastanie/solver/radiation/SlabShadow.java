package org.kastanie.solver.radiation;

import java.util.Arrays;
import org.kastanie.solver.grid.Slabs;

/**
 * The shadow of {@link Slabs slabs} for one position of the sun. Every slab ahead darkens a stretch of heights over a cell;
 * a receiver is a stretch of heights too (a level one by one cell of way along the ray, a wall by its own height), cut into
 * 64 parts, each dark if any slab or solid column darkens it, for eight heights of the sun's disc.
 */
final class SlabShadow {
    private static final int PARTS = Long.SIZE;

    private static final int[] NONE = {};
    /** Heights on the disc, radii from its middle, that each stand for an eighth of its area. */
    private static final float[] ON_DISC = {
        -0.773390f, -0.514584f, -0.299043f, -0.098333f, 0.098333f, 0.299043f, 0.514584f, 0.773390f
    };

    private final Columns columns;
    private final AzimuthSteps steps;
    private final float tangent;
    private final float limb;
    private final float ownCell;

    /** @param limb tangent of the sun's limb less that of its middle */
    SlabShadow(Columns columns, AzimuthSteps steps, float tangent, float limb, float ownCell) {
        this.columns = columns;
        this.steps = steps;
        this.tangent = tangent;
        this.limb = limb;
        this.ownCell = ownCell;
    }

    /** Steps along the ray at which any of up to {@link Panorama#BLOCK} neighbouring cells meets a slab; -1 is the own cell. */
    int[] ahead(int start, float low) {
        if (!columns.slabsAlong(start, steps.count() == 0 ? 0 : steps.offset()[steps.count() - 1])) {
            return NONE;
        }
        int[] found = new int[8];
        int n = 0;
        float[] ahead = columns.slabAhead;
        for (int j = -1; j < steps.count(); j++) {
            float drop = j < 0 ? 0 : risen(steps.near()[j], -1);
            if (columns.slabHighest - low <= drop) {
                break;
            }
            if (ahead[j < 0 ? start : start + steps.offset()[j]] > Columns.NOTHING) {
                found = n == found.length ? Arrays.copyOf(found, 2 * n) : found;
                found[n++] = j;
            }
        }
        return Arrays.copyOf(found, n);
    }

    /**
     * How far a ray has risen at a distance.
     *
     * @param x radii above the disc's middle from which it comes
     */
    private float risen(float distance, float x) {
        return distance * tangent + Math.max(0, distance - ownCell) * (x * limb);
    }

    /**
     * Share of the heights in [low, high] over a cell that the beam reaches.
     *
     * @param solid shadows of solid columns, {@code at} that of the cell
     * @param ahead of {@link #ahead}
     */
    float lit(int cell, float low, float high, ShadowRow solid, int at, int[] ahead) {
        float sum = 0;
        long any = 0;
        for (int k = 0; k < ON_DISC.length && ahead.length > 0; k++) {
            long dark = dark(cell, low, high, ON_DISC[k], ahead);
            any |= dark;
            dark |= parts(low, high, Columns.NOTHING, solid.at(at, ON_DISC[k]));
            sum += PARTS - Long.bitCount(dark);
        }
        return any == 0 ? solid.share(at, 0.5f * (low + high), high - low) : sum * (1f / (PARTS * ON_DISC.length));
    }

    /** Parts of [low, high] that slabs darken for one height on the disc. */
    private long dark(int cell, float low, float high, float x, int[] ahead) {
        long dark = 0;
        for (int j : ahead) {
            int at = j < 0 ? cell : cell + steps.offset()[j];
            float top = columns.slabTop[at];
            float base = columns.slabBase[at];
            // whoever stands on a slab is not below it
            if (top > Columns.NOTHING && (j >= 0 || 0.5f * (low + high) < top)) {
                float near = j < 0 ? -ownCell : steps.near()[j];
                float far = j < 0 ? ownCell : steps.far()[j];
                dark |= parts(low, high, base - risen(far, x), top - risen(near, x));
            }
        }
        return dark;
    }

    /** The same as {@link #lit} for a level receiver. */
    float lit(int cell, float height, ShadowRow solid, int at) {
        float half = ownCell * tangent;
        return lit(cell, height - half, height + half, solid, at, ahead(cell, height - half));
    }

    /** Lit shares of level receivers in neighbouring cells. */
    void shares(int start, int width, float[] height, ShadowRow solid, float[] share) {
        float half = ownCell * tangent;
        for (int from = 0; from < width; from += Panorama.BLOCK) {
            int to = Math.min(width, from + Panorama.BLOCK);
            float low = Float.POSITIVE_INFINITY;
            for (int i = from; i < to; i++) {
                low = Math.min(low, height[i]);
            }
            int[] ahead = ahead(start + from, low - half);
            for (int i = from; i < to; i++) {
                share[i] = lit(start + i, height[i] - half, height[i] + half, solid, i, ahead);
            }
        }
    }

    /** Parts of [low, high] whose middles lie in [from, to]. */
    private static long parts(float low, float high, float from, float to) {
        float scale = PARTS / (high - low);
        int a = Math.clamp((long) Math.ceil((from - low) * scale - 0.5f), 0, PARTS);
        int b = Math.clamp((long) Math.ceil((to - low) * scale - 0.5f), 0, PARTS);
        return b > a ? below(b) & ~below(a) : 0;
    }

    private static long below(int bits) {
        return bits >= PARTS ? -1L : (1L << bits) - 1;
    }
}
