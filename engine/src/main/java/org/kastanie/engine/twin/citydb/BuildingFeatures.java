package org.kastanie.engine.twin.citydb;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.citygml4j.core.model.building.AbstractBuilding;
import org.citygml4j.core.model.building.Building;
import org.citygml4j.core.model.building.BuildingPart;
import org.citygml4j.core.model.building.BuildingPartProperty;
import org.citygml4j.core.model.construction.AbstractConstructionSurface;
import org.citygml4j.core.model.construction.AbstractFillingSurface;
import org.citygml4j.core.model.construction.AbstractFillingSurfaceProperty;
import org.citygml4j.core.model.construction.DoorSurface;
import org.citygml4j.core.model.construction.GroundSurface;
import org.citygml4j.core.model.construction.Height;
import org.citygml4j.core.model.construction.HeightProperty;
import org.citygml4j.core.model.construction.OuterCeilingSurface;
import org.citygml4j.core.model.construction.OuterFloorSurface;
import org.citygml4j.core.model.construction.RoofSurface;
import org.citygml4j.core.model.construction.WallSurface;
import org.citygml4j.core.model.construction.WindowSurface;
import org.citygml4j.core.model.core.AbstractSpaceBoundaryProperty;
import org.citygml4j.core.model.core.AbstractThematicSurface;
import org.citygml4j.core.model.core.ClosureSurface;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.twin.citydb.CityDbRows.Feature;
import org.kastanie.engine.twin.citydb.CityDbRows.Property;
import org.kastanie.engine.twin.citydb.CityDbRows.Whole;
import org.xmlobjects.gml.model.geometry.aggregates.MultiSurface;
import org.xmlobjects.gml.model.measures.Length;

/**
 * From rows to CityGML buildings: parts, outer boundary surfaces with their windows and doors, bodies, heights, storeys.
 * What CityGML 3.0 has no place for any more stands where its reader looks for it: LoD 4 as LoD 3, a surface collection of
 * LoD 1 as a shell, a roof edge of LoD 0 as a roof surface of LoD 0.
 */
final class BuildingFeatures {
    private static final Pattern GEOMETRY = Pattern.compile("lod([0-4])(Solid|MultiSurface|RoofEdge|Geometry)");

    private static final Map<String, Supplier<AbstractThematicSurface>> SURFACES = Map.of(
            "RoofSurface", RoofSurface::new,
            "WallSurface", WallSurface::new,
            "GroundSurface", GroundSurface::new,
            "OuterCeilingSurface", OuterCeilingSurface::new,
            "OuterFloorSurface", OuterFloorSurface::new,
            "ClosureSurface", ClosureSurface::new,
            "WindowSurface", WindowSurface::new,
            "DoorSurface", DoorSurface::new);

    private final Whole whole;
    private final GmlGeometry geometry = new GmlGeometry();
    private final Set<Long> onTheWay = new HashSet<>();

    private BuildingFeatures(Whole whole) {
        this.whole = whole;
    }

    static AbstractBuilding build(Whole whole) {
        return (AbstractBuilding) new BuildingFeatures(whole).building(whole.top(), new Building());
    }

    private AbstractBuilding building(Feature from, AbstractBuilding to) {
        onTheWay.add(from.id());
        to.setId(from.name());
        for (Property p : from.properties()) {
            Feature child = whole.all().get(p.feature());
            if (child != null && p.name().equals("boundary")) {
                boundary(child, to);
            }
        }
        for (Property p : from.properties()) {
            Feature child = whole.all().get(p.feature());
            if (child == null) {
                value(from, p, to);
            } else if (p.name().equals("buildingPart")
                    && to instanceof Building parent
                    && onTheWay.add(child.id())) { // a part of itself would never end
                parent.getBuildingParts()
                        .add(new BuildingPartProperty((BuildingPart) building(child, new BuildingPart())));
            }
        }
        return to;
    }

    private void boundary(Feature from, AbstractBuilding to) {
        AbstractThematicSurface surface = surface(from);
        if (surface == null) {
            return; // what lies inside
        }
        if (surface instanceof AbstractConstructionSurface construction) {
            for (Property p : from.properties()) {
                Feature child = whole.all().get(p.feature());
                if (child != null
                        && p.name().equals("fillingSurface")
                        && surface(child) instanceof AbstractFillingSurface filling) {
                    construction.getFillingSurfaces().add(new AbstractFillingSurfaceProperty(filling));
                }
            }
        }
        to.addBoundary(new AbstractSpaceBoundaryProperty(surface));
    }

    private @Nullable AbstractThematicSurface surface(Feature from) {
        Supplier<AbstractThematicSurface> maker = SURFACES.get(from.className());
        if (maker == null) {
            return null;
        }
        AbstractThematicSurface surface = maker.get();
        surface.setId(from.objectId()); // without one, its polygons name it
        for (Property p : from.properties()) {
            Matcher matcher = GEOMETRY.matcher(p.name());
            MultiSurface found = matcher.matches() ? geometry.surfaces(p.geometry(), p.geometryProperties()) : null;
            if (found != null) {
                int level = level(matcher);
                if (level < 4 || surface.getMultiSurface(3) == null) {
                    surface.setMultiSurface(Math.min(level, 3), GmlGeometry.property(found));
                }
            }
        }
        return surface;
    }

    private void value(Feature from, Property p, AbstractBuilding to) {
        Matcher matcher = GEOMETRY.matcher(p.name());
        if (matcher.matches()) {
            MultiSurface found = geometry.surfaces(p.geometry(), p.geometryProperties());
            if (found != null) {
                body(level(matcher), p, found, to);
            }
        } else if (p.generic() && p.parent() == 0) {
            Generics.add(to, p);
        } else if (p.name().equals("storeysAboveGround") && Double.isFinite(p.number())) {
            to.setStoreysAboveGround((int) p.number());
        } else if (p.name().equals("height") && p.parent() == 0) {
            height(from, p, to);
        }
    }

    private static void body(int level, Property p, MultiSurface found, AbstractBuilding to) {
        if (p.name().endsWith("RoofEdge")) {
            RoofSurface edge = new RoofSurface();
            edge.setLod0MultiSurface(GmlGeometry.property(found));
            to.addBoundary(new AbstractSpaceBoundaryProperty(edge));
        } else if (level == 0) {
            to.setLod0MultiSurface(GmlGeometry.property(found));
        } else if (level == 1 || p.name().endsWith("Solid")) {
            if (to.getSolid(Math.min(level, 3)) == null) {
                to.setSolid(Math.min(level, 3), GmlGeometry.solid(found));
            }
        } else if (to.getMultiSurface(Math.min(level, 3)) == null) {
            to.setMultiSurface(Math.min(level, 3), GmlGeometry.property(found));
        }
    }

    private static void height(Feature from, Property height, AbstractBuilding to) {
        for (Property p : from.properties()) {
            if (p.parent() == height.id() && p.name().equals("value") && Double.isFinite(p.number())) {
                Length length = new Length(p.number());
                length.setUom("m");
                to.getHeights().add(new HeightProperty(Height.ofMeasuredHeight(length)));
            }
        }
    }

    private static int level(Matcher matcher) {
        return Integer.parseInt(matcher.group(1));
    }
}
