package org.kastanie.solver.kernel.reference;

import org.kastanie.solver.quantity.PhysicalConstants;

/**
 * Skin and clothing temperature of a block of persons, and their sweat: Newton's method on the reduced balance of the skin,
 * with the clothing carried along by its own Newton step. Where the sign of the balance changes and the way was steeper than
 * the slope here, the chord is taken instead, so that no kink (onset of sweat, its limit, dripping) can make it cycle; late,
 * the bracket is halved there. Every cell stops by itself and then stays as it is. Loops are short because the compiler
 * leaves long ones scalar.
 */
final class PetSkin {
    private static final int BLOCK = PetBlock.BLOCK;
    private static final PetBody.Clothes CLOTHES = PetBody.Clothes.of(PetBody.CLOTHING);
    private static final float K0 = (float) PhysicalConstants.ZERO_CELSIUS;
    private static final float SIGMA = (float) PetBody.STEFAN;
    private static final float BARE = (float) CLOTHES.bare();
    private static final float COVER = (float) CLOTHES.area();
    private static final float JOIN = (float) CLOTHES.conductance();
    static final float BARE_RADIANT = (float) (PetBody.EFFECTIVE * CLOTHES.bare() * PetBody.SKIN_EMISSIVITY);
    static final float COVER_RADIANT = (float) (PetBody.EFFECTIVE * CLOTHES.area() * PetBody.CLOTHING_EMISSIVITY);
    private static final float SET = (float) PetBody.CORE_SET;
    private static final float BASE = (float) (PetBody.BLOOD_BASE * PetBody.BLOOD);
    private static final float RISE = (float) (PetBody.BLOOD_CORE * PetBody.BLOOD);
    private static final float TISSUE = (float) PetBody.TISSUE;
    private static final float FULL = (float) (1 / (PetBody.BLOOD_MOST * PetBody.BLOOD + PetBody.TISSUE));
    private static final float ALPHA_0 = (float) PetBody.ALPHA_0;
    private static final float ALPHA_1 = (float) PetBody.ALPHA_1;
    private static final float ALPHA_2 = (float) PetBody.ALPHA_2;
    private static final float OVER = (float) (PetBody.BODY_SET - PetBody.CORE_SET);
    private static final float GAIN = (float) PetBody.SWEAT;
    private static final float LIMIT = (float) PetBody.SWEAT_MOST;
    /** Makes 0 or 1 of the sign of a number. */
    private static final float HARD = 1e20f;
    /** Makes 0 or 1 of a kink in a slope. */
    private static final float KINK = 1e6f;
    /** Step from which on a changed sign halves the bracket. */
    private static final int LATE = 8;
    /** A cell is done after a Newton step this small, K: the next one would be its square. */
    private static final float DONE = 3e-3f;
    /** A chord has to be this much smaller, and the balance too (K per W m-2), since the next one need not be. */
    private static final float CHORD_SIZE = 3;

    private static final float CHORD_BALANCE = 0.2f;
    /** A bracket has to be this much narrower. */
    private static final float BRACKET_SIZE = 6;
    /** How far a step may leave the bracket, which rounding and the clothing's lag make uncertain, K. */
    private static final float SLACK = 0.01f;

    static final float[] SATURATION = floats(PetBody.SATURATION);
    private static final float[] SATURATION_SLOPE = slopes(PetBody.SATURATION);

    final float[] convection = new float[BLOCK];
    final float[] radiation = new float[BLOCK];
    final float[] internal = new float[BLOCK];
    /** Evaporation of a wet skin per hPa. */
    final float[] most = new float[BLOCK];
    /** Evaporation of a dry skin per hPa. */
    final float[] diffusion = new float[BLOCK];
    /** What sweat adds to evaporation: one less the diffusion it replaces. */
    final float[] kept = new float[BLOCK];
    /** Surface of the clothing, K. */
    final float[] cloth = new float[BLOCK];

    final float[] skin = new float[BLOCK];
    final float[] sweat = new float[BLOCK];

    private final float[] open = new float[BLOCK];
    private final float[] opening = new float[BLOCK];
    private final float[] core = new float[BLOCK];
    private final float[] warm = new float[BLOCK];
    private final float[] sweatSlope = new float[BLOCK];
    private final float[] follow = new float[BLOCK];
    private final float[] vapour = new float[BLOCK];
    private final float[] vapourSlope = new float[BLOCK];
    private final float[] balance = new float[BLOCK];
    private final float[] slope = new float[BLOCK];
    private final float[] low = new float[BLOCK];
    private final float[] high = new float[BLOCK];
    private final float[] before = new float[BLOCK];
    private final float[] balanceBefore = new float[BLOCK];
    private final float[] active = new float[BLOCK];
    private final float[] step = new float[BLOCK];

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static float[] slopes(double[] values) {
        float[] floats = new float[values.length - 1];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) ((i + 1) * values[i + 1]);
        }
        return floats;
    }

    /** Finds {@link #skin}, {@link #cloth} and {@link #sweat} of the first n cells; returns the number of iterations. */
    int solve(float[] air, float[] vapourPressure, int n) {
        for (int c = 0; c < n; c++) {
            float q = cloth[c] - K0;
            skin[c] = Math.min(q, 0.42f * q + 18.3f);
            before[c] = skin[c];
            // 0 where anything is NaN.
            active[c] = (int) Math.min(1, 1 + Math.abs(q + internal[c] + radiation[c] + vapourPressure[c]));
        }
        java.util.Arrays.fill(balanceBefore, 0, n, 0);
        java.util.Arrays.fill(low, 0, n, PetBlock.LOWEST);
        java.util.Arrays.fill(high, 0, n, PetBlock.HIGHEST);
        clothing(air, n);
        clothing(air, n);
        int i = 0;
        float left = 1;
        while (left > 0 && i < PetBlock.MOST_STEPS) {
            clothing(air, n);
            sweat(n);
            evaporation(vapourPressure, n);
            balance(air, n);
            bracket(n);
            propose(i >= LATE ? 1 : 0, n);
            left = move(n);
            i++;
        }
        sweat(n);
        return i;
    }

    /** One Newton step for the clothing's surface; {@code follow} is how it goes with the skin. */
    private void clothing(float[] air, int n) {
        for (int c = 0; c < n; c++) {
            float q = cloth[c];
            float cube = SIGMA * q * q * q;
            float g = convection[c] * COVER;
            float inverse = 1 / (g + 4 * COVER_RADIANT * cube + JOIN);
            float gain = g * (air[c] + K0 - q) + COVER_RADIANT * (radiation[c] - cube * q) + JOIN * (skin[c] + K0 - q);
            cloth[c] = q + active[c] * gain * inverse;
            follow[c] = JOIN * inverse;
        }
    }

    /** Sweat asked for with the core in balance with the skin, and its slope. */
    private void sweat(int n) {
        vessels(n);
        core(n);
        coreSlope(n);
        glands(n);
        sweatSlope(n);
    }

    /** How far the vessels of the skin are open, and how that goes with the skin's temperature. */
    private void vessels(int n) {
        for (int c = 0; c < n; c++) {
            float cold = Math.max(0, 34 - skin[c]);
            float wide = 1 / (1 + 0.5f * cold);
            open[c] = wide;
            opening[c] = 0.5f * wide * wide * Math.min(1, cold * KINK);
        }
    }

    /** Core temperature above its set point where the blood carries what the body makes. */
    private void core(int n) {
        for (int c = 0; c < n; c++) {
            float gap = SET - skin[c];
            float rise = RISE * open[c];
            float carried = rise * gap;
            float base = BASE * open[c] + TISSUE;
            float m = base - carried;
            float root = (float) Math.sqrt(m * m + 4 * rise * internal[c]);
            warm[c] = (root - base - carried) / (2 * rise);
            slope[c] = root;
        }
    }

    private void coreSlope(int n) {
        for (int c = 0; c < n; c++) {
            float gap = SET - skin[c];
            float t = Math.max(warm[c], internal[c] * FULL - gap);
            float flow = BASE + RISE * t;
            float w = (flow * open[c] + TISSUE - flow * opening[c] * (t + gap)) / slope[c];
            // With the vessels wide open the core goes with the skin.
            step[c] = w + Math.min(1, (t - warm[c]) * KINK) * (1 - w);
            core[c] = t;
        }
    }

    private void glands(int n) {
        for (int c = 0; c < n; c++) {
            float blood = Math.min(90, (6.3f + 75 * Math.max(0, core[c])) * open[c]);
            float inverse = 1 / (blood + ALPHA_2);
            float alpha = ALPHA_0 + ALPHA_1 * inverse;
            float spread = skin[c] - SET - core[c];
            warm[c] = Math.max(0, core[c] + alpha * spread - OVER);
            // Change of the body's mean temperature with the skin's.
            slope[c] = step[c] + alpha * (1 - step[c]) - 75 * ALPHA_1 * inverse * inverse * open[c] * step[c] * spread;
        }
    }

    private void sweatSlope(int n) {
        for (int c = 0; c < n; c++) {
            float asked = Math.min(LIMIT, GAIN * warm[c]);
            float on = Math.min(1, warm[c] * KINK) * Math.min(1, (LIMIT - asked) * KINK);
            sweat[c] = asked;
            sweatSlope[c] = GAIN * on * slope[c];
        }
    }

    /** Evaporation (into {@code balance}) and its slope. */
    private void evaporation(float[] vapourPressure, int n) {
        Chebyshev.horner(SATURATION, skin, vapour, n);
        Chebyshev.horner(SATURATION_SLOPE, skin, vapourSlope, n);
        for (int c = 0; c < n; c++) {
            float difference = vapour[c] - vapourPressure[c];
            float drying = Math.max(0, difference);
            float asked = drying * diffusion[c] + sweat[c] * kept[c];
            float some = Math.min(asked, Math.max(1e-3f, most[c] * drying));
            float bare = 1 - Math.min(1, sweat[c] * 1e3f);
            vapour[c] = drying;
            step[c] = bare;
            warm[c] = Math.min(1, (asked - some) * KINK);
            balance[c] = some + bare * diffusion[c] * (difference - drying);
        }
        for (int c = 0; c < n; c++) {
            float positive = Math.min(1, vapour[c] * KINK);
            float rate = vapourSlope[c] * diffusion[c] * Math.max(positive, step[c]) + sweatSlope[c] * kept[c];
            slope[c] = rate + warm[c] * (positive * most[c] * vapourSlope[c] - rate);
        }
    }

    /** Balance of the skin, W m-2, and how fast it falls with the skin's temperature. */
    private void balance(float[] air, int n) {
        for (int c = 0; c < n; c++) {
            float k = skin[c] + K0;
            float cube = SIGMA * k * k * k;
            warm[c] = BARE_RADIANT * (radiation[c] - cube * k) - JOIN * (k - cloth[c]);
            slope[c] += 4 * BARE_RADIANT * cube + JOIN * (1 - follow[c]);
        }
        for (int c = 0; c < n; c++) {
            float g = convection[c] * BARE;
            balance[c] = internal[c] - balance[c] + warm[c] + g * (air[c] - skin[c]);
            slope[c] += g;
        }
    }

    /** Narrows the bracket; {@code step}: 1 where the sign has changed. */
    private void bracket(int n) {
        for (int c = 0; c < n; c++) {
            float g = balance[c];
            float positive = Math.min(1, Math.max(0, g * HARD));
            low[c] += active[c] * positive * (skin[c] - low[c]);
            high[c] += active[c] * (1 - positive) * (skin[c] - high[c]);
            step[c] = Math.min(1, Math.max(0, -(g * balanceBefore[c]) * HARD));
        }
    }

    /** Next step, and into {@code slope} a measure of what may still be missing, K. */
    private void propose(float late, int n) {
        for (int c = 0; c < n; c++) {
            float g = balance[c];
            float crossed = step[c];
            // Steeper on the way than here: a kink or a jump lies between.
            float chord = crossed * (balanceBefore[c] - g) / (skin[c] - before[c] + 1 - crossed);
            float steeper = Math.max(0, chord - slope[c]);
            float next = g / (slope[c] + steeper);
            float doubt = Math.min(1, steeper * HARD);
            warm[c] = skin[c] + next + late * doubt * (0.5f * (low[c] + high[c]) - skin[c] - next);
            slope[c] = doubt * (CHORD_BALANCE * Math.abs(g) + late);
            step[c] = 1 + CHORD_SIZE * crossed;
        }
        float slack = SLACK * (1 - late);
        for (int c = 0; c < n; c++) {
            float at = Math.max(low[c] - slack, Math.min(high[c] + slack, warm[c]));
            float next = at - skin[c];
            slope[c] = Math.min(slope[c] + Math.abs(next) * step[c], (high[c] - low[c]) * BRACKET_SIZE);
            step[c] = next;
        }
    }

    /** Takes the step where a cell is still active; returns more than zero while any will be. */
    private float move(int n) {
        for (int c = 0; c < n; c++) {
            float on = active[c];
            before[c] += on * (skin[c] - before[c]);
            balanceBefore[c] += on * (balance[c] - balanceBefore[c]);
            skin[c] += on * step[c];
            cloth[c] += on * follow[c] * step[c];
            // As an integer and back: a place without numbers must not keep the others waiting, nor send them home.
            active[c] = (int) (on * Math.min(1, Math.max(0, (slope[c] - DONE) * HARD)));
        }
        float left = 0;
        for (int c = 0; c < n; c++) {
            left = Math.max(left, active[c]);
        }
        return left;
    }
}
