package org.kastanie.solver.kernel.reference;

/** What crowns take from a bundle of parallel rays, step by step along the list of cells with leaves. */
public final class LeafKernel {
    /** Rays side by side: results of step k lie at [k * LANES, k * LANES + LANES). */
    public static final int LANES = 16;

    /** Least logarithm of what comes through: nothing worth counting is left, and its exponential is in range. */
    public static final float DARK = -80;

    private LeafKernel() {}

    /**
     * Minus the optical depth after every step, {@code log[k * LANES + i]}: extinction times the slant length that ray i
     * runs between base and top of the columns of steps 0..k, before it ends. Steps in which no ray loses anything are taken
     * out of the list.
     *
     * @param apart cells from one ray to the next: 1 for neighbours, 0 for a stack of heights over one cell
     * @param step the steps that may hold leaves, indices of {@code offset}, {@code near} and {@code far}; out: those that do
     * @param near horizontal distance at which the rays enter a column, m
     * @param far the same where they leave, m
     * @param cotangent of the rays' elevation, below zero for falling ones
     * @param slant length per horizontal metre
     * @param stop horizontal distance at which each ray ends, m
     * @return number of steps left in the list
     */
    public static int depths(
            float[] base,
            float[] top,
            float[] extinction,
            int start,
            int apart,
            int[] step,
            int steps,
            int[] offset,
            float[] near,
            float[] far,
            float cotangent,
            float slant,
            float[] height,
            float[] stop,
            float[] log) {
        int kept = 0;
        for (int k = 0; k < steps; k++) {
            int j = step[k];
            boolean any = false;
            for (int i = 0; i < LANES; i++) {
                int p = start + i * apart + offset[j];
                float before = kept == 0 ? 0 : log[(kept - 1) * LANES + i];
                float u = (base[p] - height[i]) * cotangent;
                float v = (top[p] - height[i]) * cotangent;
                float enter = Math.max(Math.min(u, v), near[j]);
                float leave = Math.min(Math.max(u, v), Math.min(stop[i], far[j]));
                float sum = Math.max(DARK, before - Math.max(0, leave - enter) * (extinction[p] * slant));
                log[kept * LANES + i] = sum;
                any |= sum < before;
            }
            if (any) {
                step[kept++] = j;
            }
        }
        return kept;
    }

    /**
     * The step at which each ray loses most, {@code most[i]}: the first k in [from, steps) with the largest fall of {@code
     * through[k * LANES + i]}, which is one before step 0; -1 where it loses nothing.
     */
    public static void most(float[] through, int from, int steps, int[] most) {
        for (int i = 0; i < LANES; i++) {
            float largest = 0;
            float before = from == 0 ? 1 : through[(from - 1) * LANES + i];
            most[i] = -1;
            for (int k = from; k < steps; k++) {
                float now = through[k * LANES + i];
                if (before - now > largest) {
                    largest = before - now;
                    most[i] = k;
                }
                before = now;
            }
        }
    }
}
