package org.kastanie.solver.kernel.reference;

/**
 * The reference person of the PET and its skin balance: Hoeppe (1999, Int. J. Biometeorol. 43, 71) with the vapour diffusion
 * and the error corrections of Walther and Goestchel (2018, Build. Environ. 137, 1). A man of 35 (Hoeppe) or 23 years
 * (Walther and Goestchel, used here), 75 kg, 1.80 m, standing, 80 W of activity, in SI but for degC and hPa inside.
 */
public final class PetBody {
    /** W m-2 K-4, that of the published tables; {@code PhysicalConstants} is 7e-5 above. */
    static final double STEFAN = 5.67e-8;
    /** The man: m, kg, years, W above rest. */
    static final double HEIGHT = 1.80;

    static final double WEIGHT = 75;
    static final double AGE = 23;
    static final double ACTIVITY = 80;
    /** Area after DuBois, m2. */
    static final double AREA = 0.203 * Math.pow(WEIGHT, 0.425) * Math.pow(HEIGHT, 0.725);
    /** Metabolism per area, W m-2: activity and the basal rate of a man by mass, age and height (Hoeppe 1999). */
    static final double METABOLISM = (ACTIVITY
                    + 3.45
                            * Math.pow(WEIGHT, 0.75)
                            * (1 + 0.004 * (30 - AGE) + 0.01 * (HEIGHT * 100 / Math.cbrt(WEIGHT) - 43.4)))
            / AREA;
    /** Share of the body seen by radiation: a standing person (Fanger 1970). */
    static final double EFFECTIVE = 0.725;

    /** Longwave emissivities (Hoeppe 1999). */
    static final double SKIN_EMISSIVITY = 0.99;

    static final double CLOTHING_EMISSIVITY = 0.95;
    /** Latent heat of sweat, J kg-1. */
    static final double VAPORISATION = 2.42e6;
    /** Heat of blood, J kg-1 K-1, over the seconds of an hour: its flow is in kg m-2 h-1. */
    static final double BLOOD = 3640.0 / 3600;

    // Regulation of Gagge et al. (1971, ASHRAE Trans. 77, 247; 1986, ASHRAE Trans. 92, 709) as the PET takes it over.
    /** Conductance of tissue without blood, W m-2 K-1. */
    static final double TISSUE = 5.28;
    /** Blood to the skin, kg m-2 h-1: at the set points; more per kelvin of a warm core; less per kelvin of a cold skin; most. */
    static final double BLOOD_BASE = 6.3;

    static final double BLOOD_CORE = 75;
    static final double BLOOD_SKIN = 0.5;
    static final double BLOOD_MOST = 90;
    /** Set points of core, skin and body, degC. */
    static final double CORE_SET = 36.6;

    static final double SKIN_SET = 34;
    static final double BODY_SET = 0.1 * SKIN_SET + 0.9 * CORE_SET;
    /** Share of the skin in the body's heat: ALPHA_0 + ALPHA_1 / (blood + ALPHA_2), blood in kg m-2 h-1. */
    static final double ALPHA_0 = 0.0417737;

    static final double ALPHA_1 = 0.7451833;
    static final double ALPHA_2 = 0.585417;
    /** Evaporation of sweat per kelvin above the set point, W m-2 K-1: 304.94 g m-2 h-1 K-1. */
    static final double SWEAT = 0.30494 * VAPORISATION / 3600;
    /** Most sweat, W m-2: 500 g m-2 h-1. */
    static final double SWEAT_MOST = 0.5 * VAPORISATION / 3600;
    /** Lewis ratio, K hPa-1. */
    static final double LEWIS = 1.67;
    /** Woodcock ratio of clothing. */
    static final double WOODCOCK = 0.38;
    /** Breath, kg s-1 m-2. */
    static final double BREATH = METABOLISM * 1.44e-6;

    static final double BREATH_HEAT = 1010;
    static final double BREATH_SLOPE = 0.47;
    static final double BREATH_BASE = 21;
    static final double BREATH_VAPOUR = 0.623;
    /** Clothing of the reference person, clo. */
    public static final double CLOTHING = 0.9;
    /** Wind of the reference room, m s-1, and its vapour pressure, hPa. */
    static final double ROOM_WIND = 0.1;

    static final double ROOM_VAPOUR = 12;
    static final double STANDARD_PRESSURE = 1013.25;

    /**
     * What clothing does to the body.
     *
     * @param bare share of the body without clothing
     * @param area of clothing over body area
     * @param factor growth of the surface by clothing
     * @param resistance m2 K W-1
     * @param conductance between skin and clothing surface, W m-2 K-1
     */
    record Clothes(double bare, double area, double factor, double resistance, double conductance) {
        static Clothes of(double clo) {
            double factor = 1 + 0.31 * clo;
            double clothed = (-2.36 + clo * (173.51 + clo * (-100.76 + 19.28 * clo))) / 100;
            double area = clothed + factor - 1;
            double tall = clo > 0.6 ? (HEIGHT - 0.2) / HEIGHT : clo > 0.3 ? 0.5 : 0.1;
            double inner = Math.min(1, clothed) * AREA / (6.28 * HEIGHT * tall);
            double outer = inner + (factor - 1) * AREA / (6.28 * HEIGHT * tall);
            double resistance = clo / 6.45;
            double conductance =
                    6.28 * HEIGHT * tall * (outer - inner) / (resistance * Math.log(outer / inner) * area * AREA);
            return new Clothes(1 - clothed, area, factor, resistance, conductance);
        }
    }

    private PetBody() {}

    /** Convection of a standing person, W m-2 K-1, at a pressure in hPa. */
    static double convection(double windSpeed, double pressure) {
        double free = 3 * Math.pow(pressure / STANDARD_PRESSURE, 0.53);
        double forced = 2.67 + 6.5 * Math.pow(windSpeed, 0.67);
        return Math.max(free, forced) * Math.pow(pressure / STANDARD_PRESSURE, 0.55);
    }

    /**
     * Saturation vapour pressure over water, hPa, by the polynomial of Flatau, Walko and Cotton (1992, J. Appl. Meteorol.
     * 31, 1507, table 4): plain arithmetic, so that block and scalar form agree and loops vectorise.
     */
    static double saturation(double celsius) {
        double x = Math.max(-80, celsius);
        return SATURATION[0]
                + x
                        * (SATURATION[1]
                                + x
                                        * (SATURATION[2]
                                                + x
                                                        * (SATURATION[3]
                                                                + x
                                                                        * (SATURATION[4]
                                                                                + x
                                                                                        * (SATURATION[5]
                                                                                                + x
                                                                                                        * (SATURATION[6]
                                                                                                                + x
                                                                                                                        * (SATURATION[
                                                                                                                                        7]
                                                                                                                                + x
                                                                                                                                        * SATURATION[
                                                                                                                                                8])))))));
    }

    static final double[] SATURATION = {
        6.11583699,
        0.444606896,
        0.143177157e-1,
        0.264224321e-3,
        0.299291081e-5,
        0.203154182e-7,
        0.702620698e-10,
        0.379534310e-13,
        -0.321582393e-15
    };

    /** Metabolism less what breathing takes, W m-2. */
    static double internal(double celsius, double vapour, double pressure) {
        double out = BREATH_SLOPE * celsius + BREATH_BASE;
        return METABOLISM
                + BREATH
                        * (BREATH_HEAT * (celsius - out)
                                + BREATH_VAPOUR * VAPORISATION / pressure * (vapour - saturation(out)));
    }
}
