package org.kastanie.engine.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.kastanie.engine.demo.DemoQuarter;

/** A part of the invented quarter with everything that can be an object: also ground polygons with ids and streets. */
final class ObjectQuarter {
    private ObjectQuarter() {}

    /** Writes the quarter; gives settings for half an hour twice at noon of 180 x 140 m of it. */
    static List<String> write(Path folder) throws IOException {
        DemoQuarter.write(folder);
        var box = Objects.requireNonNull(JobReader.read(folder.resolve("job.yaml"), List.of())
                .spec()
                .domain()
                .bounds());
        double x = box.getMinX() + 130;
        double y = box.getMinY() + 130;
        Files.writeString(
                folder.resolve("land.geojson"),
                collection(
                        feature("LU-1", "grass", "Polygon", "[" + ring(x - 20, y - 20, x + 90, y + 160) + "]"),
                        feature("LU-2", "gravel", "Polygon", "[" + ring(x + 40, y + 40, x + 130, y + 100) + "]"),
                        feature("LU-3", "asphalt", "Polygon", "[" + ring(x + 60, y - 10, x + 60.4, y + 150) + "]"),
                        feature("LU-4", "sand", "Polygon", "[" + ring(x + 2, y + 2, x + 9, y + 9) + "]"),
                        feature("LU-4", "sand", "Polygon", "[" + ring(x + 160, y + 105, x + 175, y + 115) + "]")));
        Files.writeString(
                folder.resolve("streets.geojson"),
                collection(
                        feature("north", "", "LineString", line(x - 50, y + 120, x + 230, y + 120)),
                        feature("east", "", "LineString", line(x + 150, y - 50, x + 150, y + 200))));
        return List.of(
                String.format(Locale.ROOT, "domain.bounds=[%f, %f, %f, %f]", x, y, x + 180, y + 140),
                "twin=[{type: terrain, path: terrain.asc, crs: 'EPSG:25832'}, {type: citygml, path: buildings.gml},"
                        + " {type: trees, path: trees.geojson, columns: {height: height, crownDiameter: crown, crownBase: base,"
                        + " species: species, planted: planted}}, {type: landcover, path: landcover.asc, crs: 'EPSG:25832',"
                        + " classes: osm}, {type: landcover, path: land.geojson, crs: 'EPSG:25832', attribute: class, id: id}]",
                "streets=[{path: streets.geojson, id: id, width: 12}]",
                "period.start=2025-07-20T12:00+01:00",
                "period.end=2025-07-20T13:00+01:00",
                "period.output=PT30M",
                "period.spinup=none",
                "points=[]");
    }

    private static String ring(double west, double south, double east, double north) {
        return String.format(
                Locale.ROOT, "[[%1$f,%2$f],[%3$f,%2$f],[%3$f,%4$f],[%1$f,%4$f],[%1$f,%2$f]]", west, south, east, north);
    }

    private static String line(double x0, double y0, double x1, double y1) {
        return String.format(Locale.ROOT, "[[%f,%f],[%f,%f]]", x0, y0, x1, y1);
    }

    private static String feature(String id, String groundClass, String type, String coordinates) {
        return "{\"type\":\"Feature\",\"properties\":{\"id\":\"" + id + "\",\"class\":\"" + groundClass
                + "\"},\"geometry\":{\"type\":\"" + type + "\",\"coordinates\":" + coordinates + "}}";
    }

    private static String collection(String... features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
    }
}
