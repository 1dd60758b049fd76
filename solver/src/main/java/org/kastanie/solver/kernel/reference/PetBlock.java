package org.kastanie.solver.kernel.reference;

/**
 * PET of a block of cells in float: the balance of {@link PetScalar} as many short loops over scratch in the first-level
 * cache, without branches, so that the compiler turns each into vector code. The skin temperature is found by regula falsi
 * with halving (Illinois; Dowell and Jarratt 1971, BIT 11, 168) between fixed bounds, the same number of steps everywhere.
 */
public final class PetBlock {
    public static final int BLOCK = 256;
    /** Bounds of the skin temperature, degC. */
    static final float LOWEST = -60;

    static final float HIGHEST = 55;
    private static final int STEPS = 12;
    private static final int ROOM_STEPS = 3;
    private static final int TABLE = 2048;
    /** Largest wind of the table, m s-1. */
    public static final float MOST_WIND = 40;

    private static final float K0 = 273.15f;
    private static final float SIGMA = (float) PetBody.STEFAN;
    private static final PetBody.Clothes CLOTHES = PetBody.Clothes.of(PetBody.CLOTHING);
    private static final float BARE = (float) CLOTHES.bare();
    private static final float COVER = (float) CLOTHES.area();
    private static final float JOIN = (float) CLOTHES.conductance();
    private static final float BARE_RADIANT = (float) (PetBody.EFFECTIVE * CLOTHES.bare() * PetBody.SKIN_EMISSIVITY);
    private static final float COVER_RADIANT =
            (float) (PetBody.EFFECTIVE * CLOTHES.area() * PetBody.CLOTHING_EMISSIVITY);
    private static final float SET = (float) PetBody.CORE_SET;

    private final float pressure;
    /** Convection over the square root of wind. */
    private final float[] convection = new float[TABLE + 2];

    private final float[] h = new float[BLOCK];
    private final float[] radiation = new float[BLOCK];
    private final float[] internal = new float[BLOCK];
    private final float[] most = new float[BLOCK];
    private final float[] diffusion = new float[BLOCK];
    private final float[] skin = new float[BLOCK];
    private final float[] cloth = new float[BLOCK];
    private final float[] sweat = new float[BLOCK];
    private final float[] core = new float[BLOCK];
    private final float[] vapour = new float[BLOCK];
    private final float[] balance = new float[BLOCK];
    private final float[] low = new float[BLOCK];
    private final float[] high = new float[BLOCK];
    private final float[] lowBalance = new float[BLOCK];
    private final float[] highBalance = new float[BLOCK];
    private final float[] side = new float[BLOCK];

    /** Scratch of one thread for an air pressure in hPa. */
    public PetBlock(double pressure) {
        this.pressure = (float) pressure;
        for (int i = 0; i < convection.length; i++) {
            double root = Math.sqrt(MOST_WIND) * i / TABLE;
            convection[i] = (float) PetBody.convection(root * root, pressure);
        }
    }

    /**
     * PET in degC of the first {@code n} cells; inputs in degC, m s-1 (0..{@link #MOST_WIND}) and hPa. Arrays have at least
     * n elements.
     */
    public void pet(float[] air, float[] radiant, float[] wind, float[] vapourPressure, float[] out, int n) {
        convection(wind, n);
        surroundings(air, radiant, n);
        internal(air, vapourPressure, out, n);
        solve(air, vapourPressure, n);
        room(out, n);
    }

    private void convection(float[] wind, int n) {
        float scale = (float) (TABLE / Math.sqrt(MOST_WIND));
        for (int c = 0; c < n; c++) {
            float at = (float) Math.sqrt(wind[c]) * scale;
            int i = Math.min(TABLE, (int) at);
            h[c] = convection[i] + (at - i) * (convection[i + 1] - convection[i]);
        }
    }

    private void surroundings(float[] air, float[] radiant, int n) {
        float resistance = (float) CLOTHES.resistance();
        float inverse = (float) (1 / CLOTHES.factor());
        float lewis = (float) PetBody.LEWIS;
        float diffuse = (float) (PetBody.LEWIS * PetBody.WOODCOCK);
        for (int c = 0; c < n; c++) {
            float k = radiant[c] + K0;
            radiation[c] = SIGMA * k * k * k * k;
            cloth[c] = air[c] + 8 + K0;
        }
        for (int c = 0; c < n; c++) {
            most[c] = h[c] * lewis / (1 + 0.92f * resistance * h[c]);
            diffusion[c] = diffuse * h[c] / (inverse + resistance * h[c]);
        }
    }

    /** Metabolism less breathing. */
    private void internal(float[] air, float[] vapourPressure, float[] breath, int n) {
        float slope = (float) PetBody.BREATH_SLOPE;
        float base = (float) PetBody.BREATH_BASE;
        for (int c = 0; c < n; c++) {
            breath[c] = slope * air[c] + base;
        }
        saturation(breath, vapour, n);
        float heat = (float) (PetBody.BREATH * PetBody.BREATH_HEAT);
        float wet = (float) (PetBody.BREATH * PetBody.BREATH_VAPOUR * PetBody.VAPORISATION / pressure);
        float metabolism = (float) PetBody.METABOLISM;
        for (int c = 0; c < n; c++) {
            internal[c] = metabolism + heat * (air[c] - breath[c]) + wet * (vapourPressure[c] - vapour[c]);
        }
    }

    private static void saturation(float[] celsius, float[] out, int n) {
        float a0 = (float) PetBody.SATURATION[0];
        float a1 = (float) PetBody.SATURATION[1];
        float a2 = (float) PetBody.SATURATION[2];
        float a3 = (float) PetBody.SATURATION[3];
        float a4 = (float) PetBody.SATURATION[4];
        float a5 = (float) PetBody.SATURATION[5];
        float a6 = (float) PetBody.SATURATION[6];
        float a7 = (float) PetBody.SATURATION[7];
        float a8 = (float) PetBody.SATURATION[8];
        for (int c = 0; c < n; c++) {
            float x = celsius[c];
            out[c] = a0 + x * (a1 + x * (a2 + x * (a3 + x * (a4 + x * (a5 + x * (a6 + x * (a7 + x * a8)))))));
        }
    }

    private void solve(float[] air, float[] vapourPressure, int n) {
        start(LOWEST, air, vapourPressure, low, lowBalance, n);
        start(HIGHEST, air, vapourPressure, high, highBalance, n);
        for (int c = 0; c < n; c++) {
            side[c] = 0.5f;
            skin[c] = 33;
        }
        for (int step = 0; step < STEPS; step++) {
            evaluate(air, vapourPressure, n);
            bracket(n);
            if (step == 0) {
                // Above 33 degC sweat bends the balance: look at 37 next; below, the chord is good.
                for (int c = 0; c < n; c++) {
                    skin[c] += side[c] * (37 - skin[c]);
                }
            }
        }
        evaluate(air, vapourPressure, n);
    }

    private void start(float at, float[] air, float[] vapourPressure, float[] bound, float[] value, int n) {
        for (int c = 0; c < n; c++) {
            skin[c] = at;
            bound[c] = at;
        }
        evaluate(air, vapourPressure, n);
        System.arraycopy(balance, 0, value, 0, n);
    }

    /** Replaces the bound on the side of the balance's sign and takes the chord. */
    private void bracket(int n) {
        for (int c = 0; c < n; c++) {
            float positive = Math.min(1, Math.max(0, balance[c] * 1e20f));
            float negative = 1 - positive;
            low[c] += positive * (skin[c] - low[c]);
            high[c] += negative * (skin[c] - high[c]);
            // The bound that stays twice in a row counts half.
            lowBalance[c] = positive * balance[c] + negative * lowBalance[c] * (0.5f + 0.5f * side[c]);
            highBalance[c] = negative * balance[c] + positive * highBalance[c] * (1 - 0.5f * side[c]);
            side[c] = positive;
        }
        for (int c = 0; c < n; c++) {
            float span = Math.max(1e-12f, lowBalance[c] - highBalance[c]);
            skin[c] = low[c] + (high[c] - low[c]) * Math.max(0, lowBalance[c]) / span;
        }
    }

    /** Balance of the skin at the temperatures in {@code skin}. */
    private void evaluate(float[] air, float[] vapourPressure, int n) {
        clothing(air, n);
        clothing(air, n);
        core(n);
        sweat(n);
        saturation(skin, vapour, n);
        for (int c = 0; c < n; c++) {
            float difference = vapour[c] - vapourPressure[c];
            float limit = Math.max(1e-3f, most[c] * difference);
            float wet = Math.min(1, sweat[c] / limit);
            balance[c] = internal[c] - (1 - wet) * difference * diffusion[c] - Math.min(sweat[c], limit);
        }
        for (int c = 0; c < n; c++) {
            float k = skin[c] + K0;
            balance[c] += BARE_RADIANT * (radiation[c] - SIGMA * k * k * k * k)
                    + h[c] * BARE * (air[c] - skin[c])
                    - JOIN * (k - cloth[c]);
        }
    }

    /** One Newton step for the clothing's surface, K. */
    private void clothing(float[] air, int n) {
        for (int c = 0; c < n; c++) {
            float k = cloth[c];
            float cube = SIGMA * k * k * k;
            float g = h[c] * COVER;
            cloth[c] = (g * (air[c] + K0) + COVER_RADIANT * (radiation[c] + 3 * cube * k) + JOIN * (skin[c] + K0))
                    / (g + 4 * COVER_RADIANT * cube + JOIN);
        }
    }

    /** Core temperature above its set point, in balance with the skin. */
    private void core(int n) {
        float baseFlow = (float) (PetBody.BLOOD_BASE * PetBody.BLOOD);
        float riseFlow = (float) (PetBody.BLOOD_CORE * PetBody.BLOOD);
        float tissue = (float) PetBody.TISSUE;
        float full = (float) (1 / (PetBody.BLOOD_MOST * PetBody.BLOOD + PetBody.TISSUE));
        for (int c = 0; c < n; c++) {
            float open = 1 / (1 + 0.5f * Math.max(0, 34 - skin[c]));
            float gap = SET - skin[c];
            float base = baseFlow * open + tissue;
            float rise = riseFlow * open;
            float b = base + rise * gap;
            float root = (float) Math.sqrt(b * b - 4 * rise * Math.min(0, base * gap - internal[c]));
            float warm = Math.max(0, (root - b) / (2 * rise));
            core[c] = Math.max(Math.min(0, internal[c] / base - gap) + warm, internal[c] * full - gap);
        }
    }

    private void sweat(int n) {
        float a0 = (float) PetBody.ALPHA_0;
        float a1 = (float) PetBody.ALPHA_1;
        float a2 = (float) PetBody.ALPHA_2;
        float set = (float) (PetBody.BODY_SET - PetBody.CORE_SET);
        float gain = (float) PetBody.SWEAT;
        float limit = (float) PetBody.SWEAT_MOST;
        for (int c = 0; c < n; c++) {
            float open = 1 / (1 + 0.5f * Math.max(0, 34 - skin[c]));
            float blood = Math.min(90, (6.3f + 75 * Math.max(0, core[c])) * open);
            float alpha = a0 + a1 / (blood + a2);
            float body = core[c] + alpha * (skin[c] - SET - core[c]);
            sweat[c] = Math.min(limit, gain * Math.max(0, body - set));
        }
    }

    /** Temperature of the reference room in which the body would be in balance, degC. */
    private void room(float[] out, int n) {
        double convective = PetBody.convection(PetBody.ROOM_WIND, pressure);
        float hr = (float) convective;
        float mostRoom = (float) (convective * PetBody.LEWIS / (1 + 0.92 * convective * CLOTHES.resistance()));
        float diffuse = (float)
                (PetBody.LEWIS * PetBody.WOODCOCK / (1 / (CLOTHES.factor() * convective) + CLOTHES.resistance()));
        float humid = (float) PetBody.ROOM_VAPOUR;
        saturation(skin, vapour, n);
        for (int c = 0; c < n; c++) {
            float difference = vapour[c] - humid;
            float limit = Math.max(1e-3f, mostRoom * difference);
            float wet = Math.min(1, sweat[c] / limit);
            balance[c] = -(1 - wet) * difference * diffuse - Math.min(sweat[c], limit);
        }
        for (int c = 0; c < n; c++) {
            float k = skin[c] + K0;
            float q = cloth[c];
            balance[c] -= SIGMA * (BARE_RADIANT * k * k * k * k + COVER_RADIANT * q * q * q * q)
                    + hr * (BARE * k + COVER * q);
            high[c] = q - K0;
        }
        for (int step = 0; step < ROOM_STEPS; step++) {
            roomStep(hr, n);
        }
        System.arraycopy(high, 0, out, 0, n);
    }

    private void roomStep(float hr, int n) {
        float slope = (float) PetBody.BREATH_SLOPE;
        float base = (float) PetBody.BREATH_BASE;
        for (int c = 0; c < n; c++) {
            low[c] = slope * high[c] + base;
        }
        saturation(low, vapour, n);
        float heat = (float) (PetBody.BREATH * PetBody.BREATH_HEAT);
        float wet = (float) (PetBody.BREATH * PetBody.BREATH_VAPOUR * PetBody.VAPORISATION / pressure);
        float fixed = (float) (PetBody.METABOLISM
                + PetBody.BREATH * PetBody.BREATH_VAPOUR * PetBody.VAPORISATION / pressure * PetBody.ROOM_VAPOUR);
        float radiant = BARE_RADIANT + COVER_RADIANT;
        float convective = hr * (BARE + COVER);
        for (int c = 0; c < n; c++) {
            float k = high[c] + K0;
            float cube = SIGMA * k * k * k;
            float sum = balance[c]
                    + fixed
                    + heat * (high[c] - low[c])
                    - wet * vapour[c]
                    + radiant * cube * k
                    + convective * k;
            high[c] -= sum / (4 * radiant * cube + convective);
        }
    }
}
