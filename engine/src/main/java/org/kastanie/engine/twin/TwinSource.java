package org.kastanie.engine.twin;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kastanie.solver.surface.Irrigation;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** What one entry of the job's {@code twin} list gave. */
public sealed interface TwinSource {
    /** In a class table, or as a label itself: it stands for nothing of its own, what lies below stays. */
    String KEEP = "keep";

    Path path();

    Envelope extent();

    /** Buildings and trees of a vector file (citygml, footprints, trees). */
    record Objects(Path path, List<Building> buildings, List<Tree> trees, Envelope extent) implements TwinSource {}

    /**
     * A raster in the model's coordinate system.
     *
     * @param path the file
     * @param kind what the values mean
     * @param raster values
     * @param classes of a land cover: the name of a class table such as {@code umep}, or the job's own table written as
     *     {@code 1=asphalt;5=grass}; empty if the entry has none
     */
    record Layer(Path path, RasterKind kind, Raster raster, String classes) implements TwinSource {
        @Override
        public Envelope extent() {
            return raster.extent();
        }
    }

    /**
     * Land cover as polygons, later ones over earlier ones.
     *
     * @param path the file
     * @param areas in the order in which they are laid
     * @param classes as of a {@link Layer}; empty where the labels are ground classes themselves
     * @param extent of the file
     */
    record Cover(Path path, List<Area> areas, String classes, Envelope extent) implements TwinSource {}

    /**
     * One polygon of land cover.
     *
     * @param id in the twin
     * @param shape polygon or multipolygon, 2-D
     * @param label code or name in the class table, or a ground class
     * @param carriageway the source says that cars drive there
     * @param origin what the twin calls it
     */
    record Area(String id, Geometry shape, String label, boolean carriageway, Origin origin) {
        /** Nothing is known of cars or of what it is. */
        public Area(String id, Geometry shape, String label) {
            this(id, shape, label, false, Origin.UNKNOWN);
        }

        /** Nothing is known of cars. */
        public Area(String id, Geometry shape, String label, Origin origin) {
            this(id, shape, label, false, origin);
        }
    }

    /**
     * What the twin calls a piece of ground.
     *
     * @param kind type of city object in the words of CityJSON, such as Road or LandUse; empty if unknown
     * @param street id of the street it is a part of, or null
     */
    record Origin(String kind, @Nullable String street) {
        public static final Origin UNKNOWN = new Origin("", null);
        public static final Origin LAND_USE = new Origin("LandUse", null);
        public static final Origin WATER = new Origin("WaterBody", null);
        public static final Origin PLANTS = new Origin("PlantCover", null);

        /** A part of a street, a railway or a square. */
        public static Origin of(String kind, String street) {
            return new Origin(kind, street);
        }
    }

    /**
     * Ground of another surface, from a scenario.
     *
     * @param path of the source
     * @param area where
     * @param groundClass ground class, such as {@code grass}
     * @param share of the cells in it that have the class, 0..1
     */
    record Patch(Path path, Geometry area, String groundClass, double share) implements TwinSource {
        /** Nothing: a surface makes no scene larger. */
        @Override
        public Envelope extent() {
            return new Envelope();
        }
    }

    /**
     * Water given to surfaces every day, from the job or a scenario; later ones stand over earlier ones.
     *
     * @param path of the source
     * @param key of the job that asked for it
     * @param area where, or null for everywhere
     * @param material such as {@code ground.grass}, or null for all open ground but water
     * @param how it is given, or null to end what an earlier one gives
     */
    record Watering(
            Path path,
            String key,
            @Nullable Geometry area,
            @Nullable String material,
            @Nullable Irrigation how) implements TwinSource {
        /** Nothing: water makes no scene larger. */
        @Override
        public Envelope extent() {
            return new Envelope();
        }
    }
}
