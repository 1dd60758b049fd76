package org.kastanie.engine.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes the invented quarter, its two jobs (the avenue with its twenty trees, and without) and a study of its square. */
public final class DemoQuarter {
    /** Trees of the avenue, T01..T20. */
    public static final int AVENUE_TREES = 20;

    private DemoQuarter() {}

    /** Writes all files into {@code folder} (made if needed). The same bytes every time. */
    public static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("buildings.gml"), DemoCityGml.text());
        Files.writeString(folder.resolve("trees.geojson"), DemoVectors.trees());
        Files.writeString(folder.resolve("areas.geojson"), DemoVectors.areas());
        Files.writeString(folder.resolve("terrain.asc"), DemoRasters.terrain());
        Files.writeString(folder.resolve("landcover.asc"), DemoRasters.landCover());
        Files.writeString(folder.resolve("weather.csv"), DemoWeather.csv());
        Files.writeString(
                folder.resolve("job.yaml"),
                job("Demo quarter, avenue with its trees", "[cog, zarr, png, report, geopackage]", "[]"));
        String felled = IntStream.rangeClosed(1, AVENUE_TREES)
                .mapToObj(i -> String.format(Locale.ROOT, "{fell: {id: T%02d}}", i))
                .collect(Collectors.joining("\n  - ", "\n  - ", ""));
        Files.writeString(
                folder.resolve("job-without-trees.yaml"),
                job("Demo quarter, avenue without its trees", "[zarr, report]", felled));
        DemoStudy.write(folder);
    }

    private static String job(String name, String formats, String scenario) {
        return """
                kastanie: 1
                name: "%s"
                domain: {crs: "EPSG:25832", bounds: [%.0f, %.0f, %.0f, %.0f], cell: 2, margin: 50}
                twin:
                  - {type: terrain, path: terrain.asc, crs: "EPSG:25832"}
                  - {type: citygml, path: buildings.gml}
                  - {type: trees, path: trees.geojson, columns: {height: height, crownDiameter: crown, crownBase: base, species: species, planted: planted}}
                  - {type: landcover, path: landcover.asc, crs: "EPSG:25832", classes: osm}
                weather: {type: csv, path: weather.csv, windHeight: 10, airHeight: 2, site: rural, roughness: 0.1}
                period: {start: "2025-07-20T00:00+01:00", end: "2025-07-21T00:00+01:00", output: PT1H, spinup: auto}
                points:
                %s
                areas: [{path: areas.geojson, id: name}]
                outputs: {quantities: [surface_temperature, air_temperature, mean_radiant_temperature, utci, pet], formats: %s}
                model: {step: PT15M, voxel: 5}
                scenario: %s
                """.formatted(
                        name,
                        DemoLayout.WEST,
                        DemoLayout.SOUTH,
                        DemoLayout.WEST + DemoLayout.SIZE,
                        DemoLayout.SOUTH + DemoLayout.SIZE,
                        String.join(
                                "\n", point("avenue", 239, 244), point("courtyard", 187, 176), point("park", 95, 430)),
                        formats,
                        scenario)
                .replace("\r\n", "\n");
    }

    private static String point(String id, double x, double y) {
        return String.format(
                Locale.ROOT,
                "  - {id: %s, x: %.1f, y: %.1f, height: 1.1, depths: [0.05, 0.20]}",
                id,
                DemoLayout.WEST + x,
                DemoLayout.SOUTH + y);
    }
}
