package org.kastanie.solver.radiation;

import org.kastanie.solver.sun.SkyPatches;

/** Mean cosine of incidence over a sky patch, counted where the patch lies before the facet. */
final class PatchCosine {
    private static final double FLAT = 0.9995;
    private static final int SAMPLES = 4;

    private PatchCosine() {}

    static boolean flat(double normalZ) {
        return normalZ > FLAT;
    }

    /** Azimuth a normal points to: the same for all patches, so found once. */
    static double facing(double nx, double ny) {
        return Math.atan2(nx, ny);
    }

    /**
     * Fills {@code out[band]} for one azimuth and one normal; returns false if the facet sees nothing of it.
     *
     * @param facing of {@link #facing}
     */
    static boolean fill(double facing, double nz, int azimuth, double[] out) {
        if (flat(nz)) {
            for (int b = 0; b < out.length; b++) {
                out[b] = SkyPatches.horizontalWeight(b) / SkyPatches.solidAngle(b);
            }
            return true;
        }
        double turn = SkyPatches.azimuth(azimuth) - facing;
        turn -= 2 * Math.PI * Math.rint(turn / (2 * Math.PI));
        if (Math.abs(nz) < 1e-6) {
            return wall(turn, out);
        }
        double horizontal = Math.sqrt(Math.max(0, 1 - nz * nz));
        boolean any = false;
        for (int b = 0; b < out.length; b++) {
            double sum = 0;
            for (int i = 0; i < SAMPLES; i++) {
                double along = horizontal * Math.cos(turn + SkyPatches.AZIMUTH_WIDTH * ((i + 0.5) / SAMPLES - 0.5));
                for (int j = 0; j < SAMPLES; j++) {
                    double sine = Bands.SINE[b] + (Bands.SINE[b + 1] - Bands.SINE[b]) * (j + 0.5) / SAMPLES;
                    sum += Math.max(0, nz * sine + along * Math.sqrt(1 - sine * sine));
                }
            }
            out[b] = sum / (SAMPLES * SAMPLES);
            any |= sum > 0;
        }
        return any;
    }

    /** Vertical facet: the integral over azimuth is closed. */
    private static boolean wall(double turn, double[] out) {
        double half = 0.5 * SkyPatches.AZIMUTH_WIDTH;
        if (Math.abs(turn) - half >= Math.PI / 2) {
            return false;
        }
        double lo = Math.max(-Math.PI / 2, Math.min(Math.PI / 2, turn - half));
        double hi = Math.max(-Math.PI / 2, Math.min(Math.PI / 2, turn + half));
        double along = (Math.sin(hi) - Math.sin(lo)) / SkyPatches.AZIMUTH_WIDTH;
        for (int b = 0; b < out.length; b++) {
            out[b] = along * SkyPatches.verticalWeight(b) / SkyPatches.solidAngle(b);
        }
        return hi > lo;
    }
}
