package org.kastanie.engine.twin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.kastanie.engine.twin.osm.OsmFile;
import org.locationtech.jts.geom.Envelope;

/**
 * What one file of a twin holds.
 *
 * @param path the file
 * @param kind such as "CityGML 2.0", "tree points", "footprints", "raster"
 * @param crs system as the file or the key says it; null if unknown
 * @param crsName how the file spells it; empty if it does not
 * @param extent in the system of {@code model}
 * @param model system the extent is in
 * @param features number by type (as in the file), and of what came of them ("buildings LoD 2", "trees", "cells")
 * @param ranges least and greatest of heights and other figures, with unit
 * @param attributes of GeoJSON and CSV files: least and greatest value, or samples
 * @param licence what the file says of its licence and origin, in its own words
 * @param findings what is missing, assumed, doubtful or broken, per feature
 */
public record Inspection(
        Path path,
        String kind,
        @Nullable Crs crs,
        String crsName,
        Envelope extent,
        @Nullable Crs model,
        Map<String, Integer> features,
        Map<String, String> ranges,
        Map<String, String> attributes,
        Map<String, String> licence,
        List<QualityReport.Entry> findings) {
    /** Type of twin entry a file would be, from its first bytes and its name; null if it is none (weather, say). */
    public static @Nullable String typeOf(Path path) {
        InputFiles.check(path);
        String name = InputFiles.name(path).toLowerCase(Locale.ROOT);
        String head;
        try (InputStream in = InputFiles.open(path)) {
            head = new String(in.readNBytes(4096), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw InputFiles.unreadable(path, e);
        }
        String start = head.stripLeading();
        if (head.startsWith("II*\0") || head.startsWith("MM\0*") || head.startsWith("II+\0")) {
            return "terrain";
        }
        if (head.startsWith("\u0089HDF") || head.startsWith("CDF")) {
            return "pids";
        }
        if (start.toLowerCase(Locale.ROOT).startsWith("ncols")) {
            return "terrain";
        }
        boolean xml = start.startsWith("<") || start.startsWith("ï»¿<");
        if (OsmFile.isPbf(head.getBytes(StandardCharsets.ISO_8859_1)) || xml && start.contains("<osm")) {
            return "osm";
        }
        if (name.endsWith(".osm.bz2") || name.endsWith(".osm")) {
            return "osm"; // its reader says what is wrong with it
        }
        if (xml || name.contains(".gml")) {
            return "citygml";
        }
        if (start.startsWith("{") && (start.contains("\"CityJSON\"") || start.contains("\"CityObjects\""))) {
            return "cityjson";
        }
        if (FeatureFile.reads(path) && (start.startsWith("{") || !name.contains("json"))) {
            TwinEntry entry = new TwinEntry("footprints", path);
            return FeatureFile.of(entry).head().firstType().endsWith("Point") ? "trees" : "footprints";
        }
        String rows = CsvFile.withoutComments(head);
        boolean table = name.contains(".csv") && rows.indexOf('\n') > 0;
        String first = table ? rows.substring(0, rows.indexOf('\n')).toLowerCase(Locale.ROOT) : "";
        boolean placed = !Attributes.first(first.split("[;,\t]", -1), "x").isEmpty()
                && !Attributes.first(first.split("[;,\t]", -1), "y").isEmpty();
        return placed ? "trees" : null;
    }

    /** Whether a file is a table of files and the areas they cover, which is no data itself. */
    public static boolean isTileIndex(Path path) {
        if (!InputFiles.name(path).toLowerCase(Locale.ROOT).endsWith(".csv")) {
            return false;
        }
        try (InputStream in = InputFiles.open(path)) {
            String head = new String(in.readNBytes(4096), StandardCharsets.UTF_8);
            return TileIndex.isTable(head.lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw InputFiles.unreadable(path, e);
        }
    }

    /**
     * Looks at a file; the type is found from the file itself.
     *
     * @throws InputException if the file cannot be used, or is none of a twin
     */
    public static Inspection of(Path path) {
        String type = typeOf(path);
        if (type == null) {
            throw new InputException(
                    InputFiles.name(path) + " is no file of a twin that Kastanie knows.",
                    "Known are CityGML, CityJSON, OpenStreetMap, GeoJSON, GeoPackage and Shapefile (trees, footprints), CSV (trees), GeoTIFF, ESRI ASCII grids and PALM static drivers (NetCDF-4).");
        }
        return of(new TwinEntry(type, path));
    }

    /** Looks at a file as the entry of a job describes it. */
    public static Inspection of(TwinEntry entry) {
        return of(entry, List.of());
    }

    /**
     * Looks at a file among others, whose terrain, buildings and roads its objects are set against.
     *
     * @param others files of the same place, in the order in which their ground is laid
     */
    public static Inspection of(TwinEntry entry, List<TwinEntry> others) {
        QualityReport quality = new QualityReport();
        String spelled = "";
        String kind = entry.type();
        if (entry.type().equals("citygml")) {
            CityGmlFile.Head head = CityGmlFile.head(entry.path());
            spelled = head.srsName() == null ? "" : head.srsName();
            kind = "CityGML " + head.version();
        } else if (entry.type().equals("cityjson")) {
            CityJsonFile.Head head = CityJsonFile.head(entry.path());
            spelled = head.system() == null ? "" : head.system();
            kind = "CityJSON " + head.version();
        }
        Crs crs = TwinReader.declaredCrs(entry);
        if (crs == null) {
            quality.add(
                    Kind.NOTE,
                    InputFiles.name(entry.path()),
                    "",
                    "The file names no coordinate system: a job must name it, such as crs: EPSG:25832.");
        }
        return switch (entry.type()) {
            case "osm" ->
                vector(entry, "OpenStreetMap", crs, "", quality, others).placed();
            case "citygml", "cityjson", "trees", "footprints" ->
                vector(entry, kind, crs, spelled, quality, others).placed();
            case "pids" -> PidsInspection.of(entry, crs, quality).placed();
            default -> raster(entry, crs, quality).placed();
        };
    }

    private static Inspection vector(
            TwinEntry entry,
            String kind,
            @Nullable Crs crs,
            String spelled,
            QualityReport quality,
            List<TwinEntry> others) {
        Crs declared = crs == null ? CrsResolver.utm(9, 50) : crs; // any metres will do: the extent is not moved
        boolean footprints = entry.type().equals("footprints");
        Crs model = declared;
        if (CrsResolver.isGeographic(declared)) {
            model = footprints ? zone(entry, declared) : TwinReader.modelCrs(List.of(entry), null);
        }
        VectorData data = footprints
                ? new FootprintReader(entry, null, quality).outlines(declared, model)
                : TwinReader.vector(entry, declared, model, null, quality);
        Surroundings around = Surroundings.of(entry, others, crs == null ? null : model, data.extent());
        new InspectionChecks(entry, data, quality, around).run();
        Map<String, Integer> features = new TreeMap<>(data.features);
        Map<String, String> ranges = new TreeMap<>();
        new TerrainCheck(entry, data, quality).run(around.terrain(), ranges);
        count(data, features, ranges);
        Map<String, String> attributes = AttributeSummary.of(entry);
        index(entry, attributes, quality);
        return new Inspection(
                entry.path(),
                kind,
                crs,
                spelled,
                data.extent(),
                crs == null ? null : model,
                features,
                ranges,
                attributes,
                Licences.of(entry),
                quality.entries());
    }

    /** Outlines with the names of files are a tile index. */
    private static void index(TwinEntry entry, Map<String, String> attributes, QualityReport quality) {
        String file = TileIndex.usual(List.copyOf(attributes.keySet()));
        if (entry.type().equals("footprints") && file != null) {
            quality.add(
                    Kind.NOTE,
                    InputFiles.name(entry.path()),
                    "",
                    "Its attribute " + file
                            + " may name files: as a tile index it goes into a job under the type of those (docs/inputs.md).");
        }
    }

    private static void count(VectorData data, Map<String, Integer> features, Map<String, String> ranges) {
        for (Building b : data.buildings) {
            features.merge("-> buildings, LoD " + b.levelOfDetail(), 1, Integer::sum);
            features.merge("-> roof polygons", b.roofs().size(), Integer::sum);
            features.merge("-> wall polygons", b.walls().size(), Integer::sum);
        }
        if (!data.buildings.isEmpty()) {
            range(ranges, "height above ground, m", data.buildings, Building::height);
            range(ranges, "ground, m above datum", data.buildings, Building::groundHeight);
            double area = data.buildings.stream()
                    .mapToDouble(b -> b.footprint().getArea())
                    .sum();
            ranges.put("footprint, m2", String.format(Locale.ROOT, "%.0f in all", area));
        }
        for (TwinSource.Area area : data.cover) {
            features.merge("-> land cover areas, " + area.label(), 1, Integer::sum);
        }
        if (!data.terrain.isEmpty()) {
            features.put("-> terrain triangles", data.terrain.count());
        }
        if (!data.trees.isEmpty()) {
            features.put("-> trees", data.trees.size());
            range(ranges, "tree height, m", data.trees, Tree::height);
            range(ranges, "crown diameter, m", data.trees, Tree::crownDiameter);
            range(ranges, "crown base, m", data.trees, Tree::crownBase);
            range(ranges, "tree foot, m above datum", data.trees, Tree::ground);
            range(ranges, "planted", data.trees, t -> t.planted() == 0 ? Double.NaN : t.planted());
            ranges.computeIfPresent("planted", (name, years) -> years.replace(".0", ""));
            long named = data.trees.stream().filter(t -> t.species() != null).count();
            ranges.put("species", named == 0 ? "not named" : named + " of " + data.trees.size() + " have one");
        }
    }

    /** Zone of outlines whose heights may not be named yet. */
    private static Crs zone(TwinEntry entry, Crs declared) {
        Envelope extent = new FootprintReader(entry, null, new QualityReport())
                .outlines(declared, TwinReader.WORLD)
                .extent();
        if (extent.isNull()) {
            return CrsResolver.utm(9, 50);
        }
        double[] lonLat = CrsResolver.lonLat(TwinReader.WORLD, extent.centre().x, extent.centre().y);
        return CrsResolver.utm(lonLat[0], lonLat[1]);
    }

    private static Inspection raster(TwinEntry entry, @Nullable Crs crs, QualityReport quality) {
        Raster raster = RasterReader.raw(entry);
        int gaps = 0;
        double low = Double.NaN;
        double high = Double.NaN;
        for (float v : raster.values()) {
            if (Float.isNaN(v)) {
                gaps++;
            } else {
                low = !(v >= low) ? v : low;
                high = !(v <= high) ? v : high;
            }
        }
        Map<String, Integer> features = new TreeMap<>();
        features.put("columns", raster.columns());
        features.put("rows", raster.rows());
        features.put("cells without data", gaps);
        Map<String, String> ranges = new TreeMap<>();
        ranges.put("value", gaps == raster.values().length ? "none at all" : text(low, high));
        ranges.put("cell", raster.cellX() + " x " + raster.cellY());
        return new Inspection(
                entry.path(),
                "raster",
                crs,
                "",
                raster.extent(),
                crs,
                features,
                ranges,
                Map.of(),
                Licences.of(entry),
                quality.entries());
    }

    private static <T> void range(Map<String, String> ranges, String name, List<T> objects, ToDoubleFunction<T> value) {
        double low = Double.NaN;
        double high = Double.NaN;
        int missing = 0;
        for (T object : objects) {
            double v = value.applyAsDouble(object);
            if (Double.isNaN(v)) {
                missing++;
            } else {
                low = !(v >= low) ? v : low;
                high = !(v <= high) ? v : high;
            }
        }
        String gap = missing == 0 ? "" : ", missing in " + missing + " of " + objects.size();
        ranges.put(name, missing == objects.size() ? "missing" : text(low, high) + gap);
    }

    private static String text(double low, double high) {
        return String.format(Locale.ROOT, "%.5g to %.5g", low, high);
    }

    /** Number of findings by kind. */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        findings.forEach(f -> counts.merge(f.kind().name().toLowerCase(Locale.ROOT), 1, Integer::sum));
        return counts;
    }

    /** This with a doubt if x and y look swapped. */
    private Inspection placed() {
        Crs own = model;
        if (own == null || extent.isNull()) {
            return this;
        }
        double x = extent.centre().x;
        double y = extent.centre().y;
        String here = PlaceDoubt.of(own, x, y, crs != null && CrsResolver.isGeographic(crs));
        if (here.isEmpty()) {
            return this;
        }
        List<QualityReport.Entry> all = new ArrayList<>();
        all.add(new QualityReport.Entry(Kind.DOUBTFUL, InputFiles.name(path), "", here));
        all.addAll(findings);
        return new Inspection(
                path, kind, crs, crsName, extent, model, features, ranges, attributes, licence, List.copyOf(all));
    }

    /** For people: one fact a line; at most 20 findings, then how many more there are. */
    public String toText() {
        return InspectionText.of(this);
    }
}
