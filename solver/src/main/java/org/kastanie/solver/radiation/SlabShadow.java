package org.kastanie.solver.radiation;

import java.util.Arrays;
import org.kastanie.solver.grid.Slabs;

/**
 * The shadow of {@link Slabs slabs} for one position of the sun. Every slab ahead darkens a stretch of heights over a cell;
 * a receiver is a stretch of heights too (a level one by one cell of way along the ray, a wall by its own height), cut into
 * 64 parts, each dark if any slab or solid column darkens it.
 */
final class SlabShadow {
    private static final int PARTS = Long.SIZE;

    private static final int[] NONE = {};

    private final Columns columns;
    private final AzimuthSteps steps;
    private final float tangent;
    private final float ownCell;

    SlabShadow(Columns columns, AzimuthSteps steps, float tangent, float ownCell) {
        this.columns = columns;
        this.steps = steps;
        this.tangent = tangent;
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
            float drop = j < 0 ? 0 : steps.near()[j] * tangent;
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
     * Share of the heights in [low, high] over a cell that the beam reaches.
     *
     * @param solid height up to which solid columns darken the cell
     * @param ahead of {@link #ahead}
     */
    float lit(int cell, float low, float high, float solid, int[] ahead) {
        long dark = 0;
        for (int j : ahead) {
            int at = j < 0 ? cell : cell + steps.offset()[j];
            float top = columns.slabTop[at];
            float base = columns.slabBase[at];
            // whoever stands on a slab is not below it
            if (top > Columns.NOTHING && (j >= 0 || 0.5f * (low + high) < top)) {
                float near = j < 0 ? -ownCell : steps.near()[j];
                float far = j < 0 ? ownCell : steps.far()[j];
                dark |= parts(low, high, base - far * tangent, top - near * tangent);
            }
        }
        float share = Math.max(0, Math.min(1, (high - solid) / (high - low)));
        if (dark == 0) {
            return share;
        }
        dark |= parts(low, high, Columns.NOTHING, solid);
        return 1 - Long.bitCount(dark) / (float) PARTS;
    }

    /** The same for a level receiver. */
    float lit(int cell, float height, float solid) {
        float half = ownCell * tangent;
        return lit(cell, height - half, height + half, solid, ahead(cell, height - half));
    }

    /** Puts the lit shares of level receivers in neighbouring cells in place of their heights. */
    void shares(int start, int width, float[] height, float[] solid) {
        float half = ownCell * tangent;
        for (int from = 0; from < width; from += Panorama.BLOCK) {
            int to = Math.min(width, from + Panorama.BLOCK);
            float low = Float.POSITIVE_INFINITY;
            for (int i = from; i < to; i++) {
                low = Math.min(low, height[i]);
            }
            int[] ahead = ahead(start + from, low - half);
            for (int i = from; i < to; i++) {
                height[i] = lit(start + i, height[i] - half, height[i] + half, solid[i], ahead);
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
