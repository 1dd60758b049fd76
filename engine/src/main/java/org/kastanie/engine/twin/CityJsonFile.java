package org.kastanie.engine.twin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.citygml4j.cityjson.CityJSONContext;
import org.citygml4j.cityjson.CityJSONContextException;
import org.citygml4j.cityjson.reader.CityJSONReadException;
import org.citygml4j.cityjson.reader.CityJSONReader;
import org.jspecify.annotations.Nullable;
import org.kastanie.engine.InputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/**
 * Opens CityJSON (1.0, 1.1, 2.0) and CityJSON text sequences. Nothing a file names (extensions, textures, links) is
 * ever opened.
 */
final class CityJsonFile {
    /**
     * What the head of the file says.
     *
     * @param version such as "2.0"
     * @param system metadata.referenceSystem as spelled, or null
     */
    record Head(String version, @Nullable String system) {}

    private static final JsonFactory JSON = JsonFactory.builder().build();

    private static final class Context {
        static final CityJSONContext CITYJSON = create();

        private static CityJSONContext create() {
            try {
                return CityJSONContext.newInstance();
            } catch (CityJSONContextException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private CityJsonFile() {}

    /** Reads the members type, version and metadata of the first object; all others are passed over. */
    static Head head(Path path) {
        InputFiles.check(path);
        String type = null;
        String version = null;
        String system = null;
        try (InputStream in = InputFiles.open(path);
                JsonParser json = JSON.createParser(tools.jackson.core.ObjectReadContext.empty(), in)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw notCityJson(path, "it does not begin with an object");
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME && (type == null || version == null || system == null)) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("type") && value == JsonToken.VALUE_STRING) {
                    type = json.getString();
                } else if (name.equals("version") && value == JsonToken.VALUE_STRING) {
                    version = json.getString();
                } else if (name.equals("metadata") && value == JsonToken.START_OBJECT) {
                    system = system(json);
                } else {
                    json.skipChildren();
                }
            }
        } catch (JacksonException e) {
            throw damaged(path, e);
        } catch (IOException e) {
            throw InputFiles.unreadable(path, e);
        }
        if (!"CityJSON".equals(type)) {
            throw notCityJson(path, type == null ? "it has no type" : "its type is \"" + type + "\"");
        }
        return new Head(version == null ? "?" : version, system);
    }

    private static @Nullable String system(JsonParser json) {
        String system = null;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("referenceSystem") && value == JsonToken.VALUE_STRING) {
                system = json.getString().strip();
            } else {
                json.skipChildren();
            }
        }
        return system == null || system.isEmpty() ? null : system;
    }

    /** City objects one at a time; what has no id of its own gets one that {@link CityGmlFile#id} knows to be none. */
    static CityJSONReader reader(InputStream in) throws CityJSONReadException {
        AtomicLong made = new AtomicLong();
        return Context.CITYJSON
                .createCityJSONInputFactory()
                .chunkByTopLevelCityObjects(true)
                .withIdCreator(() -> CityGmlFile.NO_ID + made.incrementAndGet())
                .createCityJSONReader(in);
    }

    private static InputException notCityJson(Path path, String why) {
        return new InputException(
                InputFiles.name(path) + " is not CityJSON: " + why + ".",
                "Give a CityJSON 1.0, 1.1 or 2.0 file (type CityJSON), or another type for this entry.");
    }

    static InputException damaged(Path path, Exception cause) {
        return new InputException(
                InputFiles.name(path) + " is damaged or not CityJSON: " + InputFiles.message(cause),
                "Give a CityJSON file; if it is one, download or export it again, it may be cut off.",
                cause);
    }
}
