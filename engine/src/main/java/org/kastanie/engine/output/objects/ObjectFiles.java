package org.kastanie.engine.output.objects;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kastanie.engine.output.ResultSet;

/** Writes the formats that put results on objects. */
public final class ObjectFiles {
    /** Formats of a job that need objects. */
    public static final Set<String> FORMATS = Set.of("geopackage", "geojson", "cityjson", "3d-tiles");

    private ObjectFiles() {}

    /** Whether any of these formats is wanted. */
    public static boolean wanted(List<String> formats) {
        return formats.stream().anyMatch(FORMATS::contains);
    }

    /** Whether 3D Tiles are wanted of a twin that has nothing to draw: its buildings have outlines, but no surfaces. */
    public static boolean nothingToDraw(List<String> formats, List<ObjectTable> tables) {
        return formats.contains("3d-tiles")
                && tables.stream()
                        .noneMatch(t -> (t.kind() == ObjectKind.ROOF || t.kind() == ObjectKind.WALL)
                                && !t.objects().isEmpty());
    }

    /**
     * @param tables one a kind; kinds without objects are left out
     * @return the files written, relative to {@code folder}
     */
    public static List<Path> write(ResultSet results, List<ObjectTable> tables, Path folder) throws IOException {
        List<ObjectTable> some =
                tables.stream().filter(t -> !t.objects().isEmpty()).toList();
        List<ObjectTable> told = some.stream()
                .map(ObjectTable::known)
                .filter(t -> !t.objects().isEmpty())
                .toList();
        List<Path> files = new ArrayList<>();
        if (results.formats().contains("geopackage")) {
            files.add(ObjectPackage.write(results, told, folder));
        }
        if (results.formats().contains("geojson")) {
            files.addAll(ObjectGeoJson.write(results, told, folder));
        }
        if (results.formats().contains("cityjson")) {
            files.add(ObjectCityJson.write(results, some, folder));
        }
        if (results.formats().contains("3d-tiles")) {
            files.addAll(ObjectTiles.write(results, some, folder));
        }
        return files.stream().map(folder::relativize).toList();
    }
}
