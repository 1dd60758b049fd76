package org.kastanie.solver.kernel.reference;

/**
 * A person as two nodes, core and skin, an hour in given surroundings (Gagge et al. 1986; ASHRAE 55-2020, appendix D), and the
 * standard room that does the same to the skin. degC, torr and W m-2 inside, as there.
 */
public final class TwoNodes {
    /** 760 torr are 1013.25 hPa. */
    public static final double TORR_PER_HPA = 0.750061683;

    // Set points, person and radiation as in the program of ASHRAE 55-2020, appendix D, whose table is compared with.
    /** Skin, core and their mean at rest in comfort, degC. */
    private static final double SKIN_SET = 33.7;

    private static final double CORE_SET = 36.8;
    private static final double BODY_SET = 36.49;
    /** Blood to the skin at the set points, l m-2 h-1. */
    private static final double BLOOD_SET = 6.3;
    /** Mass, kg, and skin, m2. */
    private static final double WEIGHT = 69.9;

    private static final double AREA = 1.8258;
    /** One met, W m-2. */
    private static final double MET = 58.2;
    /** W m-2 K-4, that program's; {@code PhysicalConstants} is 7e-5 above. */
    private static final double STEFAN = 5.67e-8;
    /** An hour in steps of one minute. */
    private static final int MINUTES = 60;

    private final double air;
    private final double radiant;
    private final double vapour;
    private final double lewis;
    private final double cover;
    private final double grown;
    private final double permeable;
    private final double mostWet;
    private final double convection;

    private double skin = SKIN_SET;
    private double core = CORE_SET;
    private double blood = BLOOD_SET;
    private double alpha = 0.1;
    private double surface;
    private double evaporation;
    private double wet;
    private double dry;
    private double radiative = 4.7;

    /**
     * Who stands there.
     *
     * @param met activity, met
     * @param clo clothing, clo
     * @param atmospheres pressure of the air, atm
     */
    public record Person(double met, double clo, double atmospheres) {}

    private TwoNodes(double air, double radiant, double wind, double torr, Person person) {
        this.air = air;
        this.radiant = radiant;
        vapour = torr;
        double v = Math.max(wind, 0.1);
        lewis = 2.2 / person.atmospheres;
        cover = 0.155 * person.clo;
        grown = 1 + 0.15 * person.clo;
        permeable = person.clo <= 0 ? 1 : 0.45;
        mostWet = person.clo <= 0 ? 0.38 * Math.pow(v, -0.29) : 0.59 * Math.pow(v, -0.08);
        convection = Math.max(
                moving(person.met),
                Math.max(3 * Math.pow(person.atmospheres, 0.53), 8.600001 * Math.pow(v * person.atmospheres, 0.53)));
        evaporation = 0.1 * person.met * MET;
    }

    /** Convection by moving about, W m-2 K-1. */
    private static double moving(double met) {
        return met < 0.85 ? 3 : Math.max(3, 5.66 * Math.pow(met - 0.85, 0.39));
    }

    /**
     * SET*, degC.
     *
     * @param air degC
     * @param radiant mean radiant temperature, degC
     * @param wind m s-1
     * @param torr vapour pressure
     */
    public static double standard(double air, double radiant, double wind, double torr, Person person) {
        if (Double.isNaN(air + radiant + wind + torr)) {
            return Double.NaN;
        }
        TwoNodes body = new TwoNodes(air, radiant, wind, torr, person);
        double operative = (4.7 * radiant + body.convection * air) / (4.7 + body.convection);
        body.surface = operative + (body.skin - operative) * body.share();
        double metabolism = person.met * MET;
        for (int i = 0; i < MINUTES; i++) {
            metabolism = body.minute(metabolism, person.met * MET);
        }
        return body.room(person);
    }

    private double share() {
        double outer = 1 / (grown * (radiative + convection));
        return outer / (outer + cover);
    }

    /** A minute in which the body makes heat at a rate; returns the next minute's rate. */
    private double minute(double metabolism, double rest) {
        double operative = clothing();
        double outer = 1 / (grown * (radiative + convection));
        dry = (skin - operative) / (outer + cover);
        double carried = (core - skin) * (5.28 + 1.163 * blood);
        double breath = 0.0023 * metabolism * (44 - vapour) + 0.0014 * metabolism * (34 - air);
        double heatSkin = carried - dry - evaporation;
        double heatCore = metabolism - carried - breath;
        skin += heatSkin * AREA / (0.97 * alpha * WEIGHT * 60);
        core += heatCore * AREA / (0.97 * (1 - alpha) * WEIGHT * 60);
        double warmSkin = Math.max(0, skin - SKIN_SET);
        double coldSkin = Math.max(0, SKIN_SET - skin);
        double warmCore = Math.max(0, core - CORE_SET);
        double coldCore = Math.max(0, CORE_SET - core);
        double warmBody = Math.max(0, alpha * skin + (1 - alpha) * core - BODY_SET);
        blood = Math.min(90, Math.max(0.5, (BLOOD_SET + 120 * warmCore) / (1 + 0.5 * coldSkin)));
        evaporate(0.68 * Math.min(500, 170 * warmBody * Math.exp(warmSkin / 10.7)));
        alpha = 0.0417737 + 0.7451833 / (blood + 0.585417);
        return rest + 19.4 * coldSkin * coldCore;
    }

    /** Surface of the clothing and its radiation, one depending on the other; returns the operative temperature. */
    private double clothing() {
        double operative;
        double before;
        int i = 0;
        do {
            before = surface;
            radiative = 4 * 0.72 * STEFAN * Math.pow(0.5 * (surface + radiant) + 273.15, 3);
            operative = (radiative * radiant + convection * air) / (radiative + convection);
            double share = share();
            surface = share * skin + (1 - share) * operative;
        } while (Math.abs(surface - before) > 0.01 && ++i < 50);
        return operative;
    }

    private void evaporate(double sweat) {
        double most = (saturation(skin) - vapour) / (1 / (lewis * grown * convection) + cover / (lewis * permeable));
        if (most < 0) {
            wet = mostWet;
            evaporation = most;
            return;
        }
        double share = sweat / most;
        wet = 0.06 + 0.94 * share;
        evaporation = wet * most;
        if (wet > mostWet) {
            wet = mostWet;
            share = mostWet / 0.94;
            evaporation = (share + 0.06 * (1 - share)) * most;
        }
    }

    /** Air of the standard room, whose clothing and convection belong to the activity. */
    private double room(Person person) {
        double still = moving(person.met);
        double both = still + radiative;
        double clo = 1.52 / (person.met + 0.6944) - 0.1835;
        double resistance = 0.155 * clo;
        double growth = 1 + 0.25 * clo;
        double efficiency = 1 / (1 + 0.155 * growth * both * clo);
        double moist = 0.45 * still / both * (1 - efficiency) / (still / both - efficiency * 0.45);
        double heat = 1 / (1 / (growth * both) + resistance);
        double water = 1 / (1 / (lewis * growth * still) + resistance / (lewis * moist));
        double loss = dry + evaporation;
        double wanted = loss - heat * skin - wet * water * saturation(skin);
        double t = skin - loss / heat;
        for (int i = 0; i < 12; i++) {
            double vapour50 = 0.5 * saturation(t);
            double slope = heat + wet * water * vapour50 * 4030.183 / ((t + 235) * (t + 235));
            t -= (wanted + heat * t + wet * water * vapour50) / slope;
        }
        return t;
    }

    /** Saturation vapour pressure, torr. */
    private static double saturation(double celsius) {
        return Math.exp(18.6686 - 4030.183 / (celsius + 235));
    }
}
