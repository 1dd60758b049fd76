package org.kastanie.solver.sun;

/**
 * Irradiance under a cloudless sky: the European Solar Radiation Atlas model (Rigollier, Bauer and Wald 2000, Sol. Energy
 * 68, 33, eqs 3-22) with the Rayleigh optical depth of Kasten (1996, Sol. Energy 56, 239) and the air mass of Kasten and
 * Young (1989, Appl. Opt. 28, 4735).
 */
public final class ClearSky {
    /**
     * Linke turbidity of very clean, cold air (Rigollier et al. 2000, section 2): the brightest beam believed. Beam above it
     * is taken for an error of the split and counted as diffuse.
     */
    public static final double CLEAN = 2;
    /** Linke turbidity of the ordinary clear sky: about the mean of European sites (Rigollier et al. 2000, section 2). */
    public static final double ORDINARY = 3;

    private ClearSky() {}

    /** Relative optical air mass at an elevation (rad), not corrected for pressure. */
    public static double airMass(double elevation) {
        double degrees = Math.max(0, Math.toDegrees(elevation));
        return 1 / (Math.sin(Math.toRadians(degrees)) + 0.50572 * Math.pow(degrees + 6.07995, -1.6364));
    }

    /** Beam normal to the sun, W m-2. */
    public static double beamNormal(double elevation, double extraterrestrialNormal, double turbidity) {
        if (elevation <= 0) {
            return 0;
        }
        double m = airMass(elevation);
        double inverseDepth =
                m <= 20 ? 6.6296 + m * (1.7513 + m * (-0.1202 + m * (0.0065 - 0.00013 * m))) : 10.4 + 0.718 * m;
        return extraterrestrialNormal * Math.exp(-0.8662 * turbidity * m / inverseDepth);
    }

    /** Diffuse on a horizontal plane, W m-2. */
    public static double diffuseHorizontal(double elevation, double extraterrestrialNormal, double turbidity) {
        double s = Math.sin(Math.max(0, elevation));
        double t = turbidity;
        double zenith = -1.5843e-2 + t * (3.0543e-2 + 3.797e-4 * t);
        double a0 = 2.6463e-1 + t * (-6.1581e-2 + 3.1408e-3 * t);
        if (a0 * zenith < 2e-3) {
            a0 = 2e-3 / zenith;
        }
        double a1 = 2.0402 + t * (1.8945e-2 - 1.1161e-2 * t);
        double a2 = -1.3025 + t * (3.9231e-2 + 8.5079e-3 * t);
        return extraterrestrialNormal * zenith * (a0 + s * (a1 + a2 * s));
    }

    /** Global irradiance of the ordinary clear sky, mean over the interval of a track, W m-2. */
    public static double globalHorizontal(SunTrack track) {
        double sum = 0;
        for (int i = 0; i < track.sun().length; i++) {
            SunPosition sun = track.sun()[i];
            double normal = track.extraterrestrialNormal();
            sum += track.weight()[i]
                    * (sun.z() * beamNormal(sun.elevation(), normal, ORDINARY)
                            + diffuseHorizontal(sun.elevation(), normal, ORDINARY));
        }
        return sum;
    }
}
