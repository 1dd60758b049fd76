package org.kastanie.engine.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.Raster;
import org.kastanie.engine.twin.RasterKind;
import org.kastanie.engine.twin.TwinSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Ground classes of single places, before there are any cells: what land cover says there, later sources over earlier ones, as
 * {@link LandCover} lays them. Of rasters the pixel that holds the place, of polygons the last that covers it.
 */
public final class GroundAt {
    private static final GeometryFactory JTS = new GeometryFactory();

    /** One source of land cover. */
    @FunctionalInterface
    private interface Layer {
        /** Class there; null or "keep" where it has none. */
        @Nullable
        String at(Point place);
    }

    /** A polygon and its place in the order in which they are laid. */
    private record Laid(int order, TwinSource.Area area, String name) {}

    private final List<Layer> layers = new ArrayList<>();

    private GroundAt() {}

    /** Of a city, without what a scenario has made of its ground. */
    public static GroundAt of(CityModel city) {
        GroundAt all = new GroundAt();
        for (TwinSource source : city.sources()) {
            if (source instanceof TwinSource.Layer layer && layer.kind() == RasterKind.LANDCOVER) {
                Map<Integer, String> table = LandCoverTable.named(layer.classes());
                all.layers.add(place -> {
                    float code = pixel(layer.raster(), place.getX(), place.getY());
                    return Float.isNaN(code) ? null : table.get(Math.round(code));
                });
            } else if (source instanceof TwinSource.Cover cover) {
                all.layers.add(polygons(cover));
            }
        }
        return all;
    }

    /** Class at a place, such as {@code grass} or {@code building}; null where no land cover is given. */
    public @Nullable String at(double x, double y) {
        Point place = JTS.createPoint(new Coordinate(x, y));
        for (Layer layer : layers.reversed()) {
            String name = layer.at(place);
            if (name != null && !name.equals(TwinSource.KEEP)) {
                return name;
            }
        }
        return null;
    }

    /** Whether a class is open water: {@code water}, {@code water_deep}, or an own class named like them. */
    public static boolean isWater(@Nullable String groundClass) {
        return groundClass != null && groundClass.matches("water(_.*)?");
    }

    private static float pixel(Raster raster, double x, double y) {
        int column = (int) Math.floor((x - raster.west()) / raster.cellX());
        int row = (int) Math.floor((raster.north() - y) / raster.cellY());
        boolean inside = row >= 0 && row < raster.rows() && column >= 0 && column < raster.columns();
        return inside ? raster.values()[row * raster.columns() + column] : Float.NaN;
    }

    private static Layer polygons(TwinSource.Cover cover) {
        UnaryOperator<@Nullable String> table = LandCoverTable.of(cover);
        STRtree tree = new STRtree();
        int order = 0;
        for (TwinSource.Area area : cover.areas()) {
            String name = table.apply(area.label());
            if (name != null && !name.equals(TwinSource.KEEP)) {
                tree.insert(area.shape().getEnvelopeInternal(), new Laid(order++, area, name));
            }
        }
        tree.build();
        return place -> {
            Laid top = null;
            for (Object found : (List<?>) tree.query(new Envelope(place.getCoordinate()))) {
                Laid laid = (Laid) found;
                if ((top == null || laid.order() > top.order())
                        && laid.area().shape().covers(place)) {
                    top = laid;
                }
            }
            return top == null ? null : top.name();
        };
    }
}
