package org.kastanie.solver.model;

import java.util.Arrays;
import org.kastanie.solver.grid.Facets;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;
import org.kastanie.solver.grid.WallSegments;
import org.kastanie.solver.grid.Window;
import org.kastanie.solver.radiation.Halo;

/**
 * The part of a set-up that lies in a window: its facets, and what they see around it. Columns stay whole: they shade.
 *
 * @param setup with the window as active window
 * @param halo facets and crowns around the window up to the exchange reach
 * @param facet number in the whole set-up of every facet of the window
 * @param haloFacet the same of every facet of the halo's window
 */
record WindowCut(ModelSetup setup, Halo halo, int[] facet, int[] haloFacet) {
    static WindowCut of(ModelSetup whole, Window window) {
        UrbanGeometry g = whole.geometry();
        Window domain = require(common(window, g.domain()), window, "domain", g.domain());
        Window inside = require(common(window, g.active()), window, "active window", g.active());
        if (!inside.equals(window)) {
            throw new WindowException(
                    text(window) + " does not lie within the active window, " + text(g.active()),
                    "choose a rectangle inside it");
        }
        int far = whole.radiation().neighbourhood(g.grid().cell());
        Window around = require(common(window.grow(far, g.grid()), g.active()), window, "active window", g.active());
        int[] facet = within(whole.facets(), g, window);
        int[] seen = within(whole.facets(), g, around);
        int[] number = new int[whole.facets().count()];
        Arrays.fill(number, -1);
        for (int f = 0; f < facet.length; f++) {
            number[facet[f]] = f;
        }
        int[] own = Arrays.stream(seen).map(f -> number[f]).toArray();
        UrbanGeometry cut = new UrbanGeometry(
                g.grid(),
                domain,
                window,
                g.ground(),
                g.top(),
                g.building(),
                g.buildingFraction(),
                g.crowns(),
                g.slabs());
        ModelSetup setup = new ModelSetup(
                cut,
                select(whole.facets(), facet, window),
                whole.materials(),
                whole.trees(),
                whole.radiation(),
                whole.surface(),
                whole.air(),
                whole.comfort(),
                whole.airInterval());
        return new WindowCut(setup, new Halo(around, select(whole.facets(), seen, around), own), facet, seen);
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

    /** Numbers of the facets of a window of the active window, in their order. */
    static int[] within(Facets facets, UrbanGeometry g, Window window) {
        int[] number = new int[facets.count()];
        int n = 0;
        for (int i = 0; i < window.size(); i++) {
            number[n++] = g.active().local(window.row() + i / window.columns(), window.column() + i % window.columns());
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

    static Facets select(Facets all, int[] number, Window window) {
        int[] slab =
                Arrays.stream(number).filter(all::isDeck).map(all::slabCell).toArray();
        int walls = number.length - window.size() - 2 * slab.length;
        WallSegments w = new WallSegments(new int[walls], new byte[walls], new float[walls], new float[walls]);
        for (int s = 0; s < walls; s++) {
            int from = number[window.size() + s] - all.horizontal();
            w.cell()[s] = all.walls().cell()[from];
            w.face()[s] = all.walls().face()[from];
            w.bottom()[s] = all.walls().bottom()[from];
            w.top()[s] = all.walls().top()[from];
        }
        return new Facets(
                window.size(),
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
