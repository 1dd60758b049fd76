package org.kastanie.validation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes footprints and a weather file for exact cases, so that these go through the same readers as a city. */
final class BoxScene {
    private final List<String> features = new ArrayList<>();

    /** A polygon with the corners x0 y0 x1 y1 ... (m in the job's system), a hole if {@code hole} is not empty. */
    BoxScene block(double height, double[] ring, double... hole) {
        String rings = ring(ring) + (hole.length == 0 ? "" : "," + ring(hole));
        features.add(String.format(
                Locale.ROOT,
                "{\"type\":\"Feature\",\"id\":\"b%d\",\"properties\":{\"height_m\":%s},"
                        + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[%s]}}",
                features.size(),
                height,
                rings));
        return this;
    }

    static double[] rectangle(double x0, double y0, double x1, double y1) {
        return new double[] {x0, y0, x1, y0, x1, y1, x0, y1};
    }

    /** A regular polygon that stands for a circle. */
    static double[] circle(double x, double y, double radius, int corners) {
        double[] ring = new double[2 * corners];
        for (int i = 0; i < corners; i++) {
            ring[2 * i] = x + radius * Math.cos(2 * Math.PI * i / corners);
            ring[2 * i + 1] = y + radius * Math.sin(2 * Math.PI * i / corners);
        }
        return ring;
    }

    private static String ring(double[] ring) {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i <= ring.length / 2; i++) {
            int k = 2 * (i % (ring.length / 2));
            text.append(i == 0 ? "" : ",")
                    .append('[')
                    .append(ring[k])
                    .append(',')
                    .append(ring[k + 1])
                    .append(']');
        }
        return text.append(']').toString();
    }

    Path footprints(Path folder, int epsg) throws IOException {
        Path file = folder.resolve("blocks.geojson");
        Files.writeString(
                file,
                "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::"
                        + epsg + "\"}},\"features\":[" + String.join(",", features) + "]}",
                StandardCharsets.UTF_8);
        return file;
    }

    /** A clear, still day of constant weather but for the sun: enough for geometry. */
    static Path weather(Path folder, OffsetDateTime start, int hours) throws IOException {
        StringBuilder csv =
                new StringBuilder("time,air_temperature,relative_humidity,pressure,wind_speed,wind_direction,"
                        + "shortwave_down,shortwave_diffuse,longwave_down\n");
        for (int h = 1; h <= hours; h++) {
            csv.append(start.plusHours(h)).append(",20,50,1013,2,270,500,100,330\n");
        }
        Path file = folder.resolve("weather.csv");
        Files.writeString(file, csv, StandardCharsets.UTF_8);
        return file;
    }
}
