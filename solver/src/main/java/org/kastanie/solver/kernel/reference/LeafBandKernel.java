package org.kastanie.solver.kernel.reference;

/**
 * Leaves before the bands of one azimuth, for {@link #LANES} receivers at once. The columns of the steps that can matter are
 * first put side by side, relative to every receiver (step j of receiver i at {@code [j * LANES + i]}); all bands then read
 * them there. A step adds to the bands it can reach only.
 */
public final class LeafBandKernel {
    /** Receivers handled together. */
    public static final int LANES = LeafKernel.LANES;

    /** Height of what a receiver's own horizon hides: no ray runs there. */
    public static final float HIDDEN = -1e30f;

    private LeafBandKernel() {}

    /**
     * Columns near enough to be crossed by rays: heights of their top and base over the receivers, m. A column counts if its
     * top is seen above the receiver's horizon from where a ray enters it.
     *
     * @param apart cells from one receiver to the next: 1 for neighbours, 0 for a stack of heights over one cell
     * @param horizon tangents
     * @param first of the receivers among heights and horizons
     * @param near horizontal distance at which a ray enters a column, m
     * @param weight extinction, m-1
     */
    public static void rays(
            float[] base,
            float[] top,
            float[] extinction,
            int start,
            int apart,
            float[] height,
            float[] horizon,
            int first,
            int[] offset,
            float[] near,
            int from,
            int to,
            float[] upper,
            float[] lower,
            float[] weight) {
        for (int j = from; j < to; j++) {
            for (int i = 0; i < LANES; i++) {
                int p = start + i * apart + offset[j];
                int at = j * LANES + i;
                float rise = top[p] - height[first + i];
                upper[at] = rise > horizon[first + i] * near[j] ? rise : HIDDEN;
                lower[at] = base[p] - height[first + i];
                weight[at] = extinction[p];
            }
        }
    }

    /**
     * Columns farther away: tangents of their top and base, these not below the horizon.
     *
     * @param inverse one over the distance, m-1
     * @param length horizontal length a step stands for, m
     * @param weight extinction times length
     */
    public static void tangents(
            float[] base,
            float[] top,
            float[] extinction,
            int start,
            int apart,
            float[] height,
            float[] horizon,
            int first,
            int[] offset,
            float[] inverse,
            float[] length,
            int from,
            int to,
            float[] upper,
            float[] lower,
            float[] weight) {
        for (int j = from; j < to; j++) {
            for (int i = 0; i < LANES; i++) {
                int p = start + i * apart + offset[j];
                int at = j * LANES + i;
                upper[at] = (top[p] - height[first + i]) * inverse[j];
                lower[at] = Math.max(horizon[first + i], (base[p] - height[first + i]) * inverse[j]);
                weight[at] = extinction[p] * length[j];
            }
        }
    }

    /**
     * Adds the depths of rays at the middle of every band, per unit of slant: extinction times the horizontal way through a
     * column.
     *
     * @param far horizontal distance at which a ray leaves a column, m
     * @param reached one more than the highest band a step can reach
     * @param cotangent of the middle of a band
     * @param band lowest band that is asked for
     * @param depth in and out, band b from {@code [b * stride + at]} on
     */
    public static void slants(
            float[] upper,
            float[] lower,
            float[] weight,
            float[] near,
            float[] far,
            int from,
            int to,
            int[] reached,
            float[] cotangent,
            int band,
            float[] depth,
            int stride,
            int at) {
        for (int j = from; j < to; j++) {
            for (int b = band; b < reached[j]; b++) {
                for (int i = 0; i < LANES; i++) {
                    int k = j * LANES + i;
                    int d = b * stride + at + i;
                    float end = Math.min(far[j], upper[k] * cotangent[b]);
                    float begin = Math.max(near[j], lower[k] * cotangent[b]);
                    depth[d] = Math.fma(Math.max(0, end - begin), weight[k], depth[d]);
                }
            }
        }
    }

    /**
     * Adds the overlaps of the columns' tangents with the bands, times weight.
     *
     * @param reached one more than the highest band a step can reach
     * @param low lower tangents of the bands
     * @param high upper tangents of the bands
     * @param band lowest band that is asked for
     * @param overlap in and out, band b from {@code [b * stride + at]} on
     */
    public static void overlaps(
            float[] upper,
            float[] lower,
            float[] weight,
            int from,
            int to,
            int[] reached,
            float[] low,
            float[] high,
            int band,
            float[] overlap,
            int stride,
            int at) {
        for (int j = from; j < to; j++) {
            for (int b = band; b < reached[j]; b++) {
                for (int i = 0; i < LANES; i++) {
                    int k = j * LANES + i;
                    int d = b * stride + at + i;
                    float both = Math.min(high[b], upper[k]) - Math.max(low[b], lower[k]);
                    overlap[d] = Math.fma(Math.max(0, both), weight[k], overlap[d]);
                }
            }
        }
    }
}
