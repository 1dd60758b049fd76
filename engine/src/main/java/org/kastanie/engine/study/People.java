package org.kastanie.engine.study;

import java.util.List;
import java.util.Locale;
import org.kastanie.engine.InputException;
import org.kastanie.engine.job.Study;
import org.kastanie.engine.output.AreaCells;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.run.PolygonFile;
import org.kastanie.engine.twin.Crs;
import org.kastanie.solver.grid.Grid;
import org.locationtech.jts.geom.Coordinate;
import tools.jackson.databind.JsonNode;

/**
 * How many people belong to each open cell: those of a polygon are spread evenly over its open cells, those of a point or of
 * a polygon without open cells stand on the nearest open cell.
 *
 * @param weight people per cell of the domain
 * @param counted people within the domain
 * @param outside people of shapes that lie outside of it
 */
record People(double[] weight, double counted, double outside) {
    static People of(Study.Population population, Grid grid, boolean[] open, Crs crs) {
        double[] weight = new double[grid.size()];
        double counted = 0;
        double outside = 0;
        List<PolygonFile.Feature> features = PolygonFile.features(population.path(), null, crs);
        for (PolygonFile.Feature feature : features) {
            double people = people(population, feature);
            int[] cells = AreaCells.of(new ResultSet.Area(feature.name(), feature.geometry()), grid)
                    .cells();
            int n = 0;
            for (int i : cells) {
                n += open[i] ? 1 : 0;
            }
            if (n > 0) {
                for (int i : cells) {
                    weight[i] += open[i] ? people / n : 0;
                }
                counted += people;
            } else {
                Coordinate at = feature.geometry().getCentroid().getCoordinate();
                int nearest = nearest(grid, open, at);
                if (nearest >= 0) {
                    weight[nearest] += people;
                    counted += people;
                } else {
                    outside += people;
                }
            }
        }
        return new People(weight, counted, outside);
    }

    static double people(Study.Population population, PolygonFile.Feature feature) {
        JsonNode value = feature.properties().path(population.attribute());
        double people = value.asDouble(Double.NaN);
        if (!(people >= 0) || !Double.isFinite(people)) {
            throw new InputException(
                    String.format(
                            Locale.ROOT,
                            "%s: feature %s has no number of people under '%s' (found %s)",
                            population.path(),
                            feature.name(),
                            population.attribute(),
                            value),
                    "name an attribute that holds numbers of 0 or more in population.attribute");
        }
        return people;
    }

    private static int nearest(Grid grid, boolean[] open, Coordinate at) {
        int row = grid.rowAt(at.y);
        int column = grid.columnAt(at.x);
        if (!grid.contains(row, column)) {
            return -1;
        }
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < open.length; i++) {
            double d = open[i] ? Math.hypot(grid.x(grid.column(i)) - at.x, grid.y(grid.row(i)) - at.y) : least;
            if (d < least) {
                least = d;
                best = i;
            }
        }
        return best;
    }

    /** Mean of a field over people. */
    double mean(float[] field) {
        double sum = 0;
        double n = 0;
        for (int i = 0; i < weight.length; i++) {
            if (weight[i] > 0 && !Float.isNaN(field[i])) {
                sum += weight[i] * field[i];
                n += weight[i];
            }
        }
        return n > 0 ? sum / n : Double.NaN;
    }

    /** Share of the people on cells that are marked. */
    double share(boolean[] marked) {
        double n = 0;
        double all = 0;
        for (int i = 0; i < weight.length; i++) {
            n += marked[i] ? weight[i] : 0;
            all += weight[i];
        }
        return all > 0 ? n / all : Double.NaN;
    }
}
