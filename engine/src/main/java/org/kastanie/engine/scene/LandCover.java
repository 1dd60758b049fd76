package org.kastanie.engine.scene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.kastanie.engine.twin.RasterKind;
import org.kastanie.engine.twin.TwinSource;
import org.kastanie.solver.grid.Grid;

/**
 * Ground class of every cell from land cover: of rasters the class with the largest share of the cell's area, of polygons the last
 * one that holds its middle.
 *
 * @param classes names in use, such as {@code grass}
 * @param ofCell index into {@code classes}; -1 where no land cover is given
 * @param building the land cover says building
 */
record LandCover(List<String> classes, int[] ofCell, boolean[] building) {
    /** Marks a code that is a building, not a ground class. */
    static final String BUILDING = "building";

    static LandCover of(Grid grid, CityModel model) {
        LandCover cover = new LandCover(new ArrayList<>(), new int[grid.size()], new boolean[grid.size()]);
        Arrays.fill(cover.ofCell, -1);
        boolean any = false;
        for (TwinSource source : model.sources()) {
            if (source instanceof TwinSource.Layer layer && layer.kind() == RasterKind.LANDCOVER) {
                cover.read(grid, layer, model);
                any = true;
            } else if (source instanceof TwinSource.Cover areas) {
                cover.read(grid, areas, model);
                any |= areas.areas().stream().anyMatch(a -> !a.label().equals(TwinSource.KEEP));
            }
        }
        for (TwinSource source : model.sources()) {
            if (source instanceof TwinSource.Patch patch) {
                cover.patch(grid, patch);
            }
        }
        if (any) {
            model.quality()
                    .add(
                            Kind.NOTE,
                            "scene",
                            "",
                            "the class with the largest share of a cell decides its material (of polygons: the one at its middle); shares are not kept in this version");
        }
        return cover;
    }

    private void read(Grid grid, TwinSource.Layer layer, CityModel model) {
        Map<Integer, String> table = LandCoverTable.named(layer.classes());
        TreeSet<Integer> unknown = new TreeSet<>();
        Map<Integer, Integer> index = new HashMap<>();
        table.forEach((code, name) -> index.put(code, indexOf(name)));
        double[] share = new double[classes.size()];
        for (int i = 0; i < ofCell.length; i++) {
            Arrays.fill(share, 0);
            Resample.overlap(layer.raster(), grid, grid.row(i), grid.column(i), (value, part) -> {
                if (!Float.isNaN(value)) {
                    Integer k = index.get(Math.round(value));
                    if (k == null) {
                        unknown.add(Math.round(value));
                    } else {
                        share[k] += part;
                    }
                }
            });
            int best = 0;
            for (int k = 1; k < share.length; k++) {
                best = share[k] > share[best] ? k : best;
            }
            if (share.length > 0 && share[best] > 0 && !classes.get(best).equals(TwinSource.KEEP)) {
                building[i] = classes.get(best).equals(BUILDING);
                ofCell[i] = building[i] ? -1 : best;
            }
        }
        if (!unknown.isEmpty()) {
            model.quality()
                    .add(
                            Kind.SKIPPED,
                            String.valueOf(layer.path().getFileName()),
                            "",
                            "land cover codes without a class in '" + layer.classes() + "' are left out: " + unknown);
        }
    }

    /** Polygons, one over the other. */
    private void read(Grid grid, TwinSource.Cover areas, CityModel model) {
        UnaryOperator<@Nullable String> table = LandCoverTable.of(areas);
        TreeSet<String> unknown = new TreeSet<>();
        for (TwinSource.Area area : areas.areas()) {
            String name = table.apply(area.label());
            if (TwinSource.KEEP.equals(name)) {
                continue;
            }
            if (name == null) {
                unknown.add(area.label());
                continue;
            }
            boolean house = name.equals(BUILDING);
            int number = house ? -1 : indexOf(name);
            Footprints.cells(grid, area.shape(), i -> {
                ofCell[i] = number;
                building[i] = house;
            });
        }
        if (!unknown.isEmpty()) {
            model.quality()
                    .add(
                            Kind.SKIPPED,
                            String.valueOf(areas.path().getFileName()),
                            "",
                            "polygons whose land cover has no class in '" + areas.classes() + "' are left out: "
                                    + unknown);
        }
    }

    /** A surface of the scenario, on all of its cells or on a share of them, evenly strewn whatever the grid begins with. */
    private void patch(Grid grid, TwinSource.Patch patch) {
        int number = indexOf(patch.groundClass());
        Footprints.cells(grid, patch.area(), i -> {
            if (strewn(grid.x(grid.column(i)), grid.y(grid.row(i)), grid.cell()) < patch.share()) {
                ofCell[i] = number;
                building[i] = false;
            }
        });
    }

    /** A number in 0..1 for a place, neighbours far apart (Roberts' additive recurrence by the plastic number). */
    private static double strewn(double x, double y, double cell) {
        double sum = 0.7548776662466927 * Math.floor(x / cell) + 0.5698402909980532 * Math.floor(y / cell);
        return sum - Math.floor(sum);
    }

    private int indexOf(String name) {
        if (!classes.contains(name)) {
            classes.add(name);
        }
        return classes.indexOf(name);
    }
}
