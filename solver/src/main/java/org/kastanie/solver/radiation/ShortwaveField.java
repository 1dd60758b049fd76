package org.kastanie.solver.radiation;

/**
 * Shortwave radiation of one interval, W m-2, means over the interval.
 *
 * @param sunlitFraction share of beam reaching the facet (time and area mean through crowns), 0..1, per facet
 * @param incoming total incoming on the facet plane (direct + sky + reflected), per facet
 * @param outgoing reflected by the facet (radiosity), per facet
 * @param crownAbsorbed absorbed by the crown per ground area of its cell, per cell of the active window
 * @param personSunlit share of the beam reaching 1.1 m, per cell of the domain
 */
public record ShortwaveField(
        float[] sunlitFraction, float[] incoming, float[] outgoing, float[] crownAbsorbed, float[] personSunlit) {
    public static ShortwaveField allocate(int facets, int active, int domain) {
        return new ShortwaveField(
                new float[facets], new float[facets], new float[facets], new float[active], new float[domain]);
    }
}
