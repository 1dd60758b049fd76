package org.kastanie.engine.twin.citydb;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.citygml4j.core.model.core.ImplicitGeometry;
import org.citygml4j.core.model.core.ImplicitGeometryProperty;
import org.citygml4j.core.model.core.TransformationMatrix4x4;
import org.citygml4j.core.model.vegetation.SolitaryVegetationObject;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.twin.citydb.CityDbRows.Property;
import org.kastanie.engine.twin.citydb.CityDbRows.Whole;
import org.xmlobjects.gml.model.basictypes.Code;
import org.xmlobjects.gml.model.geometry.DirectPosition;
import org.xmlobjects.gml.model.geometry.aggregates.MultiSurface;
import org.xmlobjects.gml.model.geometry.aggregates.MultiSurfaceProperty;
import org.xmlobjects.gml.model.geometry.primitives.Point;
import org.xmlobjects.gml.model.geometry.primitives.PointProperty;
import org.xmlobjects.gml.model.measures.Length;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From rows to CityGML trees: dimensions, species, explicit geometry, or a prototype set up at a reference point. */
final class TreeFeatures {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern IMPLICIT = Pattern.compile("lod([1-4])ImplicitRepresentation");
    private static final Pattern EXPLICIT = Pattern.compile("lod([1-4])(Solid|MultiSurface|Geometry)");
    private final CityDbSession session;
    private final CityDbLayout layout;

    /** Prototypes that stand in the file; others refer to them. */
    private final Set<Long> written = new HashSet<>();

    TreeFeatures(CityDbSession session, CityDbLayout layout) {
        this.session = session;
        this.layout = layout;
    }

    SolitaryVegetationObject build(Whole whole) {
        SolitaryVegetationObject tree = new SolitaryVegetationObject();
        tree.setId(whole.top().name());
        GmlGeometry geometry = new GmlGeometry();
        for (Property p : whole.top().properties()) {
            Matcher implicit = IMPLICIT.matcher(p.name());
            Matcher explicit = EXPLICIT.matcher(p.name());
            if (implicit.matches() && p.reference() != null) {
                tree.setImplicitRepresentation(
                        Math.min(3, Integer.parseInt(implicit.group(1))), new ImplicitGeometryProperty(implicit(p)));
            } else if (explicit.matches()) {
                MultiSurface found = geometry.surfaces(p.geometry(), p.geometryProperties());
                if (found != null) {
                    tree.setSolid(Math.min(3, Integer.parseInt(explicit.group(1))), GmlGeometry.solid(found));
                }
            } else if (p.generic() && p.parent() == 0) {
                Generics.add(tree, p);
            } else {
                standard(p, tree);
            }
        }
        return tree;
    }

    private static void standard(Property p, SolitaryVegetationObject tree) {
        switch (p.name()) {
            case "height" -> tree.setHeight(metres(p));
            case "crownDiameter" -> tree.setCrownDiameter(metres(p));
            case "trunkDiameter" -> tree.setTrunkDiameter(metres(p));
            case "species" -> {
                if (p.text() != null) {
                    tree.setSpecies(new Code(p.text()));
                }
            }
            default -> {
                // function, usage and the like say nothing about shade
            }
        }
    }

    private static @Nullable Length metres(Property p) {
        if (!Double.isFinite(p.number())) {
            return null;
        }
        Length length = new Length(p.number());
        length.setUom("m");
        return length;
    }

    private ImplicitGeometry implicit(Property p) {
        double[] at = p.reference();
        if (at == null) {
            throw new IllegalArgumentException("an implicit geometry has no reference point");
        }
        ImplicitGeometry geometry = new ImplicitGeometry();
        geometry.setReferencePoint(new PointProperty(new Point(new DirectPosition(at[0], at[1], at[2]))));
        geometry.setTransformationMatrix(matrix(p.array()));
        if (p.prototype() != 0) {
            prototype(p.prototype(), geometry);
        }
        return geometry;
    }

    private void prototype(long row, ImplicitGeometry geometry) {
        String id = "prototype-" + row;
        if (written.contains(row)) {
            geometry.setRelativeGeometry(new MultiSurfaceProperty("#" + id));
            return;
        }
        MultiSurface[] found = new MultiSurface[1];
        session.query(
                layout.prototype(), r -> found[0] = new GmlGeometry().surfaces(r.getBytes(1), r.getString(2)), (Object)
                        row);
        if (found[0] != null) {
            written.add(row);
            found[0].setId(id);
            geometry.setRelativeGeometry(new MultiSurfaceProperty(found[0]));
        }
    }

    /** Row by row, four rows or the upper three. */
    private static @Nullable TransformationMatrix4x4 matrix(@Nullable String json) {
        if (json == null) {
            return null;
        }
        List<Double> values = new ArrayList<>();
        try {
            for (JsonNode value : MAPPER.readTree(json)) {
                values.add(value.asDouble(Double.NaN));
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the transformation matrix is no JSON: " + e.getOriginalMessage(), e);
        }
        if (values.size() == 12) {
            values.addAll(List.of(0.0, 0.0, 0.0, 1.0));
        }
        if (values.size() != 16) {
            throw new IllegalArgumentException(
                    "the transformation matrix has " + values.size() + " numbers, not 12 or 16");
        }
        return TransformationMatrix4x4.ofRowMajorList(values);
    }
}
