package org.kastanie.engine.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A 40 m by 40 m courtyard on flat ground with weather of its own, small enough to run in a test. */
public final class TinyJob {
    private TinyJob() {}

    /** Writes the job and its files; returns the job file. */
    public static Path write(Path folder) throws IOException {
        Files.writeString(folder.resolve("weather.csv"), weather());
        Files.writeString(folder.resolve("blocks.geojson"), blocks());
        Files.writeString(folder.resolve("areas.geojson"), areas());
        return Files.writeString(folder.resolve("job.yaml"), text());
    }

    public static String text() {
        return """
                kastanie: 1
                name: tiny
                domain: {crs: "EPSG:25832", bounds: [691000, 5336000, 691040, 5336040], cell: 2, margin: 20}
                twin:
                  - {type: footprints, path: blocks.geojson, height: height}
                weather: {type: csv, path: weather.csv}
                period: {start: "2020-07-02T10:00+02:00", end: "2020-07-02T13:00+02:00", output: PT1H, spinup: P1D}
                points: [{id: yard, x: 691030, y: 5336030, height: 1.1, depths: [0.05], profile: true}]
                outputs: {quantities: [utci, surface_temperature], formats: [cog]}
                model: {directions: 4}
                """;
    }

    private static String blocks() {
        return """
                {"type": "FeatureCollection",
                 "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}},
                 "features": [{"type": "Feature", "properties": {"height": 9}, "geometry": {"type": "Polygon",
                   "coordinates": [[[691010, 5336010], [691020, 5336010], [691020, 5336020], [691010, 5336020], [691010, 5336010]]]}}]}
                """;
    }

    /** All of the domain, and a strip south of the building. */
    private static String areas() {
        return """
                {"type": "FeatureCollection",
                 "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}},
                 "features": [{"type": "Feature", "properties": {"name": "all"}, "geometry": {"type": "Polygon",
                   "coordinates": [[[691000, 5336000], [691040, 5336000], [691040, 5336040], [691000, 5336040], [691000, 5336000]]]}},
                  {"type": "Feature", "properties": {"name": "strip"}, "geometry": {"type": "Polygon",
                   "coordinates": [[[691000, 5336000], [691040, 5336000], [691040, 5336010], [691000, 5336010], [691000, 5336000]]]}}]}
                """;
    }

    private static String weather() {
        StringBuilder csv =
                new StringBuilder("time,air_temperature,relative_humidity,pressure,wind_speed,wind_direction,"
                        + "shortwave_down,shortwave_diffuse,longwave_down\n");
        for (int day = 1; day <= 3; day++) {
            for (int hour = 1; hour <= 24; hour++) {
                double sun = Math.max(0, Math.sin(Math.PI * (hour - 5.5) / 15));
                csv.append(String.format(
                        Locale.ROOT,
                        "2020-07-%02dT%02d:00+02:00,%.1f,50,960,2.5,%d,%.0f,%.0f,%.0f%n",
                        hour == 24 ? day + 1 : day,
                        hour % 24,
                        20 + 8 * Math.sin(Math.PI * (hour - 9) / 12),
                        180 + 3 * hour,
                        850 * sun,
                        120 * sun,
                        350.0));
            }
        }
        return csv.toString();
    }
}
