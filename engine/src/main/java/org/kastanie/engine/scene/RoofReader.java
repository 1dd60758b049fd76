package org.kastanie.engine.scene;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kastanie.engine.scene.RoofMesh.Outline;
import org.kastanie.engine.twin.Building;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.kastanie.engine.twin.TwinSource;
import org.kastanie.solver.grid.Grid;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.triangulate.polygon.PolygonTriangulator;

/** Turns the buildings of the twin into roof triangles. */
final class RoofReader {
    private final Grid grid;
    private final float[] ground;
    private final QualityReport quality;
    private final RoofMesh mesh;
    private final List<Outline> outlines = new ArrayList<>();

    private RoofReader(Grid grid, float[] ground, QualityReport quality) {
        this.grid = grid;
        this.ground = ground;
        this.quality = quality;
        this.mesh = new RoofMesh(grid);
    }

    /** Buildings that touch the grid, in the order of the sources; a later one of the same id replaces an earlier one. */
    static List<Building> buildings(Grid grid, CityModel model) {
        Envelope box = new Envelope(grid.west(), grid.east(), grid.south(), grid.north());
        Map<String, Building> byId = new LinkedHashMap<>();
        for (TwinSource source : model.sources()) {
            if (source instanceof TwinSource.Objects objects) {
                for (Building building : objects.buildings()) {
                    if (building.footprint().getEnvelopeInternal().intersects(box)
                            && byId.put(building.id(), building) != null) {
                        model.quality()
                                .add(
                                        Kind.NOTE,
                                        String.valueOf(source.path().getFileName()),
                                        building.id(),
                                        "replaces an earlier building of the same id");
                    }
                }
            }
        }
        return List.copyOf(byId.values());
    }

    static RoofMesh.Roofs read(Grid grid, float[] ground, List<Building> buildings, QualityReport quality) {
        RoofReader reader = new RoofReader(grid, ground, quality);
        for (int b = 0; b < buildings.size(); b++) {
            reader.read(buildings.get(b), b);
        }
        reader.mesh.index();
        return new RoofMesh.Roofs(reader.mesh, reader.outlines);
    }

    /** What looks down, as triangles of the same kind. */
    static RoofMesh undersides(Grid grid, float[] ground, List<Building> buildings, QualityReport quality) {
        RoofReader reader = new RoofReader(grid, ground, quality);
        for (int b = 0; b < buildings.size(); b++) {
            Building building = buildings.get(b);
            for (Building.Surface under : building.undersides()) {
                reader.add(under.polygon(), Double.NaN, b, under.id());
            }
            if (building.base() > 0) {
                reader.level(building, reader.foot(building) + building.base(), b);
            }
        }
        reader.mesh.index();
        return reader.mesh;
    }

    private void read(Building building, int ordinal) {
        if (!building.roofs().isEmpty()) {
            for (Building.Surface roof : building.roofs()) {
                add(roof.polygon(), Double.NaN, ordinal, roof.id());
            }
            return;
        }
        if (!(building.height() > 0)) {
            quality.add(Kind.SKIPPED, "scene", building.id(), "it has neither roof surfaces nor a height above 0 m");
            return;
        }
        level(building, foot(building) + building.height(), ordinal);
    }

    private double foot(Building building) {
        double foot = building.groundHeight();
        if (Double.isNaN(foot)) {
            double[] sum = new double[1];
            int n = Footprints.cells(grid, building.footprint(), i -> sum[0] += ground[i]);
            Coordinate in = Footprints.inside(building.footprint());
            foot = n > 0 ? sum[0] / n : Resample.bilinear(grid, ground, in.x, in.y);
        }
        return foot;
    }

    /** The footprint at one height. */
    private void level(Building building, double height, int ordinal) {
        Geometry footprint = building.footprint();
        for (int g = 0; g < footprint.getNumGeometries(); g++) {
            if (footprint.getGeometryN(g) instanceof Polygon polygon) {
                add(polygon, height, ordinal, building.id());
            }
        }
    }

    private void add(Polygon polygon, double flat, int building, String id) {
        int number = outlines.size();
        boolean any = false;
        try {
            if (polygon.getNumPoints() == 4 && polygon.getNumInteriorRing() == 0) {
                any = triangle(polygon, flat, number, building);
            } else {
                Geometry parts = PolygonTriangulator.triangulate(polygon);
                for (int i = 0; i < parts.getNumGeometries(); i++) {
                    any |= triangle((Polygon) parts.getGeometryN(i), flat, number, building);
                }
            }
        } catch (RuntimeException e) {
            quality.add(Kind.SKIPPED, "scene", id, "its roof polygon cannot be cut into triangles: " + e.getMessage());
            return;
        }
        if (any) {
            outlines.add(new Outline(polygon, flat, number, building));
        }
    }

    private boolean triangle(Polygon polygon, double flat, int number, int building) {
        Coordinate[] corners = polygon.getExteriorRing().getCoordinates();
        return mesh.add(local(corners[0], flat), local(corners[1], flat), local(corners[2], flat), number, building);
    }

    private double[] local(Coordinate c, double flat) {
        double z = Double.isNaN(flat) ? c.getZ() : flat;
        if (Double.isNaN(z)) {
            throw new IllegalArgumentException("a vertex has no height");
        }
        return new double[] {c.x - grid.west(), c.y - grid.north(), z};
    }
}
