package org.kastanie.engine.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.job.Study;
import org.kastanie.engine.output.AreaCells;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.run.PolygonFile;
import org.kastanie.engine.run.RunSpec;
import org.kastanie.engine.twin.Crs;
import org.kastanie.solver.grid.Grid;
import org.locationtech.jts.geom.Geometry;

/**
 * Cells tables speak of together.
 *
 * @param kind domain, area or street
 * @param id of the area or street
 * @param cells indices into the domain
 */
record Zone(String kind, String id, int[] cells) {
    /** The whole domain, then every area, then every street; those without a cell stay, with empty rows. */
    static List<Zone> of(Study study, Grid grid, Crs crs) {
        List<Zone> zones = new ArrayList<>();
        int[] all = new int[grid.size()];
        Arrays.setAll(all, i -> i);
        zones.add(new Zone("domain", "all", all));
        List<RunSpec.AreaSpec> areas = new ArrayList<>(study.base().spec().areas());
        areas.addAll(study.areas());
        for (RunSpec.AreaSpec area : areas) {
            add(zones, "area", area.path(), area.id(), 0, grid, crs);
        }
        for (Study.Streets streets : study.streets()) {
            add(zones, "street", streets.path(), streets.id(), streets.width(), grid, crs);
        }
        return zones;
    }

    private static void add(
            List<Zone> zones, String kind, Path path, @Nullable String id, double width, Grid grid, Crs crs) {
        for (PolygonFile.Feature feature : PolygonFile.features(path, id, crs)) {
            Geometry shape = feature.geometry();
            Geometry strip = shape.getDimension() < 2 && width > 0 ? shape.buffer(width / 2) : shape;
            zones.add(new Zone(
                    kind,
                    feature.name(),
                    AreaCells.of(new ResultSet.Area(feature.name(), strip), grid)
                            .cells()));
        }
    }

    /** Mean over those cells that have a value. */
    double mean(float[] field) {
        double sum = 0;
        int n = 0;
        for (int i : cells) {
            if (!Float.isNaN(field[i])) {
                sum += field[i];
                n++;
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }

    float[] pick(float[] field) {
        float[] values = new float[cells.length];
        for (int i = 0; i < cells.length; i++) {
            values[i] = field[cells[i]];
        }
        return values;
    }
}
