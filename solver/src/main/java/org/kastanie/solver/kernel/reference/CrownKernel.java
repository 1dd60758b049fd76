package org.kastanie.solver.kernel.reference;

/** Optical depth of crowns along one azimuth, for neighbouring cells of one row. Cells without crown have extinction 0. */
public final class CrownKernel {
    private CrownKernel() {}

    /**
     * Depths of rays of one elevation from two heights over every cell, which read the same columns, per unit of their
     * slant: adds {@code extinction x} the horizontal length that a ray runs between base and top of every column of the
     * list.
     *
     * @param height of the first receivers, {@code second} of the others
     * @param near horizontal distance at which the ray enters the column, m
     * @param far the same where it leaves, m
     * @param cotangent of the ray's elevation
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
     * {@link #slants} from {@code count} heights over one cell.
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
}
