package org.kastanie.solver.quantity;

/**
 * Constants of nature and of air, in SI units. The only place where such a number is written down.
 *
 * <p>Sources: CODATA 2018 (Tiesinga et al. 2021, Rev. Mod. Phys. 93, 025010) for the universal ones; WMO-No. 8 (2021
 * edition, Annex 4.B) and Stull (1988, Boundary Layer Meteorology, appendix C) for moist air.
 */
public final class PhysicalConstants {
    /** Stefan-Boltzmann constant, W m-2 K-4 (CODATA 2018). */
    public static final double STEFAN_BOLTZMANN = 5.670374419e-8;
    /** Standard acceleration of gravity, m s-2 (CGPM 1901). */
    public static final double GRAVITY = 9.80665;
    /** 0 degC in K. */
    public static final double ZERO_CELSIUS = 273.15;
    /** Specific gas constant of dry air, J kg-1 K-1 (Stull 1988, appendix C). */
    public static final double GAS_CONSTANT_DRY_AIR = 287.04;
    /** Specific gas constant of water vapour, J kg-1 K-1 (Stull 1988, appendix C). */
    public static final double GAS_CONSTANT_VAPOUR = 461.5;
    /** Ratio of the gas constants of dry air and vapour, 1. */
    public static final double VAPOUR_RATIO = GAS_CONSTANT_DRY_AIR / GAS_CONSTANT_VAPOUR;
    /** Specific heat of dry air at constant pressure, J kg-1 K-1 (Stull 1988, appendix C). */
    public static final double HEAT_CAPACITY_AIR = 1004.67;
    /** Density of liquid water, kg m-3. */
    public static final double DENSITY_WATER = 1000.0;
    /** Volumetric heat capacity of liquid water, J m-3 K-1 (4.18 kJ kg-1 K-1 at 20 degC). */
    public static final double VOLUMETRIC_HEAT_CAPACITY_WATER = 4.18e6;
    /** Von Karman constant, 1 (Hoegstroem 1996, Boundary-Layer Meteorol. 78, 215). */
    public static final double VON_KARMAN = 0.4;
    /** Solar constant, W m-2 (Kopp and Lean 2011, Geophys. Res. Lett. 38, L01706). */
    public static final double SOLAR_CONSTANT = 1361.0;
    /**
     * Mean angular radius of the sun's disc, rad: nominal solar radius 695 700 km (IAU 2015 resolution B3; Prsa et al. 2016,
     * Astron. J. 152, 41) at the astronomical unit, 149 597 870.7 km (IAU 2012 resolution B2). 1.7 % more in January, less in
     * July.
     */
    public static final double SOLAR_RADIUS = Math.asin(695_700.0 / 149_597_870.7);
    /** Reference pressure of the potential temperature, Pa. */
    public static final double REFERENCE_PRESSURE = 1.0e5;

    private PhysicalConstants() {}

    /** Latent heat of vaporisation in J kg-1 at a temperature in K (Stull 1988, eq. C-5). */
    public static double latentHeat(double temperature) {
        return 2.501e6 - 2361.0 * (temperature - ZERO_CELSIUS);
    }

    /**
     * Saturation vapour pressure over water in Pa at a temperature in K: Magnus form of WMO-No. 8 (2021), Annex 4.B,
     * without the enhancement factor; valid from -45 to 60 degC.
     */
    public static double saturationVapourPressure(double temperature) {
        double celsius = temperature - ZERO_CELSIUS;
        return 611.2 * Math.exp(17.62 * celsius / (243.12 + celsius));
    }

    /** Specific humidity in kg kg-1 from vapour pressure and total pressure, both in Pa. */
    public static double specificHumidity(double vapourPressure, double pressure) {
        return VAPOUR_RATIO * vapourPressure / (pressure - (1 - VAPOUR_RATIO) * vapourPressure);
    }

    /** Vapour pressure in Pa from specific humidity (kg kg-1) and total pressure (Pa): inverse of the above. */
    public static double vapourPressure(double specificHumidity, double pressure) {
        return specificHumidity * pressure / (VAPOUR_RATIO + (1 - VAPOUR_RATIO) * specificHumidity);
    }

    /** Density of moist air, kg m-3, from pressure (Pa), temperature (K) and specific humidity (kg kg-1). */
    public static double airDensity(double pressure, double temperature, double specificHumidity) {
        return pressure / (GAS_CONSTANT_DRY_AIR * temperature * (1 + (1 / VAPOUR_RATIO - 1) * specificHumidity));
    }
}
