package org.kastanie.solver.radiation;

import java.util.Arrays;
import org.kastanie.solver.kernel.reference.DiscKernel;
import org.kastanie.solver.kernel.vector.DiscVectors;
import org.kastanie.solver.kernel.vector.HorizonVectors;

/**
 * Heights of the shadow over neighbouring cells. Of all edges ahead two are kept: the one that hides the upper limb of the
 * sun's disc from the greatest height and the one that hides the lower. They are the same unless a near and a far edge cross
 * the disc together; what a point sees of it is then what the higher one leaves.
 */
final class ShadowRow {
    /** Below, the whole disc is hidden, m. */
    private final float[] umbra;
    /** From there to the middle of the blur, m. */
    private final float[] umbraBlur;
    /** Above, nothing is hidden. */
    private final float[] penumbra;

    private final float[] penumbraBlur;

    ShadowRow(int cells) {
        umbra = new float[cells + HorizonVectors.SLACK];
        umbraBlur = umbra.clone();
        penumbra = umbra.clone();
        penumbraBlur = umbra.clone();
    }

    void clear() {
        Arrays.fill(umbra, Columns.NOTHING);
        Arrays.fill(umbraBlur, 0);
        Arrays.fill(penumbra, Columns.NOTHING);
        Arrays.fill(penumbraBlur, 0);
    }

    /**
     * Heights over {@code count} cells, where nothing is known yet.
     *
     * @param start padded index of the first
     * @param at place of the first in this row
     */
    void cast(Columns columns, BeamSteps steps, int start, int count, int at) {
        HorizonVectors.shadowHeights(
                columns.top,
                start,
                count,
                steps.offset,
                steps.drop,
                steps.blur,
                steps.count,
                umbra,
                umbraBlur,
                penumbra,
                penumbraBlur,
                at);
    }

    /** The same for one cell and nothing else. */
    void castOne(Columns columns, BeamSteps steps, int cell) {
        clear();
        cast(columns, steps, cell, 1, 0);
    }

    /**
     * Lit share of a stretch of heights over a cell.
     *
     * @param height its middle, m
     */
    float share(int k, float height, float stretch) {
        float upper = DiscKernel.share(height - (penumbra[k] - penumbraBlur[k]), penumbraBlur[k], stretch);
        return Math.min(upper, DiscKernel.share(height - (umbra[k] + umbraBlur[k]), umbraBlur[k], stretch));
    }

    /** Lit shares of receivers in all cells. */
    void shares(float[] height, int count, float stretch, float[] share) {
        Arrays.fill(share, 0, count, 1);
        DiscVectors.lower(height, penumbra, penumbraBlur, 1, count, stretch, share);
        DiscVectors.lower(height, umbra, umbraBlur, -1, count, stretch, share);
    }

    /**
     * Height below which a place on the disc is hidden.
     *
     * @param x radii above the disc's middle
     */
    float at(int k, float x) {
        return Math.max(penumbra[k] - (1 + x) * penumbraBlur[k], umbra[k] + (1 - x) * umbraBlur[k]);
    }
}
