package org.kastanie.engine.twin;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.kastanie.engine.twin.osm.OsmData;
import org.kastanie.engine.twin.osm.OsmFile;
import org.kastanie.engine.twin.osm.OsmRules;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** An extract of OpenStreetMap: buildings, trees and land cover; ids are {@code way/123}, {@code relation/7}, {@code node/5}. */
final class OsmReader {
    private static final List<String> USES = List.of("buildings", "trees", "landcover");
    private static final Set<String> ROWS = Set.of("tree_row");
    /** Largest wood that is filled with trees, m2: choice, 200 000 of them. */
    private static final double WOODED = 12e6;

    private final TwinEntry entry;
    private final String source;
    private final Crs model;
    private final @Nullable Envelope window;
    private final QualityReport quality;
    private final OsmRules rules = OsmRules.builtIn();
    private final VectorData data;
    private final Set<String> uses;
    private final OsmBuildings buildings;
    private final OsmTrees trees;
    private final OsmGround ground;
    private final Set<Long> single = new HashSet<>();
    private int broken;

    /** @param window in the model's system, or null for everything */
    OsmReader(TwinEntry entry, Crs model, @Nullable Envelope window, QualityReport quality) {
        this.entry = entry;
        this.source = InputFiles.name(entry.path());
        this.model = model;
        this.window = window;
        this.quality = quality;
        this.data = new VectorData(window);
        this.uses = uses(entry);
        buildings = new OsmBuildings(source, quality, data::add);
        trees = new OsmTrees(source, quality, data::add);
        ground = new OsmGround(source, quality);
    }

    private static Set<String> uses(TwinEntry entry) {
        Set<String> uses = new HashSet<>(USES);
        if (entry.options().get("use") instanceof Collection<?> wanted) {
            uses.clear();
            wanted.forEach(w -> uses.add(String.valueOf(w)));
            for (String use : uses) {
                if (!USES.contains(use)) {
                    throw new InputException(
                            InputFiles.name(entry.path()) + ": use has \"" + use + "\".",
                            "Known are " + String.join(", ", USES) + ".");
                }
            }
        }
        return uses;
    }

    private static OsmData load(TwinEntry entry) {
        InputFiles.check(entry.path());
        try (InputStream in = InputFiles.open(entry.path())) {
            return OsmFile.read(in, InputFiles.name(entry.path()));
        } catch (IOException e) {
            throw InputFiles.unreadable(entry.path(), e);
        }
    }

    /** Always WGS 84, whatever the entry says. */
    static Crs declaredCrs(TwinEntry entry) {
        Crs stated = entry.crs();
        if (stated != null && stated.epsg() != CrsResolver.WGS84.epsg()) {
            throw new InputException(
                    InputFiles.name(entry.path()) + ": OpenStreetMap is in EPSG:4326, not in " + stated + ".",
                    "Take crs out of this entry; domain.crs says what the run is computed in.");
        }
        return CrsResolver.WGS84;
    }

    /** Longitude and latitude of the middle of what the file covers; null if it holds nothing. */
    static @Nullable Coordinate middle(TwinEntry entry) {
        OsmData osm = load(entry);
        Envelope degrees = covered(osm, new OsmShapes(osm, CrsResolver.WGS84, null));
        return degrees.isNull() ? null : degrees.centre();
    }

    VectorData read() {
        OsmData osm = load(entry);
        OsmShapes shapes = new OsmShapes(osm, model, window);
        osm.counts().forEach((type, number) -> data.features.put("OSM " + type, number));
        singles(osm, shapes);
        Set<Long> members = relations(osm, shapes);
        for (OsmData.Way way : osm.ways().values()) {
            if (!way.tags().isEmpty() && !members.contains(way.id()) && shapes.near(way)) {
                way(way, shapes);
            }
        }
        buildings.end();
        data.cover.addAll(ground.end());
        Envelope degrees = covered(osm, shapes);
        if (!degrees.isNull()) {
            data.frame(CoordinateTransform.between(CrsResolver.WGS84, model).apply(degrees));
        }
        report(osm);
        boolean nothing = data.isEmpty() && data.cover.isEmpty();
        if (nothing && (window == null || data.extent().isNull())) {
            throw new InputException(
                    source + " holds no building, tree or land cover.",
                    "Give an extract with ways and their nodes (Overpass: (._;>;); out meta;), or take it out of the job.");
        }
        return data;
    }

    /** What the file says it covers; else what its buildings and trees do; else all its ways. */
    private static Envelope covered(OsmData osm, OsmShapes shapes) {
        double[] bounds = osm.bounds();
        if (bounds != null) {
            return new Envelope(bounds[0], bounds[2], bounds[1], bounds[3]);
        }
        Envelope degrees = new Envelope();
        Envelope all = new Envelope();
        for (OsmData.Way way : osm.ways().values()) {
            Envelope box = shapes.degrees(way.nodes());
            all.expandToInclude(box);
            if (OsmBuildings.is(way.tags())) {
                degrees.expandToInclude(box);
            }
        }
        for (OsmData.Node tree : osm.trees()) {
            degrees.expandToInclude(tree.longitude(), tree.latitude());
        }
        return degrees.isNull() ? all : degrees;
    }

    private void singles(OsmData osm, OsmShapes shapes) {
        for (OsmData.Node tree : osm.trees()) {
            single.add(tree.id());
            Coordinate at =
                    shapes.near(new Envelope(tree.longitude(), tree.longitude(), tree.latitude(), tree.latitude()))
                            ? shapes.place(tree.longitude(), tree.latitude())
                            : null;
            if (at != null && uses.contains("trees")) {
                data.count("natural=tree");
                trees.add(tree, at);
            }
        }
    }

    /** Multipolygons; returns the outer ways that only say the same again. */
    private Set<Long> relations(OsmData osm, OsmShapes shapes) {
        Set<Long> same = new HashSet<>();
        for (OsmData.Relation relation : osm.relations()) {
            for (OsmData.Member member : relation.members()) {
                OsmData.Way way = member.type() == 'w' ? osm.ways().get(member.id()) : null;
                if (way != null && !member.role().equals("inner") && says(relation.tags(), way.tags())) {
                    same.add(way.id());
                }
            }
            if (shapes.near(relation)) {
                List<String> faults = new ArrayList<>();
                area("relation/" + relation.id(), relation.tags(), () -> shapes.area(relation, faults), faults);
            }
        }
        return same;
    }

    private static boolean says(Map<String, String> whole, Map<String, String> part) {
        for (String key : List.of("building", "landuse", "natural", "leisure", "amenity")) {
            if (part.containsKey(key)) {
                return part.get(key).equals(whole.get(key));
            }
        }
        return false;
    }

    private void way(OsmData.Way way, OsmShapes shapes) {
        Map<String, String> tags = way.tags();
        String id = "way/" + way.id();
        if (ROWS.contains(tags.getOrDefault("natural", ""))) {
            data.count("natural=tree_row");
            if (uses.contains("trees")) {
                trees.row(way, shapes.lines(way), drawn(way));
            }
            return;
        }
        OsmRules.Band band = rules.line(tags);
        boolean area = way.closed() && (OsmBuildings.is(tags) || rules.area(tags) != null);
        if (area) {
            List<String> faults = new ArrayList<>();
            area(id, tags, () -> shapes.area(way, faults), faults);
        } else if (band != null) {
            data.count(kind(tags, "highway", "railway", "waterway"));
            if (uses.contains("landcover")) {
                ground.line(id, band, tags, shapes.lines(way));
            }
        }
    }

    /** Whether the trees of a row are mapped one by one as its nodes. */
    private boolean drawn(OsmData.Way way) {
        int trees = 0;
        for (long node : way.nodes()) {
            trees += single.contains(node) ? 1 : 0;
        }
        return trees > 1;
    }

    private interface Maker {
        Geometry make();
    }

    private void area(String id, Map<String, String> tags, Maker maker, List<String> faults) {
        boolean building = OsmBuildings.is(tags);
        OsmRules.Cover cover = building ? null : rules.area(tags);
        if (!building && cover == null) {
            return;
        }
        data.count(building ? kind(tags, "building", "building:part") : cover == null ? "" : cover.tag());
        Geometry shape = maker.make();
        if (shape.isEmpty()) {
            String why = faults.isEmpty() ? "it has no area" : faults.getFirst();
            if (building) {
                quality.add(Kind.SKIPPED, source, id, "The outline cannot be used: " + why + ".");
            } else {
                broken++;
            }
            return;
        }
        if (!faults.isEmpty()) {
            quality.add(Kind.REPAIRED, source, id, "A ring was left out: " + faults.getFirst() + ".");
        }
        if (building) {
            if (uses.contains("buildings")) {
                buildings.add(id, tags, shape);
            }
            return;
        }
        if (uses.contains("landcover") && cover != null) {
            ground.area(id, cover, shape);
        }
        if (uses.contains("trees") && ("wood".equals(tags.get("natural")) || "forest".equals(tags.get("landuse")))) {
            wood(id, tags, shape);
        }
    }

    private void wood(String id, Map<String, String> tags, Geometry shape) {
        Envelope near = window == null ? shape.getEnvelopeInternal() : window;
        Envelope common = near.intersection(shape.getEnvelopeInternal());
        if (common.getArea() > WOODED) {
            quality.add(
                    Kind.SKIPPED,
                    source,
                    id,
                    "Its trees are left out: the wood has more than " + Math.round(WOODED / 1e6)
                            + " km2; its ground is kept. Give a canopy raster for it.");
            return;
        }
        trees.wood(id, tags, shape, common);
    }

    private static String kind(Map<String, String> tags, String... keys) {
        for (String key : keys) {
            String value = tags.get(key);
            if (value != null && !value.equals("no")) {
                return key.startsWith("building") ? key : key + "=" + value;
            }
        }
        return "other";
    }

    private void report(OsmData osm) {
        quality.add(
                Kind.NOTE,
                source,
                "",
                "Data of OpenStreetMap's contributors under the ODbL 1.0: name them under attribution (\"(c) OpenStreetMap contributors\").");
        if (broken > 0) {
            quality.add(
                    Kind.SKIPPED,
                    source,
                    "",
                    broken
                            + " areas of land cover cannot be used: nodes or ways are missing, or a ring does not close.");
        }
        if (osm.misplaced() > 0) {
            quality.add(
                    Kind.SKIPPED, source, "", osm.misplaced() + " nodes have coordinates that are no place on Earth.");
        }
    }
}
