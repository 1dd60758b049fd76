package org.kastanie.solver.radiation;

import java.util.Arrays;
import org.kastanie.solver.grid.Facets;

/**
 * Wall facets in a row that look from one cell along one normal: only their heights differ, so they are looked from
 * together. Scenes number the segments of a wall from the bottom up; in another order stacks are short, nothing else.
 */
final class WallStacks {
    /** Most facets of a stack; a higher wall takes several. */
    static final int LARGEST = Bundle.LANES;

    private final Facets facets;
    private final Places places;
    /** First facet of every stack, and the end. */
    private final int[] begin;

    WallStacks(Facets facets, Places places) {
        this.facets = facets;
        this.places = places;
        int[] starts = new int[facets.walls().count() + 1];
        int n = 0;
        for (int f = facets.horizontal(); f < facets.firstSlab(); f += run(f, facets.firstSlab())) {
            starts[n++] = f;
        }
        starts[n] = facets.firstSlab();
        begin = Arrays.copyOf(starts, n + 1);
    }

    /** Number of facets from one on, below {@code end}, that form a stack. */
    int run(int first, int end) {
        int n = 1;
        while (n < LARGEST && first + n < end && alike(first, first + n)) {
            n++;
        }
        return n;
    }

    private boolean alike(int f, int g) {
        return places.cell[f] == places.cell[g]
                && facets.normalX()[f] == facets.normalX()[g]
                && facets.normalY()[f] == facets.normalY()[g]
                && facets.normalZ()[f] == facets.normalZ()[g];
    }

    int count() {
        return begin.length - 1;
    }

    int first(int stack) {
        return begin[stack];
    }

    int size(int stack) {
        return begin[stack + 1] - begin[stack];
    }
}
