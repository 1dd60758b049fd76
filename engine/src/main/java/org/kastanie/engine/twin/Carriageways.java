package org.kastanie.engine.twin;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Where cars drive, as far as the twin knows: land cover whose source says so (OpenStreetMap). Asphalt alone says nothing, for
 * squares and playgrounds have it too.
 */
public final class Carriageways {
    /** An area and its place in the order in which land cover is laid. */
    private record Laid(int order, TwinSource.Area area) {}

    private final STRtree cover = new STRtree();
    private final List<Geometry> changed = new ArrayList<>();
    private boolean any;

    private Carriageways() {}

    /** Of a city, with what edits have made of its ground. */
    public static Carriageways of(CityModel city) {
        Carriageways all = new Carriageways();
        int order = 0;
        for (TwinSource source : city.sources()) {
            if (source instanceof TwinSource.Cover areas) {
                for (TwinSource.Area area : areas.areas()) {
                    if (area.label().equals(TwinSource.KEEP)) {
                        continue; // lies over nothing
                    }
                    all.cover.insert(area.shape().getEnvelopeInternal(), new Laid(order++, area));
                    all.any |= area.carriageway();
                }
            } else if (source instanceof TwinSource.Patch patch) {
                all.changed.add(patch.area());
            }
        }
        all.cover.build();
        return all;
    }

    /** The carriageway that lies uppermost at a place, or null if none does. */
    public @Nullable String at(double x, double y) {
        if (!any) {
            return null;
        }
        Coordinate place = new Coordinate(x, y);
        Point point = Polygons.FACTORY.createPoint(place);
        Laid top = null;
        for (Object found : (List<?>) cover.query(new Envelope(place))) {
            Laid laid = (Laid) found;
            if ((top == null || laid.order() > top.order())
                    && laid.area().shape().covers(point)) {
                top = laid;
            }
        }
        if (top == null || !top.area().carriageway()) {
            return null;
        }
        return changed.stream().anyMatch(c -> c.covers(point))
                ? null
                : top.area().id();
    }
}
