package org.kastanie.engine.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A study of the invented quarter: how can its square become cooler? */
final class DemoStudy {
    private DemoStudy() {}

    static void write(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("walk.geojson"),
                line("walk across the square", 384, 130, 415, 173, 454, 173, 462, 212, 482, 240));
        Files.writeString(folder.resolve("streets.geojson"), line("avenue", 130, 250, 370, 250));
        Files.writeString(folder.resolve("study.yaml"), text());
    }

    private static String text() {
        return """
                kastanie: 1
                name: "Demo quarter, the square"
                question: {de: "Wie wird der Platz am Markt kühler?", en: "How can the square by the market become cooler?"}
                job: job.yaml
                streets: [{path: streets.geojson, id: name, width: 20}]
                walk: {path: walk.geojson, every: 4}
                variants:
                  - name: trees
                    title: {de: "Zwölf Linden", en: "Twelve limes"}
                    scenario:
                      - {plant: {id: new-a, along: {line: %s, every: 15}, species: tilia_cordata, age: 25}}
                      - {plant: {id: new-b, along: {line: %s, every: 15}, species: tilia_cordata, age: 25}}
                  - name: green
                    title: {de: "Entsiegeln, Wasser, Sonnensegel", en: "Unsealing, water, a sail"}
                    scenario:
                      - {unseal: {polygon: %s, class: grass}}
                      - {water: {polygon: %s}}
                      - {sail: {polygon: %s, height: 5}}
                      - {roof: {id: market-hall, class: green_extensive}}
                """.formatted(
                        points(387, 182, 477, 182),
                        points(387, 164, 477, 164),
                        points(390, 160, 440, 160, 440, 190, 390, 190),
                        points(446, 160, 462, 160, 462, 172, 446, 172),
                        points(450, 205, 474, 205, 474, 220, 450, 220))
                .replace("\r\n", "\n");
    }

    private static String points(double... xy) {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < xy.length; i += 2) {
            text.append(i == 0 ? "" : ", ").append(point(xy[i], xy[i + 1]));
        }
        return text.append(']').toString();
    }

    private static String point(double x, double y) {
        return String.format(Locale.ROOT, "[%.1f, %.1f]", DemoLayout.WEST + x, DemoLayout.SOUTH + y);
    }

    private static String line(String name, double... xy) {
        return """
                {"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}},
                 "features": [{"type": "Feature", "properties": {"name": "%s"},
                   "geometry": {"type": "LineString", "coordinates": %s}}]}
                """.formatted(name, points(xy)).replace("\r\n", "\n");
    }
}
