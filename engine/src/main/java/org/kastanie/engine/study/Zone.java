package org.kastanie.engine.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
            add(zones, "area", new RunSpec.StreetSpec(area.path(), area.id(), 0), grid, crs);
        }
        List<RunSpec.StreetSpec> streets = new ArrayList<>(study.base().spec().streets());
        streets.addAll(study.streets());
        for (RunSpec.StreetSpec street : streets) {
            add(zones, "street", street, grid, crs);
        }
        return zones;
    }

    private static void add(List<Zone> zones, String kind, RunSpec.StreetSpec file, Grid grid, Crs crs) {
        for (PolygonFile.Feature feature : PolygonFile.features(file.path(), file.id(), crs)) {
            Geometry strip = file.strip(feature.geometry());
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
