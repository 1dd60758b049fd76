package org.kastanie.engine.twin;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.citygml4j.core.model.CityGMLVersion;
import org.citygml4j.core.model.core.AbstractFeature;
import org.citygml4j.core.model.core.CityModel;
import org.citygml4j.xml.writer.CityGMLChunkWriter;
import org.citygml4j.xml.writer.CityGMLWriteException;
import org.locationtech.jts.geom.Envelope;
import org.xmlobjects.gml.model.feature.BoundingShape;

/**
 * Writes city objects, one at a time, as a gzipped CityGML 3.0 file that {@link TwinReader} reads: what a server sent is
 * kept in it, so that a run can be repeated without the server. Coordinates are written with all their digits.
 */
public final class CityGmlSink implements AutoCloseable {
    private final CityGMLChunkWriter writer;
    private final OutputStream stream;

    /** gzip with a fixed level: same objects, same bytes. */
    private static final class Packed extends GZIPOutputStream {
        Packed(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /**
     * @param path written anew
     * @param srsName of all coordinates, such as EPSG:25832
     * @param extent of the objects
     */
    public CityGmlSink(Path path, String srsName, Envelope extent) throws IOException {
        CityModel model = new CityModel();
        var envelope = new org.xmlobjects.gml.model.geometry.Envelope();
        if (extent.isNull()) {
            envelope.include(0, 0, 0);
        } else {
            envelope.include(extent.getMinX(), extent.getMinY(), 0);
            envelope.include(extent.getMaxX(), extent.getMaxY(), 0);
        }
        envelope.setSrsName(srsName);
        envelope.setSrsDimension(3);
        model.setBoundedBy(new BoundingShape(envelope));
        stream = new BufferedOutputStream(new Packed(Files.newOutputStream(path)), 1 << 16);
        try {
            writer = CityGmlFile.context()
                    .createCityGMLOutputFactory(CityGMLVersion.v3_0)
                    .createCityGMLChunkWriter(stream, "UTF-8")
                    .withDefaultPrefixes()
                    .withIndent(" ")
                    .withCityModelInfo(model);
        } catch (CityGMLWriteException e) {
            stream.close();
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Adds a top-level object. */
    public void add(AbstractFeature feature) throws IOException {
        try {
            writer.writeMember(feature);
        } catch (CityGMLWriteException e) {
            throw new IOException(InputFiles.message(e), e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            writer.close();
        } catch (CityGMLWriteException e) {
            throw new IOException(InputFiles.message(e), e);
        } finally {
            stream.close();
        }
    }
}
