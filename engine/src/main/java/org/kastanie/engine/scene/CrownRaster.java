package org.kastanie.engine.scene;

import java.util.Arrays;
import java.util.List;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.kastanie.engine.twin.Raster;
import org.kastanie.engine.twin.RasterKind;
import org.kastanie.engine.twin.TwinSource;
import org.kastanie.solver.grid.Crowns;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;

/** Crowns as ellipsoids of even leaf area density, column by column; the leaf area of every tree is kept. */
final class CrownRaster {
    /**
     * Share of the summer's optical depth that bare branches keep: single street crowns transmit 40-50 % leafless against a
     * few per cent in leaf (Konarska et al. 2014, Theor. Appl. Climatol. 117, 363): ln 0.45 / ln 0.05.
     */
    static final double LEAFLESS = 0.27;

    private static final double SPACING = 0.25;
    /** Contract: base of crowns whose base is not known, share of the height. */
    private static final double BASE = 0.25;
    /** What {@link Crowns#tree()} says of canopy from a raster. */
    private static final int CANOPY = -2;

    private final Grid grid;
    private final Columns columns;
    private final float[] base;
    private final float[] top;
    private final float[] density;
    private final int[] tree;
    /** Leaf area of the tree that owns the cell, m2 per m2. */
    private final float[] share;

    private CrownRaster(Grid grid, Columns columns) {
        this.grid = grid;
        this.columns = columns;
        int n = grid.size();
        base = new float[n];
        top = new float[n];
        density = new float[n];
        share = new float[n];
        tree = new int[n];
        Arrays.fill(base, Float.NaN);
        Arrays.fill(top, Float.NaN);
        Arrays.fill(tree, -1);
    }

    /** Goes on from crowns that stand; their arrays stay as they are. */
    private CrownRaster(UrbanGeometry geometry) {
        grid = geometry.grid();
        columns = Columns.of(geometry);
        Crowns crowns = geometry.crowns();
        base = crowns.base().clone();
        top = crowns.top().clone();
        density = crowns.leafAreaDensity().clone();
        tree = crowns.tree().clone();
        share = new float[grid.size()];
        for (int i = 0; i < share.length; i++) {
            share[i] = crowns.leafAreaIndex(i);
        }
    }

    /**
     * The crowns of a scene and more trees, as if these had stood last in its list.
     *
     * @param first ordinal of the first of them
     */
    static Crowns plus(UrbanGeometry geometry, List<PlacedTree> trees, int first) {
        CrownRaster raster = new CrownRaster(geometry);
        for (int t = 0; t < trees.size(); t++) {
            raster.draw(trees.get(t), first + t);
        }
        return new Crowns(raster.base, raster.top, raster.density, raster.tree);
    }

    /** Share of the summer's optical depth of a crown that carries a share of its leaves: wood and leaves together. */
    static double kept(double leaves) {
        return LEAFLESS + (1 - LEAFLESS) * leaves;
    }

    static Crowns of(Grid grid, Columns columns, List<PlacedTree> trees, CityModel model, LeafSeason leaves) {
        CrownRaster raster = new CrownRaster(grid, columns);
        for (int t = 0; t < trees.size(); t++) {
            raster.draw(trees.get(t), t, model);
        }
        for (TwinSource source : model.sources()) {
            if (source instanceof TwinSource.Layer layer && layer.kind() == RasterKind.CANOPY) {
                raster.canopy(layer, leaves, model);
            } else if (source instanceof TwinSource.Layer layer && layer.kind() == RasterKind.LEAF_AREA) {
                raster.measured(layer, leaves, model);
            }
        }
        return new Crowns(raster.base, raster.top, raster.density, raster.tree);
    }

    private void draw(PlacedTree t, int number, CityModel model) {
        int row = grid.rowAt(t.y());
        int column = grid.columnAt(t.x());
        if (grid.contains(row, column) && columns.building()[grid.index(row, column)]) {
            model.quality()
                    .add(
                            Kind.DOUBTFUL,
                            "scene",
                            t.id(),
                            "it stands on the footprint of building "
                                    + columns.ids().get(columns.owner()[grid.index(row, column)])
                                    + "; only its crown above the roof counts");
        }
        draw(t, number);
    }

    private void draw(PlacedTree t, int number) {
        double foot = Resample.bilinear(grid, columns.ground(), t.x(), t.y());
        double radius = t.crownDiameter() / 2;
        double half = (t.height() - t.crownBase()) / 2;
        int r0 = grid.rowAt(t.y() + radius);
        int r1 = grid.rowAt(t.y() - radius);
        int c0 = grid.columnAt(t.x() - radius);
        int c1 = grid.columnAt(t.x() + radius);
        double[][] chords = new double[(r1 - r0 + 1) * (c1 - c0 + 1)][];
        double volume = 0;
        for (int r = r0; r <= r1; r++) {
            for (int c = c0; c <= c1; c++) {
                double[] chord = chord(r, c, t, radius);
                chords[(r - r0) * (c1 - c0 + 1) + c - c0] = chord;
                volume += chord[0] * 2 * half * grid.cell() * grid.cell();
            }
        }
        // The lattice misses a little of small crowns; the leaf area is that of the exact ellipsoid.
        double exact = 4.0 / 3 * Math.PI * radius * radius * half;
        double middle = foot + t.crownBase() + half;
        for (int r = Math.max(0, r0); r <= Math.min(grid.rows() - 1, r1); r++) {
            for (int c = Math.max(0, c0); c <= Math.min(grid.columns() - 1, c1); c++) {
                double[] chord = chords[(r - r0) * (c1 - c0 + 1) + c - c0];
                if (chord[0] > 0) {
                    double leaves = t.leafAreaDensity() * 2 * half * chord[0] * exact / volume;
                    merge(grid.index(r, c), middle - half * chord[1], middle + half * chord[1], leaves, number);
                }
            }
        }
    }

    /** Mean half chord over the cell and over its covered part, in units of the ellipsoid's half height. */
    private double[] chord(int row, int column, PlacedTree t, double radius) {
        int n = Math.clamp((int) Math.ceil(grid.cell() / SPACING), 4, 16);
        double sum = 0;
        int covered = 0;
        for (int k = 0; k < n * n; k++) {
            double x = grid.west() + (column + (k % n + 0.5) / n) * grid.cell() - t.x();
            double y = grid.north() - (row + (k / n + 0.5) / n) * grid.cell() - t.y();
            double inside = 1 - (x * x + y * y) / (radius * radius);
            if (inside > 0) {
                sum += Math.sqrt(inside);
                covered++;
            }
        }
        return new double[] {sum / (n * n), covered > 0 ? sum / covered : 0};
    }

    /** Adds leaves (m2 per m2) between two heights to a column; overlapping crowns share the wider range. */
    private void merge(int i, double low, double high, double leaves, int number) {
        double floor = columns.floor(i);
        if (high <= floor || leaves <= 0) {
            return;
        }
        if (tree[i] == CANOPY) {
            clear(i); // a tree that is known takes the place of canopy from a raster
        }
        double kept = low < floor ? leaves * (high - floor) / (high - low) : leaves;
        double from = Math.max(low, floor);
        double before = density[i] > 0 ? density[i] * (top[i] - base[i]) : 0;
        base[i] = (float) (before > 0 ? Math.min(base[i], from) : from);
        top[i] = (float) (before > 0 ? Math.max(top[i], high) : high);
        density[i] = (float) ((before + kept) / (top[i] - base[i]));
        if (kept > share[i]) {
            share[i] = (float) kept;
            tree[i] = number;
        }
    }

    private void clear(int i) {
        base[i] = Float.NaN;
        density[i] = 0;
        share[i] = 0;
    }

    private void canopy(TwinSource.Layer layer, LeafSeason leaves, CityModel model) {
        double leafAreaDensity =
                typicalDensity() * kept(leaves.share(SpeciesTable.builtIn().fallback()));
        HeightDoubts.check(layer, "crowns", model.quality());
        double[] acc = new double[2];
        int cells = 0;
        int belowRoof = 0;
        for (int i = 0; i < base.length; i++) {
            acc[0] = 0;
            acc[1] = 0;
            Resample.overlap(layer.raster(), grid, grid.row(i), grid.column(i), (value, part) -> {
                if (value > 0) {
                    acc[0] += part;
                    acc[1] += part * value;
                }
            });
            boolean known = tree[i] >= 0;
            if (acc[0] >= 0.5 && !known) {
                double height = acc[1] / acc[0];
                clear(i);
                double area = leafAreaDensity * (1 - BASE) * height;
                merge(i, columns.ground()[i] + BASE * height, columns.ground()[i] + height, area, CANOPY);
                cells += density[i] > 0 ? 1 : 0;
                belowRoof += density[i] > 0 ? 0 : 1;
            }
        }
        String file = String.valueOf(layer.path().getFileName());
        if (belowRoof > 0) {
            model.quality()
                    .add(
                            Kind.SKIPPED,
                            file,
                            "",
                            belowRoof + " cells of canopy lie over roofs and end below them: the building counts");
        }
        model.quality()
                .add(
                        Kind.ASSUMED,
                        file,
                        "",
                        cells + " cells of canopy: crown base 25 % of the height, leaf area density " + leafAreaDensity
                                + " m2 m-3");
    }

    /**
     * Leaves whose area and reach the file knows column by column; they count outside known crowns only, as a canopy
     * raster's do. Their area is taken for that of midsummer.
     */
    private void measured(TwinSource.Layer area, LeafSeason leaves, CityModel model) {
        double kept = kept(leaves.share(SpeciesTable.builtIn().fallback()));
        Raster low = sibling(area, RasterKind.LEAF_BASE, model);
        Raster high = sibling(area, RasterKind.LEAF_TOP, model);
        double[] acc = new double[3];
        for (int i = 0; i < base.length; i++) {
            Arrays.fill(acc, 0);
            int[] at = {grid.row(i), grid.column(i)};
            Resample.overlap(
                    area.raster(), grid, at[0], at[1], (value, part) -> acc[0] += value > 0 ? part * value : 0);
            if (acc[0] > 0 && tree[i] < 0) {
                Resample.overlap(area.raster(), grid, at[0], at[1], (value, part) -> acc[1] += value > 0 ? part : 0);
                double bottom = mean(low, at, acc[1]);
                double top = mean(high, at, acc[1]);
                merge(i, columns.ground()[i] + bottom, columns.ground()[i] + top, kept * acc[0], -2);
            }
        }
    }

    /** Mean over the covered part of a cell; rasters of leaves are 0 elsewhere. */
    private double mean(Raster raster, int[] at, double covered) {
        double[] sum = {0};
        Resample.overlap(raster, grid, at[0], at[1], (value, part) -> sum[0] += value > 0 ? part * value : 0);
        return sum[0] / covered;
    }

    private static Raster sibling(TwinSource.Layer area, RasterKind kind, CityModel model) {
        for (TwinSource source : model.sources()) {
            if (source instanceof TwinSource.Layer layer
                    && layer.kind() == kind
                    && layer.path().equals(area.path())) {
                return layer.raster();
            }
        }
        throw new IllegalArgumentException(area.path() + " has leaves without " + kind);
    }

    /**
     * Leaf area density of a canopy raster, m2 m-3: that of the library's unknown broadleaf at its mature size. A raster
     * tells how thick a crown is over every cell but not whose it is; density varies far less within a crown than leaf area
     * per ground area does, which falls to nothing at its edge.
     */
    private static double typicalDensity() {
        SpeciesTable.Species any = SpeciesTable.builtIn().fallback();
        // An ellipsoid of length L over projection A holds 2/3 A L.
        return 1.5 * any.leafAreaIndex() / ((1 - BASE) * any.height());
    }
}
