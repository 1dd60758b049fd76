package org.kastanie.engine.twin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.citygml4j.core.model.core.ImplicitGeometry;
import org.citygml4j.core.model.core.TransformationMatrix4x4;
import org.citygml4j.core.model.vegetation.SolitaryVegetationObject;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.locationtech.jts.geom.Coordinate;
import org.xmlobjects.gml.model.geometry.AbstractGeometry;
import org.xmlobjects.gml.model.geometry.Envelope;
import org.xmlobjects.gml.model.geometry.GeometryProperty;
import org.xmlobjects.gml.util.jama.Matrix;

/**
 * From CityGML trees to {@link Tree}s. Place: reference point plus the shift of the transformation matrix; else the
 * middle of explicit geometry; else generic attributes X, Y, Z. Dimensions: the standard properties; else generic
 * attributes (h_tree, d_crown, h_trunk, h_crown); else the extent of the geometry, prototypes scaled by their matrix.
 */
final class VegetationReader {
    /** Extent of a prototype in its own coordinates. */
    private record Box(double[] low, double[] high) {}

    private record Place(double x, double y, double z, double height, double width) {}

    private final String source;
    private final QualityReport quality;
    private final Consumer<Tree> sink;
    private final Map<String, Box> prototypes = new HashMap<>();

    VegetationReader(String source, QualityReport quality, Consumer<Tree> sink) {
        this.source = source;
        this.quality = quality;
        this.sink = sink;
    }

    /**
     * @param id gml:id, or file name and ordinal
     * @param positions how the tree's coordinates become the model's
     */
    void read(SolitaryVegetationObject tree, String id, GmlPositions positions) {
        Place place = place(tree, positions);
        if (place == null) {
            quality.add(Kind.SKIPPED, source, id, "The tree has no position.");
            return;
        }
        double height = first(Lengths.metres(tree.getHeight()), positive(tree, "h_tree", "height"), place.height());
        double crown = first(
                Lengths.metres(tree.getCrownDiameter()), positive(tree, "d_crown", "crownDiameter"), place.width());
        double base = positive(tree, "h_trunk", "crownBase");
        double crownLength = positive(tree, "h_crown");
        if (Double.isNaN(base) && height - crownLength >= 0) {
            base = height - crownLength;
        }
        if (base >= height) {
            quality.add(Kind.DOUBTFUL, source, id, "The crown base " + base + " m is not below the top: not used.");
            base = Double.NaN;
        }
        String species = tree.getSpecies() == null ? null : tree.getSpecies().getValue();
        if (species == null || species.isBlank()) {
            species = GenericAttributes.text(tree, "species", "art_bot", "baumart_wi");
        }
        int planted = Attributes.year(GenericAttributes.text(tree, "planted", "pflanzjahr"));
        double leafArea = positive(tree, "leafAreaIndex", "lai");
        sink.accept(new Tree(id, place.x(), place.y(), place.z(), height, crown, base, leafArea, species, planted));
    }

    private static double positive(SolitaryVegetationObject tree, String... names) {
        double value = GenericAttributes.number(tree, names);
        return value > 0 ? value : Double.NaN;
    }

    private static double first(double... values) {
        for (double value : values) {
            if (!Double.isNaN(value)) {
                return value;
            }
        }
        return Double.NaN;
    }

    private @Nullable Place place(SolitaryVegetationObject tree, GmlPositions positions) {
        for (int level = 1; level <= 4; level++) {
            ImplicitGeometry implicit = implicit(tree, level);
            Place place = implicit == null ? null : place(implicit, positions);
            if (place != null) {
                return place;
            }
        }
        if (tree.hasDeprecatedProperties()) {
            var old = tree.getDeprecatedProperties();
            for (GeometryProperty<?> property : java.util.Arrays.asList(
                    old.getLod1Geometry(), old.getLod2Geometry(), old.getLod3Geometry(), old.getLod4Geometry())) {
                Place place = property == null ? null : place(property.getObject(), positions);
                if (place != null) {
                    return place;
                }
            }
        }
        for (int level = 1; level <= 3; level++) {
            GeometryProperty<?> solid = tree.getSolid(level);
            GeometryProperty<?> property = solid != null ? solid : tree.getMultiSurface(level);
            Place place = property == null ? null : place(property.getObject(), positions);
            if (place != null) {
                return place;
            }
        }
        double x = GenericAttributes.number(tree, "X");
        double y = GenericAttributes.number(tree, "Y");
        return moved(positions, x, y, GenericAttributes.number(tree, "Z"), Double.NaN, Double.NaN);
    }

    private static @Nullable ImplicitGeometry implicit(SolitaryVegetationObject tree, int level) {
        if (level == 4) {
            var old = tree.hasDeprecatedProperties()
                    ? tree.getDeprecatedProperties().getLod4ImplicitRepresentation()
                    : null;
            return old == null ? null : old.getObject();
        }
        var property = tree.getImplicitRepresentation(level);
        return property == null ? null : property.getObject();
    }

    private static @Nullable Place moved(
            GmlPositions positions, double x, double y, double z, double height, double width) {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            return null;
        }
        Coordinate at = positions.latitudeFirst() ? new Coordinate(y, x) : new Coordinate(x, y);
        positions.transform().apply(at);
        return new Place(at.x, at.y, z, height, width);
    }

    private static @Nullable Place place(@Nullable AbstractGeometry geometry, GmlPositions positions) {
        Box box = box(geometry);
        if (box == null) {
            return null;
        }
        double width = Math.max(box.high[0] - box.low[0], box.high[1] - box.low[1]);
        double height = box.high[2] - box.low[2];
        boolean degrees = CrsResolver.isGeographic(positions.transform().from());
        return moved(
                positions,
                0.5 * (box.low[0] + box.high[0]),
                0.5 * (box.low[1] + box.high[1]),
                box.low[2],
                height > 0 ? height : Double.NaN,
                width > 0 && !degrees ? width : Double.NaN);
    }

    private @Nullable Place place(ImplicitGeometry implicit, GmlPositions positions) {
        if (implicit.getReferencePoint() == null || implicit.getReferencePoint().getObject() == null) {
            return null;
        }
        List<Double> point = implicit.getReferencePoint().getObject().toCoordinateList3D();
        if (point.size() < 2) {
            return null;
        }
        double z = point.size() > 2 ? point.get(2) : Double.NaN;
        Box box = prototype(implicit);
        TransformationMatrix4x4 stated = implicit.getTransformationMatrix();
        Matrix matrix = stated == null ? null : stated.getValue();
        if (matrix == null) {
            return moved(positions, point.get(0), point.get(1), z, Double.NaN, Double.NaN);
        }
        double height = Double.NaN;
        double width = Double.NaN;
        if (box != null) {
            double dx = box.high[0] - box.low[0];
            double dy = box.high[1] - box.low[1];
            height = (box.high[2]) * matrix.get(2, 2);
            width = Math.max(
                    dx * Math.hypot(matrix.get(0, 0), matrix.get(1, 0)),
                    dy * Math.hypot(matrix.get(0, 1), matrix.get(1, 1)));
        }
        return moved(
                positions,
                point.get(0) + matrix.get(0, 3),
                point.get(1) + matrix.get(1, 3),
                z + matrix.get(2, 3),
                height > 0 ? height : Double.NaN,
                width > 0 ? width : Double.NaN);
    }

    private @Nullable Box prototype(ImplicitGeometry implicit) {
        GeometryProperty<?> relative = implicit.getRelativeGeometry();
        if (relative == null) {
            return null;
        }
        AbstractGeometry geometry = relative.getObject();
        if (geometry != null) {
            Box box = box(geometry);
            if (box != null && CityGmlFile.id(geometry.getId()) != null) {
                prototypes.put(geometry.getId(), box);
            }
            return box;
        }
        String href = relative.getHref();
        return href == null ? null : prototypes.get(href.substring(href.indexOf('#') + 1));
    }

    private static @Nullable Box box(@Nullable AbstractGeometry geometry) {
        Envelope envelope = geometry == null ? null : geometry.computeEnvelope();
        if (envelope == null || envelope.isEmpty()) {
            return null;
        }
        List<Double> low = envelope.getLowerCorner().getValue();
        List<Double> high = envelope.getUpperCorner().getValue();
        return new Box(
                new double[] {low.get(0), low.get(1), low.size() > 2 ? low.get(2) : Double.NaN},
                new double[] {high.get(0), high.get(1), high.size() > 2 ? high.get(2) : Double.NaN});
    }
}
