package org.kastanie.engine.output.objects;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.engine.twin.QualityReport.Kind;

/** Writes the formats that put results on objects. */
public final class ObjectFiles {
    /** Formats of a job that need objects. */
    public static final Set<String> FORMATS = Set.of("geopackage", "geojson", "cityjson", "3d-tiles");

    private ObjectFiles() {}

    /** Whether any of these formats is wanted. */
    public static boolean wanted(List<String> formats) {
        return formats.stream().anyMatch(FORMATS::contains);
    }

    /** Says what cannot be written: 3D Tiles of a twin whose buildings have outlines, but no surfaces. */
    public static void doubts(List<String> formats, List<ObjectTable> tables, QualityReport quality) {
        boolean drawn = tables.stream()
                .anyMatch(t -> (t.kind() == ObjectKind.ROOF || t.kind() == ObjectKind.WALL)
                        && !t.objects().isEmpty());
        if (formats.contains("3d-tiles") && !drawn) {
            quality.add(
                    Kind.NOTE,
                    "output",
                    "",
                    "Not written: 3d-tiles, as no building of the twin has roof or wall surfaces.");
        }
    }

    /**
     * @param tables one a kind; kinds without objects are left out
     * @param geoidHeight of the place above the ellipsoid, m; NaN if the job does not tell
     * @return the files written, relative to {@code folder}
     */
    public static List<Path> write(ResultSet results, List<ObjectTable> tables, double geoidHeight, Path folder)
            throws IOException {
        double lift = Double.isNaN(geoidHeight) ? 0 : geoidHeight;
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
            files.addAll(ObjectGeoJson.write(results, told, lift, folder));
        }
        if (results.formats().contains("cityjson")) {
            files.add(ObjectCityJson.write(results, some, folder));
        }
        if (results.formats().contains("3d-tiles")) {
            files.addAll(ObjectTiles.write(results, some, lift, folder));
        }
        return files.stream().map(folder::relativize).toList();
    }
}
