package org.kastanie.solver.radiation;

import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;

/**
 * Sky view by brute force, in double precision and with nothing of the product but the columns of the city: along each of
 * many azimuths every cell a ray crosses is visited (Amanatides and Woo 1987, Eurographics '87), solids end the view at
 * their exact elevation, and crowns weaken it along the true path. Slow; the truth the fast visibility is held against.
 */
final class BruteForceSky {
    private final UrbanGeometry geometry;
    private final Grid grid;
    private final double reach;
    /** G Omega, extinction per leaf area density. */
    private final double extinction;

    private final int azimuths;
    private final int elevations;

    // the cells of one azimuth that hold leaves
    private double[] enter = new double[256];
    private double[] leave = new double[256];
    private int[] cell = new int[256];
    private int crowns;

    BruteForceSky(UrbanGeometry geometry, double reach, double extinction, int azimuths, int elevations) {
        this.geometry = geometry;
        this.grid = geometry.grid();
        this.reach = reach;
        this.extinction = extinction;
        this.azimuths = azimuths;
        this.elevations = elevations;
    }

    /**
     * Cosine-weighted share of the sky seen by a point.
     *
     * @param x columns from the western edge, cells
     * @param y rows from the northern edge, cells
     * @param z height, m above the datum
     * @param nx east component of the normal; level or upright receivers only
     * @param ny north component
     * @param nz 1 for a level receiver, 0 for an upright one
     */
    double view(double x, double y, double z, double nx, double ny, double nz) {
        double sum = 0;
        for (int a = 0; a < azimuths; a++) {
            double azimuth = 2 * Math.PI * (a + 0.5) / azimuths;
            double east = Math.sin(azimuth);
            double north = Math.cos(azimuth);
            double facing = nx * east + ny * north;
            if (nz == 0 && facing <= 0) {
                continue;
            }
            double horizon = march(x, y, z, east, -north);
            // integral of cos(incidence) over the elevations, per radian of azimuth
            sum += (nz > 0 ? level(z, horizon) : facing * upright(z, horizon)) * 2 * Math.PI / azimuths;
        }
        return sum / Math.PI;
    }

    /** Integral of sin e cos e tau(e) from the horizon to the zenith. */
    private double level(double z, double horizon) {
        double sum = 0;
        int n = crowns > 0 ? elevations : 1;
        double low = Math.atan(horizon);
        for (int k = 0; k < n; k++) {
            double a = low + (Math.PI / 2 - low) * k / n;
            double b = low + (Math.PI / 2 - low) * (k + 1) / n;
            double weight = 0.5 * (Math.sin(b) * Math.sin(b) - Math.sin(a) * Math.sin(a));
            sum += weight * transmitted(z, 0.5 * (a + b));
        }
        return sum;
    }

    /** Integral of cos^2 e tau(e) from the horizon to the zenith. */
    private double upright(double z, double horizon) {
        double sum = 0;
        int n = crowns > 0 ? elevations : 1;
        double low = Math.atan(horizon);
        for (int k = 0; k < n; k++) {
            double a = low + (Math.PI / 2 - low) * k / n;
            double b = low + (Math.PI / 2 - low) * (k + 1) / n;
            double weight = 0.5 * (b - a) + 0.25 * (Math.sin(2 * b) - Math.sin(2 * a));
            sum += weight * transmitted(z, 0.5 * (a + b));
        }
        return sum;
    }

    private double transmitted(double z, double elevation) {
        double slope = Math.tan(elevation);
        double depth = 0;
        for (int c = 0; c < crowns; c++) {
            int i = cell[c];
            double top = geometry.crowns().top()[i];
            double base = Math.max(geometry.crowns().base()[i], geometry.top()[i]);
            double from = Math.max(enter[c], (base - z) / slope);
            double to = Math.min(leave[c], (top - z) / slope);
            depth += to > from ? extinction * geometry.crowns().leafAreaDensity()[i] * (to - from) : 0;
        }
        return Math.exp(-depth / Math.cos(elevation));
    }

    /** Tangent of the horizon in one direction; fills the list of crowns on the way. */
    private double march(double x0, double y0, double z, double dx, double dy) {
        int x = (int) Math.floor(x0);
        int y = (int) Math.floor(y0);
        int stepX = dx > 0 ? 1 : -1;
        int stepY = dy > 0 ? 1 : -1;
        double perX = dx == 0 ? Double.POSITIVE_INFINITY : grid.cell() / Math.abs(dx);
        double perY = dy == 0 ? Double.POSITIVE_INFINITY : grid.cell() / Math.abs(dy);
        double nextX = dx == 0 ? Double.POSITIVE_INFINITY : (dx > 0 ? x + 1 - x0 : x0 - x) * perX;
        double nextY = dy == 0 ? Double.POSITIVE_INFINITY : (dy > 0 ? y + 1 - y0 : y0 - y) * perY;
        double way = 0;
        double horizon = 0;
        crowns = 0;
        while (way <= reach && grid.contains(y, x)) {
            int i = grid.index(y, x);
            double out = Math.min(nextX, nextY);
            if (way > 0) {
                horizon = Math.max(horizon, (geometry.top()[i] - z) / way);
            }
            if (geometry.crowns().leafAreaDensity()[i] > 0) {
                remember(i, way, out);
            }
            if (nextX < nextY) {
                x += stepX;
                nextX += perX;
            } else {
                y += stepY;
                nextY += perY;
            }
            way = out;
        }
        return horizon;
    }

    private void remember(int i, double from, double to) {
        if (crowns == cell.length) {
            enter = java.util.Arrays.copyOf(enter, 2 * crowns);
            leave = java.util.Arrays.copyOf(leave, 2 * crowns);
            cell = java.util.Arrays.copyOf(cell, 2 * crowns);
        }
        enter[crowns] = from;
        leave[crowns] = to;
        cell[crowns++] = i;
    }
}
