package org.kastanie.engine.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.kastanie.engine.twin.osm.OsmLengths;
import org.kastanie.engine.twin.osm.OsmRules;
import org.locationtech.jts.algorithm.MinimumDiameter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Buildings by the scheme of OpenStreetMap's "Simple 3D Buildings": heights with the roof, else storeys; parts take the place of
 * what they cover of their outline. Roofs are laid flat; a pitched one counts by its volume.
 */
final class OsmBuildings {
    /** What parts leave of their outline is kept if it is more than this, m2 and share: choices, else it is a seam. */
    private static final double SEAM = 5;

    private static final double SEAM_SHARE = 0.05;
    /** Heights beyond are errors: the highest building on Earth has 828 m. */
    private static final double HIGHEST = 900;

    private record Outline(String id, Map<String, String> tags, Geometry shape) {}

    /**
     * @param top above the ground, m, its roof laid flat
     * @param base underside above the ground, m
     * @param how what was assumed; empty if it was measured
     */
    private record Heights(double top, double base, String how) {}

    private final String source;
    private final OsmRules rules = OsmRules.builtIn();
    private final QualityReport quality;
    private final Consumer<Building> sink;
    private final List<Outline> outlines = new ArrayList<>();
    private final List<Outline> parts = new ArrayList<>();

    OsmBuildings(String source, QualityReport quality, Consumer<Building> sink) {
        this.source = source;
        this.quality = quality;
        this.sink = sink;
    }

    /** Whether tags are those of a building or a part of one that stands above the ground. */
    static boolean is(Map<String, String> tags) {
        return !tags.getOrDefault("building", "no").equals("no")
                || !tags.getOrDefault("building:part", "no").equals("no");
    }

    void add(String id, Map<String, String> tags, Geometry shape) {
        boolean part = tags.getOrDefault("building", "no").equals("no");
        if (OsmRules.below(tags)) {
            quality.add(Kind.SKIPPED, source, id, "The building lies below the ground or inside another.");
            return;
        }
        if (tags.getOrDefault("building", "").equals("construction") && Double.isNaN(known(tags))) {
            quality.add(Kind.SKIPPED, source, id, "The building is under construction and has no height yet.");
            return;
        }
        (part ? parts : outlines).add(new Outline(id, tags, shape));
    }

    /** Hands on all of them. */
    void end() {
        STRtree index = new STRtree();
        parts.forEach(p -> index.insert(p.shape().getEnvelopeInternal(), p));
        for (Outline outline : outlines) {
            Geometry rest = parts.isEmpty() ? outline.shape() : rest(outline, index);
            if (!rest.isEmpty()) {
                build(new Outline(outline.id(), outline.tags(), rest));
            }
        }
        parts.forEach(this::build);
    }

    private Geometry rest(Outline outline, STRtree index) {
        List<Geometry> inside = new ArrayList<>();
        for (Object found : index.query(outline.shape().getEnvelopeInternal())) {
            Geometry part = ((Outline) found).shape();
            if (outline.shape().intersects(part)) {
                inside.add(part);
            }
        }
        if (inside.isEmpty()) {
            return outline.shape();
        }
        Geometry rest = Polygons.outline(
                List.of(OverlayNGRobust.overlay(outline.shape(), Polygons.outline(inside), OverlayNG.DIFFERENCE)));
        double area = outline.shape().getArea();
        if (rest.getArea() <= Math.max(SEAM, SEAM_SHARE * area)) {
            quality.add(Kind.NOTE, source, outline.id(), "Its parts take its place.");
            return Polygons.FACTORY.createPolygon();
        }
        return rest;
    }

    private void build(Outline outline) {
        Heights heights = heights(outline);
        double base = heights.base();
        if (base >= heights.top()) {
            quality.add(
                    Kind.REPAIRED,
                    source,
                    outline.id(),
                    say(
                            "Its underside at %.1f m is not below its top at %.1f m: it stands on the ground.",
                            base, heights.top()));
            base = 0;
        }
        if (!heights.how().isEmpty()) {
            quality.add(
                    Kind.ASSUMED, source, outline.id(), say("Height of %.1f m ", heights.top()) + heights.how() + ".");
        }
        sink.accept(new Building(
                outline.id(),
                List.of(),
                List.of(),
                outline.shape(),
                Double.NaN,
                heights.top(),
                1,
                rules.roofClass(outline.tags()),
                rules.wallClass(outline.tags()),
                List.of(),
                base,
                particulars(outline.tags())));
    }

    private static Building.Particulars particulars(Map<String, String> tags) {
        String use = tags.getOrDefault("building", tags.getOrDefault("building:part", "yes"));
        return new Building.Particulars("Building", null, use.equals("yes") ? null : use, 0);
    }

    /** Height that is tagged, roof and all; NaN if none is. */
    private static double known(Map<String, String> tags) {
        double height = OsmLengths.metres(tags, "height", "building:height");
        return height > 0 && height <= HIGHEST ? height : Double.NaN;
    }

    private Heights heights(Outline outline) {
        Map<String, String> tags = outline.tags();
        double storey = rules.number("metresPerStorey");
        double share = rules.roofShare(tags.get("roof:shape"));
        double roof = roof(outline, share, storey);
        double base = OsmLengths.metres(tags, "min_height", "building:min_height");
        if (Double.isNaN(base)) {
            double level = OsmLengths.number(tags.getOrDefault("building:min_level", tags.get("min_level")));
            base = level > 0 ? level * storey : 0;
        }
        double height = known(tags);
        if (height > 0) {
            double top = Double.isNaN(share) ? height : Math.max(height - (1 - share) * roof, height / 2);
            String how = top < height ? say("from %.1f m with its pitched roof laid flat by volume", height) : "";
            return new Heights(top, hanging(tags, top, base), how);
        }
        double added = Double.isNaN(share) ? 0 : share * roof;
        double levels = OsmLengths.number(tags.get("building:levels"));
        if (levels >= 0 && levels <= HIGHEST / storey && levels * storey + added > 0) {
            String how = say("from %.1f storeys of %.1f m", levels, storey);
            double top = levels * storey + added;
            return new Heights(
                    top, hanging(tags, top, base), added > 0 ? how + say(" and %.1f m of roof", added) : how);
        }
        String kind = tags.getOrDefault("building", tags.getOrDefault("building:part", "yes"));
        if (open(tags)) {
            double top = base + rules.number("canopyHeight");
            return new Heights(top, hanging(tags, top, base), "for a roof without walls of unknown height");
        }
        double storeys = rules.storeys(kind, outline.shape().getArea());
        return new Heights(
                base + storeys * storey, base, say("from %.0f storeys, assumed for building=", storeys) + kind);
    }

    private static boolean open(Map<String, String> tags) {
        String kind = tags.getOrDefault("building", tags.getOrDefault("building:part", ""));
        return kind.equals("roof") || kind.equals("carport") || kind.equals("canopy");
    }

    /** Roofs without walls hang at their thickness below the top. */
    private double hanging(Map<String, String> tags, double top, double base) {
        return open(tags) && base == 0 ? Math.max(0, top - rules.number("canopyThickness")) : base;
    }

    /** Height of the roof alone, m: tagged, by its storeys, by its angle, or by the usual pitch over the narrower side. */
    private double roof(Outline outline, double share, double storey) {
        if (Double.isNaN(share)) {
            return 0;
        }
        Map<String, String> tags = outline.tags();
        double tagged = OsmLengths.metres(tags, "roof:height");
        if (tagged >= 0 && tagged <= HIGHEST) {
            return tagged;
        }
        double levels = OsmLengths.number(tags.get("roof:levels"));
        if (levels > 0 && levels < 20) {
            return levels * storey;
        }
        double angle = OsmLengths.number(tags.get("roof:angle"));
        double pitch = Math.toRadians(angle > 0 && angle < 75 ? angle : rules.number("roofPitch"));
        double run =
                new MinimumDiameter(outline.shape()).getLength() / ("skillion".equals(tags.get("roof:shape")) ? 1 : 2);
        return Math.min(run * Math.tan(pitch), rules.number("largestRoof"));
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
