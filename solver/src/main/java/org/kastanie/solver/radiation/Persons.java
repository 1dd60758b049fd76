package org.kastanie.solver.radiation;

import java.util.Arrays;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;

/**
 * Numbering of the cells of the domain where a person can stand: all that have receivers and are not buildings. Places in the
 * domain count those with receivers only.
 */
final class Persons {
    private final Columns columns;
    private final float above;
    private final int[] ofPlace;
    /** Place in the domain by person. */
    final int[] domainPlace;
    /** Places in the domain where nobody can stand. */
    final int[] nobody;
    /** Place in the active window by person. */
    final int[] activePlace;

    Persons(Columns columns, UrbanGeometry geometry, double personHeight) {
        this.columns = columns;
        above = (float) personHeight;
        Window domain = geometry.domain();
        ofPlace = new int[columns.cells.size()];
        Arrays.fill(ofPlace, -1);
        int[] inDomain = new int[domain.size()];
        int[] inActive = new int[domain.size()];
        int[] empty = new int[domain.size()];
        int n = 0;
        int known = 0;
        for (int i = 0; i < domain.size(); i++) {
            int cell = domain.gridIndex(geometry.grid(), i);
            int place = columns.cells.number(
                    geometry.grid().row(cell), geometry.grid().column(cell));
            if (place < 0) {
                continue;
            }
            if (!geometry.building()[cell]) {
                inDomain[n] = known;
                inActive[n] = place;
                ofPlace[place] = n++;
            } else {
                empty[known - n] = known;
            }
            known++;
        }
        nobody = Arrays.copyOf(empty, known - n);
        domainPlace = Arrays.copyOf(inDomain, n);
        activePlace = Arrays.copyOf(inActive, n);
    }

    int count() {
        return domainPlace.length;
    }

    /** Person at a place of the active window, or -1. */
    int ofPlace(int place) {
        return ofPlace[place];
    }

    /** Height of a person's centre in a cell, m above the datum. */
    float height(int padded) {
        return columns.top[padded] + above;
    }
}
