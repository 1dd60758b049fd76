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
