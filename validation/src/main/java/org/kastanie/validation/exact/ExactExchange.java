package org.kastanie.validation.exact;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealVector;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.UrbanGeometry;

/**
 * Diffuse exchange of a small scene: view factors of every pair by fine rays from many points of each receiver, made
 * reciprocal, and the balance of all reflections solved at once.
 *
 * <p>Every facet and every cell with leaves has one radiosity. Leaves are black to what passes and scatter evenly; a cell of
 * them counts as 4 times extinction times volume (emission of a thin medium, Hottel and Sarofim 1967, Radiative Transfer,
 * ch. 7).
 */
public final class ExactExchange {
    private final int count;
    private final double[] area;
    /** Views of each other, without the sky; the ground beyond in the last column. */
    private final double[][] view;

    private final double[] sky;
    private final double asymmetry;

    /**
     * @param points along each edge of a receiver
     * @param azimuths of the rays of a point
     * @param rings of the rays of a point
     */
    public ExactExchange(UrbanGeometry geometry, Facets facets, ExactRays rays, int points, int azimuths, int rings) {
        count = rays.sources();
        area = new double[count];
        view = new double[count][count + 1];
        sky = new double[count];
        double cell = geometry.grid().cell();
        int[] crowns = rays.crownCells();
        for (int i = 0; i < count; i++) {
            double[] row = view[i];
            double[] open = new double[1];
            ExactRays.Sink sink = (source, share) -> {
                if (source == ExactRays.SKY) {
                    open[0] += share;
                } else {
                    row[source] += share;
                }
            };
            int number;
            if (i < facets.count()) {
                area[i] = facets.area()[i];
                number = ofFacet(facets, i, rays, points, azimuths, rings, sink);
            } else {
                int at = crowns[i - facets.count()];
                double height = geometry.crowns().top()[at] - rays.crownBase(at);
                area[i] = 4 * rays.extinction(at) * height * cell * cell;
                number = ofLeaves(geometry, at, rays, points, azimuths, rings, sink);
            }
            for (int j = 0; j <= count; j++) {
                row[j] /= number;
            }
            sky[i] = open[0] / number;
        }
        asymmetry = reciprocal();
    }

    private static int ofFacet(
            Facets f, int i, ExactRays rays, int points, int azimuths, int rings, ExactRays.Sink sink) {
        double nx = f.normalX()[i];
        double ny = f.normalY()[i];
        boolean level = i < f.horizontal();
        for (int p = 0; p < points * points; p++) {
            double[] at = rays.point(i, (p % points + 0.5) / points, (p / points + 0.5) / points);
            for (int k = 0; k < azimuths * rings; k++) {
                double sine = Math.sqrt(1 - (k / azimuths + 0.5) / rings);
                double cosine = Math.sqrt(1 - sine * sine);
                // every point and ring has a turn of its own (golden section), so that together they see all azimuths
                double turn = ((p * rings + k / azimuths) * 0.6180339887498949) % 1;
                double azimuth = 2 * Math.PI * (k % azimuths + turn) / azimuths;
                double u = cosine * Math.sin(azimuth);
                double v = cosine * Math.cos(azimuth);
                if (level) {
                    rays.cast(at[0], at[1], at[2], u, v, sine, sink);
                } else {
                    rays.cast(at[0], at[1], at[2], -ny * u + nx * sine, nx * u + ny * sine, v, sink);
                }
            }
        }
        return points * points * azimuths * rings;
    }

    private static int ofLeaves(
            UrbanGeometry g, int cell, ExactRays rays, int points, int azimuths, int rings, ExactRays.Sink sink) {
        int column = g.grid().column(cell);
        int row = g.grid().row(cell);
        double base = rays.crownBase(cell);
        double height = g.crowns().top()[cell] - base;
        int n = points * points * points;
        for (int p = 0; p < n; p++) {
            double x = column + (p % points + 0.5) / points;
            double y = row + (p / points % points + 0.5) / points;
            double z = base + height * (p / points / points + 0.5) / points;
            for (int k = 0; k < azimuths * rings; k++) {
                double sine = 2 * (k / azimuths + 0.5) / rings - 1;
                double cosine = Math.sqrt(1 - sine * sine);
                double turn = ((p * rings + k / azimuths) * 0.6180339887498949) % 1;
                double azimuth = 2 * Math.PI * (k % azimuths + turn) / azimuths;
                rays.cast(x, y, z, cosine * Math.sin(azimuth), cosine * Math.cos(azimuth), sine, sink);
            }
        }
        return n * azimuths * rings;
    }

    /** Makes area times view the same both ways; returns how far apart they were, share of all exchange. */
    private double reciprocal() {
        double apart = 0;
        double all = 0;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) {
                double one = area[i] * view[i][j];
                double other = area[j] * view[j][i];
                apart += Math.abs(one - other);
                all += one + other;
                view[i][j] = 0.5 * (one + other) / area[i];
                view[j][i] = 0.5 * (one + other) / area[j];
            }
        }
        return apart / all;
    }

    /** Mean difference of the two directions before they were made alike, share of all exchange. */
    public double asymmetry() {
        return asymmetry;
    }

    /** Largest difference from one of what a receiver sees of others and sky, after both ways were made alike. */
    public double openness() {
        double worst = 0;
        for (int i = 0; i < count; i++) {
            double sum = sky[i];
            for (double v : view[i]) {
                sum += v;
            }
            worst = Math.max(worst, Math.abs(sum - 1));
        }
        return worst;
    }

    public int count() {
        return count;
    }

    public double area(int receiver) {
        return area[receiver];
    }

    /** Share of the sky, weighted as the receiver weights it. */
    public double sky(int receiver) {
        return sky[receiver];
    }

    public double view(int receiver, int source) {
        return view[receiver][source];
    }

    /**
     * What arrives at every receiver after all reflections.
     *
     * @param direct what comes from sun and sky
     * @param emitted by every receiver itself
     * @param reflected share of what arrives that is sent on
     */
    public double[] arriving(double[] direct, double[] emitted, double[] reflected) {
        // what lies beyond sends as much as the mean of what is level and inside: the ground, for the scenes compared
        double[][] m = new double[count][count];
        double[] right = new double[count];
        for (int i = 0; i < count; i++) {
            right[i] = direct[i];
            for (int j = 0; j < count; j++) {
                double v = view[i][j] + view[i][count] * beyond(j);
                m[i][j] = (i == j ? 1 : 0) - v * reflected[j];
                right[i] += v * emitted[j];
            }
        }
        RealVector solved = new LUDecomposition(new Array2DRowRealMatrix(m, false))
                .getSolver()
                .solve(new ArrayRealVector(right, false));
        return solved.toArray();
    }

    private double[] beyond = new double[0];

    private double beyond(int source) {
        return beyond.length == 0 ? 0 : beyond[source];
    }

    /** Shares of the receivers in the mean that stands for the ground beyond the raster. */
    public void beyond(double[] shares) {
        beyond = shares.clone();
    }
}
