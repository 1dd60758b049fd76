package org.kastanie.engine.twin.citydb;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xmlobjects.gml.model.geometry.DirectPositionList;
import org.xmlobjects.gml.model.geometry.aggregates.MultiSurface;
import org.xmlobjects.gml.model.geometry.aggregates.MultiSurfaceProperty;
import org.xmlobjects.gml.model.geometry.primitives.AbstractRingProperty;
import org.xmlobjects.gml.model.geometry.primitives.LinearRing;
import org.xmlobjects.gml.model.geometry.primitives.Polygon;
import org.xmlobjects.gml.model.geometry.primitives.Shell;
import org.xmlobjects.gml.model.geometry.primitives.Solid;
import org.xmlobjects.gml.model.geometry.primitives.SolidProperty;
import org.xmlobjects.gml.model.geometry.primitives.SurfaceProperty;

/**
 * From the geometry columns to GML, for one top-level object. A polygon whose id came before in the same object is a
 * reference to it, as in files: the database keeps a copy of it in every solid.
 */
final class GmlGeometry {
    private final Set<String> known = new HashSet<>();

    /** Surfaces of a row, or null if it holds none. */
    @Nullable
    MultiSurface surfaces(byte @Nullable [] ewkb, @Nullable String json) {
        if (ewkb == null) {
            return null;
        }
        List<List<double[]>> polygons = Ewkb.polygons(ewkb);
        if (polygons.isEmpty()) {
            return null;
        }
        GeometryJson about = GeometryJson.of(json, polygons.size());
        List<SurfaceProperty> members = new ArrayList<>();
        for (int i = 0; i < polygons.size(); i++) {
            members.add(member(polygons.get(i), about.polygonIds().get(i), about.flat()));
        }
        MultiSurface surface = new MultiSurface(members);
        if (!about.id().isEmpty() && known.add(about.id())) {
            surface.setId(about.id());
        }
        return surface;
    }

    private SurfaceProperty member(List<double[]> rings, String id, boolean flat) {
        if (!id.isEmpty() && !known.add(id)) {
            return new SurfaceProperty("#" + id);
        }
        Polygon polygon = new Polygon(ring(rings.getFirst(), flat));
        if (!id.isEmpty()) {
            polygon.setId(id);
        }
        List<AbstractRingProperty> holes = new ArrayList<>();
        for (double[] hole : rings.subList(1, rings.size())) {
            holes.add(new AbstractRingProperty(ring(hole, flat)));
        }
        polygon.setInterior(holes);
        return new SurfaceProperty(polygon);
    }

    private static LinearRing ring(double[] xyz, boolean flat) {
        boolean high = !flat && xyz.length > 2 && !Double.isNaN(xyz[2]);
        int dimension = high ? 3 : 2;
        List<Double> values = new ArrayList<>(xyz.length);
        for (int i = 0; i + 2 < xyz.length; i += 3) {
            values.add(xyz[i]);
            values.add(xyz[i + 1]);
            if (high) {
                values.add(xyz[i + 2]);
            }
        }
        DirectPositionList list = new DirectPositionList(values);
        list.setSrsDimension(dimension);
        return new LinearRing(list);
    }

    static MultiSurfaceProperty property(MultiSurface surface) {
        return new MultiSurfaceProperty(surface);
    }

    /** The same as the shell of a solid. */
    static SolidProperty solid(MultiSurface surface) {
        return new SolidProperty(new Solid(new Shell(surface.getSurfaceMember())));
    }
}
