package org.kastanie.engine.twin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.citygml4j.core.model.core.AbstractFeature;
import org.citygml4j.core.visitor.ObjectWalker;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.xmlobjects.gml.model.basictypes.Sign;
import org.xmlobjects.gml.model.geometry.AbstractGeometry;
import org.xmlobjects.gml.model.geometry.GeometryProperty;
import org.xmlobjects.gml.model.geometry.SRSReference;
import org.xmlobjects.gml.model.geometry.primitives.AbstractRing;
import org.xmlobjects.gml.model.geometry.primitives.AbstractRingProperty;
import org.xmlobjects.gml.model.geometry.primitives.OrientableSurface;
import org.xmlobjects.gml.model.geometry.primitives.PolygonPatch;
import org.xmlobjects.gml.model.geometry.primitives.Rectangle;
import org.xmlobjects.gml.model.geometry.primitives.Triangle;
import org.xmlobjects.gml.visitor.Visitable;

/** The polygons of one city object as JTS polygons in the model's system; follows references inside the object. */
final class GmlPolygons {
    /** Hears of polygons that had to be left out. */
    interface Complaints {
        void broken(String polygon, String reason);
    }

    /**
     * @param id gml:id of the polygon; empty if it has none
     * @param polygon with z
     */
    record Found(String id, Polygon polygon) {}

    private final Map<String, AbstractGeometry> byId = new HashMap<>();
    private final GmlPositions positions;
    private final Complaints complaints;

    GmlPolygons(AbstractFeature feature, GmlPositions positions, Complaints complaints) {
        this.positions = positions;
        this.complaints = complaints;
        feature.accept(new ObjectWalker() {
            @Override
            public void visit(AbstractGeometry geometry) {
                if (CityGmlFile.id(geometry.getId()) != null) {
                    byId.putIfAbsent(geometry.getId(), geometry);
                }
                super.visit(geometry);
            }
        });
    }

    /** All polygons of a geometry, each once. */
    List<Found> of(@Nullable GeometryProperty<?> property) {
        if (property == null) {
            return List.of();
        }
        Collector collector = new Collector();
        collector.visit(property);
        return collector.found;
    }

    /** All polygons below an object, of whatever property and level. */
    List<Found> everything(AbstractFeature feature) {
        Collector collector = new Collector();
        feature.accept(collector);
        return collector.found;
    }

    private final class Collector extends ObjectWalker {
        final List<Found> found = new ArrayList<>();
        private final Set<String> followed = new HashSet<>();
        private boolean reversed;

        @Override
        public void visit(GeometryProperty<?> property) {
            String href = property.getHref();
            if (property.getObject() != null || href == null) {
                super.visit(property);
                return;
            }
            String id = href.substring(href.indexOf('#') + 1);
            AbstractGeometry target = byId.get(id);
            if (target == null) {
                complaints.broken(id, "it is referenced by xlink but not in the same city object");
            } else if (followed.add(id)) {
                target.accept((org.xmlobjects.gml.visitor.GeometryVisitor) this);
            }
        }

        @Override
        public void visit(OrientableSurface surface) {
            boolean before = reversed;
            reversed ^= surface.getOrientation() == Sign.MINUS;
            if (surface.getBaseSurface() != null) {
                visit((GeometryProperty<?>) surface.getBaseSurface());
            }
            reversed = before;
        }

        @Override
        public void visit(org.xmlobjects.gml.model.geometry.primitives.Polygon polygon) {
            add(polygon.getId(), polygon, polygon.getExterior(), polygon.getInterior());
        }

        @Override
        public void visit(PolygonPatch patch) {
            add(null, patch, patch.getExterior(), patch.getInterior());
        }

        @Override
        public void visit(Triangle triangle) {
            add(null, triangle, triangle.getExterior(), List.of());
        }

        @Override
        public void visit(Rectangle rectangle) {
            add(null, rectangle, rectangle.getExterior(), List.of());
        }

        private void add(
                @Nullable String id,
                Visitable where,
                @Nullable AbstractRingProperty exterior,
                List<AbstractRingProperty> interior) {
            String given = CityGmlFile.id(id);
            String name = given == null ? "" : given;
            LinearRing shell = ring(name, exterior);
            if (shell == null) {
                return;
            }
            List<LinearRing> holes = new ArrayList<>();
            for (AbstractRingProperty property : interior) {
                LinearRing hole = ring(name, property);
                if (hole != null) {
                    holes.add(hole);
                }
            }
            found.add(new Found(name, Polygons.FACTORY.createPolygon(shell, holes.toArray(new LinearRing[0]))));
        }

        private @Nullable LinearRing ring(String polygon, @Nullable AbstractRingProperty property) {
            AbstractRing ring = property == null ? null : property.getObject();
            if (ring == null) {
                complaints.broken(polygon, "it has no outer ring");
                return null;
            }
            double[] xyz = positions.of(ring, reversed);
            String fault = Polygons.fault(xyz);
            LinearRing made = fault == null ? Polygons.ring(xyz) : null;
            if (made == null) {
                complaints.broken(polygon, fault == null ? "a ring has fewer than three different points" : fault);
            }
            return made;
        }
    }

    /** First srsName stated inside a feature, or null. */
    static @Nullable String srsName(AbstractFeature feature) {
        if (feature.getBoundedBy() != null
                && feature.getBoundedBy().getEnvelope() != null
                && feature.getBoundedBy().getEnvelope().getSrsName() != null) {
            return feature.getBoundedBy().getEnvelope().getSrsName();
        }
        String[] first = new String[1];
        feature.accept(new ObjectWalker() {
            @Override
            public void visit(AbstractGeometry geometry) {
                if (geometry instanceof SRSReference reference && reference.getSrsName() != null) {
                    first[0] = reference.getSrsName();
                    setShouldWalk(false);
                } else {
                    super.visit(geometry);
                }
            }
        });
        return first[0];
    }
}
