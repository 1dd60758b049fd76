package org.kastanie.solver.radiation;

import java.util.Arrays;

/**
 * Cells a ray from a cell's centre crosses along one azimuth, nearest first, without the cell itself.
 *
 * @param offset into a padded raster
 * @param near horizontal distance where the ray enters the cell, m
 * @param far horizontal distance where it leaves, m
 */
record AzimuthSteps(int[] offset, float[] near, float[] far) {
    /** Ties at corners closer than this (in cells) are crossed diagonally, so that turned scenes see the same cells. */
    private static final double CORNER = 1e-7;

    /** Distance from the centre to the edge of the own cell, m. */
    static double ownCell(double azimuth, double cell) {
        return 0.5 * cell / Math.max(Math.abs(Math.sin(azimuth)), Math.abs(Math.cos(azimuth)));
    }

    static AzimuthSteps of(double azimuth, double reach, double cell, int stride) {
        double dx = Math.sin(azimuth);
        double dy = -Math.cos(azimuth);
        double invX = Math.abs(dx) < 1e-12 ? Double.POSITIVE_INFINITY : 1 / Math.abs(dx);
        double invY = Math.abs(dy) < 1e-12 ? Double.POSITIVE_INFINITY : 1 / Math.abs(dy);
        int stepX = dx > 0 ? 1 : -1;
        int stepY = dy > 0 ? 1 : -1;
        double limit = reach / cell;
        int capacity = (int) (2 * limit) + 4;
        int[] offset = new int[capacity];
        float[] near = new float[capacity];
        float[] far = new float[capacity];
        int n = 0;
        int x = 0;
        int y = 0;
        double nextX = 0.5 * invX;
        double nextY = 0.5 * invY;
        double at = 0;
        while (at <= limit) {
            double leave = Math.min(nextX, nextY);
            if (n > 0 || x != 0 || y != 0) {
                offset[n] = y * stride + x;
                near[n] = (float) (at * cell);
                far[n++] = (float) (leave * cell);
            }
            boolean alongX = nextX <= leave + CORNER;
            boolean alongY = nextY <= leave + CORNER;
            if (alongX) {
                x += stepX;
                nextX = (Math.abs(x) + 0.5) * invX;
            }
            if (alongY) {
                y += stepY;
                nextY = (Math.abs(y) + 0.5) * invY;
            }
            at = leave;
        }
        return new AzimuthSteps(Arrays.copyOf(offset, n), Arrays.copyOf(near, n), Arrays.copyOf(far, n));
    }

    int count() {
        return offset.length;
    }

    /** Number of leading steps that begin nearer than a distance. */
    int within(double distance) {
        int lo = 0;
        int hi = offset.length;
        while (lo < hi) {
            int mid = (lo + hi) >>> 1;
            if (near[mid] < distance) {
                lo = mid + 1;
            } else {
                hi = mid;
            }
        }
        return lo;
    }
}
