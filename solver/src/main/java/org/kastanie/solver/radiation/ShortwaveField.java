package org.kastanie.solver.radiation;

/**
 * Shortwave radiation of one interval, W m-2, means over the interval.
 *
 * @param sunlitFraction share of the interval and the facet's area that the beam reaches through crowns, 0..1, per facet;
 *     the part of the interval before sunrise or after sunset counts as dark
 * @param openFraction the same as if no crown stood anywhere, per cell of the active window
 * @param incoming total incoming on the facet plane (direct + sky + reflected), per facet
 * @param outgoing reflected by the facet (radiosity), per facet
 * @param crownAbsorbed absorbed by the crown per ground area of its cell, per cell of the active window
 * @param personSunlit share of the interval's beam reaching 1.1 m while the sun is up, per cell of the domain: what the
 *     mean beam of the unobstructed sky is multiplied with
 * @param reflectedShare what comes from the surroundings per unit of the unobstructed sky's global radiation, per facet,
 *     then per cell of the active window for its crown; kept from step to step as the first guess
 */
public record ShortwaveField(
        float[] sunlitFraction,
        float[] openFraction,
        float[] incoming,
        float[] outgoing,
        float[] crownAbsorbed,
        float[] personSunlit,
        float[] reflectedShare) {
    public static ShortwaveField allocate(int facets, int active, int domain) {
        return new ShortwaveField(
                new float[facets],
                new float[active],
                new float[facets],
                new float[facets],
                new float[active],
                new float[domain],
                new float[facets + active]);
    }
}
