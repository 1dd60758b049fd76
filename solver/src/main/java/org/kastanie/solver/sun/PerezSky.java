package org.kastanie.solver.sun;

/**
 * How diffuse light spreads over the sky: the all-weather model of Perez, Seals and Michalsky (1993, Sol. Energy 50, 235,
 * table 1, with the erratum in 51, 423), for irradiance, normalised to the diffuse irradiance given.
 *
 * <p>Light that comes from within {@link #CIRCUMSOLAR} of the sun over and above the luminance at that distance is split off
 * as circumsolar: it is blocked with the sun and not with a patch. Below five degrees of sun elevation the pattern fades to
 * an isotropic sky, because the model was fitted above and its zenith angle terms run away there.
 */
public final class PerezSky {
    /** Radius of the circumsolar disc, rad: 15 degrees, a choice, about the width and a half of a patch. */
    public static final double CIRCUMSOLAR = Math.toRadians(15);

    private static final double FADE = Math.toRadians(5);
    private static final int RINGS = 8;
    private static final int SPOKES = 16;
    private static final int FINE = 3;

    /** Upper bounds of the sky clearness categories (Perez et al. 1990, Sol. Energy 44, 271, table 1). */
    private static final double[] CATEGORIES = {1.065, 1.230, 1.500, 1.950, 2.800, 4.500, 6.200};

    /** Table 1 of Perez et al. (1993): by category, a1..a4, b1..b4, c1..c4, d1..d4, e1..e4. */
    private static final double[][] TABLE = {
        {
            1.3525, -0.2576, -0.2690, -1.4366, -0.7670, 0.0007, 1.2734, -0.1233, 2.8000, 0.6004, 1.2375, 1.0000, 1.8734,
            0.6297, 0.9738, 0.2809, 0.0356, -0.1246, -0.5718, 0.9938
        },
        {
            -1.2219, -0.7730, 1.4148, 1.1016, -0.2054, 0.0367, -3.9128, 0.9156, 6.9750, 0.1774, 6.4477, -0.1239,
            -1.5798, -0.5081, -1.7812, 0.1080, 0.2624, 0.0672, -0.2190, -0.4285
        },
        {
            -1.1000, -0.2515, 0.8952, 0.0156, 0.2782, -0.1812, -4.5000, 1.1766, 24.7219, -13.0812, -37.7000, 34.8438,
            -5.0000, 1.5218, 3.9229, -2.6204, -0.0156, 0.1597, 0.4199, -0.5562
        },
        {
            -0.5484, -0.6654, -0.2672, 0.7117, 0.7234, -0.6219, -5.6812, 2.6297, 33.3389, -18.3000, -62.2500, 52.0781,
            -3.5000, 0.0016, 1.1477, 0.1062, 0.4659, -0.3296, -0.0876, -0.0329
        },
        {
            -0.6000, -0.3566, -2.5000, 2.3250, 0.2937, 0.0496, -5.6812, 1.8415, 21.0000, -4.7656, -21.5906, 7.2492,
            -3.5000, -0.1554, 1.4062, 0.3988, 0.0032, 0.0766, -0.0656, -0.1294
        },
        {
            -1.0156, -0.3670, 1.0078, 1.4051, 0.2875, -0.5328, -3.8500, 3.3750, 14.0000, -0.9999, -7.1406, 7.5469,
            -3.4000, -0.1078, -1.0750, 1.5702, -0.0672, 0.4016, 0.3017, -0.4844
        },
        {
            -1.0000, 0.0211, 0.5025, -0.5119, -0.3000, 0.1922, 0.7023, -1.6317, 19.0000, -5.0000, 1.2438, -1.9094,
            -4.0000, 0.0250, 0.3844, 0.2656, 1.0468, -0.3788, -2.4517, 1.4656
        },
        {
            -1.0500, 0.0289, 0.4260, 0.3590, -0.3250, 0.1156, 0.7781, 0.0025, 31.0625, -14.5000, -46.1148, 55.3750,
            -7.2312, 0.4050, 13.3500, 0.6234, 1.5000, -0.6426, 1.8564, 0.5636
        },
    };

    private PerezSky() {}

    /**
     * Conditions at one position of the sun.
     *
     * @param sun where it stands, above the horizon
     * @param directNormal W m-2
     * @param diffuseHorizontal W m-2
     * @param extraterrestrialNormal W m-2
     */
    public record Conditions(
            SunPosition sun, double directNormal, double diffuseHorizontal, double extraterrestrialNormal) {}

    /**
     * Adds the radiance of the sky, times a weight, to every patch and returns the circumsolar irradiance normal to the
     * beam (without the weight), W m-2.
     */
    public static double add(Conditions now, double weight, double[] patchRadiance) {
        double fade = smooth(now.sun.elevation() / FADE);
        double[] pattern = new double[SkyPatches.COUNT];
        double circumsolar = 0;
        double sum = 0;
        if (fade > 0) {
            double[] abcde = coefficients(now);
            circumsolar = circumsolar(now.sun, abcde);
            fill(now.sun, abcde, pattern);
            sum = circumsolar * now.sun.z();
            for (int p = 0; p < pattern.length; p++) {
                sum += pattern[p] * SkyPatches.horizontalWeight(p % SkyPatches.BANDS);
            }
        }
        double shaped = sum > 1e-6 ? fade * now.diffuseHorizontal / sum : 0;
        double flat = (sum > 1e-6 ? 1 - fade : 1) * now.diffuseHorizontal / Math.PI;
        for (int p = 0; p < pattern.length; p++) {
            patchRadiance[p] += weight * (shaped * pattern[p] + flat);
        }
        return shaped * circumsolar;
    }

    /** The five coefficients a..e of the luminance formula (eqs 2-8 of Perez et al. 1993). */
    private static double[] coefficients(Conditions now) {
        double z = Math.PI / 2 - now.sun.elevation();
        double diffuse = Math.max(1e-3, now.diffuseHorizontal);
        double cube = 1.041 * z * z * z;
        double clearness = ((diffuse + now.directNormal) / diffuse + cube) / (1 + cube);
        double brightness = ClearSky.airMass(now.sun.elevation()) * diffuse / now.extraterrestrialNormal;
        int category = 0;
        while (category < CATEGORIES.length && clearness >= CATEGORIES[category]) {
            category++;
        }
        // The fit holds for brightness from 0.01 to 0.6; in the middle categories it has no data below 0.2.
        double low = category >= 1 && category <= 4 ? 0.2 : 0.01;
        double delta = Math.clamp(brightness, low, 0.6);
        double[] t = TABLE[category];
        double[] x = new double[5];
        for (int i = 0; i < 5; i++) {
            x[i] = t[4 * i] + t[4 * i + 1] * z + delta * (t[4 * i + 2] + t[4 * i + 3] * z);
        }
        if (category == 0) {
            x[2] = Math.exp(Math.pow(delta * (t[8] + t[9] * z), t[10])) - t[11];
            x[3] = -Math.exp(delta * (t[12] + t[13] * z)) + t[14] + delta * t[15];
        }
        // A positive b would blow up at the horizon, a positive d opposite the sun; neither is meant by the model.
        x[1] = Math.min(x[1], 0);
        x[3] = Math.min(x[3], 0);
        return x;
    }

    private static double gradation(double[] x, double sine) {
        return Math.max(0, 1 + x[0] * Math.exp(x[1] / Math.max(0.01, sine)));
    }

    /** Circumsolar irradiance normal to the beam in the units of the pattern. */
    private static double circumsolar(SunPosition sun, double[] x) {
        double edge = Math.exp(x[3] * CIRCUMSOLAR);
        double sum = 0;
        for (int r = 0; r < RINGS; r++) {
            double gamma = (r + 0.5) / RINGS * CIRCUMSOLAR;
            double excess = Math.max(0, x[2]) * (Math.exp(x[3] * gamma) - edge);
            double area = Math.sin(gamma) * (CIRCUMSOLAR / RINGS) * (2 * Math.PI / SPOKES);
            for (int s = 0; s < SPOKES; s++) {
                double turn = 2 * Math.PI * (s + 0.5) / SPOKES;
                double sine = sun.z() * Math.cos(gamma) + Math.cos(sun.elevation()) * Math.sin(gamma) * Math.cos(turn);
                if (sine > 0) {
                    sum += gradation(x, sine) * excess * Math.cos(gamma) * area;
                }
            }
        }
        return sum;
    }

    /** Mean of the pattern over every patch, the circumsolar excess left out. */
    private static void fill(SunPosition sun, double[] x, double[] pattern) {
        double edge = Math.exp(x[3] * CIRCUMSOLAR);
        double cosineEdge = Math.cos(CIRCUMSOLAR);
        for (int b = 0; b < SkyPatches.BANDS; b++) {
            for (int f = 0; f < FINE; f++) {
                double elevation = SkyPatches.lowerElevation(b) + (f + 0.5) / FINE * SkyPatches.BAND_WIDTH;
                double sine = Math.sin(elevation);
                double share = Math.cos(elevation) * gradation(x, sine);
                for (int a = 0; a < SkyPatches.AZIMUTHS * FINE; a++) {
                    double azimuth = ((a + 0.5) / FINE) * SkyPatches.AZIMUTH_WIDTH;
                    double cosine = sine * sun.z()
                            + Math.cos(elevation) * Math.cos(sun.elevation()) * Math.cos(azimuth - sun.azimuth());
                    double peak = cosine > cosineEdge && x[2] > 0
                            ? edge
                            : Math.exp(x[3] * Math.acos(Math.clamp(cosine, -1, 1)));
                    double value = Math.max(0, 1 + x[2] * peak + x[4] * cosine * cosine);
                    pattern[a / FINE * SkyPatches.BANDS + b] += share * value;
                }
            }
            normalise(pattern, b);
        }
    }

    private static void normalise(double[] pattern, int band) {
        double weights = 0;
        for (int f = 0; f < FINE; f++) {
            weights += Math.cos(SkyPatches.lowerElevation(band) + (f + 0.5) / FINE * SkyPatches.BAND_WIDTH);
        }
        for (int i = 0; i < SkyPatches.AZIMUTHS; i++) {
            pattern[i * SkyPatches.BANDS + band] /= FINE * weights;
        }
    }

    private static double smooth(double t) {
        double u = Math.clamp(t, 0, 1);
        return u * u * (3 - 2 * u);
    }
}
