package org.kastanie.engine.output.objects;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;

/**
 * A surface as it is drawn.
 *
 * @param table it belongs to
 * @param object its number there
 * @param corners of its triangles, three numbers each, in metres from the origin of the model, y up and z to the south as glTF
 *     has them
 * @param degrees box round it, longitude and latitude
 * @param heights lowest and highest corner, m
 */
record TileSurface(ObjectTable table, int object, float[] corners, Envelope degrees, double[] heights) {
    CityObject of() {
        return table.objects().get(object);
    }

    ObjectTable.Range range() {
        return table.range(0, object);
    }

    int triangles() {
        return corners.length / 9;
    }

    /**
     * Surfaces that are loaded together, or the four quarters of a place with too many for that.
     *
     * @param name of its file without ending
     * @param surfaces in it, those of its quarters too
     * @param quarters empty for a tile with a file of its own
     */
    record Tile(String name, List<TileSurface> surfaces, List<Tile> quarters) {
        /** Triangles of a tile at most: about 2 MB, a choice. */
        static final int MOST = 20_000;
        /** Quarters of quarters at most: what still lies together then is one tile, whatever its size. */
        private static final int DEEPEST = 12;

        static Tile of(List<TileSurface> surfaces, String name, int most) {
            int triangles = surfaces.stream().mapToInt(TileSurface::triangles).sum();
            Envelope box = new Envelope();
            surfaces.forEach(s -> box.expandToInclude(s.degrees.centre()));
            if (triangles <= most || name.length() > DEEPEST || box.getDiameter() == 0) {
                return new Tile(name, surfaces, List.of());
            }
            List<List<TileSurface>> split = new ArrayList<>();
            for (int q = 0; q < 4; q++) {
                split.add(new ArrayList<>());
            }
            for (TileSurface surface : surfaces) {
                boolean east = surface.degrees.centre().x > box.centre().x;
                boolean north = surface.degrees.centre().y > box.centre().y;
                split.get((east ? 1 : 0) + (north ? 2 : 0)).add(surface);
            }
            List<Tile> quarters = new ArrayList<>();
            for (int q = 0; q < 4; q++) {
                if (!split.get(q).isEmpty()) {
                    quarters.add(of(split.get(q), name + q, most));
                }
            }
            return new Tile(name, surfaces, quarters);
        }

        /** Bounding volume of 3D Tiles: west, south, east, north in radians, lowest and highest height. */
        double[] region() {
            Envelope all = new Envelope();
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (TileSurface s : surfaces) {
                all.expandToInclude(s.degrees);
                low = Math.min(low, s.heights[0]);
                high = Math.max(high, s.heights[1]);
            }
            return new double[] {
                Math.toRadians(all.getMinX()),
                Math.toRadians(all.getMinY()),
                Math.toRadians(all.getMaxX()),
                Math.toRadians(all.getMaxY()),
                low,
                high
            };
        }
    }
}
