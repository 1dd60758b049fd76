package org.kastanie.solver.radiation;

import org.kastanie.solver.sun.SkyState;

/**
 * The twelve fluxes a person at 1.1 m receives, W m-2, per cell of the domain; order of the six directions: down (from
 * above), up (from below), then coming from north, east, south, west.
 */
public record PersonField(float[][] shortwave, float[][] longwave) {
    public static final int DIRECTIONS = 6;

    /** The sun's unobstructed beam over an interval on the six directions, W m-2. */
    public static double[] beam(SkyState sky) {
        double[] sum = new double[DIRECTIONS];
        for (int k = 0; k < sky.sun().length; k++) {
            double power = sky.sunWeight()[k] * (sky.directNormal()[k] + sky.circumsolarNormal()[k]);
            if (power > 0) {
                PointView.addBeam(power, sky.sun()[k], 0, sum);
            }
        }
        return sum;
    }

    /**
     * The same beam's mean over the side of an upright cylinder (cos h / pi of its normal irradiance) and over a sphere (a
     * quarter), W m-2.
     */
    public static double[] beamAround(SkyState sky) {
        double[] sum = new double[2];
        for (int k = 0; k < sky.sun().length; k++) {
            double power = sky.sunWeight()[k] * (sky.directNormal()[k] + sky.circumsolarNormal()[k]);
            if (power > 0) {
                sum[0] += power * Math.cos(sky.sun()[k].elevation()) / Math.PI;
                sum[1] += 0.25 * power;
            }
        }
        return sum;
    }

    public static PersonField allocate(int domain) {
        return new PersonField(new float[DIRECTIONS][domain], new float[DIRECTIONS][domain]);
    }
}
