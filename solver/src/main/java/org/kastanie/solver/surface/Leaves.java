package org.kastanie.solver.surface;

import static org.kastanie.solver.quantity.PhysicalConstants.GAS_CONSTANT_DRY_AIR;
import static org.kastanie.solver.quantity.PhysicalConstants.HEAT_CAPACITY_AIR;
import static org.kastanie.solver.quantity.PhysicalConstants.STEFAN_BOLTZMANN;
import static org.kastanie.solver.quantity.PhysicalConstants.VAPOUR_RATIO;
import static org.kastanie.solver.quantity.PhysicalConstants.ZERO_CELSIUS;

import org.kastanie.solver.kernel.reference.Exp;
import org.kastanie.solver.kernel.reference.Log;
import org.kastanie.solver.quantity.PhysicalConstants;

/**
 * Energy balance of the leaves of one cell: absorbed - 2 emitting sigma T^4 = H + LE, per ground area, with exchange
 * coefficients frozen while Newton's method looks for T.
 */
final class Leaves {
    /** Molar gas constant, J mol-1 K-1, and molar mass of water: turn C&N's conductances from mol m-2 s-1 to m s-1. */
    private static final double MOLAR_GAS = GAS_CONSTANT_DRY_AIR * 0.0289647;
    /** Forced convection of one side of a leaf, mol m-2 s-1 at 1 m s-1 and 1 m (Campbell and Norman 1998, table 7.6). */
    static final double HEAT_FORCED = 0.135;

    static final double VAPOUR_FORCED = 0.147;
    /** Turbulence outdoors raises it (Campbell and Norman 1998, section 7.8). */
    static final double OUTDOORS = 1.4;
    /** Free convection of one side, mol m-2 s-1 (Campbell and Norman 1998, table 7.6), and its ratio for vapour. */
    static final double HEAT_FREE = 0.050;

    static final double VAPOUR_FREE = 0.055;
    /** Characteristic dimension of a leaf of width w is 0.7 w (Campbell and Norman 1998, section 7.9). */
    static final double DIMENSION = 0.7;
    /** Light extinction in the crown and half-light and half-deficit of the stomata (Kelliher et al. 1995, Agric. For. Meteorol. 73, 1; Leuning et al. 2008, Water Resour. Res. 44, W10419): k 0.6, 30 W m-2 PAR, 0.7 kPa. */
    static final double EXTINCTION = 0.6;

    static final double HALF_LIGHT = 30;
    static final double HALF_DEFICIT = 700;
    /** Leaves absorb 0.80 of PAR and 0.20 of near infrared (Campbell and Norman 1998, section 11.7); PAR is half of shortwave. */
    static final double PAR_ABSORBED = 0.80;

    static final double PAR_OF_ABSORBED = 0.80;
    /** After sun or shade arrives a leaf jumps by 10 K at most: five steps leave less than 1e-6 K. */
    private static final int STEPS = 5;

    double temperature;
    double sensible;
    double latent;
    double sensibleSlope;
    double latentSlope;

    private double heat;
    private double vapour;

    /** Sets the exchange coefficients per ground area from the leaf temperature of the step before. */
    void coefficients(CrownForcing f, int cell, TreeParameters tree, double available, double before) {
        double lai = f.leafAreaIndex()[cell];
        double air = f.airTemperature()[cell];
        double q = f.specificHumidity()[cell];
        double molar = f.pressure() / (MOLAR_GAS * air);
        double density = PhysicalConstants.airDensity(f.pressure(), air, q);
        double size = DIMENSION * tree.leafWidth();
        double root = Math.sqrt(Math.max(0, f.windSpeed()[cell]) / size);
        double free = Math.sqrt(Math.sqrt(Math.max(Math.abs(before - air), 1e-3) / size));
        double gHeat = Math.max(OUTDOORS * HEAT_FORCED * root, HEAT_FREE * free) / molar;
        double gVapour = Math.max(OUTDOORS * VAPOUR_FORCED * root, VAPOUR_FREE * free) / molar;
        heat = density * HEAT_CAPACITY_AIR * 2 * lai * gHeat;
        double stomata = stomata(f, cell, tree, available);
        // Broad leaves breathe through their lower side: one boundary layer behind the stomata.
        double boundary = lai * gVapour;
        vapour = density * PhysicalConstants.latentHeat(air) * stomata * boundary / (stomata + boundary);
    }

    /** Conductance of all stomata of the crown per ground area, m s-1. */
    private static double stomata(CrownForcing f, int cell, TreeParameters tree, double available) {
        double lai = f.leafAreaIndex()[cell];
        double air = f.airTemperature()[cell];
        double shaded = Exp.of((float) (-EXTINCTION * lai));
        double par = PAR_OF_ABSORBED
                * Math.max(0, f.absorbedShortwave()[cell])
                / (PAR_ABSORBED * Math.max(1 - shaded, 1e-6));
        double lit = Log.of((float) ((par + HALF_LIGHT) / (par * shaded + HALF_LIGHT))) / EXTINCTION;
        double vapourPressure = PhysicalConstants.vapourPressure(f.specificHumidity()[cell], f.pressure());
        double deficit = Math.max(0, Stomata.saturationPressure(air - ZERO_CELSIUS) - vapourPressure);
        double open = Stomata.warmth(air) * Stomata.thirst(available) / (1 + deficit / HALF_DEFICIT);
        return lit * open / tree.minimumStomatalResistance() + lai / CUTICLE;
    }

    /** Resistance of the cuticle, s m-1: the largest of a leaf (Noilhan and Planton 1989). */
    static final double CUTICLE = Stomata.LARGEST;

    /** Solves the balance from a first guess; evaporates at most {@code cap} W m-2. */
    void solve(CrownForcing f, int cell, double guess, double cap) {
        double air = f.airTemperature()[cell];
        double q = f.specificHumidity()[cell];
        double absorbed = f.absorbedShortwave()[cell] + f.longwaveIn()[cell];
        double emission = 2 * f.emitting()[cell] * STEFAN_BOLTZMANN;
        double t = guess;
        for (int s = 0; s < STEPS; s++) {
            double e = Stomata.saturationPressure(t - ZERO_CELSIUS);
            double lower = 243.12 + t - ZERO_CELSIUS;
            double under = f.pressure() - (1 - VAPOUR_RATIO) * e;
            double saturation = VAPOUR_RATIO * e / under;
            double bend = saturation * f.pressure() / under * 17.62 * 243.12 / (lower * lower);
            double cube = emission * t * t * t;
            double slope = 4 * cube + heat;
            double rest = absorbed - cube * t - heat * (t - air);
            double free = (rest - vapour * (saturation - q)) / (slope + vapour * bend);
            double step = Math.max(free, (rest - cap) / slope);
            t += step;
            double flow = vapour * (saturation + bend * step - q);
            double open = flow > cap ? 0 : vapour;
            double all = slope + open * bend;
            sensible = heat * (t - air);
            latent = Math.min(flow, cap);
            sensibleSlope = -heat * (1 - heat / all);
            latentSlope = -open * (1 - open * bend / all);
        }
        temperature = t;
    }
}
