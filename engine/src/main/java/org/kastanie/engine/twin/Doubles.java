package org.kastanie.engine.twin;

import java.util.ArrayList;
import java.util.List;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Buildings of a volunteers' map that the city's own files already have, and better. */
final class Doubles {
    /** Covered by this share of its ground, a building is the same: choice. */
    private static final double SAME = 0.5;

    private Doubles() {}

    /** The sources without buildings of which at least half stands on buildings of earlier ones. */
    static List<TwinSource> without(List<TwinSource> found, List<TwinSource> earlier, QualityReport quality) {
        STRtree index = new STRtree();
        int known = 0;
        for (TwinSource source : earlier) {
            if (source instanceof TwinSource.Objects objects) {
                for (Building building : objects.buildings()) {
                    index.insert(building.footprint().getEnvelopeInternal(), building.footprint());
                    known++;
                }
            }
        }
        if (known == 0) {
            return found;
        }
        List<TwinSource> kept = new ArrayList<>();
        for (TwinSource source : found) {
            kept.add(source instanceof TwinSource.Objects objects ? without(objects, index, quality) : source);
        }
        return kept;
    }

    private static TwinSource without(TwinSource.Objects objects, STRtree index, QualityReport quality) {
        List<Building> own = new ArrayList<>();
        for (Building building : objects.buildings()) {
            double covered = 0;
            for (Object other : index.query(building.footprint().getEnvelopeInternal())) {
                covered += common(building.footprint(), (Geometry) other);
            }
            if (covered < SAME * building.footprint().getArea()) {
                own.add(building);
            }
        }
        int doubles = objects.buildings().size() - own.size();
        if (doubles > 0) {
            quality.add(
                    Kind.NOTE,
                    InputFiles.name(objects.path()),
                    "",
                    doubles + " buildings are left out: earlier files have them on at least half of their ground.");
        }
        return new TwinSource.Objects(objects.path(), List.copyOf(own), objects.trees(), objects.extent());
    }

    private static double common(Geometry a, Geometry b) {
        if (!a.getEnvelopeInternal().intersects(b.getEnvelopeInternal())) {
            return 0;
        }
        try {
            return OverlayNGRobust.overlay(a, b, OverlayNG.INTERSECTION).getArea();
        } catch (TopologyException e) {
            return 0; // a broken outline is no reason to lose the building
        }
    }
}
