package org.kastanie.solver.radiation;

/**
 * Share of the beam that arrives, for one sun position, in steps of 1/32767: per facet, per person, and per crown cell as
 * the mean over its leaves.
 *
 * @param open per cell of the active window, as if no crown stood anywhere; the array of the facets where none does
 */
record Lit(short[] facets, short[] persons, short[] crowns, short[] open) {
    private static final float FULL = 32767;

    static short pack(float share) {
        return (short) (FULL * share + 0.5f);
    }

    static float share(short packed) {
        return packed * (1 / FULL);
    }

    long bytes() {
        return 2L * (facets.length + persons.length + crowns.length + (open == facets ? 0 : open.length));
    }
}
