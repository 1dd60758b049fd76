package org.kastanie.solver.radiation;

/**
 * The cells that every ray of one direction crosses if it starts at a cell's centre: the own cell first, then nearest first.
 *
 * @param offset into the padded raster
 * @param near horizontal distance where the ray enters a cell, m
 * @param far horizontal distance where it leaves, m
 * @param rise height gained where the ray is lowest over a cell, m: on entry for rising rays, on leaving for falling ones
 * @param across columns from the own cell
 * @param down rows from the own cell
 * @param face side by which a ray enters a cell, in the numbering of walls
 * @param slope height gained per horizontal metre, not zero
 * @param slant length per horizontal metre
 */
record Course(
        int[] offset,
        float[] near,
        float[] far,
        float[] rise,
        short[] across,
        short[] down,
        byte[] face,
        float slope,
        float slant) {

    /** The course along a unit vector (east, north, up) that is neither level nor upright. */
    static Course of(Columns columns, double reach, double x, double y, double z) {
        double horizontal = Math.sqrt(x * x + y * y);
        double azimuth = Math.atan2(x, y);
        double slope = z / horizontal;
        double limit = Math.min(reach, columns.far * (double) columns.cell);
        if (slope > 0) {
            // a ray from the lowest column is above the highest beyond this
            limit = Math.min(limit, (columns.highest - columns.lowest) / slope + columns.cell);
        }
        AzimuthSteps steps = AzimuthSteps.of(azimuth, limit, columns.cell, columns.stride);
        int n = steps.count() + 1;
        Course course = new Course(
                new int[n],
                new float[n],
                new float[n],
                new float[n],
                new short[n],
                new short[n],
                new byte[n],
                (float) slope,
                (float) (1 / horizontal));
        course.far[0] = (float) AzimuthSteps.ownCell(azimuth, columns.cell);
        System.arraycopy(steps.offset(), 0, course.offset, 1, n - 1);
        System.arraycopy(steps.near(), 0, course.near, 1, n - 1);
        System.arraycopy(steps.far(), 0, course.far, 1, n - 1);
        course.fill(columns.stride);
        return course;
    }

    /** The courses of all vectors of a set. */
    static Course[] all(Columns columns, double reach, Directions rays) {
        Course[] all = new Course[rays.count()];
        for (int k = 0; k < all.length; k++) {
            all[k] = of(columns, reach, rays.x()[k], rays.y()[k], rays.z()[k]);
        }
        return all;
    }

    private void fill(int stride) {
        for (int j = 0; j < offset.length; j++) {
            rise[j] = slope * (slope > 0 ? near[j] : far[j]);
            down[j] = (short) Math.floorDiv(offset[j] + stride / 2, stride);
            across[j] = (short) (offset[j] - down[j] * stride);
            if (j > 0) {
                int moved = across[j] - across[j - 1];
                face[j] = (byte) (moved != 0 ? 2 - moved : 1 + down[j] - down[j - 1]);
            }
        }
    }

    /** First step at which a ray can end: a rising ray never meets its own cell. */
    int first() {
        return slope > 0 ? 1 : 0;
    }

    /** Number of leading steps that begin before a ray has risen so far, m. */
    int below(float height) {
        if (slope < 0) {
            return offset.length;
        }
        int lo = 1;
        int hi = offset.length;
        while (lo < hi) {
            int mid = (lo + hi) >>> 1;
            if (rise[mid] < height) {
                lo = mid + 1;
            } else {
                hi = mid;
            }
        }
        return lo;
    }
}
