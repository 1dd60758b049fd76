package org.kastanie.solver.kernel.reference;

/**
 * Terrain and buildings as flat-topped box columns seen from cell centres along one azimuth. The cells an azimuth crosses
 * and the distances to their near faces are one list for the whole raster, so the maximum over the list is exact.
 */
public final class HorizonKernel {
    private HorizonKernel() {}

    /**
     * Heights over a cell between which the sun's disc is hidden in part, and what hides it: below {@code umbra[i] = max(umbra[i],
     * max_j top[start + i + offset[j]] - drop[j] - blur[j])} nothing of it is seen, above {@code penumbra[i]}, the same with
     * plus, all of it.
     *
     * @param drop distance to the near face times the tangent of the sun's elevation, m
     * @param blur how much farther a ray from the upper limb has fallen there, m
     * @param umbraBlur that of the step that made the umbra, {@code penumbraBlur} of the one that made the penumbra
     */
    public static void shadowHeights(
            float[] top,
            int start,
            int count,
            int[] offset,
            float[] drop,
            float[] blur,
            int steps,
            float[] umbra,
            float[] umbraBlur,
            float[] penumbra,
            float[] penumbraBlur,
            int outStart) {
        for (int i = 0; i < count; i++) {
            int at = outStart + i;
            for (int j = 0; j < steps; j++) {
                float edge = top[start + i + offset[j]] - drop[j];
                if (edge - blur[j] > umbra[at]) {
                    umbra[at] = edge - blur[j];
                    umbraBlur[at] = blur[j];
                }
                if (edge + blur[j] > penumbra[at]) {
                    penumbra[at] = edge + blur[j];
                    penumbraBlur[at] = blur[j];
                }
            }
        }
    }

    /**
     * Tangent of the horizon: {@code out[i] = max(out[i], max_j (top[start + i + offset[j]] - height[i]) * inverse[j])}.
     *
     * @param inverse one over the distance, m-1
     */
    public static void horizon(
            float[] top,
            int start,
            int count,
            float[] height,
            int[] offset,
            float[] inverse,
            int from,
            int to,
            float[] out) {
        for (int i = 0; i < count; i++) {
            float m = out[i];
            float h = height[i];
            for (int j = from; j < to; j++) {
                m = Math.max(m, (top[start + i + offset[j]] - h) * inverse[j]);
            }
            out[i] = m;
        }
    }

    /** The larger of every element in [start, end) and the one {@code shift} farther. */
    public static void larger(float[] from, int start, int end, int shift, float[] out) {
        for (int i = start; i < end; i++) {
            out[i] = Math.max(from[i], from[i + shift]);
        }
    }

    /**
     * {@link #horizon} for two heights over every cell at once, which read the same columns.
     *
     * @param height of the first receivers, {@code second} of the others
     */
    public static void horizons(
            float[] top,
            int start,
            int count,
            float[] height,
            float[] second,
            int[] offset,
            float[] inverse,
            int from,
            int to,
            float[] out,
            float[] secondOut) {
        horizon(top, start, count, height, offset, inverse, from, to, out);
        horizon(top, start, count, second, offset, inverse, from, to, secondOut);
    }

    /** The same from several heights over one cell. */
    public static void stack(
            float[] top,
            int cell,
            int count,
            float[] height,
            int[] offset,
            float[] inverse,
            int from,
            int to,
            float[] out) {
        for (int i = 0; i < count; i++) {
            float m = out[i];
            for (int j = from; j < to; j++) {
                m = Math.max(m, (top[cell + offset[j]] - height[i]) * inverse[j]);
            }
            out[i] = m;
        }
    }
}
