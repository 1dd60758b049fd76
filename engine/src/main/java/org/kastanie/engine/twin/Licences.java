package org.kastanie.engine.twin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kastanie.engine.InputException;
import org.kastanie.engine.twin.osm.OsmFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a file itself says of its licence and of where it comes from, in its own words: metadata of city models and features, tags
 * of images, attributes of extracts, comments before tables.
 */
final class Licences {
    private static final int LONGEST = 300;
    private static final int MOST = 20;

    /** Names of fields that tell of rights or origin; a field of any other name is not shown. */
    private static final Pattern TELLING = Pattern.compile(
            "(?i).*(licen[cs]e|lizenz|rights|constraint|attribution|copyright|provenance|quelle|urheber|nutzung|publisher"
                    + "|herausgeber|lineage|pointofcontact|author|institution|owner|custodian).*|source|title|generator"
                    + "|identifier|referencedate|contact(name|type|org.*)|organi[sz]ation(name)?");

    private static final Pattern ITEM = Pattern.compile("<Item name=\"([^\"]{1,80})\"[^>]*>([^<]{1,2000})</Item>");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Map<String, String> found = new LinkedHashMap<>();

    private Licences() {}

    private static final Pattern RIGHT =
            Pattern.compile("(?i).*(licen[cs]e|lizenz|rights|constraint|copyright|nutzung).*");

    /** Whether a field tells of rights. */
    static boolean right(String name) {
        return RIGHT.matcher(name).matches();
    }

    static boolean telling(String name) {
        return TELLING.matcher(name).matches();
    }

    /** Field to what it says; empty if the file tells nothing. */
    static Map<String, String> of(TwinEntry entry) {
        Licences licences = new Licences();
        try {
            licences.read(entry);
        } catch (IOException | JacksonException | InputException e) {
            licences.found.put("not read", InputFiles.message(e));
        }
        return licences.found;
    }

    private void read(TwinEntry entry) throws IOException {
        Path path = entry.path();
        String name = InputFiles.name(path).toLowerCase(Locale.ROOT);
        switch (entry.type()) {
            case "citygml" -> xml(path);
            case "cityjson" -> json(path);
            case "osm" -> {
                try (InputStream in = InputFiles.open(path)) {
                    OsmFile.origin(in).forEach(this::put);
                }
            }
            case "pids" -> PidsFile.words(path, Licences::telling).forEach(this::put);
            default -> {
                if (name.endsWith(".gpkg")) {
                    GeoPackageFile.words(path).forEach(this::put);
                } else if (name.endsWith(".shp")) {
                    beside(path, ".xml");
                } else if (FeatureFile.reads(path)) {
                    json(path);
                } else if (name.contains(".csv")) {
                    CsvFile.comments(path).forEach(line -> put("comment", line));
                } else if (!name.contains(".asc")) {
                    image(path);
                }
            }
        }
    }

    private void put(String name, String value) {
        String text = value.replaceAll("\\s+", " ").strip();
        if (!text.isEmpty() && found.size() < MOST) {
            String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
            found.merge(name, shown, (old, more) -> old.contains(more) ? old : old + "; " + more);
        }
    }

    private void xml(Path path) throws IOException {
        try (InputStream in = CityGmlFile.open(path)) {
            new LicenceXml(this::put).read(in);
        }
    }

    /** Metadata in a file of its own beside a Shapefile. */
    private void beside(Path path, String ending) throws IOException {
        Path metadata = path.resolveSibling(InputFiles.name(path) + ending);
        if (Files.isRegularFile(metadata)) {
            xml(metadata);
        }
    }

    /** Members of the outermost object but its features. */
    private void json(Path path) throws IOException {
        try (InputStream in = InputFiles.open(path);
                JsonParser parser = MAPPER.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                boolean metadata = List.of("metadata", "+metadata-extended", "info", "properties")
                        .contains(name);
                if (metadata || telling(name)) {
                    JsonNode node = MAPPER.readTree(parser);
                    tree(name, node, !metadata);
                } else {
                    parser.skipChildren();
                }
            }
        }
    }

    private void tree(String name, JsonNode node, boolean wanted) {
        if (node.isValueNode() && wanted && !node.isNull()) {
            put(name, node.asString());
        }
        node.properties().forEach(p -> tree(p.getKey(), p.getValue(), wanted || telling(p.getKey())));
        if (node.isArray() && wanted) {
            node.forEach(item -> tree(name, item, true));
        }
    }

    private void image(Path path) {
        Map<String, String> tags = new GeoTiffReader(path).words();
        tags.forEach((name, value) -> {
            if (name.equals("GDAL_METADATA")) {
                Matcher items = ITEM.matcher(value);
                while (items.find()) {
                    if (telling(items.group(1))) {
                        put(items.group(1), items.group(2));
                    }
                }
            } else {
                put(name, value);
            }
        });
    }
}
