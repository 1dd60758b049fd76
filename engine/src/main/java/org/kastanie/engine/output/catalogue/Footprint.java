package org.kastanie.engine.output.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kastanie.engine.GeoReference;
import org.kastanie.engine.output.Ordered;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.CrsResolver;
import org.kastanie.solver.grid.Grid;

/** Outline of the domain on the earth, longitude and latitude on WGS 84: the corners and the middles of the edges. */
final class Footprint {
    private final List<List<Double>> ring = new ArrayList<>();

    Footprint(GeoReference reference) {
        Grid g = reference.grid();
        Crs crs = new Crs(reference.epsg(), reference.name());
        double[] x = {g.west(), 0.5 * (g.west() + g.east()), g.east()};
        double[] y = {g.south(), 0.5 * (g.south() + g.north()), g.north()};
        int[][] way = {{0, 0}, {1, 0}, {2, 0}, {2, 1}, {2, 2}, {1, 2}, {0, 2}, {0, 1}, {0, 0}};
        for (int[] at : way) {
            double[] lonLat = CrsResolver.lonLat(crs, x[at[0]], y[at[1]]);
            ring.add(List.of(round(lonLat[0]), round(lonLat[1])));
        }
    }

    /** A centimetre is enough. */
    private static double round(double degrees) {
        return Math.round(degrees * 1e7) / 1e7;
    }

    Map<String, Object> geometry() {
        return Ordered.map("type", "Polygon", "coordinates", List.of(ring));
    }

    /** West, south, east, north. */
    List<Double> box() {
        double west = 180;
        double south = 90;
        double east = -180;
        double north = -90;
        for (List<Double> p : ring) {
            west = Math.min(west, p.get(0));
            east = Math.max(east, p.get(0));
            south = Math.min(south, p.get(1));
            north = Math.max(north, p.get(1));
        }
        return List.of(west, south, east, north);
    }
}
