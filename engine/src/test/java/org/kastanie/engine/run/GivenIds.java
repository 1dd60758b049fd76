package org.kastanie.engine.run;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ids and areas of a city model, read without the engine.
 *
 * @param objects ids of buildings, parts, bridges, trees and ground
 * @param surfaces ids of boundary surfaces to their areas by level of detail; empty for CityJSON, whose surfaces have no ids
 */
record GivenIds(Set<String> objects, Map<String, Map<String, Double>> surfaces) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Set<String> OBJECTS = Set.of(
            "Building",
            "BuildingPart",
            "Bridge",
            "SolitaryVegetationObject",
            "PlantCover",
            "LandUse",
            "WaterBody",
            "Road",
            "Railway",
            "Square",
            "Track");
    private static final Set<String> SURFACES = Set.of(
            "RoofSurface",
            "WallSurface",
            "GroundSurface",
            "OuterCeilingSurface",
            "OuterFloorSurface",
            "Window",
            "Door",
            "WindowSurface",
            "DoorSurface",
            "TrafficArea",
            "AuxiliaryTrafficArea");

    static GivenIds of(Path file) throws IOException, XMLStreamException {
        GivenIds given = new GivenIds(new TreeSet<>(), new TreeMap<>());
        if (file.toString().contains(".json")) {
            for (String line :
                    file.toString().endsWith("l") ? Files.readAllLines(file) : List.of(Files.readString(file))) {
                for (var object : MAPPER.readTree(line).path("CityObjects").properties()) {
                    if (OBJECTS.contains(object.getValue().path("type").asString())) {
                        given.objects.add(object.getKey());
                    }
                }
            }
            return given;
        }
        try (InputStream raw = Files.newInputStream(file);
                InputStream in =
                        new BufferedInputStream(file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw)) {
            XMLInputFactory factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            given.xml(factory.createXMLStreamReader(in));
        }
        return given;
    }

    private void xml(XMLStreamReader xml) throws XMLStreamException {
        Deque<String> surface = new ArrayDeque<>();
        Deque<String> names = new ArrayDeque<>();
        String level = "";
        boolean hole = false;
        List<double[]> ring = new ArrayList<>();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                String name = xml.getLocalName();
                String id = id(xml);
                names.push(name);
                if (OBJECTS.contains(name) && id != null) {
                    objects.add(id);
                } else if (SURFACES.contains(name)) {
                    surface.push(id == null ? "" : id);
                    if (id != null) {
                        surfaces.put(id, new TreeMap<>());
                    }
                } else if (name.matches("lod[0-4].*")) {
                    level = name.substring(3, 4);
                } else if (name.equals("exterior") || name.equals("interior")) {
                    hole = name.equals("interior");
                } else if (name.equals("LinearRing")) {
                    ring.clear();
                } else if (name.equals("posList") || name.equals("pos")) {
                    String[] n = xml.getElementText().trim().split("\\s+");
                    names.pop();
                    for (int i = 0; i + 2 < n.length; i += 3) {
                        ring.add(new double[] {
                            Double.parseDouble(n[i]), Double.parseDouble(n[i + 1]), Double.parseDouble(n[i + 2])
                        });
                    }
                }
            } else if (event == XMLStreamReader.END_ELEMENT) {
                String name = names.pop();
                if (SURFACES.contains(name)) {
                    surface.pop();
                } else if (name.equals("LinearRing")
                        && !surface.isEmpty()
                        && !surface.peek().isEmpty()) {
                    surfaces.get(surface.peek()).merge(level, (hole ? -1 : 1) * CityJsonArea.ofRing(ring), Double::sum);
                }
            }
        }
    }

    private static @Nullable String id(XMLStreamReader xml) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals("id")
                    && String.valueOf(xml.getAttributeNamespace(i)).contains("opengis.net/gml")) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }
}
