package org.kastanie.solver.kernel.reference;

/**
 * Terrain and buildings as flat-topped box columns seen from cell centres along one azimuth. The cells an azimuth crosses
 * and the distances to their near faces are one list for the whole raster, so the maximum over the list is exact.
 */
public final class HorizonKernel {
    private HorizonKernel() {}

    /**
     * Height below which a cell lies in shadow: {@code out[i] = max(out[i], max_j top[start + i + offset[j]] - drop[j])}.
     *
     * @param drop distance to the near face times the tangent of the sun's elevation, m
     */
    public static void shadowHeight(
            float[] top, int start, int count, int[] offset, float[] drop, int steps, float[] out, int outStart) {
        for (int i = 0; i < count; i++) {
            float m = out[outStart + i];
            for (int j = 0; j < steps; j++) {
                m = Math.max(m, top[start + i + offset[j]] - drop[j]);
            }
            out[outStart + i] = m;
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
