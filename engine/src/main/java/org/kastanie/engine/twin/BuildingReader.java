package org.kastanie.engine.twin;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.citygml4j.core.model.building.AbstractBuilding;
import org.citygml4j.core.model.building.BuildingPart;
import org.citygml4j.core.model.building.BuildingPartProperty;
import org.citygml4j.core.model.construction.HeightProperty;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.locationtech.jts.geom.Geometry;
import org.xmlobjects.gml.model.basictypes.Code;
import org.xmlobjects.gml.model.measures.Length;

/**
 * From CityGML buildings to {@link Building}s. Every building part becomes an entry of its own under its own id; the
 * building itself is an entry only if it has geometry of its own.
 *
 * <p>Level of detail: 2 where there is any, else 3, 1, 4; with none of them a LoD 0 outline with a height. At each level
 * boundary surfaces come first; where a building has none, the polygons of its solid or surface collection are classed
 * by their normals. A solid is never read beside boundary surfaces: it references the same polygons.
 */
final class BuildingReader {
    private static final int[] LEVELS = {2, 3, 1, 4};

    private final String source;
    private final MaterialNames names;
    private final QualityReport quality;
    private final Consumer<Building> sink;

    BuildingReader(String source, MaterialNames names, QualityReport quality, Consumer<Building> sink) {
        this.source = source;
        this.names = names;
        this.quality = quality;
        this.sink = sink;
    }

    /**
     * @param id gml:id, or file name and ordinal
     * @param positions how the building's coordinates become the model's
     */
    void read(AbstractBuilding building, String id, GmlPositions positions) {
        read(building, id, positions, new Whole(null, null, null, null, 0));
    }

    private void read(AbstractBuilding building, String id, GmlPositions positions, Whole ofWhole) {
        int before = count;
        List<BuildingPart> parts = parts(building);
        Whole whole = ofWhole.or(
                GenericAttributes.text(building, names.roof()),
                GenericAttributes.text(building, names.wall()),
                function(building),
                year(building));
        build(building, id, positions, parts.isEmpty(), whole);
        String top = whole.id == null ? id : whole.id; // parts of parts are parts of the building
        int ordinal = 0;
        for (BuildingPart part : parts) {
            ordinal++;
            String given = CityGmlFile.id(part.getId());
            read(
                    part,
                    given == null ? id + "-part-" + ordinal : given,
                    positions,
                    new Whole(top, whole.roof, whole.wall, whole.function, whole.year));
        }
        if (!parts.isEmpty() && count == before) {
            quality.add(Kind.SKIPPED, source, id, "Neither the building nor its parts have usable geometry.");
        }
    }

    private int count;

    /** The building a part belongs to and what it says of itself; a part that says nothing has that of the whole. */
    private record Whole(
            @Nullable String id,
            @Nullable String roof,
            @Nullable String wall,
            @Nullable String function,
            int year) {
        Whole or(@Nullable String ownRoof, @Nullable String ownWall, @Nullable String ownFunction, int ownYear) {
            return new Whole(
                    id,
                    ownRoof == null ? roof : ownRoof,
                    ownWall == null ? wall : ownWall,
                    ownFunction == null ? function : ownFunction,
                    ownYear == 0 ? year : ownYear);
        }

        Building.Particulars particulars() {
            return new Building.Particulars(id == null ? "Building" : "BuildingPart", id, function, year);
        }
    }

    private static @Nullable String function(AbstractBuilding building) {
        String function = null;
        for (Code code : building.getFunctions()) {
            function = function == null
                            && code.getValue() != null
                            && !code.getValue().isBlank()
                    ? code.getValue().strip()
                    : function;
        }
        return function;
    }

    private static int year(AbstractBuilding building) {
        LocalDate built = building.getDateOfConstruction();
        return built == null ? 0 : built.getYear();
    }

    private static List<BuildingPart> parts(AbstractBuilding building) {
        List<BuildingPartProperty> properties = new ArrayList<>();
        if (building instanceof org.citygml4j.core.model.building.Building whole && whole.isSetBuildingParts()) {
            properties.addAll(whole.getBuildingParts());
        }
        if (building.hasDeprecatedProperties()) {
            properties.addAll(building.getDeprecatedProperties().getConsistsOfBuildingParts());
        }
        List<BuildingPart> parts = new ArrayList<>();
        for (BuildingPartProperty property : properties) {
            if (property.getObject() != null) {
                parts.add(property.getObject());
            }
        }
        return parts;
    }

    private void build(AbstractBuilding building, String id, GmlPositions positions, boolean expected, Whole whole) {
        GmlPolygons polygons = new GmlPolygons(
                building,
                positions,
                (polygon, reason) -> quality.add(
                        Kind.SKIPPED,
                        source,
                        id,
                        "Surface " + (polygon.isEmpty() ? "without id" : polygon) + " left out: " + reason + "."));
        BuildingSurfaces surfaces = new BuildingSurfaces(building, id, polygons);
        fill(surfaces);
        Geometry footprint = footprint(surfaces, id);
        if (footprint.isEmpty()) {
            if (expected || surfaces.anyGeometry()) {
                quality.add(Kind.SKIPPED, source, id, "The building has no usable roof, ground or outline surface.");
            }
            return;
        }
        double height = height(building, id, surfaces.roofs().isEmpty());
        if (surfaces.roofs().isEmpty() && Double.isNaN(height)) {
            quality.add(
                    Kind.SKIPPED, source, id, "The building has an outline but neither roof surfaces nor a height.");
            return;
        }
        if (surfaces.withoutArea() > 0) {
            quality.add(Kind.REPAIRED, source, id, surfaces.withoutArea() + " surfaces without area were left out.");
        }
        count++;
        sink.accept(new Building(
                id,
                List.copyOf(surfaces.roofs()),
                List.copyOf(surfaces.walls()),
                footprint,
                surfaces.groundHeight(),
                height,
                surfaces.level(),
                whole.roof(),
                whole.wall(),
                List.copyOf(surfaces.undersides()),
                0,
                whole.particulars()));
    }

    private static void fill(BuildingSurfaces surfaces) {
        for (int level : LEVELS) {
            if (surfaces.fill(level)) {
                return;
            }
        }
        for (int level : LEVELS) {
            surfaces.fill(level);
            if (!surfaces.ground().isEmpty()) {
                return; // roofless, but the ground surface and a height still make a building
            }
        }
        surfaces.fillOutline();
    }

    private Geometry footprint(BuildingSurfaces surfaces, String id) {
        Geometry ground = Polygons.outline(surfaces.ground());
        if (!ground.isEmpty()) {
            return ground;
        }
        Geometry roof = Polygons.outline(
                surfaces.roofs().stream().map(Building.Surface::polygon).toList());
        if (!roof.isEmpty()) {
            quality.add(Kind.ASSUMED, source, id, "No ground surface: the footprint is the outline of the roofs.");
        }
        return roof;
    }

    /** Measured height; without it and without roofs, storeys times {@link FootprintReader#STOREY_HEIGHT}. */
    private double height(AbstractBuilding building, String id, boolean needed) {
        for (HeightProperty property : building.getHeights()) {
            Length length =
                    property.getObject() == null ? null : property.getObject().getValue();
            double value = Lengths.metres(length);
            if (!Double.isNaN(value)) {
                if (needed) {
                    quality.add(Kind.ASSUMED, source, id, "No roof surfaces: flat roof at the measured height.");
                }
                if (Lengths.inFeet(length)) {
                    quality.add(Kind.REPAIRED, source, id, "Its height is in feet: taken in metres.");
                }
                return value;
            }
        }
        Integer storeys = building.getStoreysAboveGround();
        if (needed && storeys != null && storeys > 0) {
            quality.add(Kind.ASSUMED, source, id, "Height from " + storeys + " storeys of 3 m.");
            return storeys * FootprintReader.STOREY_HEIGHT;
        }
        return Double.NaN;
    }
}
