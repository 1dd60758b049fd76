package org.kastanie.solver.radiation;

import java.util.Arrays;

/**
 * Highest tops ahead, coarse and fine, so that most steps of a ray can be left out without being taken: a maximum over more
 * cells than a step reads cannot miss one that matters.
 */
final class Skyline {
    /** Cells of a row that share a list of steps, and steps that are looked at together. */
    static final int CHUNK = Columns.SLIDE;

    /** Highest top of this and the next {@link #CHUNK} - 1 cells. */
    final float[] ahead;

    private final int stride;
    private final int blocks;
    /** Highest top, crowns included, of whatever a chunk of cells meets in {@link #CHUNK} steps, by block of their first. */
    private final float[] near;

    Skyline(Columns columns) {
        stride = columns.stride;
        ahead = Columns.slidingMaximum(columns.top);
        blocks = (stride + CHUNK - 1) / CHUNK;
        int rows = (columns.rows + CHUNK) / CHUNK;
        float[] own = new float[rows * blocks];
        Arrays.fill(own, Columns.NOTHING);
        for (int i = 0; i < columns.rows * stride; i++) {
            int b = i / stride / CHUNK * blocks + i % stride / CHUNK;
            own[b] = Math.max(own[b], Math.max(columns.top[i], columns.crownTop[i]));
        }
        near = new float[own.length];
        for (int r = 0; r < rows; r++) {
            for (int b = 0; b < blocks; b++) {
                float high = Columns.NOTHING;
                for (int y = Math.max(0, r - 1); y <= Math.min(rows - 1, r + 1); y++) {
                    for (int x = Math.max(0, b - 1); x <= Math.min(blocks - 1, b + 2); x++) {
                        high = Math.max(high, own[y * blocks + x]);
                    }
                }
                near[r * blocks + b] = high;
            }
        }
    }

    /**
     * Nothing a chunk of cells meets in the next {@link #CHUNK} steps stands higher.
     *
     * @param at padded index that the chunk's first cell reaches by the first of these steps
     */
    float bound(int at) {
        int row = at / stride;
        return near[row / CHUNK * blocks + (at - row * stride) / CHUNK];
    }

    long bytes() {
        return 4L * (ahead.length + near.length);
    }
}
