package org.kastanie.solver.kernel.reference;

/** Optical depth of crowns along one azimuth, for neighbouring cells of one row. Cells without crown have extinction 0. */
public final class CrownKernel {
    private CrownKernel() {}

    /**
     * Depth of a ray of one elevation, per unit of its slant: adds {@code extinction x} the horizontal length that the ray
     * runs between base and top of every column of the list.
     *
     * @param near horizontal distance at which the ray enters the column, m
     * @param far the same where it leaves, m
     * @param cotangent of the ray's elevation
     */
    public static void slant(
            float[] base,
            float[] top,
            float[] extinction,
            int start,
            int count,
            float[] height,
            int[] offset,
            float[] near,
            float[] far,
            int steps,
            float cotangent,
            float[] depth,
            int depthStart) {
        for (int i = 0; i < count; i++) {
            float sum = depth[depthStart + i];
            float h = height[i];
            for (int j = 0; j < steps; j++) {
                int p = start + i + offset[j];
                float upper = Math.min(far[j], (top[p] - h) * cotangent);
                float lower = Math.max(near[j], (base[p] - h) * cotangent);
                sum = Math.fma(Math.max(0, upper - lower), extinction[p], sum);
            }
            depth[depthStart + i] = sum;
        }
    }

    /** {@link #slant} through those columns only that stand above each receiver's horizon, a tangent. */
    public static void slantAbove(
            float[] base,
            float[] top,
            float[] extinction,
            int start,
            int count,
            float[] height,
            float[] horizon,
            int[] offset,
            float[] near,
            float[] far,
            int steps,
            float cotangent,
            float[] depth,
            int depthStart) {
        for (int i = 0; i < count; i++) {
            float sum = depth[depthStart + i];
            float h = height[i];
            for (int j = 0; j < steps; j++) {
                int p = start + i + offset[j];
                float upper = Math.min(far[j], (top[p] - h) * cotangent);
                float lower = Math.max(near[j], (base[p] - h) * cotangent);
                float way = top[p] - h > near[j] * horizon[i] ? Math.max(0, upper - lower) : 0;
                sum = Math.fma(way, extinction[p], sum);
            }
            depth[depthStart + i] = sum;
        }
    }

    /**
     * {@link #slant} for two heights over every cell at once, which read the same columns.
     *
     * @param height of the first receivers, {@code second} of the others
     */
    public static void slants(
            float[] base,
            float[] top,
            float[] extinction,
            int start,
            int count,
            float[] height,
            float[] second,
            int heightStart,
            int[] offset,
            float[] near,
            float[] far,
            int steps,
            float cotangent,
            float[] depth,
            float[] secondDepth) {
        for (int i = 0; i < count; i++) {
            int at = heightStart + i;
            for (int j = 0; j < steps; j++) {
                int p = start + i + offset[j];
                depth[at] = slant(base[p], top[p], extinction[p], height[at], near[j], far[j], cotangent, depth[at]);
                secondDepth[at] =
                        slant(base[p], top[p], extinction[p], second[at], near[j], far[j], cotangent, secondDepth[at]);
            }
        }
    }

    /**
     * {@link #slant} from {@code count} heights over one cell.
     *
     * @param cell padded index of the cell
     */
    public static void stack(
            float[] base,
            float[] top,
            float[] extinction,
            int cell,
            int count,
            float[] height,
            int[] offset,
            float[] near,
            float[] far,
            int steps,
            float cotangent,
            float[] depth) {
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < steps; j++) {
                int p = cell + offset[j];
                depth[i] = slant(base[p], top[p], extinction[p], height[i], near[j], far[j], cotangent, depth[i]);
            }
        }
    }

    private static float slant(
            float base, float top, float extinction, float h, float near, float far, float cotangent, float sum) {
        float upper = Math.min(far, (top - h) * cotangent);
        float lower = Math.max(near, (base - h) * cotangent);
        return Math.fma(Math.max(0, upper - lower), extinction, sum);
    }

    /**
     * Mean depth over a band of elevations, in units of its width in tangents and per unit of slant: adds {@code extinction
     * x length x} overlap of the column's tangents (base to top, seen from the cell) with those of the band.
     *
     * @param horizon tangent of each receiver's horizon: what lies below does not count
     * @param inverse one over the distance, m-1
     * @param length horizontal length the step stands for, m
     * @param low lower tangent of the band
     * @param high upper tangent of the band
     */
    public static void band(
            float[] base,
            float[] top,
            float[] extinction,
            int start,
            int count,
            float[] height,
            float[] horizon,
            int[] offset,
            float[] inverse,
            float[] length,
            int from,
            int to,
            float low,
            float high,
            float[] depth,
            int depthStart) {
        for (int i = 0; i < count; i++) {
            float sum = depth[depthStart + i];
            float h = height[i];
            for (int j = from; j < to; j++) {
                int p = start + i + offset[j];
                float upper = Math.min(high, (top[p] - h) * inverse[j]);
                float lower = Math.max(Math.max(low, horizon[i]), (base[p] - h) * inverse[j]);
                sum = Math.fma(Math.max(0, upper - lower), extinction[p] * length[j], sum);
            }
            depth[depthStart + i] = sum;
        }
    }

    /** {@link #slantAbove} from several heights over one cell. */
    public static void slantStack(
            float[] base,
            float[] top,
            float[] extinction,
            int cell,
            int count,
            float[] height,
            float[] horizon,
            int[] offset,
            float[] near,
            float[] far,
            int steps,
            float cotangent,
            float[] depth,
            int depthStart) {
        for (int i = 0; i < count; i++) {
            float sum = depth[depthStart + i];
            float h = height[i];
            for (int j = 0; j < steps; j++) {
                int p = cell + offset[j];
                float upper = Math.min(far[j], (top[p] - h) * cotangent);
                float lower = Math.max(near[j], (base[p] - h) * cotangent);
                float way = top[p] - h > near[j] * horizon[i] ? Math.max(0, upper - lower) : 0;
                sum = Math.fma(way, extinction[p], sum);
            }
            depth[depthStart + i] = sum;
        }
    }

    /** {@link #band} from several heights over one cell. */
    public static void bandStack(
            float[] base,
            float[] top,
            float[] extinction,
            int cell,
            int count,
            float[] height,
            float[] horizon,
            int[] offset,
            float[] inverse,
            float[] length,
            int from,
            int to,
            float low,
            float high,
            float[] depth,
            int depthStart) {
        for (int i = 0; i < count; i++) {
            float sum = depth[depthStart + i];
            float h = height[i];
            for (int j = from; j < to; j++) {
                int p = cell + offset[j];
                float upper = Math.min(high, (top[p] - h) * inverse[j]);
                float lower = Math.max(Math.max(low, horizon[i]), (base[p] - h) * inverse[j]);
                sum = Math.fma(Math.max(0, upper - lower), extinction[p] * length[j], sum);
            }
            depth[depthStart + i] = sum;
        }
    }
}
