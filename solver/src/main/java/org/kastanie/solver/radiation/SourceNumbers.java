package org.kastanie.solver.radiation;

import java.util.stream.IntStream;
import org.kastanie.solver.grid.Crowns;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;

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

    /** The numbers of a whole run: crowns are the cells of the active window with leaves above roof and ground. */
    public static SourceNumbers of(UrbanGeometry geometry, Facets facets) {
        Window active = geometry.active();
        Crowns crowns = geometry.crowns();
        int[] place = IntStream.range(0, active.size())
                .filter(i -> {
                    int cell = active.gridIndex(geometry.grid(), i);
                    float base = Math.max(crowns.base()[cell], geometry.top()[cell]);
                    return crowns.leafAreaDensity()[cell] > 0 && crowns.top()[cell] > base;
                })
                .toArray();
        return new SourceNumbers(facets.count(), place, new int[0], new int[0]);
    }

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
