package org.kastanie.engine.twin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A building or one of its parts as the twin has it.
 *
 * @param id id in the twin (gml:id), or file name and ordinal
 * @param roofs roof polygons with z of every vertex (m above the datum); empty when only footprint and height are known
 * @param walls wall polygons with z; empty when derived from the footprint
 * @param footprint ground outline (polygon or multipolygon, 2-D), with holes for courtyards
 * @param groundHeight lowest ground of the building, m above the datum; NaN if unknown
 * @param height top above its ground, m; NaN if given by {@code roofs} only
 * @param levelOfDetail 0..3
 * @param roofMaterial class named by the twin, or null
 * @param wallMaterial class named by the twin, or null
 * @param undersides polygons with z that look down: ground surfaces, ceilings of passages, undersides of what hangs
 * @param base height of the underside above the ground where only that is known, m; 0 for what stands on the ground
 * @param particulars what is known of it beyond its shape
 */
public record Building(
        String id,
        List<Surface> roofs,
        List<Surface> walls,
        Geometry footprint,
        double groundHeight,
        double height,
        int levelOfDetail,
        @Nullable String roofMaterial,
        @Nullable String wallMaterial,
        List<Surface> undersides,
        double base,
        Particulars particulars) {
    /** A building of which nothing but its shape is known. */
    @SuppressWarnings("TooManyParameters")
    public Building(
            String id,
            List<Surface> roofs,
            List<Surface> walls,
            Geometry footprint,
            double groundHeight,
            double height,
            int levelOfDetail,
            @Nullable String roofMaterial,
            @Nullable String wallMaterial,
            List<Surface> undersides,
            double base) {
        this(
                id,
                roofs,
                walls,
                footprint,
                groundHeight,
                height,
                levelOfDetail,
                roofMaterial,
                wallMaterial,
                undersides,
                base,
                Particulars.NONE);
    }

    /** A building that stands on the ground. */
    @SuppressWarnings("TooManyParameters")
    public Building(
            String id,
            List<Surface> roofs,
            List<Surface> walls,
            Geometry footprint,
            double groundHeight,
            double height,
            int levelOfDetail,
            @Nullable String roofMaterial,
            @Nullable String wallMaterial) {
        this(
                id,
                roofs,
                walls,
                footprint,
                groundHeight,
                height,
                levelOfDetail,
                roofMaterial,
                wallMaterial,
                List.of(),
                0);
    }

    /**
     * What is known of a building beyond its shape.
     *
     * @param kind type of city object in the words of CityJSON: Building, BuildingPart or Bridge
     * @param partOf id of the building it is a part of, or null
     * @param function code or name as the twin writes it, or null
     * @param year of construction; 0 if unknown
     * @param sides walls of some directions that differ from {@code wallMaterial}; later ones stand over earlier ones
     */
    public record Particulars(
            String kind, @Nullable String partOf, @Nullable String function, int year, List<Side> sides) {
        public static final Particulars NONE = new Particulars("Building", null, null, 0);
        public static final Particulars BRIDGE = new Particulars("Bridge", null, null, 0);

        /** All its walls are alike. */
        public Particulars(String kind, @Nullable String partOf, @Nullable String function, int year) {
            this(kind, partOf, function, year, List.of());
        }

        /** The same with other sides. */
        public Particulars with(List<Side> other) {
            return new Particulars(kind, partOf, function, year, List.copyOf(other));
        }
    }

    /**
     * Walls that look to some directions.
     *
     * @param facing the directions
     * @param wallClass class of these walls
     */
    public record Side(Facing facing, String wallClass) {}

    /**
     * One boundary surface.
     *
     * @param id gml:id of the boundary surface (all its polygons share it), else of the polygon, else the building's id
     *     and an ordinal
     * @param polygon JTS polygon whose coordinates carry z
     * @param window whether it is a window of its wall
     */
    public record Surface(String id, org.locationtech.jts.geom.Polygon polygon, boolean window) {
        /** A surface that is no window. */
        public Surface(String id, org.locationtech.jts.geom.Polygon polygon) {
            this(id, polygon, false);
        }

        /** Normal of the surface, its length the area within the outer ring, m2. */
        public double[] areaVector() {
            return half(polygon.getExteriorRing());
        }

        /** Area without holes, m2. */
        public double area() {
            double area = length(areaVector());
            for (int h = 0; h < polygon.getNumInteriorRing(); h++) {
                area -= length(half(polygon.getInteriorRingN(h)));
            }
            return Math.max(0, area);
        }

        private static double[] half(org.locationtech.jts.geom.LinearRing ring) {
            double[] n = Polygons.normal(ring);
            return new double[] {0.5 * n[0], 0.5 * n[1], 0.5 * n[2]};
        }

        private static double length(double[] v) {
            return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
        }
    }
}
