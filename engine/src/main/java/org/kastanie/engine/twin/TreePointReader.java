package org.kastanie.engine.twin;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.locationtech.jts.geom.Envelope;

/**
 * Trees as points: GeoJSON, GeoPackage, Shapefile, or CSV with a header. Values that are missing, zero or not numbers become NaN; the scene
 * fills them by rule. Crown points (MultiPoint) count as one tree at their first point; polygons at their middle.
 */
final class TreePointReader {
    private static final List<String> DIMENSIONS =
            List.of("height", "crownDiameter", "crownBase", "species", "planted");

    /** What registers write where they know nothing. */
    private static final Set<String> UNKNOWN = Set.of("nicht bekannt", "unbekannt", "unknown", "k.a.", "-");

    private final TwinEntry entry;
    private final String source;
    private final QualityReport quality;
    private final VectorData data;
    private final Set<String> ids = new HashSet<>();
    private int ordinal;
    private int repeatedIds;
    private int classed;
    private double widest;

    TreePointReader(TwinEntry entry, @Nullable Envelope window, QualityReport quality) {
        this.data = new VectorData(window);
        this.entry = entry;
        this.source = InputFiles.name(entry.path());
        this.quality = quality;
    }

    /** System the file is in; null if neither the file nor the entry says it. */
    static @Nullable Crs declaredCrs(TwinEntry entry) {
        if (FeatureFile.reads(entry.path())) {
            FeatureFile file = FeatureFile.of(entry);
            return file.crs(file.head(), entry.crs());
        }
        if (entry.crs() != null) {
            return entry.crs();
        }
        CsvFile csv = new CsvFile(entry.path());
        Attributes names = names(entry, csv.header());
        int x = column(csv, names, "x", entry.path());
        int y = column(csv, names, "y", entry.path());
        for (int row = 0; row < csv.rows(); row++) {
            double east = Attributes.number(csv.cell(row, x));
            double north = Attributes.number(csv.cell(row, y));
            if (Math.abs(east) > 180 || Math.abs(north) > 90) {
                return null;
            }
        }
        return CrsResolver.WGS84;
    }

    private static Attributes names(TwinEntry entry, List<String> known) {
        return new Attributes(
                InputFiles.name(entry.path()), known, entry.columns("id", "height"), Attributes.TREE_NAMES);
    }

    VectorData read(Crs declared, Crs model) {
        CoordinateTransform transform = CoordinateTransform.between(declared, model);
        if (FeatureFile.reads(entry.path())) {
            readFeatures(transform);
        } else {
            readCsv(transform);
        }
        if (data.isEmpty()) {
            throw new InputException(
                    source + " holds no tree with a position.", "Give points (GeoJSON) or columns x and y (CSV).");
        }
        if (classed > 0) {
            quality.add(
                    Kind.ASSUMED,
                    source,
                    "",
                    classed + " sizes are classes such as 11-15 m: the middle is used, which is off by up to " + widest
                            + " m.");
        }
        if (repeatedIds > 0) {
            quality.add(Kind.DOUBTFUL, source, "", repeatedIds + " ids occur more than once; an ordinal was appended.");
        }
        return data;
    }

    private void missing(Attributes names) {
        List<String> missing = names.missing(DIMENSIONS);
        if (!missing.isEmpty()) {
            quality.add(Kind.NOTE, source, "", "The file has no attribute for " + String.join(", ", missing) + ".");
        }
    }

    private void readFeatures(CoordinateTransform transform) {
        FeatureFile file = FeatureFile.of(entry);
        Attributes names = names(entry, file.filledHead().attributes());
        missing(names);
        Map<String, String> actual = actual(names);
        file.features(feature -> {
            data.count(feature.path("geometry").path("type").asString("no geometry"));
            double[] at = GeoJsonGeometry.point(feature.path("geometry"));
            String featureId =
                    feature.path("id").isValueNode() ? feature.path("id").asString("") : "";
            add(at, transform, featureId, property -> {
                String text = FeatureFile.text(feature, actual.get(property));
                return text == null ? "" : text;
            });
        });
    }

    private static Map<String, String> actual(Attributes names) {
        Map<String, String> actual = new HashMap<>();
        for (String property : Attributes.TREE_NAMES.keySet()) {
            String name = names.of(property);
            if (name != null) {
                actual.put(property, name);
            }
        }
        return actual;
    }

    private void readCsv(CoordinateTransform transform) {
        CsvFile csv = new CsvFile(entry.path());
        Attributes names = names(entry, csv.header());
        missing(names);
        int x = column(csv, names, "x", entry.path());
        int y = column(csv, names, "y", entry.path());
        for (int r = 0; r < csv.rows(); r++) {
            int row = r;
            data.count("row");
            double[] at = {Attributes.number(csv.cell(row, x)), Attributes.number(csv.cell(row, y))};
            add(at, transform, "", property -> {
                String name = names.of(property);
                return name == null ? "" : csv.cell(row, csv.header().indexOf(name));
            });
        }
    }

    private static int column(CsvFile csv, Attributes names, String property, Path path) {
        String name = names.of(property);
        if (name == null) {
            throw new InputException(
                    InputFiles.name(path) + " has no column for " + property + ".",
                    "Name it: columns: {" + property + ": ...}; the file has " + String.join(", ", csv.header()) + ".");
        }
        return csv.header().indexOf(name);
    }

    private void add(
            double @Nullable [] at, CoordinateTransform transform, String featureId, UnaryOperator<String> value) {
        ordinal++;
        String id = id(value.apply("id"), featureId);
        if (at == null || !Double.isFinite(at[0]) || !Double.isFinite(at[1])) {
            quality.add(Kind.SKIPPED, source, id, "The tree has no position.");
            return;
        }
        double[] place;
        try {
            place = transform.apply(at[0], at[1]);
        } catch (InputException e) {
            quality.add(Kind.SKIPPED, source, id, String.valueOf(e.getMessage()));
            return;
        }
        double height = size(value, "height", id);
        double base = size(value, "crownBase", id);
        if (base >= height) {
            quality.add(Kind.DOUBTFUL, source, id, "The crown base " + base + " m is not below the top: not used.");
            base = Double.NaN;
        }
        String species = value.apply("species");
        double ground = Attributes.number(value.apply("ground"));
        data.add(new Tree(
                id,
                place[0],
                place[1],
                Double.isNaN(ground) && at.length > 2 ? at[2] : ground,
                height,
                size(value, "crownDiameter", id),
                base,
                Attributes.positive(value.apply("leafAreaIndex")),
                species.isEmpty() ? null : species,
                Attributes.year(value.apply("planted")),
                size(value, "rootVolume", id)));
    }

    private double size(UnaryOperator<String> value, String property, String id) {
        String text = value.apply(property);
        double number = Attributes.positive(text);
        double[] range = Attributes.range(text);
        if (range != null) {
            classed++;
            widest = Math.max(widest, (range[1] - range[0]) / 2);
            return (range[0] + range[1]) / 2;
        }
        if (UNKNOWN.contains(text.toLowerCase(Locale.ROOT))) {
            return Double.NaN;
        }
        if (Double.isNaN(number) && !text.isEmpty() && !(Attributes.number(text) == 0)) {
            quality.add(Kind.DOUBTFUL, source, id, property + " \"" + text + "\" is not a size in metres: not used.");
        }
        return number;
    }

    private String id(String attribute, String featureId) {
        String id = !attribute.isEmpty() ? attribute : featureId;
        if (id.isEmpty()) {
            id = InputFiles.stem(entry.path()) + "-" + ordinal;
        }
        if (!ids.add(id)) {
            repeatedIds++;
            id = id + "-" + ordinal;
            ids.add(id);
        }
        return id;
    }
}
