package org.kastanie.engine.twin;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import tools.jackson.databind.JsonNode;

/** A file of features with attributes: GeoJSON, a layer of a GeoPackage, a Shapefile; features come in GeoJSON's shape. */
interface FeatureFile {
    /**
     * What one pass over the file tells.
     *
     * @param crs how the file names its system, or null
     * @param attributes all attribute names in order of appearance
     * @param firstType geometry type of the first feature that has one; empty if none
     * @param features number of features
     * @param degrees whether every point lies within +-180 and +-90
     */
    record Head(@Nullable String crs, List<String> attributes, String firstType, int features, boolean degrees) {}

    Path path();

    Head head();

    /** Hands on one feature after another. */
    void features(Consumer<JsonNode> sink);

    /** Opens the file an entry names; of a GeoPackage the layer named by its key {@code layer}, else the only one. */
    static FeatureFile of(TwinEntry entry) {
        InputFiles.check(entry.path());
        String name = InputFiles.name(entry.path()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".gpkg")) {
            return new GeoPackageFile(entry.path(), entry.text("layer"));
        }
        if (name.endsWith(".shp")) {
            return new ShapeFile(entry.path());
        }
        return new GeoJsonFile(entry.path());
    }

    /** Whether a file is read by {@link #of}, going by its name. */
    static boolean reads(Path path) {
        String name = InputFiles.name(path).toLowerCase(Locale.ROOT);
        return name.contains(".json") || name.contains(".geojson") || name.endsWith(".gpkg") || name.endsWith(".shp");
    }

    /** As {@link #head}, refusing a file without features. */
    default Head filledHead() {
        Head head = head();
        if (head.features() == 0) {
            throw new InputException(
                    InputFiles.name(path()) + " holds no features.",
                    "Export it again with its features, or take it out of the job.");
        }
        return head;
    }

    /** Text of an attribute; null if absent, null or empty. */
    static @Nullable String text(JsonNode feature, @Nullable String name) {
        if (name == null) {
            return null;
        }
        JsonNode value = feature.path("properties").path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String text = value.isValueNode() ? value.asString() : value.toString();
        return text.isBlank() ? null : text.strip();
    }

    /** The file's system: named by the entry, by the file, or WGS 84 if all coordinates can be degrees. */
    default Crs crs(Head head, @Nullable Crs stated) {
        if (stated != null) {
            return stated;
        }
        if (head.crs() != null) {
            return CrsResolver.resolve(head.crs(), InputFiles.name(path()));
        }
        if (!head.degrees()) {
            throw new InputException(
                    InputFiles.name(path()) + " names no coordinate system, and its coordinates are not degrees.",
                    "Add crs to the entry of this file, for example crs: \"EPSG:25832\".");
        }
        return CrsResolver.WGS84;
    }
}
