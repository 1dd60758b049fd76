package org.kastanie.solver.radiation;

import java.util.Arrays;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;

/** Numbering of the cells of the domain where a person can stand: all that are not buildings. */
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
        Window active = geometry.active();
        ofPlace = new int[active.size()];
        Arrays.fill(ofPlace, -1);
        int[] inDomain = new int[domain.size()];
        int[] inActive = new int[domain.size()];
        int[] empty = new int[domain.size()];
        int n = 0;
        for (int i = 0; i < domain.size(); i++) {
            int cell = domain.gridIndex(geometry.grid(), i);
            if (!geometry.building()[cell]) {
                int row = geometry.grid().row(cell);
                int place = active.local(row, geometry.grid().column(cell));
                inDomain[n] = i;
                inActive[n] = place;
                ofPlace[place] = n++;
            } else {
                empty[i - n] = i;
            }
        }
        nobody = Arrays.copyOf(empty, domain.size() - n);
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
