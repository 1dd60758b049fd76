package org.kastanie.engine.scene;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.twin.Building;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.engine.twin.Raster;
import org.kastanie.engine.twin.RasterKind;
import org.kastanie.engine.twin.Tree;
import org.kastanie.engine.twin.TwinSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Small city models made by hand, round a place in Munich. */
final class Models {
    static final double X = 691_000;
    static final double Y = 5_336_000;
    static final GeometryFactory JTS = new GeometryFactory();

    private Models() {}

    static Envelope around(double half) {
        return new Envelope(X - half, X + half, Y - half, Y + half);
    }

    static CityModel of(TwinSource... sources) {
        return new CityModel(new Crs(25832, "ETRS89 / UTM zone 32N"), List.of(sources), new QualityReport());
    }

    static TwinSource.Objects objects(List<Building> buildings, List<Tree> trees) {
        Envelope all = new Envelope();
        buildings.forEach(b -> all.expandToInclude(b.footprint().getEnvelopeInternal()));
        trees.forEach(t -> all.expandToInclude(t.x(), t.y()));
        return new TwinSource.Objects(Path.of("twin.gml"), buildings, trees, all);
    }

    static CityModel buildings(Building... buildings) {
        return of(objects(List.of(buildings), List.of()));
    }

    static CityModel trees(Tree... trees) {
        return of(objects(List.of(), List.of(trees)));
    }

    static TwinSource.Layer layer(RasterKind kind, int columns, int rows, double cell, float... values) {
        float[] all = values.length == 1 ? filled(columns * rows, values[0]) : values;
        Raster raster = new Raster(columns, rows, X - columns * cell / 2, Y + rows * cell / 2, cell, cell, all);
        return new TwinSource.Layer(Path.of(kind + ".tif"), kind, raster, "umep");
    }

    static float[] filled(int n, float value) {
        float[] all = new float[n];
        Arrays.fill(all, value);
        return all;
    }

    static Tree tree(String id, double dx, double dy, double height, double crown, double base, double lai) {
        return new Tree(id, X + dx, Y + dy, Double.NaN, height, crown, base, lai, "Tilia cordata", 0);
    }

    /** Ring from local corners, turned by an angle about the place; with or without z. */
    static Polygon polygon(double degrees, double[]... corners) {
        double c = Math.cos(Math.toRadians(degrees));
        double s = Math.sin(Math.toRadians(degrees));
        List<Coordinate> ring = new ArrayList<>();
        for (double[] p : corners) {
            ring.add(
                    new Coordinate(X + c * p[0] - s * p[1], Y + s * p[0] + c * p[1], p.length > 2 ? p[2] : Double.NaN));
        }
        ring.add(ring.getFirst().copy());
        return JTS.createPolygon(ring.toArray(Coordinate[]::new));
    }

    static Polygon rectangle(double degrees, double x0, double y0, double x1, double y1, double z) {
        return polygon(
                degrees, new double[] {x0, y0, z}, new double[] {x1, y0, z}, new double[] {x1, y1, z}, new double[] {
                    x0, y1, z
                });
    }

    static Building flat(String id, Geometry footprint, double height) {
        return new Building(id, List.of(), List.of(), footprint, 0, height, 1, null, null);
    }

    static Building roofed(String id, Geometry footprint, @Nullable String material, Polygon... roofs) {
        List<Building.Surface> surfaces = new ArrayList<>();
        for (Polygon roof : roofs) {
            surfaces.add(new Building.Surface(id + "_" + surfaces.size(), roof));
        }
        return new Building(id, surfaces, List.of(), footprint, 0, Double.NaN, 2, material, null);
    }

    /** A house with a ridge along x, eaves at 6 m. */
    static Building gable(String id, double degrees, double halfLength, double halfWidth, double ridge) {
        Polygon south = polygon(
                degrees,
                new double[] {-halfLength, -halfWidth, 6},
                new double[] {halfLength, -halfWidth, 6},
                new double[] {halfLength, 0, ridge},
                new double[] {-halfLength, 0, ridge});
        Polygon north = polygon(
                degrees,
                new double[] {-halfLength, 0, ridge},
                new double[] {halfLength, 0, ridge},
                new double[] {halfLength, halfWidth, 6},
                new double[] {-halfLength, halfWidth, 6});
        return roofed(id, rectangle(degrees, -halfLength, -halfWidth, halfLength, halfWidth, 0), null, south, north);
    }

    static Polygon withHole(Polygon outer, Polygon hole) {
        LinearRing shell = outer.getExteriorRing();
        return JTS.createPolygon(shell, new LinearRing[] {hole.getExteriorRing()});
    }
}
