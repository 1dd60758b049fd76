package org.kastanie.engine.scene;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.kastanie.engine.twin.RasterKind;
import org.kastanie.engine.twin.TwinSource;
import org.kastanie.solver.grid.Grid;

/** Adds buildings from {@code surface} and {@code building-height} rasters where no vector building stands. */
final class RasterBuildings {
    /** Contract: surface minus terrain from which a cell is a building, m. */
    private static final double LEAST = 2;
    /** Contract: the same where the land cover says building. */
    private static final double LEAST_IN_BUILDING_CLASS = 0.5;
    /** Contract: vector roof and raster differ by more than this: reported. */
    private static final double DISAGREEMENT = 2;

    private final Grid grid;
    private final CityModel model;
    private final boolean[] buildingClass;
    private final List<String> ids = new ArrayList<>();
    private Columns columns;

    private RasterBuildings(Grid grid, CityModel model, Columns columns, boolean[] buildingClass) {
        this.grid = grid;
        this.model = model;
        this.columns = columns;
        this.buildingClass = buildingClass;
    }

    /** Returns the columns with the raster's buildings among the ids. */
    static Columns add(Grid grid, CityModel model, Columns columns, boolean[] buildingClass) {
        RasterBuildings adder = new RasterBuildings(grid, model, columns, buildingClass);
        for (TwinSource source : model.sources()) {
            if (source instanceof TwinSource.Layer layer
                    && (layer.kind() == RasterKind.SURFACE || layer.kind() == RasterKind.BUILDING_HEIGHT)) {
                adder.read(layer);
            }
        }
        return adder.columns.withRasterBuildings(adder.ids);
    }

    private void read(TwinSource.Layer layer) {
        boolean absolute = layer.kind() == RasterKind.SURFACE;
        if (absolute
                && model.sources().stream()
                        .noneMatch(s -> s instanceof TwinSource.Layer l && l.kind() == RasterKind.TERRAIN)) {
            throw new InputException(
                    "surface raster " + layer.path()
                            + " without a terrain raster: buildings and ground cannot be told apart",
                    "add {type: terrain, path: ...}, or give the buildings as building-height above ground");
        }
        if (!absolute) {
            HeightDoubts.check(layer, "buildings", model.quality());
        }
        float[] above = new float[grid.size()];
        int disagree = 0;
        double[] acc = new double[4];
        for (int i = 0; i < above.length; i++) {
            above[i] = Float.NaN;
            double height = meanHeight(layer, i, absolute, acc);
            if (columns.owner()[i] >= 0 && columns.owner()[i] < columns.fromRaster()) {
                double roof = columns.top()[i] - columns.ground()[i];
                disagree += Math.abs((Double.isNaN(height) ? 0 : height) - roof) > DISAGREEMENT ? 1 : 0;
            } else if (!Double.isNaN(height)) {
                above[i] = (float) height;
                columns.fraction()[i] = Math.max(columns.fraction()[i], (float) acc[0]);
            } else if (absolute && acc[2] > 0 && columns.fraction()[i] == 0) {
                columns.ground()[i] = (float) (acc[3] / acc[2]);
                columns.top()[i] = columns.ground()[i];
            }
        }
        label(above, buildingIds(layer), String.valueOf(layer.path().getFileName()));
        if (disagree > 0) {
            model.quality()
                    .add(
                            Kind.DOUBTFUL,
                            String.valueOf(layer.path().getFileName()),
                            "",
                            disagree
                                    + " cells differ by more than 2 m from the roofs of the vector buildings, which count");
        }
    }

    /**
     * Mean height above ground of the building parts of a cell, NaN where they cover less than half of it. {@code acc}:
     * building share, its height sum, ground share, its height sum.
     */
    private double meanHeight(TwinSource.Layer layer, int i, boolean absolute, double[] acc) {
        acc[0] = 0;
        acc[1] = 0;
        acc[2] = 0;
        acc[3] = 0;
        double ground = columns.ground()[i];
        double least = !absolute ? 0 : buildingClass[i] ? LEAST_IN_BUILDING_CLASS : LEAST;
        Resample.overlap(layer.raster(), grid, grid.row(i), grid.column(i), (value, share) -> {
            double h = absolute ? value - ground : value;
            if (h >= least && h > 0) {
                acc[0] += share;
                acc[1] += share * h;
            } else if (!Float.isNaN(value)) {
                acc[2] += share;
                acc[3] += share * value;
            }
        });
        return acc[0] >= 0.5 ? acc[1] / acc[0] : Double.NaN;
    }

    /** Id the same file gives to every cell: the one with the largest share; -1 for none. */
    private int[] buildingIds(TwinSource.Layer heights) {
        int[] id = new int[grid.size()];
        Arrays.fill(id, -1);
        for (TwinSource source : model.sources()) {
            if (source instanceof TwinSource.Layer layer
                    && layer.kind() == RasterKind.BUILDING_ID
                    && layer.path().equals(heights.path())) {
                for (int i = 0; i < id.length; i++) {
                    double[] most = {0};
                    int cell = i;
                    Resample.overlap(layer.raster(), grid, grid.row(i), grid.column(i), (value, share) -> {
                        if (value >= 0 && share > most[0]) {
                            most[0] = share;
                            id[cell] = Math.round(value);
                        }
                    });
                }
            }
        }
        return id;
    }

    /** Cells of one id are one building; without ids connected cells are, named by the file and an ordinal. */
    private void label(float[] above, int[] id, String file) {
        int number = 0;
        Map<Integer, Integer> known = new HashMap<>();
        ArrayDeque<Integer> open = new ArrayDeque<>();
        for (int start = 0; start < above.length; start++) {
            if (Float.isNaN(above[start])) {
                continue;
            }
            int own = id[start];
            int ordinal = known.getOrDefault(own, columns.fromRaster() + ids.size());
            if (ordinal == columns.fromRaster() + ids.size()) {
                ids.add(own >= 0 ? file + "-" + own : file + "#" + ++number);
            }
            if (own >= 0) {
                known.put(own, ordinal);
            }
            open.push(start);
            while (!open.isEmpty()) {
                int i = open.pop();
                if (!Float.isNaN(above[i])) {
                    place(i, above[i], ordinal);
                    above[i] = Float.NaN;
                    int r = grid.row(i);
                    int c = grid.column(i);
                    for (int k = 0; k < 4; k++) {
                        int rr = r + (k == 0 ? -1 : k == 1 ? 1 : 0);
                        int cc = c + (k == 2 ? -1 : k == 3 ? 1 : 0);
                        if (grid.contains(rr, cc)
                                && id[grid.index(rr, cc)] == own
                                && !Float.isNaN(above[grid.index(rr, cc)])) {
                            open.push(grid.index(rr, cc));
                        }
                    }
                }
            }
        }
    }

    private void place(int i, float above, int ordinal) {
        columns.building()[i] = true;
        columns.owner()[i] = ordinal;
        columns.top()[i] = columns.ground()[i] + above;
    }
}
