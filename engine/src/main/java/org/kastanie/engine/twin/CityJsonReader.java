package org.kastanie.engine.twin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.citygml4j.cityjson.reader.CityJSONReadException;
import org.citygml4j.cityjson.reader.CityJSONReader;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/** Reads a CityJSON file or sequence; the objects go the way of CityGML's. */
final class CityJsonReader {
    private final Path path;
    private final CityObjects objects;

    /**
     * @param entry the file
     * @param declared system of the coordinates
     * @param spelling how the file spells it, or null if the job says it
     * @param model system wanted
     * @param window of the objects wanted, or null
     * @param quality hears what was skipped
     */
    CityJsonReader(
            TwinEntry entry,
            Crs declared,
            @Nullable String spelling,
            Crs model,
            @Nullable Envelope window,
            QualityReport quality) {
        path = entry.path();
        objects = new CityObjects(entry, declared, spelling, model, window, quality);
    }

    VectorData read() {
        try (InputStream in = InputFiles.open(path);
                CityJSONReader reader = CityJsonFile.reader(in)) {
            while (reader.hasNext()) {
                objects.read(reader::next);
            }
        } catch (CityJSONReadException e) {
            throw CityJsonFile.damaged(path, e);
        } catch (IOException e) {
            throw InputFiles.unreadable(path, e);
        }
        return objects.end();
    }
}
