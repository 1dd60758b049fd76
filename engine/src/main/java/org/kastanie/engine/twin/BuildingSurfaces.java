package org.kastanie.engine.twin;

import java.util.ArrayList;
import java.util.List;
import org.citygml4j.core.model.building.AbstractBuilding;
import org.citygml4j.core.model.construction.AbstractConstructionSurface;
import org.citygml4j.core.model.construction.AbstractFillingSurfaceProperty;
import org.citygml4j.core.model.construction.GroundSurface;
import org.citygml4j.core.model.construction.OuterCeilingSurface;
import org.citygml4j.core.model.construction.OuterFloorSurface;
import org.citygml4j.core.model.construction.RoofSurface;
import org.citygml4j.core.model.construction.WallSurface;
import org.citygml4j.core.model.construction.WindowSurface;
import org.citygml4j.core.model.core.AbstractSpaceBoundaryProperty;
import org.citygml4j.core.model.core.AbstractThematicSurface;
import org.citygml4j.core.model.core.ClosureSurface;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;
import org.xmlobjects.gml.model.geometry.GeometryProperty;

/** Roof, wall and ground polygons of one building at one level of detail. */
final class BuildingSurfaces {
    /**
     * A surface within 10 degrees of upright is a wall (choice): |vertical part of the normal| &lt;= sin 10 degrees.
     * Roofs steeper than 80 degrees do not occur but as church spires.
     */
    static final double WALL_LIMIT = Math.sin(Math.toRadians(10));

    private final AbstractBuilding building;
    private final String id;
    private final GmlPolygons polygons;
    private final List<Building.Surface> roofs = new ArrayList<>();
    private final List<Building.Surface> walls = new ArrayList<>();
    private final List<Polygon> ground = new ArrayList<>();
    private final List<Building.Surface> undersides = new ArrayList<>();
    private int level;
    private int withoutArea;
    private int ordinal;
    private boolean anyGeometry;

    BuildingSurfaces(AbstractBuilding building, String id, GmlPolygons polygons) {
        this.building = building;
        this.id = id;
        this.polygons = polygons;
    }

    List<Building.Surface> roofs() {
        return roofs;
    }

    List<Building.Surface> walls() {
        return walls;
    }

    List<Polygon> ground() {
        return ground;
    }

    /** What looks down: ground surfaces, outer ceilings and closures. */
    List<Building.Surface> undersides() {
        return undersides;
    }

    int level() {
        return level;
    }

    int withoutArea() {
        return withoutArea;
    }

    boolean anyGeometry() {
        return anyGeometry;
    }

    /** Takes the surfaces of a level; false if it has no roof. */
    boolean fill(int wanted) {
        roofs.clear();
        walls.clear();
        ground.clear();
        undersides.clear();
        withoutArea = 0;
        level = Math.min(wanted, 3);
        for (AbstractSpaceBoundaryProperty property : building.getBoundaries()) {
            if (property.getObject() instanceof AbstractThematicSurface surface) {
                addBoundary(surface, wanted);
            }
        }
        if (roofs.isEmpty()) {
            addByNormal(wanted);
        }
        return !roofs.isEmpty();
    }

    /** LoD 0: outline only. */
    void fillOutline() {
        level = 0;
        for (AbstractSpaceBoundaryProperty property : building.getBoundaries()) {
            if (property.getObject() instanceof GroundSurface surface) {
                addGround(surface.getLod0MultiSurface());
            }
        }
        addGround(building.getLod0MultiSurface());
        if (ground.isEmpty() && building.hasDeprecatedProperties()) {
            addGround(building.getDeprecatedProperties().getLod0RoofEdge());
        }
        if (ground.isEmpty()) {
            for (AbstractSpaceBoundaryProperty property : building.getBoundaries()) {
                if (property.getObject() instanceof RoofSurface surface) {
                    addGround(surface.getLod0MultiSurface());
                }
            }
        }
    }

    private void addGround(@Nullable GeometryProperty<?> geometry) {
        polygons.of(geometry).forEach(found -> ground.add(found.polygon()));
    }

    private static @Nullable GeometryProperty<?> geometry(AbstractThematicSurface surface, int level) {
        if (level == 4) {
            return surface.hasDeprecatedProperties()
                    ? surface.getDeprecatedProperties().getLod4MultiSurface()
                    : null;
        }
        return surface.getMultiSurface(level);
    }

    private void addBoundary(AbstractThematicSurface surface, int wanted) {
        boolean roof = surface instanceof RoofSurface || surface instanceof OuterFloorSurface;
        boolean wall = surface instanceof WallSurface;
        boolean floor = surface instanceof GroundSurface;
        boolean soffit = surface instanceof OuterCeilingSurface || surface instanceof ClosureSurface;
        if (!roof && !wall && !floor && !soffit) {
            return; // what lies inside bears no outer roof or wall
        }
        for (GmlPolygons.Found found : polygons.of(geometry(surface, wanted))) {
            anyGeometry = true;
            String name = name(surface.getId(), found);
            if (Polygons.area(found.polygon()) <= Polygons.MINIMUM_AREA) {
                withoutArea++;
            } else if (soffit) {
                addUnderside(name, found.polygon());
            } else if (floor) {
                ground.add(found.polygon());
                addUnderside(name, found.polygon());
            } else if (wall || Math.abs(Polygons.upward(found.polygon())) <= WALL_LIMIT) {
                walls.add(new Building.Surface(name, found.polygon()));
            } else {
                roofs.add(new Building.Surface(name, found.polygon()));
            }
        }
        if (wall
                && surface instanceof AbstractConstructionSurface construction
                && construction.isSetFillingSurfaces()) {
            addOpenings(construction, wanted);
        }
    }

    /** Level surfaces only: an upright closure is an opening. */
    private void addUnderside(String name, Polygon polygon) {
        if (Math.abs(Polygons.upward(polygon)) > WALL_LIMIT) {
            undersides.add(new Building.Surface(name, polygon));
        }
    }

    /** Windows and doors close the holes their wall has for them. */
    private void addOpenings(AbstractConstructionSurface wall, int wanted) {
        for (AbstractFillingSurfaceProperty property : wall.getFillingSurfaces()) {
            if (property.getObject() == null) {
                continue;
            }
            for (GmlPolygons.Found found : polygons.of(geometry(property.getObject(), wanted))) {
                if (Polygons.area(found.polygon()) > Polygons.MINIMUM_AREA) {
                    boolean window = property.getObject() instanceof WindowSurface;
                    walls.add(new Building.Surface(name(property.getObject().getId(), found), found.polygon(), window));
                }
            }
        }
    }

    private String name(@Nullable String surface, GmlPolygons.Found found) {
        ordinal++;
        String given = CityGmlFile.id(surface);
        if (given != null) {
            return given;
        }
        return found.id().isEmpty() ? id + "-" + ordinal : found.id();
    }

    private void addByNormal(int wanted) {
        List<GmlPolygons.Found> all = polygons.of(body(wanted));
        if (all.isEmpty()) {
            return;
        }
        anyGeometry = true;
        walls.clear();
        ground.clear();
        undersides.clear();
        double sense = volume(all) < 0 ? -1 : 1; // shells turned inside out exist
        for (GmlPolygons.Found found : all) {
            if (Polygons.area(found.polygon()) <= Polygons.MINIMUM_AREA) {
                withoutArea++;
                continue;
            }
            double up = sense * Polygons.upward(found.polygon());
            String name = name(null, found);
            if (Math.abs(up) <= WALL_LIMIT) {
                walls.add(new Building.Surface(name, found.polygon()));
            } else if (up > 0) {
                roofs.add(new Building.Surface(name, found.polygon()));
            } else {
                ground.add(found.polygon());
                addUnderside(name, found.polygon());
            }
        }
    }

    private @Nullable GeometryProperty<?> body(int wanted) {
        boolean old = building.hasDeprecatedProperties();
        if (wanted == 4) {
            if (!old) {
                return null;
            }
            GeometryProperty<?> solid = building.getDeprecatedProperties().getLod4Solid();
            return solid != null ? solid : building.getDeprecatedProperties().getLod4MultiSurface();
        }
        GeometryProperty<?> solid = building.getSolid(wanted);
        if (solid != null) {
            return solid;
        }
        GeometryProperty<?> surfaces = building.getMultiSurface(wanted);
        return surfaces == null && wanted == 1 && old
                ? building.getDeprecatedProperties().getLod1MultiSurface()
                : surfaces;
    }

    /** Six times the signed volume round the first vertex (divergence theorem): positive if normals point outward. */
    private static double volume(List<GmlPolygons.Found> shell) {
        Coordinate origin = shell.get(0).polygon().getCoordinate();
        double volume = 0;
        for (GmlPolygons.Found found : shell) {
            double[] n = Polygons.normal(found.polygon().getExteriorRing());
            Coordinate p = found.polygon().getCoordinate();
            double z = Double.isNaN(p.getZ()) ? 0 : p.getZ() - origin.getZ();
            volume += n[0] * (p.x - origin.x) + n[1] * (p.y - origin.y) + n[2] * z;
        }
        return volume;
    }

    /** Lowest z of the ground surfaces, else of the walls, else (LoD 0 roof edges and open models) NaN. */
    double groundHeight() {
        double low = Double.NaN;
        for (Polygon polygon : ground) {
            low = least(low, Polygons.lowest(polygon));
        }
        if (Double.isNaN(low)) {
            for (Building.Surface wall : walls) {
                low = least(low, Polygons.lowest(wall.polygon()));
            }
        }
        return low;
    }

    private static double least(double a, double b) {
        return Double.isNaN(a) || b < a ? b : a;
    }
}
