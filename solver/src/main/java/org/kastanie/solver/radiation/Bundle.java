package org.kastanie.solver.radiation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.kastanie.solver.kernel.reference.LeafKernel;
import org.kastanie.solver.kernel.reference.MarchKernel;
import org.kastanie.solver.kernel.vector.Exp;
import org.kastanie.solver.kernel.vector.HorizonVectors;
import org.kastanie.solver.kernel.vector.LeafVectors;
import org.kastanie.solver.kernel.vector.MarchVectors;

/**
 * Rays of one direction marched side by side, from neighbouring cells or from several heights over one cell. Answers as
 * {@link RayCaster} does, whatever the other rays of the bundle; belongs to one thread.
 */
final class Bundle {
    /** Rays of a bundle. */
    static final int LANES = LeafKernel.LANES;

    /** Heights of the starts, m; the caller's to fill. */
    final float[] height = new float[LANES + HorizonVectors.SLACK];

    private final Columns columns;
    private final Sources sources;
    private final int[] met = new int[LANES + HorizonVectors.SLACK];
    private final float[] stop = new float[LANES + HorizonVectors.SLACK];
    private final int[] most = new int[LANES + HorizonVectors.SLACK];
    private int[] step = new int[64];
    private float[] log = new float[64 * LANES + HorizonVectors.SLACK];
    private float[] through = new float[64 * LANES + HorizonVectors.SLACK];
    /** None in a scene without slabs. */
    private final @Nullable BundleSlabs slabs;

    /** Steps in which some ray loses something to leaves. */
    private int leafy;

    private Course course;
    private int start;
    /** Cells from one ray to the next: 1 for neighbours, 0 for a stack. */
    private int apart;

    private int row;
    private int column;

    Bundle(Columns columns, Sources sources, Course any) {
        this.columns = columns;
        this.sources = sources;
        slabs = columns.hasSlabs ? new BundleSlabs(columns, sources) : null;
        course = any;
    }

    /** Casts rays from {@code count} neighbouring cells of one row, the first at a padded index. */
    void cast(Course along, int first, int count) {
        begin(along, first, 1);
        float low = lowest(count);
        int n = along.below(columns.highest - low);
        MarchVectors.first(columns.top, first, count, along.offset(), along.rise(), along.first(), n, height, met);
        if (slabs != null) {
            slabs.meet(along, first, 1, count, n, height, met);
        }
        leafy = 0;
        if (columns.hasCrowns) {
            int last = Math.min(ends(count, n), along.below(columns.crownHighest - low));
            for (int j = 0; j < last; j++) {
                if (columns.crownAhead[first + along.offset()[j]] - along.rise()[j] > low) {
                    add(j);
                }
            }
            leaves(count);
        }
    }

    /** Casts rays from one cell at {@code count} heights. */
    void castStack(Course along, int cell, int count) {
        begin(along, cell, 0);
        float low = lowest(count);
        int n = along.below(columns.highest - low);
        MarchVectors.stack(columns.top, cell, count, along.offset(), along.rise(), along.first(), n, height, met);
        if (slabs != null) {
            slabs.meet(along, cell, 0, count, n, height, met);
        }
        leafy = 0;
        if (columns.hasCrowns) {
            int last = Math.min(ends(count, n), along.below(columns.crownHighest - low));
            for (int j = 0; j < last; j++) {
                if (columns.crownTop[cell + along.offset()[j]] - along.rise()[j] > low) {
                    add(j);
                }
            }
            leaves(count);
        }
    }

    private void begin(Course along, int first, int cells) {
        course = along;
        start = first;
        apart = cells;
        row = first / columns.stride;
        column = first % columns.stride;
    }

    private float lowest(int count) {
        float low = Float.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            low = Math.min(low, height[i]);
        }
        return low;
    }

    private void add(int j) {
        if (leafy == step.length) {
            step = Arrays.copyOf(step, 2 * leafy);
            log = new float[2 * leafy * LANES + HorizonVectors.SLACK];
            through = new float[log.length];
        }
        step[leafy++] = j;
    }

    /** Where every ray ends, and one more than the last step any of them takes. */
    private int ends(int count, int n) {
        int last = 0;
        for (int i = 0; i < count; i++) {
            int j = met[i];
            stop[i] = Float.MAX_VALUE;
            last = Math.max(last, j == MarchKernel.NOTHING ? n : j + 1);
            if (j != MarchKernel.NOTHING) {
                float top = columns.top[start + i * apart + course.offset()[j]];
                stop[i] = hitsWall(i, j, top) ? course.near()[j] : (top - height[i]) / course.slope();
            }
            if (slabs != null) {
                stop[i] = Math.min(stop[i], slabs.way[i]);
            }
        }
        return last;
    }

    private boolean hitsWall(int lane, int j, float top) {
        return j > 0 && (course.slope() > 0 || height[lane] + course.slope() * course.near()[j] < top);
    }

    private void leaves(int count) {
        if (leafy == 0) {
            return;
        }
        leafy = LeafVectors.depths(
                columns.crownBase,
                columns.crownTop,
                columns.extinction,
                start,
                apart,
                step,
                leafy,
                course.offset(),
                course.near(),
                course.far(),
                1 / course.slope(),
                course.slant(),
                height,
                stop,
                log);
        if (leafy == 0) {
            return;
        }
        Exp.apply(leafy * LANES, log, through);
        LeafVectors.most(through, step[0] == 0 ? 1 : 0, leafy, most);
    }

    /** True if no ray of the last cast met anything. */
    boolean open(int count) {
        boolean free = leafy == 0 && course.slope() > 0 && (slabs == null || !slabs.any(count));
        for (int i = 0; free && i < count; i++) {
            free = met[i] == MarchKernel.NOTHING;
        }
        return free;
    }

    /** Source in which a ray of the last cast ends, or {@link Ray#SKY}. */
    int target(int lane) {
        if (slabs != null && slabs.way[lane] < Float.MAX_VALUE) {
            return slabs.target[lane];
        }
        int j = met[lane];
        if (j == MarchKernel.NOTHING) {
            return course.slope() > 0 ? Ray.SKY : sources.outside(Sources.GROUND);
        }
        int x = column + lane * apart + course.across()[j];
        int y = row + course.down()[j];
        boolean near = sources.near(course.near()[j]);
        if (hitsWall(lane, j, columns.top[y * columns.stride + x])) {
            return sources.wall(x, y, course.face()[j], height[lane] + course.slope() * course.near()[j], near);
        }
        return sources.horizontal(x, y, near);
    }

    /** Fills in all that a ray of the last cast met. */
    void ray(int lane, Ray out) {
        out.target = target(lane);
        out.transmitted = 1;
        out.ownShare = 0;
        out.crownShare = 0;
        if (leafy == 0) {
            return;
        }
        float left = through[(leafy - 1) * LANES + lane];
        float after = step[0] == 0 ? through[lane] : 1;
        out.transmitted = left;
        out.ownShare = 1 - after;
        if (after < 1) {
            out.ownCrown = sources.crown(start + lane * apart, true);
        }
        out.crownShare = after - left;
        if (most[lane] >= 0) {
            int j = step[most[lane]];
            out.crown = sources.crown(start + lane * apart + course.offset()[j], sources.near(course.near()[j]));
        }
    }
}
