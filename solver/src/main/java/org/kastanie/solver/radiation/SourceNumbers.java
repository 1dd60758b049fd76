package org.kastanie.solver.radiation;

/**
 * How the sources of a model are numbered in {@link Radiosities}: facets, crowns, facets of the halo, crowns of the halo,
 * {@link #CLASSES} means.
 *
 * @param facets number of the model's own facets
 * @param crowns place in the active window of every crown
 * @param haloFacets number among the halo's facets of those that are only seen
 * @param haloCrowns place in the halo's window of every crown that is only seen
 */
public record SourceNumbers(int facets, int[] crowns, int[] haloFacets, int[] haloCrowns) {
    /** Means by class at the end: ground, roofs, walls, crowns, all facets. */
    public static final int CLASSES = Sources.OUTSIDE;

    /** Number of sources that belong to the model itself. */
    public int own() {
        return facets + crowns.length;
    }

    /** Number of sources but for the classes. */
    public int places() {
        return own() + haloFacets.length + haloCrowns.length;
    }

    public int count() {
        return places() + CLASSES;
    }
}
