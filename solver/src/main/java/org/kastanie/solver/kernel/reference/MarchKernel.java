package org.kastanie.solver.kernel.reference;

/**
 * Rays of one direction from the centres of neighbouring cells: they cross the same list of cells, so a bundle of them is
 * marched side by side with plain loads.
 */
public final class MarchKernel {
    /** {@code met} of a ray that flies on beyond the list. */
    public static final int NOTHING = -1;

    private MarchKernel() {}

    /**
     * First step of every ray at which a column stands higher than the ray: {@code met[i]} = least j in [from, to) with
     * {@code top[start + i + offset[j]] - rise[j] > height[i]}, or {@link #NOTHING}.
     *
     * @param rise what the ray has gained where it is lowest over the cell, m
     */
    public static void first(
            float[] top,
            int start,
            int count,
            int[] offset,
            float[] rise,
            int from,
            int to,
            float[] height,
            int[] met) {
        for (int i = 0; i < count; i++) {
            int j = from;
            while (j < to && !(top[start + i + offset[j]] - rise[j] > height[i])) {
                j++;
            }
            met[i] = j < to ? j : NOTHING;
        }
    }

    /** The same for rays from one cell at several heights: all look at {@code top[cell + offset[j]]}. */
    public static void stack(
            float[] top, int cell, int count, int[] offset, float[] rise, int from, int to, float[] height, int[] met) {
        for (int i = 0; i < count; i++) {
            int j = from;
            while (j < to && !(top[cell + offset[j]] - rise[j] > height[i])) {
                j++;
            }
            met[i] = j < to ? j : NOTHING;
        }
    }
}
