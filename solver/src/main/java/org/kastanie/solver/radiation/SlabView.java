package org.kastanie.solver.radiation;

import java.util.Arrays;
import org.kastanie.solver.grid.Slabs;

/**
 * What {@link Slabs slabs} hide of the sky along one azimuth. A slab hides a stretch of elevations with sky above and below
 * it, so that no horizon can stand for it: every band is cut into {@value #PARTS} parts of equal weight, and a part is
 * hidden if the ray through its middle meets the box of any column's slab.
 */
final class SlabView {
    static final int PARTS = 8;
    private static final int HALF = Bands.COUNT / 2 * PARTS;

    /** Tangents of the middles of all parts, ascending: parts even in solid angle, and even on a horizontal plane. */
    private static final float[] EVEN = tangents(false);

    private static final float[] LEVEL = tangents(true);

    private final Columns columns;
    private final AzimuthSteps steps;
    private final float ownCell;

    SlabView(Columns columns, AzimuthSteps steps, double ownCell) {
        this.columns = columns;
        this.steps = steps;
        this.ownCell = (float) ownCell;
    }

    private static double edge(int band, boolean horizontal) {
        return horizontal ? Bands.SINE[band] * Bands.SINE[band] : Bands.SINE[band];
    }

    private static double middle(int part, boolean horizontal) {
        int b = part / PARTS;
        double low = edge(b, horizontal);
        return low + (part % PARTS + 0.5) / PARTS * (edge(b + 1, horizontal) - low);
    }

    private static float[] tangents(boolean horizontal) {
        float[] out = new float[Bands.COUNT * PARTS];
        for (int k = 0; k < out.length; k++) {
            double m = middle(k, horizontal);
            double square = horizontal ? m : m * m;
            out[k] = (float) Math.sqrt(square / (1 - square));
        }
        return out;
    }

    /**
     * Takes what slabs hide from {@code s.share}, whose {@code s.tangent} holds the horizon's measure.
     *
     * @param apart cells from one receiver to the next
     */
    void cover(int start, int apart, int count, Panorama.Scratch s, boolean horizontal) {
        int last = steps.count() == 0 ? 0 : steps.offset()[steps.count() - 1];
        if (!columns.slabsAlong(start, last)) {
            return;
        }
        Arrays.fill(s.slabs, 0);
        float[] tangent = horizontal ? LEVEL : EVEN;
        boolean any = false;
        if (columns.slabAhead[start] > Columns.NOTHING) {
            any = mark(start, apart, count, 0, 0, ownCell, tangent, s);
        }
        for (int j = 0; j < steps.count(); j++) {
            int at = start + steps.offset()[j];
            if (columns.slabAhead[at] > Columns.NOTHING) {
                any |= mark(start, apart, count, steps.offset()[j], steps.near()[j], steps.far()[j], tangent, s);
            }
        }
        for (int i = 0; any && i < count; i++) {
            if ((s.slabs[2 * i] | s.slabs[2 * i + 1]) != 0) {
                take(i, s, horizontal);
            }
        }
    }

    /** Marks the parts that the slabs over one cell ahead hide from each receiver. */
    private boolean mark(
            int start, int apart, int count, int offset, float near, float far, float[] tangent, Panorama.Scratch s) {
        boolean any = false;
        for (int i = 0; i < count; i++) {
            float top = columns.slabTop[start + i * apart + offset];
            float h = s.height[i];
            if (top > h) {
                float base = columns.slabBase[start + i * apart + offset];
                // the own slab is overhead: it hides all beyond its edge
                float low = base > h ? (base - h) / far : 0;
                int from = place(tangent, low);
                int to = near > 0 ? place(tangent, (top - h) / near) : tangent.length;
                set(s.slabs, 2 * i, from, to);
                any |= to > from;
            }
        }
        return any;
    }

    /** Number of parts below a tangent. */
    private static int place(float[] tangent, float value) {
        int at = Arrays.binarySearch(tangent, value);
        return at < 0 ? -at - 1 : at;
    }

    private static void set(long[] mask, int at, int from, int to) {
        mask[at] |= below(Math.min(to, HALF)) & ~below(Math.min(from, HALF));
        mask[at + 1] |= below(Math.max(to - HALF, 0)) & ~below(Math.max(from - HALF, 0));
    }

    private static long below(int bits) {
        return (1L << bits) - 1;
    }

    private static void take(int i, Panorama.Scratch s, boolean horizontal) {
        for (int b = 0; b < Bands.COUNT; b++) {
            int half = b < Bands.COUNT / 2 ? 0 : 1;
            long parts = s.slabs[2 * i + half] >>> b * PARTS - half * HALF & below(PARTS);
            int at = b * s.lanes + i;
            if (parts == 0 || !(s.share[at] > 0)) {
                continue;
            }
            int hidden = 0;
            for (int k = 0; k < PARTS; k++) {
                boolean set = (parts >>> k & 1) != 0;
                hidden += set && middle(b * PARTS + k, horizontal) > s.tangent[i] ? 1 : 0;
            }
            double low = edge(b, horizontal);
            double high = edge(b + 1, horizontal);
            double open = Math.min(1, (high - s.tangent[i]) / (high - low));
            s.share[at] *= (float) Math.max(0, 1 - hidden / (PARTS * open));
        }
    }
}
