package org.kastanie.engine.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kastanie.engine.demo.DemoLayout.Box;
import org.kastanie.engine.demo.DemoLayout.PlantedTree;

/** Trees and areas as GeoJSON in the quarter's projected system. */
final class DemoVectors {
    private DemoVectors() {}

    static String trees() {
        List<String> features = new ArrayList<>();
        for (PlantedTree t : DemoLayout.trees()) {
            features.add(String.format(
                    Locale.ROOT,
                    "{\"type\": \"Feature\", \"id\": \"%s\", \"properties\": {\"id\": \"%s\", \"species\": \"%s\", \"height\": %.1f,"
                            + " \"crown\": %.1f, \"base\": %.1f, \"planted\": %d},"
                            + " \"geometry\": {\"type\": \"Point\", \"coordinates\": [%.2f, %.2f]}}",
                    t.id(),
                    t.id(),
                    t.species(),
                    t.height(),
                    t.crown(),
                    t.base(),
                    t.planted(),
                    DemoLayout.WEST + t.x(),
                    DemoLayout.SOUTH + t.y()));
        }
        return collection(features);
    }

    static String areas() {
        List<Box> boxes =
                new ArrayList<>(List.of(DemoLayout.AVENUE, DemoLayout.SQUARE, DemoLayout.PARK, DemoLayout.SCHOOL_YARD));
        boxes.addAll(DemoLayout.courtyards());
        List<String> features = new ArrayList<>();
        for (Box b : boxes) {
            double[][] ring = {
                {b.west(), b.south()},
                {b.east(), b.south()},
                {b.east(), b.north()},
                {b.west(), b.north()},
                {b.west(), b.south()}
            };
            List<String> points = new ArrayList<>();
            for (double[] p : ring) {
                points.add(String.format(Locale.ROOT, "[%.1f, %.1f]", DemoLayout.WEST + p[0], DemoLayout.SOUTH + p[1]));
            }
            features.add("{\"type\": \"Feature\", \"properties\": {\"name\": \"" + b.name()
                    + "\"}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[" + String.join(", ", points)
                    + "]]}}");
        }
        return collection(features);
    }

    private static String collection(List<String> features) {
        return "{\"type\": \"FeatureCollection\",\n\"crs\": {\"type\": \"name\", \"properties\": {\"name\":"
                + " \"urn:ogc:def:crs:EPSG::25832\"}},\n\"features\": [\n" + String.join(",\n", features) + "\n]}\n";
    }
}
