package org.kastanie.engine.twin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.JsonNode;

/** Building outlines with a height or a number of storeys, from polygons (GeoJSON, GeoPackage, Shapefile); flat roofs. */
final class FootprintReader {
    /**
     * Height of a storey, m, where only storeys are known: the rule of OpenStreetMap's "Simple 3D Buildings" (3 m a
     * level). Old town houses have up to 4 m; the report lists every building it was used for.
     */
    static final double STOREY_HEIGHT = 3;

    private static final String[] DIRECT = {"id", "height", "storeys", "ground", "base", "roofMaterial", "wallMaterial"
    };

    private final TwinEntry entry;
    private final String source;
    private final QualityReport quality;
    private final VectorData data;
    private final Set<String> ids = new HashSet<>();
    private boolean outlinesOnly;
    private int ordinal;

    FootprintReader(TwinEntry entry, @Nullable Envelope window, QualityReport quality) {
        this.data = new VectorData(window);
        this.entry = entry;
        this.source = InputFiles.name(entry.path());
        this.quality = quality;
    }

    static Crs declaredCrs(TwinEntry entry) {
        FeatureFile file = FeatureFile.of(entry);
        return file.crs(file.head(), entry.crs());
    }

    /** What is there, whether or not heights are known (NaN): for looking at a file, not for computing with it. */
    VectorData outlines(Crs declared, Crs model) {
        outlinesOnly = true;
        return read(declared, model);
    }

    VectorData read(Crs declared, Crs model) {
        FeatureFile file = FeatureFile.of(entry);
        FeatureFile.Head head = file.filledHead();
        Attributes names = new Attributes(source, head.attributes(), entry.columns(DIRECT), Attributes.FOOTPRINT_NAMES);
        if (outlinesOnly) {
            if (names.of("height") == null && names.of("storeys") == null) {
                quality.add(
                        Kind.NOTE,
                        source,
                        "",
                        "height: not named; a job must name the attribute that holds it: height: ... or storeys: ...");
            }
        } else if (names.of("height") == null && names.of("storeys") == null) {
            throw new InputException(
                    source + " has neither a height nor a storeys attribute.",
                    "Name one: height: ... or storeys: ...; the file has "
                            + (head.attributes().isEmpty() ? "none" : String.join(", ", head.attributes())) + ".");
        }
        CoordinateTransform transform = CoordinateTransform.between(declared, model);
        file.features(feature -> add(feature, names, transform));
        if (data.isEmpty() && !outlinesOnly) {
            throw new InputException(
                    source + " holds no polygon with a height.",
                    "Give polygons with an attribute for the height in metres or the number of storeys.");
        }
        return data;
    }

    private void add(JsonNode feature, Attributes names, CoordinateTransform transform) {
        ordinal++;
        String id = id(feature, names);
        JsonNode geometry = feature.path("geometry");
        data.count(geometry.path("type").asString("no geometry"));
        List<String> faults = new ArrayList<>();
        Geometry outline;
        try {
            outline = Polygons.outline(GeoJsonGeometry.polygons(geometry, transform, faults));
        } catch (InputException e) {
            quality.add(Kind.SKIPPED, source, id, String.valueOf(e.getMessage()));
            return;
        }
        if (outline.isEmpty()) {
            String why = faults.isEmpty() ? "it has no area" : faults.get(0);
            quality.add(Kind.SKIPPED, source, id, "The outline cannot be used: " + why + ".");
            return;
        }
        for (String fault : faults) {
            quality.add(Kind.REPAIRED, source, id, "A ring was left out: " + fault + ".");
        }
        double height = height(feature, names, id);
        if (Double.isNaN(height) && !outlinesOnly) {
            return;
        }
        double ground = Attributes.number(FeatureFile.text(feature, names.of("ground")));
        double base = base(feature, names, id, height);
        data.add(new Building(
                id,
                List.of(),
                List.of(),
                outline,
                ground,
                height,
                1,
                material(feature, MaterialNames.ROOF_OPTION, names.of("roofMaterial")),
                material(feature, MaterialNames.WALL_OPTION, names.of("wallMaterial")),
                List.of(),
                base));
    }

    /** Height of the underside above the ground; 0 where none is given. */
    private double base(JsonNode feature, Attributes names, String id, double height) {
        double base = Attributes.positive(FeatureFile.text(feature, names.of("base")));
        if (base >= height) {
            quality.add(
                    Kind.REPAIRED,
                    source,
                    id,
                    "Its underside at " + base + " m is not below its top at " + height
                            + " m: it stands on the ground.");
            return 0;
        }
        return Double.isNaN(base) ? 0 : base;
    }

    /** Value of the attribute the job names for all files, else of the usual one. */
    private @Nullable String material(JsonNode feature, String option, @Nullable String usual) {
        String named = entry.text(option);
        return FeatureFile.text(feature, named == null ? usual : named);
    }

    private double height(JsonNode feature, Attributes names, String id) {
        double height = Attributes.positive(FeatureFile.text(feature, names.of("height")));
        if (!Double.isNaN(height)) {
            return height;
        }
        double storeys = Attributes.positive(FeatureFile.text(feature, names.of("storeys")));
        if (!Double.isNaN(storeys)) {
            quality.add(Kind.ASSUMED, source, id, "Height from " + storeys + " storeys of 3 m.");
            return storeys * STOREY_HEIGHT;
        }
        if (outlinesOnly && names.of("height") == null && names.of("storeys") == null) {
            return Double.NaN; // said once for the file
        }
        quality.add(Kind.SKIPPED, source, id, "The building has neither a height nor storeys above 0.");
        return Double.NaN;
    }

    private String id(JsonNode feature, Attributes names) {
        String id = FeatureFile.text(feature, names.of("id"));
        if (id == null) {
            id = topLevelId(feature);
        }
        if (id == null) {
            id = InputFiles.stem(entry.path()) + "-" + ordinal;
        }
        if (!ids.add(id)) {
            quality.add(Kind.DOUBTFUL, source, id, "The id occurs more than once; an ordinal was appended.");
            id = id + "-" + ordinal;
            ids.add(id);
        }
        return id;
    }

    private static @Nullable String topLevelId(JsonNode feature) {
        JsonNode id = feature.path("id");
        String text = id.isValueNode() && !id.isNull() ? id.asString("") : "";
        return text.isBlank() ? null : text;
    }
}
