package org.kastanie.solver.radiation;

import java.util.Arrays;
import org.kastanie.solver.grid.Slabs;
import org.kastanie.solver.kernel.reference.MarchKernel;

/** Where the rays of a {@link Bundle} meet {@link Slabs slabs} before all that is solid; scalar, for slabs are few. */
final class BundleSlabs {
    private final Columns columns;
    private final Sources sources;
    /** Horizontal way to the slab, m; {@link Float#MAX_VALUE} for rays that meet none. */
    final float[] way = new float[Bundle.LANES];

    final int[] target = new int[Bundle.LANES];

    BundleSlabs(Columns columns, Sources sources) {
        this.columns = columns;
        this.sources = sources;
    }

    /**
     * Looks along {@code n} steps of a course.
     *
     * @param apart cells from one ray to the next
     * @param met step at which each ray ends on something solid, or {@link MarchKernel#NOTHING}
     */
    @SuppressWarnings("TooManyParameters")
    void meet(Course course, int start, int apart, int count, int n, float[] height, int[] met) {
        Arrays.fill(way, 0, count, Float.MAX_VALUE);
        if (n == 0 || !columns.slabsAlong(start, course.offset()[n - 1])) {
            return;
        }
        for (int j = 0; j < n; j++) {
            if (columns.slabAhead[start + course.offset()[j]] > Columns.NOTHING) {
                for (int i = 0; i < count; i++) {
                    boolean over = way[i] < Float.MAX_VALUE || (met[i] != MarchKernel.NOTHING && met[i] < j);
                    int at = start + i * apart + course.offset()[j];
                    if (!over && columns.slabTop[at] > Columns.NOTHING) {
                        box(course, j, i, at, height[i], met[i] == j);
                    }
                }
            }
        }
    }

    private void box(Course course, int j, int lane, int at, float height, boolean solid) {
        float base = columns.slabBase[at];
        float top = columns.slabTop[at];
        float in = height + course.slope() * course.near()[j];
        float out = height + course.slope() * course.far()[j];
        int y = at / columns.stride;
        int x = at - y * columns.stride;
        boolean near = sources.near(course.near()[j]);
        if (j > 0 && in > base && in < top) {
            way[lane] = course.near()[j];
            target[lane] = sources.wall(x, y, course.face()[j], in, near);
        } else if (in <= base && out > base) {
            way[lane] = (base - height) / course.slope();
            target[lane] = sources.ceiling(x, y, near);
        } else if (in >= top && out < top && !(solid && in < columns.top[at])) {
            way[lane] = (top - height) / course.slope();
            target[lane] = sources.deck(x, y, near);
        }
    }

    boolean any(int count) {
        for (int i = 0; i < count; i++) {
            if (way[i] < Float.MAX_VALUE) {
                return true;
            }
        }
        return false;
    }
}
