package org.kastanie.engine.twin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.citygml4j.xml.reader.CityGMLChunk;
import org.citygml4j.xml.reader.CityGMLReadException;
import org.citygml4j.xml.reader.CityGMLReader;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * Reads a CityGML file one top-level city object at a time, so that memory holds one object's XML and the finished
 * buildings and trees.
 */
final class CityGmlReader {
    private final Path path;
    private final CityObjects objects;

    /**
     * @param entry the file
     * @param declared system of coordinates that do not name one themselves
     * @param srsName how the file spells it, or null if the job says it
     * @param model system wanted
     * @param window of the objects wanted, or null
     * @param quality hears what was skipped
     */
    CityGmlReader(
            TwinEntry entry,
            Crs declared,
            @Nullable String srsName,
            Crs model,
            @Nullable Envelope window,
            QualityReport quality) {
        path = entry.path();
        objects = new CityObjects(entry, declared, srsName, model, window, quality);
    }

    VectorData read() {
        try (InputStream in = CityGmlFile.open(path);
                CityGMLReader reader = CityGmlFile.reader(in)) {
            while (reader.hasNext()) {
                CityGMLChunk chunk = reader.nextChunk();
                objects.read(chunk::build);
            }
        } catch (CityGMLReadException e) {
            throw CityGmlFile.notXml(path, e);
        } catch (IOException e) {
            throw InputFiles.unreadable(path, e);
        }
        return objects.end();
    }
}
