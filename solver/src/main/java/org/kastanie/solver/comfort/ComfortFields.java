package org.kastanie.solver.comfort;

import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.kernel.reference.PetBlock;
import org.kastanie.solver.kernel.reference.UtciPolynomial;
import org.kastanie.solver.quantity.PhysicalConstants;

/**
 * Comfort indices over whole fields. All arrays have the same length; NaN in any input gives NaN (a cell without a
 * person); inputs outside an index's range are clamped and counted, never NaN. Scalar forms: {@link Utci}, {@link Pet}.
 */
public final class ComfortFields {
    /** Cells a worker takes at a time. */
    private static final int GRAIN = 8192;

    private static final int BLOCK = UtciPolynomial.BLOCK;
    private static final float ZERO = (float) PhysicalConstants.ZERO_CELSIUS;
    private static final float WIND_FACTOR = (float) Utci.WIND_FACTOR;
    /** Weights of the vertical and the horizontal directions of a standing person (VDI 3787-2; Thorsson et al. 2007). */
    private static final float VERTICAL = 0.06f;

    private static final float HORIZONTAL = 0.22f;
    /** Absorptivities of the body for shortwave and longwave (VDI 3787-2). */
    private static final float SHORTWAVE = 0.70f;

    private static final float LONGWAVE = 0.97f;

    private ComfortFields() {}

    /**
     * Inputs of the indices at the person.
     *
     * @param airTemperature K
     * @param meanRadiantTemperature K
     * @param windSpeed at 1.1 m, m s-1
     * @param vapourPressure Pa
     */
    public record Inputs(
            float[] airTemperature, float[] meanRadiantTemperature, float[] windSpeed, float[] vapourPressure) {}

    /**
     * Mean radiant temperature (K) from twelve fluxes in the order of the radiation room (down, up, north, east, south,
     * west): weights 0.06 and 0.22, absorptivities 0.70 and 0.97 (VDI 3787-2; Thorsson et al. 2007).
     */
    public static void sixDirections(float[][] shortwave, float[][] longwave, float[] out, Workers workers) {
        float scale = (float) (1 / (LONGWAVE * PhysicalConstants.STEFAN_BOLTZMANN));
        workers.forEach(out.length, GRAIN, (from, to) -> {
            java.util.Arrays.fill(out, from, to, 0);
            for (int d = 0; d < 6; d++) {
                float weight = d < 2 ? VERTICAL : HORIZONTAL;
                add(shortwave[d], weight * SHORTWAVE * scale, longwave[d], weight * LONGWAVE * scale, out, from, to);
            }
            for (int c = from; c < to; c++) {
                // Not below zero, or the root would be NaN; a person receives at least something.
                out[c] = (float) Math.sqrt((float) Math.sqrt(Math.max(0, out[c])));
            }
        });
    }

    private static void add(float[] k, float a, float[] l, float b, float[] out, int from, int to) {
        for (int c = from; c < to; c++) {
            out[c] += a * k[c] + b * l[c];
        }
    }

    /** UTCI in K (Broede et al. 2012), with the 10 m wind made from the 1.1 m wind; returns how many cells were clamped. */
    public static long utci(Inputs in, float[] out, Workers workers) {
        Tally tally = new Tally();
        workers.forEach(out.length, GRAIN, (from, to) -> tally.add(utci(in, out, from, to)));
        return tally.get();
    }

    private static int utci(Inputs in, float[] out, int from, int to) {
        UtciPolynomial.Scratch scratch = new UtciPolynomial.Scratch();
        float[] t = new float[BLOCK];
        float[] d = new float[BLOCK];
        float[] v = new float[BLOCK];
        float[] p = new float[BLOCK];
        float[] sum = new float[BLOCK];
        int count = 0;
        for (int at = from; at < to; at += BLOCK) {
            int n = Math.min(BLOCK, to - at);
            for (int c = 0; c < n; c++) {
                t[c] = in.airTemperature()[at + c] - ZERO;
                d[c] = in.meanRadiantTemperature()[at + c] - in.airTemperature()[at + c];
                v[c] = in.windSpeed()[at + c] * WIND_FACTOR;
                p[c] = in.vapourPressure()[at + c] * 1e-3f;
            }
            for (int c = 0; c < n; c++) {
                count += outside(t[c], Utci.LOW_AIR, Utci.HIGH_AIR)
                        | outside(d[c], Utci.LOW_RADIANT, Utci.HIGH_RADIANT)
                        | outside(v[c], Utci.LOW_WIND, Utci.HIGH_WIND)
                        | outside(p[c], 0, Utci.HIGH_VAPOUR);
            }
            clamp(t, Utci.LOW_AIR, Utci.HIGH_AIR, n);
            clamp(d, Utci.LOW_RADIANT, Utci.HIGH_RADIANT, n);
            clamp(v, Utci.LOW_WIND, Utci.HIGH_WIND, n);
            clamp(p, 0, Utci.HIGH_VAPOUR, n);
            UtciPolynomial.offset(t, d, v, p, sum, n, scratch);
            for (int c = 0; c < n; c++) {
                out[at + c] = sum[c] + t[c] + ZERO;
            }
        }
        return count;
    }

    /**
     * PET in K (Hoeppe 1999 with the corrections of Walther and Goestchel 2018), standing reference person.
     *
     * @param pressure of the air, Pa
     * @return how many cells were clamped
     */
    public static long pet(Inputs in, double pressure, float[] out, Workers workers) {
        Tally tally = new Tally();
        workers.forEach(out.length, GRAIN, (from, to) -> tally.add(pet(in, pressure, out, from, to)));
        return tally.get();
    }

    private static int pet(Inputs in, double pressure, float[] out, int from, int to) {
        PetBlock block = new PetBlock(pressure * 0.01);
        float[] t = new float[BLOCK];
        float[] r = new float[BLOCK];
        float[] v = new float[BLOCK];
        float[] p = new float[BLOCK];
        float[] pet = new float[BLOCK];
        int count = 0;
        for (int at = from; at < to; at += BLOCK) {
            int n = Math.min(BLOCK, to - at);
            for (int c = 0; c < n; c++) {
                t[c] = in.airTemperature()[at + c] - ZERO;
                r[c] = in.meanRadiantTemperature()[at + c] - ZERO;
                v[c] = in.windSpeed()[at + c];
                p[c] = in.vapourPressure()[at + c] * 0.01f;
            }
            for (int c = 0; c < n; c++) {
                count += outside(t[c], Pet.LOW_AIR, Pet.HIGH_AIR)
                        | outside(r[c], Pet.LOW_RADIANT, Pet.HIGH_RADIANT)
                        | outside(v[c], 0, Pet.HIGH_WIND)
                        | outside(p[c], 0, Pet.HIGH_VAPOUR);
            }
            clamp(t, Pet.LOW_AIR, Pet.HIGH_AIR, n);
            clamp(r, Pet.LOW_RADIANT, Pet.HIGH_RADIANT, n);
            clamp(v, 0, Pet.HIGH_WIND, n);
            clamp(p, 0, Pet.HIGH_VAPOUR, n);
            block.pet(t, r, v, p, pet, n);
            for (int c = 0; c < n; c++) {
                out[at + c] = pet[c] + ZERO;
            }
        }
        return count;
    }

    /** 1 outside, 0 inside; NaN is neither. */
    private static int outside(float value, float low, float high) {
        return value < low || value > high ? 1 : 0;
    }

    /** Keeps NaN. */
    private static void clamp(float[] values, float low, float high, int n) {
        for (int c = 0; c < n; c++) {
            values[c] = Math.min(high, Math.max(low, values[c]));
        }
    }

    /** Adds counts of several threads; the sum does not depend on their order. */
    private static final class Tally {
        private long sum;

        synchronized void add(int count) {
            sum += count;
        }

        synchronized long get() {
            return sum;
        }
    }
}
