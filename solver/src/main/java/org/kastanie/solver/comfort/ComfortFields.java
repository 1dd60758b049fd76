package org.kastanie.solver.comfort;

import org.kastanie.solver.grid.Workers;
import org.kastanie.solver.kernel.reference.PetBlock;
import org.kastanie.solver.kernel.vector.UtciVectors;
import org.kastanie.solver.quantity.PhysicalConstants;

/**
 * Comfort indices over whole fields. All arrays have the same length; NaN in any input gives NaN (a cell without a
 * person); inputs outside an index's range are clamped and counted, never NaN. Scalar forms: {@link Utci}, {@link Pet},
 * {@link Wbgt}, {@link StandardTemperature}.
 */
public final class ComfortFields {
    /** Cells a worker takes at a time. */
    private static final int GRAIN = 8192;

    private static final float ZERO = (float) PhysicalConstants.ZERO_CELSIUS;

    private ComfortFields() {}

    /**
     * Inputs of the indices at the person.
     *
     * @param airTemperature K
     * @param meanRadiantTemperature K
     * @param windSpeed at the person's height, m s-1
     * @param vapourPressure Pa
     */
    public record Inputs(
            float[] airTemperature, float[] meanRadiantTemperature, float[] windSpeed, float[] vapourPressure) {}

    /** UTCI in K (Broede et al. 2012) with the wind at 1.1 m; returns how many cells were clamped. */
    public static Clamped utci(Inputs in, float[] out, Workers workers) {
        return utci(in, Utci.PERSON_HEIGHT, out, workers);
    }

    /**
     * UTCI in K (Broede et al. 2012), with the 10 m wind made from that at the person's height by the index's own profile.
     *
     * @param windHeight m, above {@link Utci#ROUGHNESS}
     */
    public static Clamped utci(Inputs in, double windHeight, float[] out, Workers workers) {
        float factor = (float) Utci.windFactor(windHeight);
        Tally tally = new Tally();
        workers.forEach(out.length, GRAIN, (from, to) -> {
            Block b = new Block();
            for (int at = from; at < to; at += Block.SIZE) {
                int n = Math.min(Block.SIZE, to - at);
                load(in, at, n, b, factor, 1e-3f);
                for (int c = 0; c < n; c++) {
                    b.radiant[c] -= b.air[c];
                }
                b.clamp(Utci.AIR, Utci.RADIANT, Utci.WIND, Utci.VAPOUR, n);
                UtciVectors.offset(b.air, b.radiant, b.wind, b.vapour, b.out, n);
                for (int c = 0; c < n; c++) {
                    out[at + c] = b.out[c] + b.air[c] + ZERO;
                }
            }
            tally.add(b.counts());
        });
        return tally.get();
    }

    /**
     * PET in K (Hoeppe 1999 with the corrections of Walther and Goestchel 2018), standing reference person.
     *
     * @param pressure of the air, Pa
     */
    public static Clamped pet(Inputs in, double pressure, float[] out, Workers workers) {
        Tally tally = new Tally();
        workers.forEach(out.length, GRAIN, (from, to) -> {
            Block b = new Block();
            PetBlock pet = new PetBlock(pressure * 0.01);
            for (int at = from; at < to; at += Block.SIZE) {
                int n = Math.min(Block.SIZE, to - at);
                load(in, at, n, b, 1, 0.01f);
                b.clamp(Pet.AIR, Pet.RADIANT, Pet.WIND, Pet.VAPOUR, n);
                pet.pet(b.air, b.radiant, b.wind, b.vapour, b.out, n);
                for (int c = 0; c < n; c++) {
                    out[at + c] = b.out[c] + ZERO;
                }
            }
            tally.add(b.counts());
        });
        return tally.get();
    }

    /**
     * SET* in K of a person standing in summer clothing; cell by cell in double precision, hundreds of times the cost of PET.
     *
     * @param pressure of the air, Pa
     */
    public static Clamped standardTemperature(Inputs in, double pressure, float[] out, Workers workers) {
        Tally tally = new Tally();
        workers.forEach(out.length, GRAIN, (from, to) -> {
            Block b = new Block();
            for (int at = from; at < to; at += Block.SIZE) {
                int n = Math.min(Block.SIZE, to - at);
                load(in, at, n, b, 1, 0.01f);
                b.clamp(
                        StandardTemperature.AIR,
                        StandardTemperature.RADIANT,
                        StandardTemperature.WIND,
                        StandardTemperature.VAPOUR,
                        n);
                for (int c = 0; c < n; c++) {
                    out[at + c] = (float) StandardTemperature.of(
                            in.airTemperature()[at + c],
                            in.meanRadiantTemperature()[at + c],
                            in.windSpeed()[at + c],
                            in.vapourPressure()[at + c],
                            pressure);
                }
            }
            tally.add(b.counts());
        });
        return tally.get();
    }

    /**
     * WBGT in K from what its instruments absorb; cell by cell in double precision. The radiant temperature of the inputs is
     * not used.
     *
     * @param globe absorbed by the globe, W m-2; {@code wick} by the wick (see {@link Wbgt.Absorbed})
     * @param pressure of the air, Pa
     */
    public static Clamped wbgt(Inputs in, float[] globe, float[] wick, double pressure, float[] out, Workers workers) {
        Tally tally = new Tally();
        workers.forEach(out.length, GRAIN, (from, to) -> {
            Block b = new Block();
            for (int at = from; at < to; at += Block.SIZE) {
                int n = Math.min(Block.SIZE, to - at);
                load(in, at, n, b, 1, 0.01f);
                System.arraycopy(globe, at, b.radiant, 0, n);
                b.clamp(Wbgt.AIR, Wbgt.ABSORBED, Wbgt.WIND, Wbgt.VAPOUR, n);
                for (int c = 0; c < n; c++) {
                    out[at + c] = (float) Wbgt.of(
                            new Wbgt.Air(
                                    in.airTemperature()[at + c],
                                    in.vapourPressure()[at + c],
                                    pressure,
                                    in.windSpeed()[at + c]),
                            new Wbgt.Absorbed(globe[at + c], wick[at + c]));
                }
            }
            tally.add(b.counts());
        });
        return tally.get();
    }

    private static void load(Inputs in, int at, int n, Block b, float windFactor, float vapourFactor) {
        float[] t = in.airTemperature();
        float[] r = in.meanRadiantTemperature();
        float[] v = in.windSpeed();
        float[] p = in.vapourPressure();
        for (int c = 0; c < n; c++) {
            b.air[c] = t[at + c] - ZERO;
            b.radiant[c] = r[at + c] - ZERO;
            b.wind[c] = v[at + c] * windFactor;
            b.vapour[c] = p[at + c] * vapourFactor;
        }
    }

    /** Adds counts of several threads; the sum does not depend on their order. */
    private static final class Tally {
        private Clamped sum = Clamped.NONE;

        synchronized void add(Clamped count) {
            sum = sum.plus(count);
        }

        synchronized Clamped get() {
            return sum;
        }
    }
}
