package org.kastanie.solver.radiation;

/**
 * Leaves as a turbid medium.
 *
 * <p>All radiation, short- and longwave, is attenuated by black leaves: exp(-G Omega LAD s) along the true path s. What
 * leaves scatter is not put into a reduced extinction (the square-root law of Goudriaan 1977) but returned explicitly:
 * every crown cell is a source that scatters a share of all it intercepts, evenly in all directions, so that energy closes
 * and light below a tree comes from the crown and not from the sun.
 */
final class CrownOptics {
    /** Mean projection of leaves turned at random, G = 0.5 (spherical distribution; Ross 1981, ch. 2). */
    static final double LEAF_PROJECTION = 0.5;

    /**
     * Share of intercepted shortwave radiation that a leaf scatters: 0.2 of the visible and 0.8 of the near infrared
     * (Goudriaan 1977, Crop micrometeorology, ch. 2), half of the solar energy each.
     */
    static final double SCATTERING = 0.5;

    private CrownOptics() {}
}
