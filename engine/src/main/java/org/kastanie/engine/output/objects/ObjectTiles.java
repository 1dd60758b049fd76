package org.kastanie.engine.output.objects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.output.Ordered;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.map.QgisStyle;
import org.kastanie.engine.output.map.Scale;
import org.kastanie.engine.output.objects.TileSurface.Tile;
import org.kastanie.engine.output.table.Json;
import org.kastanie.engine.twin.CoordinateTransform;
import org.kastanie.engine.twin.Crs;
import org.kastanie.solver.quantity.Quantity;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/**
 * Writes {@code objects/3d/tileset.json} and its models (3D Tiles 1.1, glTF 2.0): roofs and walls in the colour of their
 * highest temperature, and of every surface its id, its building's id and its temperatures, which viewers show when it is picked.
 * A quarter is one tile; a city is cut into quarters of quarters until each is small enough to be loaded at once.
 */
final class ObjectTiles {
    /** Error of a scene without its model, m: seen from some 30 km on. */
    private static final double LEAST_ERROR = 500;

    private final ResultSet results;
    private final CoordinateTransform transform;
    private final double lift;
    private final int most;
    private @Nullable Scale scale;

    private ObjectTiles(ResultSet results, double lift, int most) {
        this.results = results;
        this.transform = CoordinateTransform.between(
                new Crs(results.domain().epsg(), results.domain().name()), new Crs(4326, "WGS 84"));
        this.lift = lift;
        this.most = most;
    }

    /** @param lift from the twin's heights to those above the ellipsoid, m */
    static List<Path> write(ResultSet results, List<ObjectTable> tables, double lift, Path folder) throws IOException {
        return new ObjectTiles(results, lift, Tile.MOST).write(tables, folder);
    }

    private List<Path> write(List<ObjectTable> tables, Path folder) throws IOException {
        List<ObjectTable> drawn = tables.stream()
                .filter(t -> t.kind() == ObjectKind.ROOF || t.kind() == ObjectKind.WALL)
                .toList();
        Ecef origin = origin(drawn);
        List<TileSurface> surfaces = new ArrayList<>();
        for (ObjectTable table : drawn) {
            for (int o = 0; o < table.objects().size(); o++) {
                TileSurface surface = surface(table, o, origin);
                if (surface.triangles() > 0) {
                    surfaces.add(surface);
                }
            }
        }
        if (surfaces.isEmpty()) {
            return List.of();
        }
        float[] highest = new float[surfaces.size()];
        for (int f = 0; f < highest.length; f++) {
            highest[f] = (float) surfaces.get(f).range().high();
        }
        scale = QgisStyle.scale(Quantity.SURFACE_TEMPERATURE, highest);
        Path there = Files.createDirectories(folder.resolve("objects").resolve("3d"));
        List<Path> files = new ArrayList<>();
        Map<String, Object> root = tile(Tile.of(surfaces, "", most), there, files);
        root.put("transform", origin.matrix());
        Path tileset = there.resolve("tileset.json");
        Json.write(
                tileset,
                Ordered.map(
                        "asset",
                        Ordered.map("version", "1.1"),
                        "geometricError",
                        Math.max(LEAST_ERROR, ((Number) root.getOrDefault("geometricError", 0)).doubleValue()),
                        "root",
                        root));
        files.add(tileset);
        return files;
    }

    private Ecef origin(List<ObjectTable> tables) {
        double ground = tables.stream()
                .flatMap(t -> t.objects().stream())
                .mapToDouble(o -> o.geometry().getCoordinates()[0].getZ())
                .min()
                .orElse(0);
        return new Ecef(results.domain().longitude(), results.domain().latitude(), Math.floor(ground + lift));
    }

    private TileSurface surface(ObjectTable table, int object, Ecef origin) {
        Geometry geometry = table.objects().get(object).geometry();
        List<Coordinate> all = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            all.addAll(Triangles.of((Polygon) geometry.getGeometryN(i)));
        }
        float[] corners = new float[3 * all.size()];
        Envelope degrees = new Envelope();
        double[] heights = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int i = 0; i < all.size(); i++) {
            Coordinate c = all.get(i);
            double[] p = transform.apply(c.x, c.y);
            double z = c.getZ() + lift;
            degrees.expandToInclude(p[0], p[1]);
            heights[0] = Math.min(heights[0], z);
            heights[1] = Math.max(heights[1], z);
            double[] local = origin.local(p[0], p[1], z);
            corners[3 * i] = (float) local[0];
            corners[3 * i + 1] = (float) local[2];
            corners[3 * i + 2] = (float) -local[1];
        }
        return new TileSurface(table, object, corners, degrees, heights);
    }

    /** A tile with its quarters; their models are written as they come. */
    private Map<String, Object> tile(Tile tile, Path there, List<Path> files) throws IOException {
        double[] region = tile.region();
        Map<String, Object> out = Ordered.map("boundingVolume", Map.of("region", region));
        if (tile.quarters().isEmpty()) {
            String name = tile.name().isEmpty() ? "city.glb" : "city-" + tile.name() + ".glb";
            Path file = there.resolve(name);
            Files.write(file, TileModel.of(tile.surfaces(), Objects.requireNonNull(scale), results));
            files.add(file);
            out.put("geometricError", 0);
            out.put("refine", "ADD");
            out.put("content", Map.of("uri", name));
            return out;
        }
        // Without its quarters nothing of it is seen: an error as large as itself.
        double earth = 6_371_000;
        double size = earth
                * Math.hypot(region[3] - region[1], (region[2] - region[0]) * Math.cos((region[1] + region[3]) / 2));
        out.put("geometricError", Math.ceil(size));
        out.put("refine", "ADD");
        List<Object> children = new ArrayList<>();
        for (Tile quarter : tile.quarters()) {
            children.add(tile(quarter, there, files));
        }
        out.put("children", children);
        return out;
    }
}
