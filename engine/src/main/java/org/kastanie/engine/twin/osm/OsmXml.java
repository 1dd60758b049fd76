package org.kastanie.engine.twin.osm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * OpenStreetMap XML, version 0.6, as the API, JOSM, osmium and Overpass ({@code out meta} or {@code out geom}) write it. Document
 * type definitions and entities are off: nothing a file names is ever opened. Deleted elements are passed over.
 */
final class OsmXml {
    /** Way nodes and members an element may have; the API allows 2000 nodes and 32 000 members. */
    private static final int MOST = 1_000_000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final List<String> LIMITS = List.of(
            "jdk.xml.totalEntitySizeLimit", "jdk.xml.maxGeneralEntitySizeLimit", "jdk.xml.entityExpansionLimit");

    private final OsmSink sink;
    private final Map<String, String> tags = new HashMap<>();
    private final List<OsmData.Member> members = new ArrayList<>();
    private long[] nodes = new long[64];
    private int nodeCount;
    private long id;
    private double longitude;
    private double latitude;
    private @Nullable String timestamp;
    private boolean alive;
    private boolean way;

    private OsmXml(OsmSink sink) {
        this.sink = sink;
    }

    static void read(InputStream in, OsmSink sink) throws IOException {
        try {
            // such files are UTF-8 throughout; the parser's own decoder would print to standard error where they are
            // not
            Reader text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) { // some editors write one
                text.reset();
            }
            new OsmXml(sink).read(factory().createXMLStreamReader(text));
        } catch (XMLStreamException e) {
            boolean coded = e.getNestedException() instanceof CharacterCodingException;
            String message = e.getMessage() == null ? "it is not XML" : e.getMessage();
            throw new IOException(coded ? "it is not UTF-8" : message, e);
        } catch (CharacterCodingException e) {
            throw new IOException("it is not UTF-8", e);
        }
    }

    /** What the root element says of program, rights and source. */
    static Map<String, String> origin(InputStream in) throws IOException {
        Map<String, String> origin = new LinkedHashMap<>();
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(in);
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("osm")) {
                    for (int i = 0; i < xml.getAttributeCount(); i++) {
                        origin.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
                    }
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    String name = xml.getLocalName();
                    if (!name.equals("note")) {
                        return origin;
                    }
                    origin.put(name, xml.getElementText()); // Overpass writes the licence there
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(e.getMessage(), e);
        }
        return origin;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty("http://javax.xml.XMLConstants/property/accessExternalDTD", "");
        for (String limit : LIMITS) {
            factory.setProperty(
                    limit, "0"); // they count &amp; and the like, of which a city has more; there are no other entities
        }
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory;
    }

    private void read(XMLStreamReader xml) throws XMLStreamException, IOException {
        boolean root = true;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                throw new IOException("it carries a document type definition (DOCTYPE), which such files do not need");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (root && !xml.getLocalName().equals("osm")) {
                    throw new IOException("its root element is <" + xml.getLocalName() + ">, not <osm>");
                }
                root = false;
                start(xml);
            } else if (event == XMLStreamConstants.END_ELEMENT && alive) {
                end(xml.getLocalName());
            }
        }
    }

    private void start(XMLStreamReader xml) throws IOException {
        switch (xml.getLocalName()) {
            case "bounds" ->
                sink.bounds(
                        degrees(xml, "minlon"), degrees(xml, "minlat"), degrees(xml, "maxlon"), degrees(xml, "maxlat"));
            case "node", "way", "relation" -> begin(xml);
            case "nd" -> {
                if (!way) {
                    return; // Overpass, out geom: outlines of members, without ids; their ways tell the same
                }
                long ref = whole(xml, "ref");
                add(ref);
                if (alive && xml.getAttributeValue(null, "lat") != null) { // Overpass, out geom
                    sink.node(ref, degrees(xml, "lon"), degrees(xml, "lat"), Map.of(), 0);
                }
            }
            case "member" -> {
                String type = xml.getAttributeValue(null, "type");
                String role = xml.getAttributeValue(null, "role");
                if (members.size() >= MOST) {
                    throw new IOException("relation " + id + " has more than " + MOST + " members");
                }
                members.add(new OsmData.Member(
                        type == null || type.isEmpty() ? '?' : type.charAt(0),
                        whole(xml, "ref"),
                        role == null ? "" : role));
            }
            case "tag" -> {
                String key = xml.getAttributeValue(null, "k");
                String value = xml.getAttributeValue(null, "v");
                if (key != null && value != null) {
                    tags.put(key, value);
                }
            }
            default -> {
                // notes, remarks and what other programs add
            }
        }
    }

    private void begin(XMLStreamReader xml) throws IOException {
        boolean node = xml.getLocalName().equals("node");
        way = xml.getLocalName().equals("way");
        alive = !"false".equals(xml.getAttributeValue(null, "visible"))
                && !"delete".equals(xml.getAttributeValue(null, "action"));
        tags.clear();
        members.clear();
        nodeCount = 0;
        id = whole(xml, "id");
        if (node) {
            longitude = degrees(xml, "lon");
            latitude = degrees(xml, "lat");
            timestamp = xml.getAttributeValue(null, "timestamp");
        }
    }

    private void end(String element) {
        switch (element) {
            case "node" -> sink.node(id, longitude, latitude, tags, tags.isEmpty() ? 0 : year(timestamp));
            case "way" -> sink.way(id, Arrays.copyOf(nodes, nodeCount), tags);
            case "relation" -> sink.relation(id, members, tags);
            default -> {
                return;
            }
        }
        alive = false;
    }

    private void add(long ref) throws IOException {
        if (nodeCount >= MOST) {
            throw new IOException("way " + id + " has more than " + MOST + " nodes");
        }
        if (nodeCount == nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * nodeCount);
        }
        nodes[nodeCount++] = ref;
    }

    private static long whole(XMLStreamReader xml, String name) throws IOException {
        String text = xml.getAttributeValue(null, name);
        try {
            return Long.parseLong(text == null ? "" : text.strip());
        } catch (NumberFormatException e) {
            throw new IOException(
                    "line " + xml.getLocation().getLineNumber() + ": <" + xml.getLocalName() + "> has "
                            + (text == null ? "no " + name : name + " \"" + text + "\", which is no whole number"),
                    e);
        }
    }

    /** NaN where there is none: the node is then of no use, the file still is. */
    private static double degrees(XMLStreamReader xml, String name) {
        String text = xml.getAttributeValue(null, name);
        try {
            return text == null ? Double.NaN : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static int year(@Nullable String timestamp) {
        try {
            return timestamp == null || timestamp.length() < 10 ? 0 : Integer.parseInt(timestamp, 0, 4, 10);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
