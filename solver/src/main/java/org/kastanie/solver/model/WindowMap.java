package org.kastanie.solver.model;

import java.util.Arrays;
import org.kastanie.solver.grid.CellSet;
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
        CellSet cells = cut.cells();
        int[] facets = Arrays.stream(cut.facet()).map(same::facetOfSameMake).toArray();
        int[] air = Arrays.stream(cut.facet()).map(same::facetOfAir).toArray();
        int[] places = cells.places(g.active(), cells.size());
        int[] crown = crownNumbers(base.sources(), g.active().size());
        int[] halo = halo(base, edited, cut, sources, same, crown);
        int[] rim = rim(edited, cells, cut.facet(), sources);
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
                cells.places(g.domain(), cells.leading()),
                same.buildings(cut.facet()),
                same.trees(),
                parted(g, cells, edited.trees().length - 1),
                halo,
                rim,
                rimRecorded);
    }

    private static void requireNothingChangedOutside(UrbanGeometry a, UrbanGeometry b, WindowCut cut) {
        if (a == b) {
            return;
        }
        CellSet cells = cut.cells();
        for (int i = 0; i < a.grid().size(); i++) {
            boolean crown = a.crowns().leafAreaDensity()[i] > 0;
            boolean alike = a.top()[i] == b.top()[i]
                    && a.building()[i] == b.building()[i]
                    && a.crowns().leafAreaDensity()[i] == b.crowns().leafAreaDensity()[i]
                    && (!crown || a.crowns().base()[i] == b.crowns().base()[i])
                    && (!crown || a.crowns().top()[i] == b.crowns().top()[i])
                    && a.slabs().alike(b.slabs(), i);
            if (!alike && !cells.contains(a.grid().row(i), a.grid().column(i))) {
                throw outside(cells.box(), a.grid().row(i), a.grid().column(i));
            }
        }
    }

    private static WindowException outside(Window window, int row, int column) {
        return new WindowException(
                "the edit changes row " + row + ", column " + column + ", outside " + WindowCut.text(window),
                "choose a window that holds the whole edit and what it reaches (EditReach)");
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
        for (int h = 0; h < facets; h++) {
            int f = cut.haloFacet()[own.haloFacets()[h]];
            halo[h] = same.facetOfSameMake(f);
            if (halo[h] < 0) {
                int cell = WindowCut.cell(edited.facets(), edited.geometry(), f);
                throw outside(cut.cells().box(), grid.row(cell), grid.column(cell));
            }
        }
        Window around = cut.halo().window();
        for (int c = 0; c < own.haloCrowns().length; c++) {
            int place = own.haloCrowns()[c];
            halo[facets + c] = crown[
                    edited.geometry()
                            .active()
                            .local(
                                    around.row() + place / around.columns(),
                                    around.column() + place % around.columns())];
        }
        for (int k = 0; k < SourceNumbers.CLASSES; k++) {
            halo[halo.length - SourceNumbers.CLASSES + k] = base.sources().places() + k;
        }
        return halo;
    }

    /** Sources of some cells within the exchange reach of other cells of the active window. */
    private static int[] rim(ModelSetup edited, CellSet cells, int[] facet, SourceNumbers sources) {
        UrbanGeometry g = edited.geometry();
        int far = edited.radiation().neighbourhood(g.grid().cell());
        Window active = g.active();
        int[] others = others(active, cells);
        boolean[] near = new boolean[cells.size()];
        for (int i = 0; i < near.length; i++) {
            Window seen = new Window(cells.row(i), cells.column(i), 1, 1).grow(far, g.grid());
            near[i] = sum(others, active, java.util.Objects.requireNonNull(WindowCut.common(seen, active))) > 0;
        }
        int[] rim = new int[sources.own()];
        int n = 0;
        for (int s = 0; s < rim.length; s++) {
            int place = s >= sources.facets() ? sources.crowns()[s - sources.facets()] : s;
            if (s >= near.length && s < sources.facets()) {
                int cell = WindowCut.cell(edited.facets(), g, facet[s]);
                place = cells.number(g.grid().row(cell), g.grid().column(cell));
            }
            if (near[place]) {
                rim[n++] = s;
            }
        }
        return Arrays.copyOf(rim, n);
    }

    /** Number of cells of the active window that do not belong to a set, north and west of every corner of a cell. */
    private static int[] others(Window active, CellSet cells) {
        int stride = active.columns() + 1;
        int[] sum = new int[stride * (active.rows() + 1)];
        for (int r = 0; r < active.rows(); r++) {
            for (int c = 0; c < active.columns(); c++) {
                int at = (r + 1) * stride + c + 1;
                int one = cells.contains(active.row() + r, active.column() + c) ? 0 : 1;
                sum[at] = one + sum[at - 1] + sum[at - stride] - sum[at - stride - 1];
            }
        }
        return sum;
    }

    private static int sum(int[] corner, Window active, Window part) {
        int stride = active.columns() + 1;
        int north = (part.row() - active.row()) * stride + part.column() - active.column();
        int south = north + part.rows() * stride;
        return corner[south + part.columns()] - corner[south] - corner[north + part.columns()] + corner[north];
    }

    private static boolean[] parted(UrbanGeometry g, CellSet window, int trees) {
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
