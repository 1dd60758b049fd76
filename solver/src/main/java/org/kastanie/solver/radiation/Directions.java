package org.kastanie.solver.radiation;

import java.util.Arrays;

/**
 * Fixed sets of unit vectors, one in the middle of every cell of a stratification by azimuth and ring. Numbers of azimuths
 * are multiples of four, so that turning the scene by a quarter turns the set into itself.
 *
 * @param x across (for whole spheres: east)
 * @param y along (for whole spheres: north)
 * @param z along the normal (for whole spheres: up)
 * @param share solid angle each stands for, over pi: times the cosine of incidence, its share of an irradiance
 */
record Directions(double[] x, double[] y, double[] z, double[] share) {
    /** Hemisphere about the normal in which every direction stands for the same share of a diffuse irradiance. */
    static Directions cosine(int azimuths, int rings) {
        double[] sine = new double[rings];
        for (int r = 0; r < rings; r++) {
            sine[r] = Math.sqrt(1 - (r + 0.5) / rings);
        }
        Directions set = fill(azimuths, sine);
        for (int k = 0; k < set.count(); k++) {
            set.share[k] = 1 / (set.z[k] * set.count());
        }
        return set;
    }

    /** The same about the opposite normal. */
    Directions mirrored() {
        return new Directions(x, y, Arrays.stream(z).map(c -> -c).toArray(), share);
    }

    /** Lower half of a sphere in which every direction stands for the same solid angle. */
    static Directions belowHorizon(int azimuths, int rings) {
        double[] sine = new double[rings];
        for (int r = 0; r < rings; r++) {
            sine[r] = -(r + 0.5) / rings;
        }
        Directions set = fill(azimuths, sine);
        Arrays.fill(set.share, 2.0 / set.count());
        return set;
    }

    /** Whole sphere in which every direction stands for the same solid angle. */
    static Directions sphere(int azimuths, int rings) {
        double[] sine = new double[rings];
        for (int r = 0; r < rings; r++) {
            sine[r] = 2 * (r + 0.5) / rings - 1;
        }
        Directions set = fill(azimuths, sine);
        Arrays.fill(set.share, 4.0 / set.count());
        return set;
    }

    private static Directions fill(int azimuths, double[] sine) {
        int n = azimuths * sine.length;
        double[] x = new double[n];
        double[] y = new double[n];
        double[] z = new double[n];
        for (int r = 0; r < sine.length; r++) {
            // rings are turned against each other (golden section), so that together they sample more azimuths
            double turn = 0.5 + (r * 0.6180339887498949) % 1;
            double cosine = Math.sqrt(1 - sine[r] * sine[r]);
            for (int a = 0; a < azimuths; a++) {
                int k = r * azimuths + a;
                double azimuth = 2 * Math.PI * (a + turn) / azimuths;
                x[k] = cosine * Math.sin(azimuth);
                y[k] = cosine * Math.cos(azimuth);
                z[k] = sine[r];
            }
        }
        return new Directions(x, y, z, new double[n]);
    }

    /** Sky patch of every vector of a whole sphere or an upward hemisphere. */
    int[] patches() {
        int[] patch = new int[x.length];
        for (int k = 0; k < patch.length; k++) {
            patch[k] = CrownView.patch(x[k], y[k], z[k]);
        }
        return patch;
    }

    int count() {
        return x.length;
    }
}
