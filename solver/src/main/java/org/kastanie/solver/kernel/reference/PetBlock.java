package org.kastanie.solver.kernel.reference;

import org.kastanie.solver.quantity.PhysicalConstants;

/**
 * PET of a block of cells in float: the balance of {@link PetScalar} as short loops over scratch in the first-level cache,
 * without branches, so that the compiler turns each into vector code. Skin and clothing are found together by
 * {@link PetSkin}; the room's temperature is a polynomial in the heat the body would have to lose there.
 */
public final class PetBlock {
    public static final int BLOCK = 256;
    /** Bounds of the skin temperature, degC. */
    static final float LOWEST = -60;

    static final float HIGHEST = 60;
    /** Largest wind, m s-1. */
    public static final float MOST_WIND = 40;

    /** Most iterations; a bracket of 120 K is then halved below a millikelvin, whatever the balance looks like. */
    static final int MOST_STEPS = 40;

    /** Bounds of the room's temperature, degC. */
    private static final double COLDEST = -75;

    private static final double HOTTEST = 95;
    private static final int ROOM_DEGREE = 11;
    private static final int WIND_DEGREE = 10;
    /** Wind below which convection does not change any more, m s-1 to the power 1/4: error 0.002 W m-2 K-1. */
    private static final float LEAST_ROOT = 0.05f;

    private static final float K0 = (float) PhysicalConstants.ZERO_CELSIUS;
    private static final float SIGMA = (float) PetBody.STEFAN;
    private static final PetBody.Clothes CLOTHES = PetBody.Clothes.of(PetBody.CLOTHING);

    /** v^0.67 by the fourth root of v. */
    private static final Chebyshev WIND =
            Chebyshev.fit(u -> StrictMath.pow(u, 2.68), LEAST_ROOT, StrictMath.pow(MOST_WIND, 0.25), WIND_DEGREE);

    private final float pressure;
    private final float free;
    private final float density;
    private final double roomConvection;
    private final Chebyshev room;
    private final PetSkin skin = new PetSkin();
    private final float[] one = new float[BLOCK];
    private final float[] two = new float[BLOCK];

    /** Scratch of one thread for an air pressure in hPa. */
    public PetBlock(double pressure) {
        this.pressure = (float) pressure;
        free = (float) (3 * StrictMath.pow(pressure / PetBody.STANDARD_PRESSURE, 0.53));
        density = (float) StrictMath.pow(pressure / PetBody.STANDARD_PRESSURE, 0.55);
        roomConvection = Math.max(free, 2.67 + 6.5 * StrictMath.pow(PetBody.ROOM_WIND, 0.67)) * density;
        room = Chebyshev.fit(
                heat -> roomOf(heat, pressure), roomHeat(COLDEST, pressure), roomHeat(HOTTEST, pressure), ROOM_DEGREE);
    }

    /**
     * PET in degC of the first {@code n} cells; inputs in degC, m s-1 (0..{@link #MOST_WIND}) and hPa. Arrays have at least
     * n elements.
     *
     * @return iterations the slowest cell took; every cell stops by itself, so that none depends on its neighbours
     */
    public int pet(float[] air, float[] radiant, float[] wind, float[] vapourPressure, float[] out, int n) {
        convection(wind, n);
        surroundings(air, radiant, n);
        internal(air, vapourPressure, n);
        int steps = skin.solve(air, vapourPressure, n);
        lost(n);
        room.apply(two, one, out, n);
        return steps;
    }

    private void convection(float[] wind, int n) {
        for (int c = 0; c < n; c++) {
            two[c] = Math.max(LEAST_ROOT, (float) Math.sqrt((float) Math.sqrt(wind[c])));
        }
        WIND.apply(two, one, two, n);
        float[] h = skin.convection;
        for (int c = 0; c < n; c++) {
            h[c] = density * Math.max(free, 2.67f + 6.5f * two[c]);
        }
    }

    private void surroundings(float[] air, float[] radiant, int n) {
        float resistance = (float) CLOTHES.resistance();
        float inverse = (float) (1 / CLOTHES.factor());
        float lewis = (float) PetBody.LEWIS;
        float diffuse = (float) (PetBody.LEWIS * PetBody.WOODCOCK);
        float cover = (float) CLOTHES.area();
        float[] h = skin.convection;
        for (int c = 0; c < n; c++) {
            float k = radiant[c] + K0;
            skin.radiation[c] = SIGMA * k * k * k * k;
            // Between air, surroundings (6 W m-2 K-1 at room temperature) and a skin of 33 degC.
            float g = h[c] * cover;
            skin.cloth[c] = K0 + (g * air[c] + 5 * radiant[c] + 206) / (g + 11.25f);
        }
        for (int c = 0; c < n; c++) {
            skin.most[c] = h[c] * lewis / (1 + 0.92f * resistance * h[c]);
            skin.diffusion[c] = diffuse * h[c] / (inverse + resistance * h[c]);
            skin.kept[c] =
                    1 - (float) PetBody.WOODCOCK * (1 + 0.92f * resistance * h[c]) / (inverse + resistance * h[c]);
        }
    }

    /** Metabolism less breathing. */
    private void internal(float[] air, float[] vapourPressure, int n) {
        float slope = (float) PetBody.BREATH_SLOPE;
        float base = (float) PetBody.BREATH_BASE;
        for (int c = 0; c < n; c++) {
            one[c] = slope * air[c] + base;
        }
        Chebyshev.horner(PetSkin.SATURATION, one, two, n);
        float heat = (float) (PetBody.BREATH * PetBody.BREATH_HEAT);
        float wet = (float) (PetBody.BREATH * PetBody.BREATH_VAPOUR * PetBody.VAPORISATION / pressure);
        float metabolism = (float) PetBody.METABOLISM;
        for (int c = 0; c < n; c++) {
            skin.internal[c] = metabolism + heat * (air[c] - one[c]) + wet * (vapourPressure[c] - two[c]);
        }
    }

    /** Heat the body as it is would lose in a room, but for what depends on the room's temperature. */
    private void lost(int n) {
        float convective = (float) roomConvection;
        float most = (float) (roomConvection * PetBody.LEWIS / (1 + 0.92 * roomConvection * CLOTHES.resistance()));
        float diffuse = (float)
                (PetBody.LEWIS * PetBody.WOODCOCK / (1 / (CLOTHES.factor() * roomConvection) + CLOTHES.resistance()));
        float humid = (float) PetBody.ROOM_VAPOUR;
        Chebyshev.horner(PetSkin.SATURATION, skin.skin, one, n);
        for (int c = 0; c < n; c++) {
            float difference = one[c] - humid;
            float limit = Math.max(1e-3f, most * difference);
            float wet = Math.min(1, skin.sweat[c] / limit);
            two[c] = (1 - wet) * difference * diffuse + Math.min(skin.sweat[c], limit);
        }
        float bare = (float) CLOTHES.bare();
        float cover = (float) CLOTHES.area();
        for (int c = 0; c < n; c++) {
            float k = skin.skin[c] + K0;
            float q = skin.cloth[c];
            two[c] += SIGMA * (PetSkin.BARE_RADIANT * k * k * k * k + PetSkin.COVER_RADIANT * q * q * q * q)
                    + convective * (bare * k + cover * q);
        }
    }

    /** Heat a room of a temperature in degC gives a body, by breath, radiation and convection, W m-2. */
    private double roomHeat(double celsius, double pressure) {
        double k = celsius + 273.15;
        double radiant = PetBody.EFFECTIVE
                * (CLOTHES.bare() * PetBody.SKIN_EMISSIVITY + CLOTHES.area() * PetBody.CLOTHING_EMISSIVITY);
        return PetBody.internal(celsius, PetBody.ROOM_VAPOUR, pressure)
                + radiant * PetBody.STEFAN * k * k * k * k
                + roomConvection * (CLOTHES.bare() + CLOTHES.area()) * k;
    }

    private double roomOf(double heat, double pressure) {
        double low = COLDEST - 1;
        double high = HOTTEST + 1;
        for (int i = 0; i < 60; i++) {
            double middle = 0.5 * (low + high);
            if (roomHeat(middle, pressure) < heat) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }
}
