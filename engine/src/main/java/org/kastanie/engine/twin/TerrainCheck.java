package org.kastanie.engine.twin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Ground of buildings and feet of trees against the terrain: that of another file, that of the file itself, else what the ground of
 * the neighbours lets expect.
 */
final class TerrainCheck {
    /** As when a scene is built: ground off by more is told, a file off by more in the median is an error there. Metres. */
    private static final double OFF = 2;

    private static final double DATUM = 20;
    /** Neighbours: how far, how many at least, and how far off they must be, m: choices for towns on slopes. */
    private static final double NEAR = 100;

    private static final int NEIGHBOURS = 4;
    private static final double OFF_NEIGHBOURS = 10;
    private static final double FOOT = 0.3048;
    private static final double LIKE_FEET = 0.03;
    /** Most objects told one by one. */
    private static final int TOLD = 200;

    /** @param off own height minus that of the terrain, m; NaN where there is none */
    private record Off(String id, double off) {}

    private final String source;
    private final VectorData data;
    private final QualityReport quality;

    TerrainCheck(TwinEntry entry, VectorData data, QualityReport quality) {
        this.source = InputFiles.name(entry.path());
        this.data = data;
        this.quality = quality;
    }

    /**
     * @param others rasters of the other files
     * @param ranges gets a line for buildings and one for trees
     */
    void run(List<Surroundings.Ground> others, Map<String, String> ranges) {
        List<Surroundings.Ground> candidates = new ArrayList<>(others);
        Raster own = data.ground();
        if (own != null) {
            candidates.add(new Surroundings.Ground(source, own));
        }
        Surroundings.Ground terrain = closest(candidates);
        if (terrain != null) {
            compare("ground of buildings", buildings(terrain), terrain, ranges);
            compare("foot of trees", trees(terrain), terrain, ranges);
        } else {
            neighbours();
        }
    }

    /** Of several rasters the one the ground follows best: heights of crowns or colours of an image do not follow it. */
    private Surroundings.@Nullable Ground closest(List<Surroundings.Ground> candidates) {
        Surroundings.Ground best = null;
        double least = Double.POSITIVE_INFINITY;
        for (Surroundings.Ground candidate : candidates) {
            List<Off> all = new ArrayList<>(buildings(candidate));
            all.addAll(trees(candidate));
            double[] off = known(all);
            if (off.length > 0) {
                double spread = at(off, 0.75) - at(off, 0.25);
                if (best == null || spread < least) {
                    best = candidate;
                    least = spread;
                }
            }
        }
        return best;
    }

    /** The ground of a building is its lowest: it is set against the lowest terrain along its outline. */
    private List<Off> buildings(Surroundings.Ground terrain) {
        List<Off> found = new ArrayList<>();
        for (Building b : data.buildings) {
            double low = Double.NaN;
            for (Coordinate c : b.footprint().getCoordinates()) {
                double h = terrain.at(c.x, c.y);
                low = !(h >= low) && !Double.isNaN(h) ? h : low;
            }
            if (b.base() == 0) {
                found.add(new Off(b.id(), b.groundHeight() - low));
            }
        }
        return found;
    }

    private List<Off> trees(Surroundings.Ground terrain) {
        return data.trees.stream()
                .map(t -> new Off(t.id(), t.ground() - terrain.at(t.x(), t.y())))
                .toList();
    }

    private static double[] known(List<Off> all) {
        return all.stream()
                .mapToDouble(Off::off)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    private void compare(String what, List<Off> all, Surroundings.Ground terrain, Map<String, String> ranges) {
        double[] off = known(all);
        if (off.length == 0) {
            return;
        }
        long far = Arrays.stream(off).filter(d -> Math.abs(d) > OFF).count();
        double median = at(off, 0.5);
        ranges.put(
                what + " above " + terrain.name() + ", m",
                String.format(
                        Locale.ROOT,
                        "median %.2f, 5 %% to 95 %%: %.2f to %.2f; %d of %d off by more than %.0f",
                        median,
                        at(off, 0.05),
                        at(off, 0.95),
                        far,
                        off.length,
                        OFF));
        if (Math.abs(median) > DATUM && inFeet(what, terrain)) {
            doubt(
                    "",
                    "The %s is 3.28 times as high as the terrain of %s in the median: are the heights in feet?",
                    what,
                    terrain.name());
            return;
        }
        if (Math.abs(median) > DATUM) {
            doubt(
                    "",
                    "The %s lies %.1f m %s the terrain of %s in the median: another height datum, feet, or no terrain?",
                    what,
                    Math.abs(median),
                    median > 0 ? "above" : "below",
                    terrain.name());
            return;
        }
        all.stream()
                .filter(o -> Math.abs(o.off()) > OFF)
                .limit(TOLD)
                .forEach(o -> doubt(
                        o.id(),
                        "Its ground lies %.1f m %s that of %s.",
                        Math.abs(o.off()),
                        o.off() > 0 ? "above" : "below",
                        terrain.name()));
        if (far > TOLD) {
            quality.add(Kind.NOTE, source, "", (far - TOLD) + " more are off by more than 2 m.");
        }
    }

    /** A foot is 0.3048 m: heights in feet are 3.28 times those in metres. */
    private boolean inFeet(String what, Surroundings.Ground terrain) {
        double[] ratios = (what.contains("trees")
                        ? data.trees.stream().mapToDouble(t -> t.ground() / terrain.at(t.x(), t.y()))
                        : data.buildings.stream().mapToDouble(b -> {
                            Coordinate at = b.footprint().getCoordinate();
                            return b.groundHeight() / terrain.at(at.x, at.y);
                        }))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return ratios.length > 0 && Math.abs(at(ratios, 0.5) * FOOT - 1) < LIKE_FEET;
    }

    private void neighbours() {
        STRtree index = new STRtree();
        for (Building b : data.buildings) {
            if (b.base() == 0 && Double.isFinite(b.groundHeight())) {
                index.insert(b.footprint().getEnvelopeInternal(), b);
            }
        }
        for (Building b : data.buildings) {
            Envelope near = new Envelope(b.footprint().getEnvelopeInternal());
            near.expandBy(NEAR);
            double[] others = ((List<?>) index.query(near))
                    .stream()
                            .filter(o -> o != b)
                            .mapToDouble(o -> ((Building) o).groundHeight())
                            .sorted()
                            .toArray();
            double off = others.length < NEIGHBOURS ? Double.NaN : b.groundHeight() - at(others, 0.5);
            if (b.base() == 0 && Math.abs(off) > OFF_NEIGHBOURS) {
                doubt(
                        b.id(),
                        "Its ground lies %.1f m %s that of its neighbours.",
                        Math.abs(off),
                        off > 0 ? "above" : "below");
            }
        }
    }

    private void doubt(String object, String format, Object... values) {
        quality.add(Kind.DOUBTFUL, source, object, String.format(Locale.ROOT, format, values));
    }
}
