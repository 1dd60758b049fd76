package org.kastanie.solver.radiation;

import java.util.stream.IntStream;
import org.kastanie.solver.grid.CellSet;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Window;

/**
 * What a model of some cells sees as it is although it does not belong to them: facets and crowns among and around them, up
 * to the exchange reach. Their radiation comes from elsewhere (see {@link ExchangeTrace}).
 *
 * @param cells those of the model, in its numbering; their box is its active window
 * @param window the model's active window and the cells around it
 * @param facets all facets of {@code window}
 * @param own number in the model of every one of these facets, -1 for those that are only seen
 */
public record Halo(CellSet cells, Window window, Facets facets, int[] own) {
    public Halo {
        if (own.length != facets.count() || facets.horizontal() != window.size()) {
            throw new IllegalArgumentException("a halo of " + window.size() + " cells does not fit its "
                    + facets.horizontal() + " horizontal facets and " + own.length + " numbers");
        }
    }

    /** The facets that are only seen, by their number among {@link #facets}. */
    public int[] others() {
        return IntStream.range(0, own.length).filter(f -> own[f] < 0).toArray();
    }
}
