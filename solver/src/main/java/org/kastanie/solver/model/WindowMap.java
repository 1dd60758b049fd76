package org.kastanie.solver.model;

import java.util.Arrays;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.radiation.SourceNumbers;

/**
 * Where in a recorded run the facets, cells and sources of a window are found; -1 for what the run did not have.
 *
 * @param facets whose state is taken over
 * @param air facets whose air is taken
 * @param places cells of the active window
 * @param domain cells of the domain
 * @param buildings ordinals
 * @param trees ordinals
 * @param parted trees of which the window has only a part
 * @param halo sources around the window, then the classes
 * @param rim sources of the window that places outside may see
 * @param rimRecorded the same in the run
 */
record WindowMap(
        int[] facets,
        int[] air,
        int[] places,
        int[] domain,
        int[] buildings,
        int[] trees,
        boolean[] parted,
        int[] halo,
        int[] rim,
        int[] rimRecorded) {

    static WindowMap of(RecordedRun base, ModelSetup edited, WindowCut cut, SourceNumbers sources) {
        requireNothingChangedOutside(base.setup().geometry(), edited.geometry(), cut);
        Counterparts same = new Counterparts(base.setup(), edited);
        UrbanGeometry g = edited.geometry();
        Window window = cut.setup().geometry().active();
        int[] facets = Arrays.stream(cut.facet()).map(same::facetOfSameMake).toArray();
        int[] air = Arrays.stream(cut.facet()).map(same::facetOfAir).toArray();
        int[] places = places(window, g.active());
        int[] crown = crownNumbers(base.sources(), g.active().size());
        int[] halo = halo(base, edited, cut, sources, same, crown);
        int[] rim = rim(g, window, cut.setup(), sources);
        int[] rimRecorded = new int[rim.length];
        for (int i = 0; i < rim.length; i++) {
            int s = rim[i];
            rimRecorded[i] = s < sources.facets()
                    ? same.facet(cut.facet()[s])
                    : crown[places[sources.crowns()[s - sources.facets()]]];
        }
        return new WindowMap(
                facets,
                air,
                places,
                places(cut.setup().geometry().domain(), g.domain()),
                same.buildings(cut.facet()),
                same.trees(),
                parted(g, window, edited.trees().length - 1),
                halo,
                rim,
                rimRecorded);
    }

    private static void requireNothingChangedOutside(UrbanGeometry a, UrbanGeometry b, WindowCut cut) {
        if (a == b) {
            return;
        }
        Window window = cut.setup().geometry().active();
        for (int i = 0; i < a.grid().size(); i++) {
            boolean crown = a.crowns().leafAreaDensity()[i] > 0;
            boolean alike = a.top()[i] == b.top()[i]
                    && a.building()[i] == b.building()[i]
                    && a.crowns().leafAreaDensity()[i] == b.crowns().leafAreaDensity()[i]
                    && (!crown || a.crowns().base()[i] == b.crowns().base()[i])
                    && (!crown || a.crowns().top()[i] == b.crowns().top()[i])
                    && a.slabs().alike(b.slabs(), i);
            if (!alike && !window.contains(a.grid().row(i), a.grid().column(i))) {
                throw outside(window, a.grid().row(i), a.grid().column(i));
            }
        }
    }

    private static WindowException outside(Window window, int row, int column) {
        return new WindowException(
                "the edit changes row " + row + ", column " + column + ", outside " + WindowCut.text(window),
                "choose a window that holds the whole edit and what it reaches (EditReach)");
    }

    /** Place in a larger window of every cell of one inside it. */
    private static int[] places(Window part, Window whole) {
        int[] place = new int[part.size()];
        for (int i = 0; i < place.length; i++) {
            place[i] = whole.local(part.row() + i / part.columns(), part.column() + i % part.columns());
        }
        return place;
    }

    /** Source number of the crown at every place of the recorded active window, -1 without. */
    private static int[] crownNumbers(SourceNumbers sources, int active) {
        int[] number = new int[active];
        Arrays.fill(number, -1);
        for (int c = 0; c < sources.crowns().length; c++) {
            number[sources.crowns()[c]] = sources.facets() + c;
        }
        return number;
    }

    private static int[] halo(
            RecordedRun base, ModelSetup edited, WindowCut cut, SourceNumbers own, Counterparts same, int[] crown) {
        int facets = own.haloFacets().length;
        int[] halo = new int[facets + own.haloCrowns().length + SourceNumbers.CLASSES];
        Grid grid = edited.geometry().grid();
        Window window = cut.setup().geometry().active();
        for (int h = 0; h < facets; h++) {
            int f = cut.haloFacet()[own.haloFacets()[h]];
            halo[h] = same.facetOfSameMake(f);
            if (halo[h] < 0) {
                int cell = WindowCut.cell(edited.facets(), edited.geometry(), f);
                throw outside(window, grid.row(cell), grid.column(cell));
            }
        }
        int[] place = places(cut.halo().window(), edited.geometry().active());
        for (int c = 0; c < own.haloCrowns().length; c++) {
            halo[facets + c] = crown[place[own.haloCrowns()[c]]];
        }
        for (int k = 0; k < SourceNumbers.CLASSES; k++) {
            halo[halo.length - SourceNumbers.CLASSES + k] = base.sources().places() + k;
        }
        return halo;
    }

    /** Sources of the window within the exchange reach of cells of the active window outside. */
    private static int[] rim(UrbanGeometry g, Window window, ModelSetup cut, SourceNumbers sources) {
        int far = cut.radiation().neighbourhood(g.grid().cell());
        boolean[] near = new boolean[window.size()];
        for (int i = 0; i < near.length; i++) {
            int row = window.row() + i / window.columns();
            int column = window.column() + i % window.columns();
            Window seen = new Window(row, column, 1, 1).grow(far, g.grid());
            Window part = java.util.Objects.requireNonNull(WindowCut.common(seen, g.active()));
            near[i] = !part.equals(WindowCut.common(part, window));
        }
        int[] rim = new int[sources.own()];
        int n = 0;
        for (int s = 0; s < rim.length; s++) {
            int place = s >= sources.facets()
                    ? sources.crowns()[s - sources.facets()]
                    : s < near.length ? s : place(cut, g.grid(), window, s);
            if (near[place]) {
                rim[n++] = s;
            }
        }
        return Arrays.copyOf(rim, n);
    }

    private static int place(ModelSetup cut, Grid grid, Window window, int facet) {
        int cell = WindowCut.cell(cut.facets(), cut.geometry(), facet);
        return window.local(grid.row(cell), grid.column(cell));
    }

    private static boolean[] parted(UrbanGeometry g, Window window, int trees) {
        boolean[] inside = new boolean[trees];
        boolean[] outside = new boolean[trees];
        for (int i = 0; i < g.active().size(); i++) {
            int cell = g.active().gridIndex(g.grid(), i);
            int tree = g.crowns().tree()[cell];
            if (tree >= 0 && g.crowns().leafAreaIndex(cell) > 0) {
                boolean in = window.contains(g.grid().row(cell), g.grid().column(cell));
                inside[tree] |= in;
                outside[tree] |= !in;
            }
        }
        for (int t = 0; t < trees; t++) {
            inside[t] &= outside[t];
        }
        return inside;
    }
}
