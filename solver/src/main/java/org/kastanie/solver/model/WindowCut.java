package org.kastanie.solver.model;

import java.util.Arrays;
import org.kastanie.solver.grid.CellSet;
import org.kastanie.solver.grid.Crowns;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.Slabs;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.WallSegments;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.radiation.Halo;

/**
 * The part of a set-up that belongs to some cells: their facets, and what they see around them. Columns stay whole: they
 * shade.
 *
 * @param setup of the cells laid side by side in one row, those of the domain first; only radiation asks where they are
 * @param seen the whole geometry with the cells' box as active window
 * @param halo facets and crowns among and around the cells up to the exchange reach
 * @param facet number in the whole set-up of every facet of the cells
 * @param haloFacet the same of every facet of the halo's window
 */
record WindowCut(ModelSetup setup, UrbanGeometry seen, Halo halo, int[] facet, int[] haloFacet) {
    static WindowCut of(ModelSetup whole, CellSet cells) {
        UrbanGeometry g = whole.geometry();
        Window box = cells.box();
        Window domain = require(common(box, g.domain()), box, "domain", g.domain());
        Window inside = require(common(box, g.active()), box, "active window", g.active());
        if (!inside.equals(box)) {
            throw new WindowException(
                    text(box) + " does not lie within the active window, " + text(g.active()),
                    "choose a rectangle inside it");
        }
        requireDomainFirst(cells, g.domain());
        if (cells.leading() == 0) {
            throw new WindowException(
                    "none of the " + cells.size() + " cells of " + text(box) + " lies in the domain, "
                            + text(g.domain()),
                    "choose cells some of which have results");
        }
        int far = whole.radiation().neighbourhood(g.grid().cell());
        Window around = require(common(box.grow(far, g.grid()), g.active()), box, "active window", g.active());
        int[] facet = within(whole.facets(), g, cells);
        int[] near = within(whole.facets(), g, CellSet.of(around));
        int[] number = new int[whole.facets().count()];
        Arrays.fill(number, -1);
        for (int f = 0; f < facet.length; f++) {
            number[facet[f]] = f;
        }
        int[] own = Arrays.stream(near).map(f -> number[f]).toArray();
        ModelSetup setup = new ModelSetup(
                side(g, cells),
                select(whole.facets(), facet, cells.size()),
                whole.materials(),
                whole.trees(),
                whole.radiation(),
                whole.surface(),
                whole.air(),
                whole.comfort(),
                whole.airInterval());
        Halo halo = new Halo(cells, around, select(whole.facets(), near, around.size()), own);
        return new WindowCut(setup, seen(g, domain, box), halo, facet, near);
    }

    CellSet cells() {
        return halo.cells();
    }

    private static void requireDomainFirst(CellSet cells, Window domain) {
        for (int k = 0; k < cells.size(); k++) {
            if (domain.contains(cells.row(k), cells.column(k)) != k < cells.leading()) {
                throw new IllegalArgumentException("the cells of the domain do not come first");
            }
        }
    }

    private static UrbanGeometry seen(UrbanGeometry g, Window domain, Window active) {
        return new UrbanGeometry(
                g.grid(),
                domain,
                active,
                g.ground(),
                g.top(),
                g.building(),
                g.buildingFraction(),
                g.crowns(),
                g.slabs());
    }

    /** The cells side by side in one row. */
    private static UrbanGeometry side(UrbanGeometry g, CellSet cells) {
        int n = cells.size();
        int[] from = cells.places(g.grid().full(), n);
        boolean[] building = new boolean[n];
        for (int k = 0; k < n; k++) {
            building[k] = g.building()[from[k]];
        }
        Crowns crowns = new Crowns(
                select(g.crowns().base(), from),
                select(g.crowns().top(), from),
                select(g.crowns().leafAreaDensity(), from),
                select(g.crowns().tree(), from));
        Slabs slabs = g.slabs().top().length == 0
                ? g.slabs()
                : new Slabs(select(g.slabs().base(), from), select(g.slabs().top(), from));
        return new UrbanGeometry(
                new Grid(n, 1, g.grid().cell(), 0, 0),
                new Window(0, 0, 1, cells.leading()),
                new Window(0, 0, 1, n),
                select(g.ground(), from),
                select(g.top(), from),
                building,
                select(g.buildingFraction(), from),
                crowns,
                slabs);
    }

    private static Window require(
            @org.jspecify.annotations.Nullable Window part, Window window, String what, Window whole) {
        if (part == null) {
            throw new WindowException(
                    text(window) + " does not meet the " + what + ", " + text(whole),
                    "choose a rectangle that has cells with results");
        }
        return part;
    }

    static String text(Window w) {
        return "the window of rows " + w.row() + ".." + (w.row() + w.rows() - 1) + " and columns " + w.column() + ".."
                + (w.column() + w.columns() - 1);
    }

    /** The cells two windows share, or null. */
    static @org.jspecify.annotations.Nullable Window common(Window a, Window b) {
        int r0 = Math.max(a.row(), b.row());
        int c0 = Math.max(a.column(), b.column());
        int r1 = Math.min(a.row() + a.rows(), b.row() + b.rows());
        int c1 = Math.min(a.column() + a.columns(), b.column() + b.columns());
        return r1 > r0 && c1 > c0 ? new Window(r0, c0, r1 - r0, c1 - c0) : null;
    }

    /** Numbers of the facets of cells of the active window: ground and roofs in the cells' order, then the others in theirs. */
    static int[] within(Facets facets, UrbanGeometry g, CellSet window) {
        int[] number = new int[facets.count()];
        int n = 0;
        for (int i = 0; i < window.size(); i++) {
            number[n++] = g.active().local(window.row(i), window.column(i));
        }
        Grid grid = g.grid();
        WallSegments walls = facets.walls();
        for (int s = 0; s < walls.count(); s++) {
            if (window.contains(grid.row(walls.cell()[s]), grid.column(walls.cell()[s]))) {
                number[n++] = facets.horizontal() + s;
            }
        }
        for (int f = facets.firstSlab(); f < facets.count(); f++) {
            int cell = facets.slabCell(f);
            if (window.contains(grid.row(cell), grid.column(cell))) {
                number[n++] = f;
            }
        }
        return Arrays.copyOf(number, n);
    }

    /** Index in the scene grid of the cell that a facet lies in or before. */
    static int cell(Facets facets, UrbanGeometry g, int f) {
        if (f < facets.horizontal()) {
            return g.active().gridIndex(g.grid(), f);
        }
        return facets.isWall(f) ? facets.walls().cell()[f - facets.horizontal()] : facets.slabCell(f);
    }

    static Facets select(Facets all, int[] number, int cells) {
        int[] slab =
                Arrays.stream(number).filter(all::isDeck).map(all::slabCell).toArray();
        int walls = number.length - cells - 2 * slab.length;
        WallSegments w = new WallSegments(new int[walls], new byte[walls], new float[walls], new float[walls]);
        for (int s = 0; s < walls; s++) {
            int from = number[cells + s] - all.horizontal();
            w.cell()[s] = all.walls().cell()[from];
            w.face()[s] = all.walls().face()[from];
            w.bottom()[s] = all.walls().bottom()[from];
            w.top()[s] = all.walls().top()[from];
        }
        return new Facets(
                cells,
                w,
                select(all.material(), number),
                select(all.area(), number),
                select(all.normalX(), number),
                select(all.normalY(), number),
                select(all.normalZ(), number),
                select(all.building(), number),
                slab);
    }

    private static int[] select(int[] all, int[] number) {
        int[] part = new int[number.length];
        for (int i = 0; i < part.length; i++) {
            part[i] = all[number[i]];
        }
        return part;
    }

    private static float[] select(float[] all, int[] number) {
        float[] part = new float[number.length];
        for (int i = 0; i < part.length; i++) {
            part[i] = all[number[i]];
        }
        return part;
    }
}
