package org.kastanie.engine.planting;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.job.Study;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.Shapes;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.index.strtree.STRtree;

/** Polygons and lines that keep trees away: carriageways, pipes, cables, views. */
final class Barrier {
    private static final GeometryFactory JTS = new GeometryFactory();

    private final PlantingSpec.Exclusion rule;
    private final STRtree index = new STRtree();

    private Barrier(PlantingSpec.Exclusion rule) {
        this.rule = rule;
    }

    static Barrier read(PlantingSpec.Exclusion rule, Crs city) {
        Barrier barrier = new Barrier(rule);
        boolean any = false;
        for (Shapes.Shape shape : Shapes.read(rule.path(), null, null, city)) {
            Geometry g = shape.geometry();
            if (g != null && !g.isEmpty()) {
                barrier.index.insert(g.getEnvelopeInternal(), g);
                any = true;
            }
        }
        if (!any) {
            throw new InputException(
                    rule.path() + " holds no polygon, line or point", "take it off planting.exclusions or mend it");
        }
        barrier.index.build();
        return barrier;
    }

    /** Why no tree may stand at a place, or null. */
    @Nullable
    Reason against(double x, double y) {
        Point point = JTS.createPoint(new Coordinate(x, y));
        Envelope near = new Envelope(x, x, y, y);
        near.expandBy(rule.distance());
        double least = Double.POSITIVE_INFINITY;
        for (Object g : (List<?>) index.query(near)) {
            least = Math.min(least, ((Geometry) g).distance(point));
        }
        Study.Words what = rule.reason();
        if (least == 0) {
            return new Reason("it lies on " + what.english(), "liegt auf: " + what.german());
        }
        double kept = rule.distance();
        return least < kept
                ? new Reason(
                        String.format(
                                Locale.ROOT, "it is %.1f m from %s, and %.1f m are kept", least, what.english(), kept),
                        String.format(
                                Locale.GERMANY,
                                "liegt %.1f m von: %s, %.1f m sind einzuhalten",
                                least,
                                what.german(),
                                kept))
                : null;
    }
}
