package org.kastanie.engine.scene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.Building;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.kastanie.engine.twin.Raster;
import org.kastanie.engine.twin.RasterKind;
import org.kastanie.engine.twin.Tree;
import org.kastanie.engine.twin.TwinSource;
import org.kastanie.solver.grid.Grid;
import org.locationtech.jts.geom.Coordinate;

/** Height of the ground of every cell: from terrain rasters, else from the feet of buildings and trees, else flat at 0. */
final class Terrain {
    /** Contract: ground off by more than this is reported. */
    private static final double REPORTED = 2;

    /** Contract: a file off by more than this in the median has another height datum. */
    private static final double DATUM = 20;

    private Terrain() {}

    static float[] build(Grid grid, CityModel model) {
        float[] ground = new float[grid.size()];
        Arrays.fill(ground, Float.NaN);
        boolean raster = false;
        for (TwinSource source : model.sources()) {
            if (source instanceof TwinSource.Layer layer && layer.kind() == RasterKind.TERRAIN) {
                read(grid, layer, ground, model.quality());
                raster = true;
            }
        }
        if (!raster) {
            fromObjects(grid, model, ground);
        }
        fillUp(grid, ground, model, raster);
        if (raster) {
            model.sources().forEach(source -> check(grid, source, ground, model.quality()));
        }
        return ground;
    }

    private static void read(Grid grid, TwinSource.Layer layer, float[] ground, QualityReport quality) {
        Raster raster = TerrainGaps.without(layer, quality);
        boolean any = false;
        for (float v : raster.values()) {
            any |= !Float.isNaN(v);
        }
        if (!any) {
            throw new InputException(
                    "terrain " + layer.path() + " holds no value, only no-data cells",
                    "check the file, or leave it out: the ground is then taken from the buildings");
        }
        for (int i = 0; i < ground.length; i++) {
            double z = Resample.bilinear(raster, grid.x(grid.column(i)), grid.y(grid.row(i)));
            if (!Double.isNaN(z)) {
                ground[i] = (float) z;
            }
        }
    }

    private static void fillUp(Grid grid, float[] ground, CityModel model, boolean raster) {
        QualityReport quality = model.quality();
        int open = 0;
        for (float z : ground) {
            open += Float.isNaN(z) ? 1 : 0;
        }
        if (open == ground.length && !raster) {
            Arrays.fill(ground, 0);
            quality.add(Kind.ASSUMED, "scene", "", "no terrain and no ground heights in the twin: flat ground at 0 m");
        } else if (open == ground.length) {
            throw new InputException(
                    "no terrain raster covers the domain", "check the terrain's coordinate system and extent");
        } else if (open > 0) {
            int beyond = raster ? open - noteHoles(grid, ground, model) : 0;
            HoleFiller.fill(ground, grid.rows(), grid.columns());
            if (beyond > 0) {
                quality.add(
                        Kind.ASSUMED,
                        "scene",
                        "",
                        beyond + " cells beyond the terrain's data continue its edge smoothly");
            } else if (!raster) {
                quality.add(
                        Kind.ASSUMED,
                        "scene",
                        "",
                        "no terrain in the twin: the ground between buildings and trees is interpolated from their feet");
            }
        }
    }

    /** Notes, by file, the cells no file has a value for although they lie inside one; gives their number. */
    private static int noteHoles(Grid grid, float[] ground, CityModel model) {
        Map<String, Integer> holes = new TreeMap<>();
        for (int i = 0; i < ground.length; i++) {
            if (Float.isNaN(ground[i])) {
                String file = fileAround(model, grid.x(grid.column(i)), grid.y(grid.row(i)));
                if (file != null) {
                    holes.merge(file, 1, Integer::sum);
                }
            }
        }
        holes.forEach((file, n) -> model.quality()
                .add(Kind.REPAIRED, file, "", n + " cells without terrain were filled smoothly from their neighbours"));
        return holes.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static @Nullable String fileAround(CityModel model, double x, double y) {
        for (TwinSource source : model.sources()) {
            if (source instanceof TwinSource.Layer layer
                    && layer.kind() == RasterKind.TERRAIN
                    && layer.extent().contains(x, y)) {
                return String.valueOf(layer.path().getFileName());
            }
        }
        return null;
    }

    private static void fromObjects(Grid grid, CityModel model, float[] ground) {
        for (TwinSource source : model.sources()) {
            if (source instanceof TwinSource.Objects objects) {
                for (Building building : objects.buildings()) {
                    if (!Double.isNaN(building.groundHeight())) {
                        float z = (float) building.groundHeight();
                        Footprints.cells(grid, building.footprint(), i -> ground[i] = z);
                    }
                }
                for (Tree tree : objects.trees()) {
                    int row = grid.rowAt(tree.y());
                    int column = grid.columnAt(tree.x());
                    if (!Double.isNaN(tree.ground())
                            && grid.contains(row, column)
                            && Float.isNaN(ground[grid.index(row, column)])) {
                        ground[grid.index(row, column)] = (float) tree.ground();
                    }
                }
            }
        }
    }

    private static void check(Grid grid, TwinSource source, float[] ground, QualityReport quality) {
        if (!(source instanceof TwinSource.Objects objects)) {
            return;
        }
        String file = String.valueOf(source.path().getFileName());
        List<Double> off = new ArrayList<>();
        for (Building building : objects.buildings()) {
            if (!Double.isNaN(building.groundHeight()) && !building.footprint().isEmpty()) {
                Coordinate at = Footprints.inside(building.footprint());
                compare(grid, ground, at.x, at.y, building.groundHeight(), file, building.id(), off, quality);
            }
        }
        for (Tree tree : objects.trees()) {
            if (!Double.isNaN(tree.ground())) {
                compare(grid, ground, tree.x(), tree.y(), tree.ground(), file, tree.id(), off, quality);
            }
        }
        off.sort(null);
        if (!off.isEmpty() && Math.abs(off.get(off.size() / 2)) > DATUM) {
            throw new InputException(
                    String.format(
                            Locale.ROOT,
                            "%s stands %.1f m above the terrain in the median of %d objects",
                            source.path(),
                            off.get(off.size() / 2),
                            off.size()),
                    "bring both to one height datum (ellipsoidal and levelled heights differ by about 45 m in Germany)");
        }
    }

    @SuppressWarnings("TooManyParameters")
    private static void compare(
            Grid grid,
            float[] ground,
            double x,
            double y,
            double own,
            String file,
            String id,
            List<Double> off,
            QualityReport quality) {
        int row = grid.rowAt(y);
        int column = grid.columnAt(x);
        if (grid.contains(row, column)) {
            double difference = own - ground[grid.index(row, column)];
            off.add(difference);
            if (Math.abs(difference) > REPORTED) {
                quality.add(
                        Kind.DOUBTFUL,
                        file,
                        id,
                        String.format(Locale.ROOT, "its ground lies %+.1f m against the terrain", difference));
            }
        }
    }
}
