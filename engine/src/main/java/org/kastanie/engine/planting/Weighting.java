package org.kastanie.engine.planting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.run.BaseRun;
import org.kastanie.engine.twin.Shapes;
import org.kastanie.solver.grid.Grid;
import org.kastanie.solver.grid.UrbanGeometry;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/** How much every cell of the domain counts. */
final class Weighting {
    private Weighting() {}

    /** Square metres of open ground, or the people of a polygon spread evenly over the open ground in it. */
    static float[] of(PlantingSpec.@Nullable Weights weights, BaseRun run) {
        UrbanGeometry g = run.scene().geometry();
        Grid grid = g.grid().crop(g.domain());
        float[] weight = new float[g.domain().size()];
        if (weights == null) {
            Arrays.fill(weight, (float) (grid.cell() * grid.cell()));
            return weight;
        }
        for (Shapes.Shape shape :
                Shapes.read(weights.path(), null, null, run.city().crs())) {
            Geometry area = shape.geometry();
            if (area == null || area.getDimension() != 2) {
                continue;
            }
            List<Integer> cells = open(area, grid, g);
            double people =
                    weights.attribute() == null ? cells.size() * grid.cell() * grid.cell() : people(shape, weights);
            for (int cell : cells) {
                weight[cell] += (float) (people / cells.size());
            }
        }
        float most = 0;
        for (float w : weight) {
            most = Math.max(most, w);
        }
        if (most == 0) {
            throw new InputException(
                    weights.path() + " gives no cell of the domain any weight",
                    "check its coordinate system and planting.objective.weights.attribute");
        }
        return weight;
    }

    /** People of polygons without open ground in the domain, who count nowhere; 0 where square metres are counted. */
    static double lost(PlantingSpec.@Nullable Weights weights, BaseRun run) {
        if (weights == null || weights.attribute() == null) {
            return 0;
        }
        UrbanGeometry g = run.scene().geometry();
        Grid grid = g.grid().crop(g.domain());
        double lost = 0;
        for (Shapes.Shape shape :
                Shapes.read(weights.path(), null, null, run.city().crs())) {
            Geometry area = shape.geometry();
            if (area == null || area.getDimension() != 2 || open(area, grid, g).isEmpty()) {
                lost += people(shape, weights);
            }
        }
        return lost;
    }

    private static double people(Shapes.Shape shape, PlantingSpec.Weights weights) {
        String text = shape.attributes().getOrDefault(weights.attribute(), "");
        try {
            double people = Double.parseDouble(text);
            if (people >= 0 && Double.isFinite(people)) {
                return people;
            }
        } catch (NumberFormatException e) {
            // said below, with what else is no number of people
        }
        throw new InputException(
                weights.path() + ": feature " + shape.ordinal() + " has '" + weights.attribute() + "' = '" + text + "'",
                "give a number of people, 0 or more");
    }

    private static List<Integer> open(Geometry area, Grid grid, UrbanGeometry g) {
        IndexedPointInAreaLocator inside = new IndexedPointInAreaLocator(area);
        Envelope box = area.getEnvelopeInternal();
        List<Integer> cells = new ArrayList<>();
        for (int row = Math.max(0, grid.rowAt(box.getMaxY()));
                row <= Math.min(grid.rows() - 1, grid.rowAt(box.getMinY()));
                row++) {
            for (int c = Math.max(0, grid.columnAt(box.getMinX()));
                    c <= Math.min(grid.columns() - 1, grid.columnAt(box.getMaxX()));
                    c++) {
                int local = grid.index(row, c);
                boolean open = !g.building()[g.domain().gridIndex(g.grid(), local)];
                if (open && inside.locate(new Coordinate(grid.x(c), grid.y(row))) != Location.EXTERIOR) {
                    cells.add(local);
                }
            }
        }
        return cells;
    }
}
