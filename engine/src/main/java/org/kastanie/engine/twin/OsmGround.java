package org.kastanie.engine.twin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.kastanie.engine.twin.osm.OsmRules;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;

/**
 * Land cover of an extract. Areas come first, larger ones below smaller ones; then footways beside streets, then water, rails and
 * roads at their width, minor below major.
 */
final class OsmGround {
    private static final String WALK = "paving_stone";

    private static final String HIGHWAY = "highway=";
    private static final String ROAD = "Road";
    /** Values of highway that mean a way for motor vehicles; a tree on one stands in the carriageway. */
    private static final Set<String> DRIVEN = Set.of(
            "service",
            "living_street",
            "residential",
            "unclassified",
            "road",
            "busway",
            "tertiary_link",
            "secondary_link",
            "primary_link",
            "trunk_link",
            "motorway_link",
            "tertiary",
            "secondary",
            "primary",
            "trunk",
            "motorway");

    private record Ribbon(int rank, TwinSource.Area area) {}

    private final String source;
    private final OsmRules rules = OsmRules.builtIn();
    private final QualityReport quality;
    private final List<TwinSource.Area> areas = new ArrayList<>();
    private final List<Ribbon> ribbons = new ArrayList<>();
    private final Map<String, Double> zones = new TreeMap<>();
    private int lines;
    private int guessedWidth;
    private int guessedSurface;
    private int bridges;

    OsmGround(String source, QualityReport quality) {
        this.source = source;
        this.quality = quality;
    }

    void area(String id, OsmRules.Cover cover, Geometry shape) {
        boolean driven =
                cover.tag().startsWith(HIGHWAY) && DRIVEN.contains(cover.tag().substring(HIGHWAY.length()));
        boolean street = cover.tag().startsWith(HIGHWAY);
        areas.add(new TwinSource.Area(
                id,
                shape,
                cover.groundClass(),
                driven,
                street ? TwinSource.Origin.of(ROAD, id) : TwinSource.Origin.UNKNOWN));
        if (cover.zone()) {
            zones.merge(cover.tag() + " taken as " + cover.groundClass(), shape.getArea(), Double::sum);
        }
    }

    void line(String id, OsmRules.Band band, Map<String, String> tags, List<LineString> parts) {
        lines++;
        guessedWidth += tags.containsKey("width") ? 0 : 1;
        guessedSurface += rules.surface(tags.get("surface")) == null && tags.containsKey("highway") ? 1 : 0;
        bridges += tags.containsKey("bridge") && !"no".equals(tags.get("bridge")) ? 1 : 0;
        TwinSource.Origin origin = tags.containsKey("highway")
                ? TwinSource.Origin.of(ROAD, id)
                : tags.containsKey("railway") ? TwinSource.Origin.of("Railway", id) : TwinSource.Origin.WATER;
        for (LineString part : parts) {
            if (band.left() > 0) {
                walk(id, part, band.width() / 2 + band.left(), origin);
            }
            if (band.right() > 0) {
                walk(id, part, -band.width() / 2 - band.right(), origin);
            }
            ribbons.add(new Ribbon(
                    band.rank(),
                    new TwinSource.Area(
                            id,
                            wide(part, band.width() / 2, false),
                            band.groundClass(),
                            DRIVEN.contains(tags.getOrDefault("highway", "")),
                            origin)));
        }
    }

    private void walk(String id, LineString line, double distance, TwinSource.Origin origin) {
        ribbons.add(new Ribbon(0, new TwinSource.Area(id, wide(line, distance, true), WALK, origin)));
    }

    private static Geometry wide(LineString line, double distance, boolean oneSided) {
        BufferParameters how = new BufferParameters(4);
        how.setSingleSided(oneSided);
        return BufferOp.bufferOp(line, distance, how);
    }

    /** All of it in the order in which it is laid. */
    List<TwinSource.Area> end() {
        zones.forEach((zone, area) -> quality.add(
                Kind.ASSUMED,
                source,
                "",
                "Ground of " + zone + ": " + Math.round(area)
                        + " m2, less what is mapped in it; the tag tells its use, not its surface."));
        if (lines > 0) {
            quality.add(
                    Kind.ASSUMED,
                    source,
                    "",
                    guessedWidth + " of " + lines + " roads, tracks and streams have no width: by lanes or kind; "
                            + guessedSurface + " roads have no surface: the usual one of their kind.");
        }
        if (bridges > 0) {
            quality.add(
                    Kind.NOTE,
                    source,
                    "",
                    bridges + " bridges lie on the ground as roads: OpenStreetMap does not tell their height.");
        }
        List<TwinSource.Area> all = new ArrayList<>(areas);
        all.sort(Comparator.comparingDouble((TwinSource.Area a) -> -a.shape().getArea())
                .thenComparing(TwinSource.Area::id));
        ribbons.sort(Comparator.comparingInt(Ribbon::rank)
                .thenComparing(r -> r.area().id()));
        ribbons.forEach(r -> all.add(r.area()));
        return all;
    }
}
