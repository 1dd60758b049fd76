package org.kastanie.engine.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** What a vector file gave, while it is being read. */
final class VectorData {
    private final @Nullable Envelope window;
    private boolean any;
    private final Envelope all = new Envelope();
    final List<Building> buildings = new ArrayList<>();
    final List<Tree> trees = new ArrayList<>();

    /** Land cover, lower layers first. */
    final List<TwinSource.Area> cover = new ArrayList<>();

    /** Land cover whose labels are those of the job's class table, over {@link #cover}. */
    final List<TwinSource.Area> labelled = new ArrayList<>();

    /** Terrain of a city model. */
    final TinRaster terrain = new TinRaster();

    private final Envelope laid = new Envelope();
    private @Nullable Envelope frame;

    /** Features of the file by type, whether used or not. */
    final Map<String, Integer> features = new TreeMap<>();

    /** @param window objects beyond it are dropped as they come, so that memory holds what is near; null keeps all */
    VectorData(@Nullable Envelope window) {
        this.window = window;
    }

    void add(Building building) {
        any = true;
        all.expandToInclude(building.footprint().getEnvelopeInternal());
        building.roofs().forEach(s -> all.expandToInclude(s.polygon().getEnvelopeInternal()));
        if (window == null || window.intersects(building.footprint().getEnvelopeInternal())) {
            buildings.add(building);
        }
    }

    void add(Tree tree) {
        any = true;
        all.expandToInclude(tree.x(), tree.y());
        if (window == null || window.contains(tree.x(), tree.y())) {
            trees.add(tree);
        }
    }

    /** Land cover named by its ground class. */
    void lay(TwinSource.Area area) {
        any = true;
        laid.expandToInclude(area.shape().getEnvelopeInternal());
        if (window == null || window.intersects(area.shape().getEnvelopeInternal())) {
            cover.add(area);
        }
    }

    /** The same area by a label of the job's class table. */
    void label(TwinSource.Area area) {
        any = true;
        if (window == null || window.intersects(area.shape().getEnvelopeInternal())) {
            labelled.add(area);
        }
    }

    /** A triangle of the terrain. */
    void terrain(Polygon triangle) {
        any = true;
        laid.expandToInclude(triangle.getEnvelopeInternal());
        if (window == null || window.intersects(triangle.getEnvelopeInternal())) {
            terrain.add(triangle);
        }
    }

    /** The terrain as a raster, or null if there is none in the window. */
    @Nullable
    Raster ground() {
        return terrain.raster(window);
    }

    /** The part of a shape that is wanted. */
    Envelope near(Geometry shape) {
        Envelope box = shape.getEnvelopeInternal();
        return window == null ? box : window.intersection(box);
    }

    /** The file gave nothing, near or far. */
    boolean isEmpty() {
        return !any;
    }

    void count(String type) {
        features.merge(type, 1, Integer::sum);
    }

    /** Says what the file covers, where it knows better than its objects, some of which run far out of it. */
    void frame(Envelope covered) {
        frame = covered;
    }

    /** Of everything in the file, near or far. */
    Envelope extent() {
        return new Envelope(frame != null ? frame : all.isNull() ? laid : all);
    }
}
