package org.kastanie.solver.comfort;

/**
 * What the instruments of the WBGT receive on an open field, as Liljegren et al. (2008) estimate it from what a weather
 * station has: for their tables and for comparison, not for streets.
 *
 * @param global solar irradiance on the ground, W m-2
 * @param directShare share of the beam in it, 0..0.9
 * @param cosZenith cosine of the sun's zenith angle; below 0.00873 there is no beam
 * @param albedo of the ground; 0.45 in the paper
 */
public record OpenSite(double global, double directShare, double cosZenith, double albedo) {
    private static final double LEAST_COSINE = 0.00873;
    private static final double GROUND_EMISSIVITY = 0.999;

    /** Radiation absorbed by globe and wick beside ground as warm as the air. */
    public Wbgt.Absorbed absorbed(Wbgt.Air air) {
        double beam = cosZenith < LEAST_COSINE ? 0 : Math.min(0.9, Math.max(0, directShare));
        double cosine = Math.max(LEAST_COSINE, cosZenith);
        // Oke (1987): emissivity of the clear sky by vapour pressure in hPa.
        double sky = 0.575 * Math.pow(air.vapour() * 0.01, 0.143);
        double black = Wbgt.STEFAN * Math.pow(air.temperature(), 4);
        double longwave = 0.5 * (sky + GROUND_EMISSIVITY) * black;
        double globe = 0.5 * global * (beam * (1 / (2 * cosine) - 1) + 1 + albedo);
        double tangent = Math.sqrt(1 - Math.min(1, cosine * cosine)) / cosine;
        // Diffuse light counts in full on the wick's side, as in the paper.
        double wick = global * ((1 - beam) * (1 + Wbgt.WICK_TOP) + beam * (tangent / Math.PI + Wbgt.WICK_TOP) + albedo);
        return new Wbgt.Absorbed(
                (1 - Wbgt.GLOBE_ALBEDO) * globe + Wbgt.GLOBE_EMISSIVITY * longwave,
                (1 - Wbgt.WICK_ALBEDO) * wick + Wbgt.WICK_EMISSIVITY * longwave);
    }
}
