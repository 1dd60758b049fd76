package org.kastanie.engine.twin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.citygml4j.xml.CityGMLContext;
import org.citygml4j.xml.CityGMLContextException;
import org.citygml4j.xml.reader.ChunkOptions;
import org.citygml4j.xml.reader.CityGMLReadException;
import org.citygml4j.xml.reader.CityGMLReader;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;

/**
 * Opens CityGML (1.0, 2.0, 3.0). City models come from strangers, so document type definitions and external entities
 * are off: no file or address named inside a city model is ever opened.
 */
final class CityGmlFile {
    /**
     * What the head of the file says.
     *
     * @param version CityGML version as in the namespace, such as "2.0"
     * @param srsName first srsName of the file, or null if there is none in the whole file
     */
    record Head(String version, @Nullable String srsName) {}

    private static final class Context {
        static final CityGMLContext CITYGML = create();

        private static CityGMLContext create() {
            try {
                return CityGMLContext.newInstance();
            } catch (CityGMLContextException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What the library writes where the file has no gml:id: its own choice, a random one, would differ each time. */
    static final String NO_ID = "kastanie-no-id";

    private CityGmlFile() {}

    /** The gml:id as the file has it, or null. */
    static @Nullable String id(@Nullable String gmlId) {
        return gmlId == null || gmlId.isBlank() || gmlId.startsWith(NO_ID) ? null : gmlId;
    }

    static XMLInputFactory xml() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty("http://javax.xml.XMLConstants/property/accessExternalDTD", "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory;
    }

    static InputStream open(Path path) throws IOException {
        return Utf8Check.of(InputFiles.open(path), InputFiles.name(path));
    }

    /** Reads as far as the first srsName. */
    static Head head(Path path) {
        InputFiles.check(path);
        try (InputStream in = open(path)) {
            XMLStreamReader reader = xml().createXMLStreamReader(in);
            String version = null;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    throw new InputException(
                            InputFiles.name(path) + " carries a document type definition (DOCTYPE).",
                            "City models need none; for safety such files are not read. Remove the DOCTYPE.");
                }
                if (event != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (version == null) {
                    version = version(path, reader);
                }
                String srs = reader.getAttributeValue(null, "srsName");
                if (srs != null && !srs.isBlank()) {
                    return new Head(version, srs.strip());
                }
            }
            return new Head(version == null ? "?" : version, null);
        } catch (XMLStreamException e) {
            throw notXml(path, e);
        } catch (IOException e) {
            throw InputFiles.unreadable(path, e);
        }
    }

    private static String version(Path path, XMLStreamReader root) {
        String namespace = root.getNamespaceURI() == null ? "" : root.getNamespaceURI();
        if (!root.getLocalName().equals("CityModel") || !namespace.contains("opengis.net/citygml")) {
            throw new InputException(
                    InputFiles.name(path) + " is not CityGML: its root element is <" + root.getLocalName() + ">.",
                    "Give a CityGML 1.0, 2.0 or 3.0 file (root element CityModel), or another type for this entry.");
        }
        String[] parts = namespace.split("/", -1);
        return parts[parts.length - 1];
    }

    /** The library's own tables, made once. */
    static CityGMLContext context() {
        return Context.CITYGML;
    }

    static CityGMLReader reader(InputStream in) throws CityGMLReadException {
        return Context.CITYGML
                .createCityGMLInputFactory(xml())
                .withIdCreator(() -> NO_ID)
                .withChunking(ChunkOptions.defaults().skipCityModel(true))
                .createCityGMLReader(in);
    }

    static InputException notXml(Path path, Exception cause) {
        return new InputException(
                InputFiles.name(path) + " is damaged or not XML: " + InputFiles.message(cause),
                "Give a CityGML file; if it is one, download or export it again, it may be cut off.",
                cause);
    }
}
