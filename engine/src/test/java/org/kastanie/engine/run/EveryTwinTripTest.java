package org.kastanie.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kastanie.engine.GeoReference;
import org.kastanie.engine.InputException;
import org.kastanie.engine.output.Frames;
import org.kastanie.engine.output.ResultSet;
import org.kastanie.engine.output.objects.ObjectFiles;
import org.kastanie.engine.output.objects.ObjectTable;
import org.kastanie.engine.scene.ObjectLinks;
import org.kastanie.engine.scene.Scene;
import org.kastanie.engine.scene.SceneBuilder;
import org.kastanie.engine.scene.SceneOptions;
import org.kastanie.engine.twin.CityModel;
import org.kastanie.engine.twin.Crs;
import org.kastanie.engine.twin.QualityReport;
import org.kastanie.engine.twin.TwinEntry;
import org.kastanie.engine.twin.TwinReader;
import org.kastanie.engine.twin.TwinSource;
import org.locationtech.jts.geom.Envelope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** CityGML and CityJSON over the scene to CityJSON, for every file there is: no id is lost that is not told. */
class EveryTwinTripTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    /** Cells of a scene at most: large files get large cells, for ids and areas do not depend on them. */
    private static final double CELLS = 40_000;

    @TempDir
    Path folder;

    /** What a file gave back: names of objects; ids of surfaces to area and level. */
    private record Back(Set<String> objects, Map<String, Double> surfaces, Set<String> levels) {}

    private static List<Path> files() throws IOException {
        Path data = Path.of(System.getProperty("kastanie.testdata", "../shared"), "data");
        Assumptions.assumeTrue(Files.isDirectory(data), "skipped: no data");
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(f -> f.toString().matches(".*\\.(gml|xml|city\\.json|city\\.jsonl)(\\.gz)?"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyIdComesBack() throws Exception {
        List<String> table = new ArrayList<>();
        List<String> lost = new ArrayList<>();
        for (Path file : files()) {
            table.add(trip(file, lost));
        }
        String report = System.getProperty("kastanie.trips");
        if (report != null) {
            Files.writeString(Path.of(report), String.join("\n", table) + "\n" + String.join("\n", lost) + "\n");
        }
        assertThat(lost).isEmpty();
    }

    private String trip(Path file, List<String> lost) throws Exception {
        String name = file.getFileName().toString();
        GivenIds given = GivenIds.of(file);
        CityModel city = read(file, name);
        Back back;
        try {
            back = written(city);
        } catch (RuntimeException e) {
            throw new IllegalStateException(name, e);
        }
        Set<String> told = city.quality().entries().stream()
                .filter(e -> e.kind() == QualityReport.Kind.SKIPPED)
                .map(QualityReport.Entry::object)
                .collect(Collectors.toCollection(HashSet::new));
        int objects = 0;
        int toldObjects = 0;
        for (String id : given.objects()) {
            if (back.objects.contains(id)) {
                objects++;
            } else if (told.contains(id)) {
                toldObjects++;
            } else {
                lost.add(name + ": object " + id);
            }
        }
        int surfaces = 0;
        int other = 0;
        double most = 0;
        for (var surface : given.surfaces().entrySet()) {
            Double area = back.surfaces.get(surface.getKey());
            Map<String, Double> levels = surface.getValue();
            if (area == null) {
                boolean used = levels.entrySet().stream()
                        .anyMatch(l -> back.levels.contains(l.getKey()) && l.getValue() > 1e-4);
                other++;
                if (used) {
                    lost.add(name + ": surface " + surface.getKey() + " " + levels);
                }
                continue;
            }
            surfaces++;
            double difference = levels.entrySet().stream()
                    .mapToDouble(l -> Math.abs(area - l.getValue()) / Math.max(l.getValue(), 0.01))
                    .min()
                    .orElse(0);
            if (difference > 0.01) {
                lost.add(String.format(Locale.ROOT, "%s: area of %s %s is %.4f", name, surface.getKey(), levels, area));
            }
            most = Math.max(most, difference);
        }
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %d | %d | %.2g %% |",
                name,
                given.objects().size(),
                objects,
                toldObjects,
                given.surfaces().size(),
                surfaces,
                other,
                100 * most);
    }

    private static CityModel read(Path file, String name) {
        TwinEntry entry = new TwinEntry(name.contains(".json") ? "cityjson" : "citygml", file);
        try {
            return TwinReader.read(List.of(entry), null);
        } catch (InputException withoutSystem) {
            return TwinReader.read(List.of(entry), new Crs(25832, "ETRS89 / UTM zone 32N"));
        }
    }

    private Back written(CityModel city) throws IOException {
        Envelope box = city.extent();
        city.sources().stream()
                .filter(TwinSource.Cover.class::isInstance)
                .flatMap(c -> ((TwinSource.Cover) c).areas().stream())
                .forEach(a -> box.expandToInclude(a.shape().getEnvelopeInternal()));
        box.expandBy(5);
        double cell = Math.max(1, Math.ceil(Math.sqrt(box.getArea() / CELLS)));
        Scene scene = SceneBuilder.build(city, SceneOptions.defaults(box, cell, 0));
        GeoReference domain = Places.domain(
                scene.geometry().grid().crop(scene.geometry().domain()),
                city.crs(),
                scene.reference().wkt());
        Places places = new Places(domain, List.of(), List.of(), List.of(), null);
        List<ObjectTable> tables = new ArrayList<>();
        ObjectTables.of(ObjectLinks.of(city, scene, null), places, Places.buildings(scene.geometry()))
                .forEach((kind, listed) -> tables.add(ObjectTable.empty(kind, listed.objects(), 1)));
        ObjectFiles.write(results(domain, city.quality()), ObjectPieces.sorted(tables), Double.NaN, folder);
        return back(MAPPER.readTree(Files.readString(folder.resolve("objects.city.json"))));
    }

    private ResultSet results(GeoReference domain, QualityReport quality) {
        return new ResultSet(
                "trip",
                domain,
                Instant.parse("2025-07-20T12:00:00Z"),
                Duration.ofHours(1),
                1,
                ZoneOffset.UTC,
                new Frames(folder, domain.grid().size()),
                List.of(),
                List.of(),
                List.of("cityjson"),
                new float[0],
                new ResultSet.Backdrop(new boolean[0], new boolean[0], new float[0]),
                List.of(),
                List.of(),
                quality,
                List.of(),
                Map.of(),
                "",
                List.of());
    }

    private static Back back(JsonNode city) {
        Back back = new Back(new TreeSet<>(), new TreeMap<>(), new TreeSet<>());
        Map<String, JsonNode> all = new HashMap<>();
        city.path("CityObjects").properties().forEach(o -> all.put(o.getKey(), o.getValue()));
        all.forEach((name, object) -> {
            back.objects.add(name);
            boolean part = object.path("type").asString().equals("BuildingPart");
            assertThat(object.has("parents")).as(name).isEqualTo(part);
            for (JsonNode parent : object.path("parents")) {
                JsonNode whole = all.get(parent.asString());
                assertThat(whole).as(parent.asString()).isNotNull();
                assertThat(whole.path("children").toString()).contains('"' + name + '"');
            }
            JsonNode geometry = object.at("/geometry/0");
            for (int i = 0; i < geometry.path("boundaries").size() && geometry.has("semantics"); i++) {
                JsonNode surface = geometry.at("/semantics/surfaces")
                        .get(geometry.at("/semantics/values").get(i).asInt());
                back.levels.add(geometry.path("lod").asString());
                back.surfaces.merge(
                        surface.path("id").asString(),
                        CityJsonArea.of(geometry.path("boundaries").get(i), city),
                        Double::sum);
            }
        });
        return back;
    }
}
