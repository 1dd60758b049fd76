package org.kastanie.solver.comfort;

import java.util.Arrays;
import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.quantity.PhysicalConstants;

/**
 * Mean radiant temperature (K) of fields of fluxes (W m-2): {@code (sum w (0.70 K + 0.97 L) / (0.97 sigma))^(1/4)}, with
 * absorptivities after VDI 3787-2. Directions in the order of the radiation room: down, up, north, east, south, west.
 */
public final class RadiantTemperature {
    /** Cells a worker takes at a time. */
    private static final int GRAIN = 8192;
    /** Absorptivities of the body for shortwave and longwave (VDI 3787-2). */
    private static final float SHORTWAVE = 0.70f;

    private static final float LONGWAVE = 0.97f;
    private static final float SCALE = (float) (1 / (LONGWAVE * PhysicalConstants.STEFAN_BOLTZMANN));
    private static final int DIRECTIONS = 6;

    private RadiantTemperature() {}

    /** As six plane radiometers have it: every side by its own flux, so that a beam counts by the sensor's azimuth. */
    public static void sixDirections(
            Posture posture, float[][] shortwave, float[][] longwave, float[] out, Workers workers) {
        workers.forEach(out.length, GRAIN, (from, to) -> {
            Arrays.fill(out, from, to, 0);
            for (int d = 0; d < DIRECTIONS; d++) {
                float weight = d < 2 ? posture.vertical() : posture.side();
                add(shortwave[d], weight * SHORTWAVE * SCALE, out, from, to);
                add(longwave[d], weight * LONGWAVE * SCALE, out, from, to);
            }
            root(out, from, to);
        });
    }

    /**
     * What a fully lit beam adds to the fourth power of the radiant temperature, K4.
     *
     * @param six irradiance of the six directions by the beam, W m-2
     * @param around mean irradiance round the side of an upright cylinder by the beam, W m-2
     */
    public static double beam(ComfortOptions person, double[] six, double around) {
        Posture posture = person.posture();
        double sides = person.cylinder() ? 4 * around : six[2] + six[3] + six[4] + six[5];
        return SHORTWAVE * SCALE * (posture.vertical() * (six[0] + six[1]) + posture.side() * sides);
    }

    /**
     * Radiant temperature at one point, K.
     *
     * @param twelve short-, then longwave irradiance of six directions, beam included, W m-2
     * @param onSides what the beam adds to the sum of the four sides
     * @param around mean irradiance round the side of an upright cylinder by the beam
     */
    public static float point(ComfortOptions person, float[] twelve, double onSides, double around) {
        Posture posture = person.posture();
        double sum = 0;
        for (int d = 0; d < DIRECTIONS; d++) {
            double weight = d < 2 ? posture.vertical() : posture.side();
            sum += weight * (SHORTWAVE * twelve[d] + LONGWAVE * twelve[DIRECTIONS + d]);
        }
        sum += person.cylinder() ? posture.side() * SHORTWAVE * (4 * around - onSides) : 0;
        return (float) Math.sqrt(Math.sqrt(Math.max(0, sum * SCALE)));
    }

    private static void add(float[] flux, float weight, float[] out, int from, int to) {
        for (int c = from; c < to; c++) {
            out[c] += weight * flux[c];
        }
    }

    /** Not below zero, or the root would be NaN; a person receives at least something. */
    private static void root(float[] out, int from, int to) {
        for (int c = from; c < to; c++) {
            out[c] = (float) Math.sqrt((float) Math.sqrt(Math.max(0, out[c])));
        }
    }
}
