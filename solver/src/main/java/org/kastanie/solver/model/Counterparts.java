package org.kastanie.solver.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.WallSegments;

/** Finds for the facets, trees and buildings of an edited scene those of the scene it was made from. */
final class Counterparts {
    private record Wall(int cell, byte face, int bottom, int top) {
        static Wall of(WallSegments walls, int s) {
            return new Wall(
                    walls.cell()[s],
                    walls.face()[s],
                    Float.floatToIntBits(walls.bottom()[s]),
                    Float.floatToIntBits(walls.top()[s]));
        }
    }

    private final ModelSetup base;
    private final ModelSetup edited;
    private final Map<Wall, Integer> wall = new HashMap<>();
    /** Decks by cell. */
    private final Map<Integer, Integer> deck = new HashMap<>();

    Counterparts(ModelSetup base, ModelSetup edited) {
        this.base = base;
        this.edited = edited;
        UrbanGeometry a = base.geometry();
        UrbanGeometry b = edited.geometry();
        if (!a.grid().equals(b.grid())
                || !a.active().equals(b.active())
                || !a.domain().equals(b.domain())) {
            throw new WindowException(
                    "the scene of the window has another grid, active window or domain than the run recorded",
                    "edit the recorded scene and keep its extent");
        }
        if (!base.radiation().equals(edited.radiation())) {
            throw new WindowException(
                    "the options of radiation are " + edited.radiation() + " and were " + base.radiation(),
                    "take those of the run recorded");
        }
        if (edited.facets() != base.facets()) {
            WallSegments walls = base.facets().walls();
            for (int s = 0; s < walls.count(); s++) {
                wall.put(Wall.of(walls, s), base.facets().horizontal() + s);
            }
            for (int f = base.facets().firstSlab(); f < base.facets().count(); f += 2) {
                deck.put(base.facets().slabCell(f), f);
            }
        }
    }

    /** Number in the base of an edited facet at the same place, or -1. */
    int facet(int f) {
        Facets facets = edited.facets();
        if (facets == base.facets() || f < facets.horizontal()) {
            return f;
        }
        if (facets.isWall(f)) {
            return wall.getOrDefault(Wall.of(facets.walls(), f - facets.horizontal()), -1);
        }
        int cell = facets.slabCell(f);
        boolean alike = base.geometry().slabs().alike(edited.geometry().slabs(), cell);
        Integer from = alike ? deck.get(cell) : null;
        return from == null ? -1 : from + (facets.isCeiling(f) ? 1 : 0);
    }

    /** The same, or -1 where it is made of something else and its layers have no past. */
    int facetOfSameMake(int f) {
        int from = facet(f);
        Facets a = base.facets();
        Facets b = edited.facets();
        boolean same = from >= 0
                && a.building()[from] < 0 == b.building()[f] < 0
                && base.materials()
                        .get(a.material()[from])
                        .equals(edited.materials().get(b.material()[f]));
        return same ? from : -1;
    }

    /** Where the air beside an edited facet is taken from: the same facet, or the ground or roof of its cell. */
    int facetOfAir(int f) {
        int from = facet(f);
        if (from >= 0) {
            return from;
        }
        UrbanGeometry g = base.geometry();
        int cell = WindowCut.cell(edited.facets(), edited.geometry(), f);
        return g.active().local(g.grid().row(cell), g.grid().column(cell));
    }

    /** Base ordinal of every building with a facet among those given (edited numbers), -1 for new ones. */
    int[] buildings(int[] facets) {
        int most = -1;
        for (int f : facets) {
            most = Math.max(most, edited.facets().building()[f]);
        }
        int[] of = new int[most + 1];
        Arrays.fill(of, -1);
        for (int f : facets) {
            int b = edited.facets().building()[f];
            int from = facetOfSameMake(f);
            if (b >= 0 && from >= 0 && of[b] < 0) {
                of[b] = base.facets().building()[from];
            }
        }
        return of;
    }

    /** Base ordinal of every tree: that of its first cell which carried a tree before; -1 for new ones. */
    int[] trees() {
        int[] of = new int[edited.trees().length - 1];
        Arrays.fill(of, -1);
        UrbanGeometry g = edited.geometry();
        for (int i = 0; i < g.active().size(); i++) {
            int cell = g.active().gridIndex(g.grid(), i);
            int tree = g.crowns().tree()[cell];
            int before = base.geometry().crowns().tree()[cell];
            boolean both = g.crowns().leafAreaDensity()[cell] > 0
                    && base.geometry().crowns().leafAreaDensity()[cell] > 0;
            if (both && tree >= 0 && before >= 0 && of[tree] < 0) {
                of[tree] = before;
            }
        }
        return of;
    }
}
