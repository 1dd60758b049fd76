package org.kastanie.engine.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.citygml4j.core.model.core.AbstractCityObject;
import org.citygml4j.core.model.core.AbstractThematicSurface;
import org.citygml4j.core.model.landuse.LandUse;
import org.citygml4j.core.model.transportation.AbstractTransportationSpace;
import org.citygml4j.core.model.transportation.AuxiliaryTrafficArea;
import org.citygml4j.core.model.transportation.Railway;
import org.citygml4j.core.model.transportation.Square;
import org.citygml4j.core.model.transportation.Track;
import org.citygml4j.core.model.transportation.TrafficArea;
import org.citygml4j.core.model.transportation.Waterway;
import org.citygml4j.core.model.vegetation.PlantCover;
import org.citygml4j.core.model.waterbody.WaterBody;
import org.citygml4j.core.visitor.ObjectWalker;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.kastanie.engine.twin.osm.OsmRules;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.xmlobjects.gml.model.basictypes.Code;
import org.xmlobjects.gml.model.measures.Length;

/**
 * Ground of a city model: transportation, water, land use and plant cover become land cover, high plant cover also trees. What
 * an object is gives the usual class; an attribute the job names, looked up in the job's class table, goes before it.
 */
final class GroundReader {
    /** Plant cover at least this high is woody and gets trees, m; lower than this but above the next it is shrub: choices. */
    private static final double WOODY = 3;

    private static final double SHRUB = 0.5;
    /** Distance of the trees of plant cover, m, and their crowns: as in woods of OpenStreetMap. */
    private static final String SPACING = "woodSpacing";
    /** Codes people write for surfaces by name, as far as they are not OpenStreetMap's: choice. */
    private static final Map<String, String> MATERIALS = Map.of(
            "pavement", "paving_stone", "soil", "bare_soil", "rail_with_bed", "rail", "rail_without_bed", "rail");

    private final TwinEntry entry;
    private final String source;
    private final QualityReport quality;
    private final VectorData data;
    private final boolean named;
    private int trees;
    private double woody;

    GroundReader(TwinEntry entry, QualityReport quality, VectorData data) {
        this.entry = entry;
        this.source = InputFiles.name(entry.path());
        this.quality = quality;
        this.data = data;
        this.named = entry.text("attribute") != null && entry.options().get("classes") != null;
    }

    /** Whether an object lies on the ground and is read here. */
    boolean reads(AbstractCityObject object) {
        return object instanceof AbstractTransportationSpace
                || object instanceof WaterBody
                || object instanceof PlantCover
                || object instanceof LandUse;
    }

    /** @return false if it gives no land cover: land use without a table of classes is kept as an object only */
    boolean read(AbstractCityObject object, String id, GmlPositions positions) {
        GmlPolygons polygons = new GmlPolygons(object, positions, (polygon, reason) -> {
            // a ring less in a surface of the ground changes little; what remains empty is told
        });
        if (object instanceof AbstractTransportationSpace space && areas(space, id, polygons)) {
            return true;
        }
        Geometry shape = outline(polygons.everything(object));
        if (shape.isEmpty()) {
            quality.add(Kind.SKIPPED, source, id, "It has no surface to lay on the ground.");
            return true;
        }
        data.lay(new TwinSource.Area(id, shape, usual(object), origin(object, id)));
        label(object, id, shape, origin(object, id));
        if (object instanceof PlantCover cover && height(cover) >= WOODY) {
            wood(cover, id, shape);
        }
        return named || !(object instanceof LandUse);
    }

    private static TwinSource.Origin origin(AbstractCityObject object, String id) {
        return switch (object) {
            case Railway r -> TwinSource.Origin.of("Railway", id);
            case Square s -> TwinSource.Origin.of("TransportSquare", id);
            case Waterway w -> new TwinSource.Origin("Waterway", null);
            case AbstractTransportationSpace road -> TwinSource.Origin.of("Road", id);
            case WaterBody w -> TwinSource.Origin.WATER;
            case PlantCover cover -> TwinSource.Origin.PLANTS;
            default -> TwinSource.Origin.LAND_USE;
        };
    }

    /** Traffic areas with a material of their own; false if the object has none with a surface. */
    private boolean areas(AbstractTransportationSpace space, String id, GmlPolygons polygons) {
        List<AbstractThematicSurface> found = new ArrayList<>();
        space.accept(new ObjectWalker() {
            @Override
            public void visit(TrafficArea area) {
                found.add(area);
            }

            @Override
            public void visit(AuxiliaryTrafficArea area) {
                found.add(area);
            }
        });
        boolean any = false;
        int ordinal = 0;
        for (AbstractThematicSurface area : found) {
            ordinal++;
            Geometry shape = outline(polygons.everything(area));
            if (shape.isEmpty()) {
                continue;
            }
            any = true;
            String given = CityGmlFile.id(area.getId());
            String name = given == null ? id + "-area-" + ordinal : given;
            data.lay(new TwinSource.Area(name, shape, material(area, usual(space)), origin(space, id)));
            label(area, name, shape, origin(space, id));
        }
        return any;
    }

    private static String material(AbstractThematicSurface area, String usual) {
        Code code = area instanceof TrafficArea traffic
                ? traffic.getSurfaceMaterial()
                : area instanceof AuxiliaryTrafficArea side ? side.getSurfaceMaterial() : null;
        String text = code == null || code.getValue() == null
                ? ""
                : code.getValue().strip().toLowerCase(Locale.ROOT).replace(' ', '_');
        String known = OsmRules.builtIn().surface(text);
        if (known != null) {
            return known;
        }
        String other = MATERIALS.get(text);
        if (other != null) {
            return other;
        }
        return area instanceof AuxiliaryTrafficArea ? "paving_stone" : usual;
    }

    private static String usual(AbstractCityObject object) {
        return switch (object) {
            case Railway r -> "rail";
            case Square s -> "paving_stone";
            case Track t -> "gravel";
            case Waterway w -> "water";
            case AbstractTransportationSpace road -> "asphalt";
            case WaterBody w -> "water";
            case PlantCover cover -> height(cover) >= SHRUB && height(cover) < WOODY ? "shrub" : "meadow";
            default -> TwinSource.KEEP; // land use tells the use, not the surface
        };
    }

    private void label(AbstractCityObject object, String id, Geometry shape, TwinSource.Origin origin) {
        String names = named ? entry.text("attribute") : null;
        if (names == null) {
            return;
        }
        String label = GenericAttributes.text(object, names.split("\\s*,\\s*"));
        if (label != null) {
            data.label(new TwinSource.Area(id, shape, label, origin));
        }
    }

    private static Geometry outline(List<GmlPolygons.Found> found) {
        List<Polygon> level = new ArrayList<>();
        for (GmlPolygons.Found f : found) {
            if (Math.abs(Polygons.upward(f.polygon())) > BuildingSurfaces.WALL_LIMIT) {
                level.add(f.polygon());
            }
        }
        return Polygons.outline(level);
    }

    private static double height(PlantCover cover) {
        for (Length length : new Length[] {cover.getAverageHeight(), cover.getMaxHeight()}) {
            Double value = length == null ? null : length.getValue();
            if (value != null && value > 0 && value < 100) {
                return value;
            }
        }
        return Double.NaN;
    }

    private void wood(PlantCover cover, String id, Geometry shape) {
        double spacing = OsmRules.builtIn().number(SPACING);
        List<Stand.Place> places = new Stand().within(shape, spacing, data.near(shape));
        String species = GenericAttributes.text(cover, "species", "genus");
        for (Stand.Place place : places) {
            data.add(new Tree(
                    id + "-" + place.ordinal(),
                    place.x(),
                    place.y(),
                    Double.NaN,
                    height(cover),
                    spacing,
                    Double.NaN,
                    Double.NaN,
                    species,
                    0));
        }
        trees += places.size();
        woody += shape.getArea();
    }

    /** What was assumed, after the last object. */
    void end() {
        if (trees > 0) {
            quality.add(
                    Kind.ASSUMED,
                    source,
                    "",
                    String.format(
                            Locale.ROOT,
                            "%d trees stand for %.0f m2 of plant cover of at least %.0f m, %.0f m apart.",
                            trees,
                            woody,
                            WOODY,
                            OsmRules.builtIn().number(SPACING)));
        }
    }
}
