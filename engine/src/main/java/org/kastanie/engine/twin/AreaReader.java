package org.kastanie.engine.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.QualityReport.Kind;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.JsonNode;

/** Land cover as polygons (GeoJSON, GeoPackage, Shapefile) with an attribute that holds the code or the name of a class. */
final class AreaReader {
    /** What the attribute is usually called: Urban Atlas, Geofabrik's OpenStreetMap layers, ALKIS, and plain names. */
    private static final List<String> USUAL = List.of(
            "code_2018",
            "code2018",
            "code_2021",
            "code_2012",
            "code2012",
            "objart",
            "objektart",
            "code",
            "fclass",
            "nutzart",
            "class",
            "klasse",
            "landcover",
            "land_cover",
            "landuse");

    private final TwinEntry entry;
    private final String source;
    private final @Nullable Envelope window;
    private final QualityReport quality;
    private final VectorData data;
    private int ordinal;
    private int unnamed;

    AreaReader(TwinEntry entry, @Nullable Envelope window, QualityReport quality) {
        this.entry = entry;
        this.source = InputFiles.name(entry.path());
        this.window = window;
        this.quality = quality;
        this.data = new VectorData(window);
    }

    static Crs declaredCrs(TwinEntry entry) {
        FeatureFile file = FeatureFile.of(entry);
        return file.crs(file.head(), entry.crs());
    }

    VectorData read(Crs declared, Crs model) {
        FeatureFile file = FeatureFile.of(entry);
        String attribute = attribute(file.filledHead().attributes());
        CoordinateTransform transform = CoordinateTransform.between(declared, model);
        Envelope all = new Envelope();
        file.features(feature -> add(feature, attribute, transform, all));
        if (all.isNull()) {
            throw new InputException(
                    source + " holds no polygon with a land cover class.",
                    "Give polygons whose attribute \"" + attribute
                            + "\" holds the class, or name another: attribute: ...");
        }
        if (unnamed > 0) {
            quality.add(Kind.SKIPPED, source, "", unnamed + " polygons have no value of \"" + attribute + "\".");
        }
        data.frame(all);
        return data;
    }

    private String attribute(List<String> names) {
        String wanted = entry.text("attribute");
        if (wanted != null) {
            if (!names.contains(wanted)) {
                throw new InputException(
                        source + " has no attribute \"" + wanted + "\".",
                        "It has: " + (names.isEmpty() ? "none" : String.join(", ", names)) + ".");
            }
            return wanted;
        }
        for (String usual : USUAL) {
            for (String name : names) {
                if (name.toLowerCase(Locale.ROOT).equals(usual)) {
                    return name;
                }
            }
        }
        throw new InputException(
                source + " does not say which attribute holds the land cover class.",
                "Name it: attribute: ...; the file has " + (names.isEmpty() ? "none" : String.join(", ", names)) + ".");
    }

    private void add(JsonNode feature, String attribute, CoordinateTransform transform, Envelope all) {
        ordinal++;
        JsonNode geometry = feature.path("geometry");
        data.count(geometry.path("type").asString("no geometry"));
        JsonNode ownId = feature.path("id");
        String named = FeatureFile.text(feature, entry.text("id"));
        String id = named != null
                ? named
                : ownId.isValueNode() && !ownId.isNull()
                        ? ownId.asString("")
                        : InputFiles.stem(entry.path()) + "-" + ordinal;
        String label = FeatureFile.text(feature, attribute);
        if (label == null) {
            unnamed++;
            return;
        }
        List<String> faults = new ArrayList<>();
        Geometry shape;
        try {
            shape = Polygons.outline(GeoJsonGeometry.polygons(geometry, transform, faults));
        } catch (InputException e) {
            quality.add(Kind.SKIPPED, source, id, InputFiles.message(e));
            return;
        }
        if (shape.isEmpty()) {
            quality.add(
                    Kind.SKIPPED,
                    source,
                    id,
                    "The area cannot be used: " + (faults.isEmpty() ? "it has no area" : faults.getFirst()) + ".");
            return;
        }
        all.expandToInclude(shape.getEnvelopeInternal());
        if (window == null || window.intersects(shape.getEnvelopeInternal())) {
            data.cover.add(new TwinSource.Area(id, shape, label));
        }
    }
}
