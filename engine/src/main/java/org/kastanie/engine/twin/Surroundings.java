package org.kastanie.engine.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.locationtech.jts.geom.Envelope;

/**
 * What other files tell of the place of one: for {@code inspect} with several files.
 *
 * @param buildings of the other files
 * @param cover land cover of the other files, lower layers first
 * @param terrain rasters that may be the terrain
 */
record Surroundings(List<Building> buildings, List<TwinSource.Area> cover, List<Ground> terrain) {
    /** Beyond the file itself, m: choice. */
    private static final double BEYOND = 20;

    private static final Set<String> OBJECTS = Set.of("citygml", "cityjson", "osm");
    static final Surroundings NONE = new Surroundings(List.of(), List.of(), List.of());

    /**
     * A raster of heights.
     *
     * @param name of the file
     */
    record Ground(String name, Raster raster) {
        /** Height at a place by the nearest cell; NaN where there is none. */
        double at(double x, double y) {
            int column = (int) Math.floor((x - raster.west()) / raster.cellX());
            int row = (int) Math.floor((raster.north() - y) / raster.cellY());
            return column < 0 || row < 0 || column >= raster.columns() || row >= raster.rows()
                    ? Double.NaN
                    : raster.values()[row * raster.columns() + column];
        }
    }

    /** What lies where a file lies; files that cannot be read say so themselves. */
    static Surroundings of(TwinEntry own, List<TwinEntry> others, @Nullable Crs model, Envelope extent) {
        if (model == null || extent.isNull()) {
            return NONE;
        }
        Envelope window = new Envelope(extent);
        window.expandBy(BEYOND);
        Surroundings found = new Surroundings(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (TwinEntry other : others) {
            if (!other.path().equals(own.path())) {
                try {
                    found.add(other, model, window);
                } catch (InputException e) {
                    continue;
                }
            }
        }
        return found;
    }

    private void add(TwinEntry other, Crs model, Envelope window) {
        Crs stated = TwinReader.declaredCrs(other);
        Crs declared = stated == null ? model : stated;
        if (OBJECTS.contains(other.type())) {
            VectorData data = TwinReader.vector(other, declared, model, window, new QualityReport());
            buildings.addAll(data.buildings);
            cover.addAll(data.cover);
            Raster ground = data.ground();
            if (ground != null) {
                terrain.add(new Ground(InputFiles.name(other.path()), ground));
            }
        } else if (other.type().equals("terrain")) {
            TwinSource.Layer layer = RasterReader.read(other, declared, model, window, new QualityReport());
            if (layer != null) {
                terrain.add(new Ground(InputFiles.name(other.path()), layer.raster()));
            }
        }
    }
}
