package org.kastanie.solver.radiation;

/**
 * The steps of a sun's rays that can matter to a chunk of neighbouring cells, told without taking them. What is left out
 * would change no bit: it lies so far below every receiver that the lit share stays one and the depth of leaves what it was.
 */
final class BeamSteps {
    private static final int CHUNK = Skyline.CHUNK;
    /** Kept clear of rounding, m, and in shares of a ramp. */
    private static final float CLEAR = 0.01f;

    private static final float HALF = 0.51f;

    private final Columns columns;
    private final Skyline skyline;
    private final SunPath path;

    /** Steps over which something may throw its shadow. */
    final int[] offset;

    final float[] drop;
    final float[] blur;
    int count;

    /** Steps, the own cell as the first, over which leaves may hang in the way. */
    final int[] crownOffset;

    final float[] near;
    final float[] far;
    int crowns;

    BeamSteps(Columns columns, Skyline skyline, SunPath path) {
        this.columns = columns;
        this.skyline = skyline;
        this.path = path;
        int n = path.steps.count();
        offset = new int[n];
        drop = new float[n];
        blur = new float[n];
        crownOffset = new int[n + 1];
        near = new float[n + 1];
        far = new float[n + 1];
    }

    /**
     * Fills the lists.
     *
     * @param start padded index of the chunk's first cell
     * @param low no receiver of the chunk lies lower, m
     */
    void list(int start, float low) {
        count = 0;
        crowns = 0;
        if (columns.crownAhead[start] > low) {
            near[0] = 0;
            far[0] = path.ownCell;
            crownOffset[crowns++] = 0;
        }
        float dark = low - HALF * path.ramp - CLEAR;
        float least = Math.min(dark, low - CLEAR);
        int n = path.drop.length;
        for (int g = 0; g < n; g += CHUNK) {
            // by the lower limb, whose ray has risen least
            float fallen = least + (path.drop[g] - path.blur[g]);
            if (columns.highest <= fallen) {
                return;
            }
            if (skyline.bound(start + path.steps.offset()[g]) > fallen) {
                steps(start, g, Math.min(n, g + CHUNK), dark, low - CLEAR);
            }
        }
    }

    private void steps(int start, int from, int to, float dark, float low) {
        int[] all = path.steps.offset();
        for (int j = from; j < to; j++) {
            float fallen = path.drop[j];
            int at = start + all[j];
            float soft = path.blur[j];
            if (skyline.ahead[at] > dark + (fallen - soft)) {
                offset[count] = all[j];
                blur[count] = soft;
                drop[count++] = fallen;
            }
            if (columns.crownAhead[at] > low + path.leafDrop[j]) {
                crownOffset[crowns] = all[j];
                near[crowns] = path.steps.near()[j];
                far[crowns++] = path.steps.far()[j];
            }
        }
    }
}
