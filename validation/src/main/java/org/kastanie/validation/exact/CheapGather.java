package org.kastanie.validation.exact;

import java.util.Arrays;
import org.kastanie.solver.grid.Facets;

/**
 * Other ways to say what a receiver sees besides the sky, as rows of weights over the sources; both are given the exact
 * sky and the exact share of leaves.
 */
public final class CheapGather {
    /** Azimuths of the horizon. */
    public static final int AZIMUTHS = 32;

    private static final int HALVINGS = 16;

    private final ExactExchange exact;
    private final ExactRays rays;
    private final Facets facets;

    public CheapGather(ExactExchange exact, ExactRays rays, Facets facets) {
        this.exact = exact;
        this.rays = rays;
        this.facets = facets;
    }

    /** Everything seen besides the sky sends the mean of all facets. */
    public double[][] meanSurroundings() {
        int n = exact.count();
        double all = 0;
        for (int j = 0; j < facets.count(); j++) {
            all += exact.area(j);
        }
        double[][] rows = new double[n][n];
        for (int i = 0; i < n; i++) {
            double leaves = leaves(i);
            for (int j = 0; j < facets.count(); j++) {
                rows[i][j] = (1 - exact.sky(i) - leaves) * exact.area(j) / all;
            }
            spreadLeaves(rows[i], leaves);
        }
        return rows;
    }

    /** Everything below the horizon of an azimuth sends what the wall sends that makes it; a wall's lower half is the ground before it. */
    public double[][] horizonWise() {
        int n = exact.count();
        double[][] rows = new double[n][n];
        for (int i = 0; i < facets.count(); i++) {
            double[] at = rays.point(i, 0.5, 0.5);
            boolean level = i < facets.horizontal();
            double[] row = rows[i];
            for (int a = 0; a < AZIMUTHS; a++) {
                double azimuth = 2 * Math.PI * (a + 0.5) / AZIMUTHS;
                double facing =
                        level ? 1 : facets.normalX()[i] * Math.sin(azimuth) + facets.normalY()[i] * Math.cos(azimuth);
                if (facing > 0) {
                    double h = horizon(at, azimuth);
                    double below =
                            level ? 0.5 * Math.sin(h) * Math.sin(h) : facing * (0.5 * h + 0.25 * Math.sin(2 * h));
                    int[] makers = makers(source(at, azimuth, h - 1e-3));
                    for (int j : makers) {
                        row[j] += below / makers.length;
                    }
                    if (!level) {
                        int[] ground = {groundBefore(i)};
                        row[ground[0]] += facing * Math.PI / 4;
                    }
                }
            }
            double leaves = leaves(i);
            double sum = Arrays.stream(row).sum();
            for (int j = 0; j < n && sum > 0; j++) {
                row[j] *= (1 - exact.sky(i) - leaves) / sum;
            }
            spreadLeaves(row, leaves);
        }
        // leaves themselves: as exact, so that facets alone are compared
        for (int i = facets.count(); i < n; i++) {
            for (int j = 0; j < n; j++) {
                rows[i][j] = exact.view(i, j);
            }
        }
        return rows;
    }

    private double leaves(int i) {
        double sum = 0;
        for (int j = facets.count(); j < exact.count(); j++) {
            sum += exact.view(i, j);
        }
        return sum;
    }

    private void spreadLeaves(double[] row, double share) {
        int crowns = exact.count() - facets.count();
        for (int j = facets.count(); j < exact.count(); j++) {
            row[j] += share / crowns;
        }
    }

    private int groundBefore(int wall) {
        double[] at = rays.point(wall, 0.5, 0.5);
        int[] hit = {0};
        rays.cast(at[0], at[1], at[2], 0, 0, -1, (source, share) -> hit[0] = source);
        return Math.min(hit[0], facets.horizontal() - 1);
    }

    /** Elevation below which something solid stands, by halving: columns have no overhangs. */
    private double horizon(double[] at, double azimuth) {
        double low = 0;
        double high = Math.PI / 2;
        for (int k = 0; k < HALVINGS; k++) {
            double middle = 0.5 * (low + high);
            if (source(at, azimuth, middle) == ExactRays.SKY) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }

    private int source(double[] at, double azimuth, double elevation) {
        int[] last = {0};
        double level = Math.cos(elevation);
        rays.cast(
                at[0],
                at[1],
                at[2],
                level * Math.sin(azimuth),
                level * Math.cos(azimuth),
                Math.sin(elevation),
                (source, share) -> last[0] = source);
        return last[0];
    }

    /** All pieces of the wall a piece belongs to; a level facet itself. */
    private int[] makers(int source) {
        if (source < facets.horizontal() || source >= facets.count()) {
            return source < 0 || source >= facets.count() ? new int[0] : new int[] {source};
        }
        int s = source - facets.horizontal();
        int n = facets.walls().count();
        return java.util.stream.IntStream.range(0, n)
                .filter(k -> facets.walls().cell()[k] == facets.walls().cell()[s]
                        && facets.walls().face()[k] == facets.walls().face()[s])
                .map(k -> facets.horizontal() + k)
                .toArray();
    }
}
